import { context, propagation, SpanStatusCode, trace, type Attributes, type Span } from '@opentelemetry/api';
import { TRACING, type TraceHeaders } from './tracing.js';

/** Of this product's own spans, among those of the instrumented packages. */
const TRACER = 'frontdesk';

/** What a span is called: what is done, in the words of `docs/observability.md`. */
export type SpanName =
  | 'chat.turn'
  | 'chat.answer'
  | 'chat.retrieval'
  | 'chat.tool'
  | 'chat.model'
  | 'webhook.deliver';

/**
 * Runs the work in a span of its own. Without an endpoint for traces nothing is recorded and the work is all that runs.
 * @param attributes ids and names alone: no text of a visitor, no key
 */
export function inSpan<T>(name: SpanName, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  return tracer().startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      fail(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** As `inSpan`, for what yields: everything up to its end, or until its reader leaves, is in the span. */
export async function* yieldInSpan<T>(
  name: SpanName,
  attributes: Attributes,
  work: () => AsyncIterable<T>,
): AsyncGenerator<T, void, undefined> {
  const span = tracer().startSpan(name, { attributes });
  // Each step runs when its reader asks for it, in the reader's context.
  const within = trace.setSpan(context.active(), span);
  const steps = context.with(within, () => work()[Symbol.asyncIterator]());
  try {
    for (;;) {
      const step = await context.with(within, () => steps.next());
      if (step.done) return;
      yield step.value;
    }
  } catch (error) {
    fail(span, error);
    throw error;
  } finally {
    await context.with(within, () => steps.return?.());
    span.end();
  }
}

/** Names the span of the running request by its operation, of which the instrumentation knows nothing. */
export function nameRequest(method: string, operation: string): void {
  const span = trace.getActiveSpan();
  if (!span?.isRecording()) return;
  span.updateName(`${method} ${operation}`);
  span.setAttribute('frontdesk.operation', operation);
}

/** The id of the running trace, 32 hexadecimal digits; undefined when there is none. */
export function traceId(): string | undefined {
  const { traceId: id } = trace.getActiveSpan()?.spanContext() ?? {};
  return id;
}

/** The running span as W3C Trace Context has it, to be stored; undefined when there is none. */
export function runningTraceparent(): string | undefined {
  const { traceId: id, spanId, traceFlags } = trace.getActiveSpan()?.spanContext() ?? {};
  return id && spanId ? `00-${id}-${spanId}-0${(traceFlags ?? 0) & 1}` : undefined;
}

/** What another process needs to go on with the running trace; empty when there is none. */
export function traceHeaders(): TraceHeaders {
  const headers: TraceHeaders = {};
  propagation.inject(context.active(), headers);
  return headers;
}

/**
 * Runs the work as a part of the trace that another process of this product has begun, if these headers name one. Not for
 * headers that anybody could send: they decide whether the trace is recorded.
 */
export function joinTrace<T>(headers: TraceHeaders, work: () => T): T {
  return context.with(TRACING.contextOf(headers), work);
}

function tracer() {
  return trace.getTracer(TRACER);
}

/** The name alone: a message may quote what a visitor or a driver has said. */
function fail(span: Span, error: unknown): void {
  span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' });
}
