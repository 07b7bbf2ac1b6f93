import type { IncomingHttpHeaders } from 'node:http';
import {
  defaultTextMapGetter,
  ROOT_CONTEXT,
  trace,
  type Context,
  type SpanContext,
  type TextMapPropagator,
  type TextMapSetter,
} from '@opentelemetry/api';
import { CompositePropagator, W3CTraceContextPropagator } from '@opentelemetry/core';
import { AWSXRayPropagator } from '@opentelemetry/propagator-aws-xray';

/** The last one that finds its header decides, so W3C goes before X-Ray. */
const KNOWN = new CompositePropagator({
  propagators: [new AWSXRayPropagator(), new W3CTraceContextPropagator()],
});

/**
 * For the whole process: calls tell their trace, and requests are told none. Anybody can send headers over HTTP, and a
 * trace that is gone on with takes its id and its sampling from them. Own processes are joined by `joinTrace`.
 */
export class OutwardPropagator implements TextMapPropagator {
  inject(context: Context, carrier: unknown, setter: TextMapSetter): void {
    KNOWN.inject(context, carrier, setter);
  }

  extract(context: Context): Context {
    return context;
  }

  fields(): string[] {
    return KNOWN.fields();
  }
}

/**
 * The span of whoever calls, for a link; undefined when the headers name none. Without what else a caller says of it:
 * `tracestate` is free text.
 */
export function callersSpan(headers: IncomingHttpHeaders): SpanContext | undefined {
  const extracted = KNOWN.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
  const span = trace.getSpanContext(extracted);
  if (!span) return undefined;
  const { traceId, spanId, traceFlags } = span;
  return { traceId, spanId, traceFlags };
}
