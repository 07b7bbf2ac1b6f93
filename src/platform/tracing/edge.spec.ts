import {
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  trace,
  TraceFlags,
} from '@opentelemetry/api';
import { callersSpan, OutwardPropagator } from './edge.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';
const HEADERS = { traceparent: `00-${TRACE}-${SPAN}-01`, tracestate: 'vendor=aoife@mail.example' };
const XRAY = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1';

describe('the edge of our traces', () => {
  const propagator = new OutwardPropagator();

  it('takes no trace from headers', () => {
    expect(trace.getSpanContext(propagator.extract(ROOT_CONTEXT))).toBeUndefined();
    const own = trace.setSpanContext(ROOT_CONTEXT, { traceId: TRACE, spanId: SPAN, traceFlags: 1 });
    expect(propagator.extract(own)).toBe(own);
  });

  it('tells ours to whom we call', () => {
    const own = { traceId: TRACE, spanId: SPAN, traceFlags: TraceFlags.SAMPLED };
    const carrier: Record<string, string> = {};
    propagator.inject(trace.setSpanContext(ROOT_CONTEXT, own), carrier, defaultTextMapSetter);
    expect(defaultTextMapGetter.get(carrier, 'traceparent')).toBe(HEADERS.traceparent);
    expect(propagator.fields()).toContain('traceparent');
  });

  it.each([
    ['W3C', HEADERS, TRACE, SPAN],
    ['AWS', { 'x-amzn-trace-id': XRAY }, '5759e988bd862e3fe1be46a994272793', '53995c3f42cd8ad8'],
    ['W3C before AWS', { ...HEADERS, 'x-amzn-trace-id': XRAY }, TRACE, SPAN],
  ])(
    'names the span of a caller as %s does, and nothing else that it says',
    (_, headers, traceId, spanId) => {
      expect(callersSpan(headers)).toEqual({ traceId, spanId, traceFlags: TraceFlags.SAMPLED });
    },
  );

  it.each([
    {},
    { traceparent: 'aoife@mail.example' },
    { 'x-amzn-trace-id': 'Root=1-5759e988-bd862e3fe1be46a9' },
  ])('names no span when the headers name none: %j', (headers) => {
    expect(callersSpan(headers)).toBeUndefined();
  });
});
