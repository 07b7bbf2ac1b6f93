import { register as watchModules } from 'import-in-the-middle/register-hooks.mjs';
import { context, defaultTextMapGetter, propagation, SpanKind, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace';
import { BullMQOtel } from 'bullmq-otel';
import type { TracingConfig } from '../../config/tracing.config.js';
import { OutwardPropagator } from './edge.js';
import { keepTold } from './told-attributes.js';
import { TRACING, type TraceHeaders } from './tracing.js';

/** Packages that are watched while they load; every other one loads as without tracing. */
const WATCHED = ['pg', 'pg-pool', 'ioredis', 'http', 'https', 'node:http', 'node:https'];
/** A collector that is away costs no more than this at a stop, and no request anything. */
const EXPORT_MS = 2_000;
/** Headers between processes of this product. */
const OWN = new W3CTraceContextPropagator();
const SENDING = { maxQueueSize: 2_048, scheduledDelayMillis: 1_000, exportTimeoutMillis: EXPORT_MS };

/**
 * Records traces from now on. Call it before what it watches is loaded, and only when an endpoint is set: loading this
 * file takes some 40 MB.
 * @param role of the process
 */
export async function startTracing(config: TracingConfig, role: 'api' | 'worker' | 'chat'): Promise<void> {
  watchModules({ include: WATCHED });
  const { instrumentations } = await import('./instrumentations.js');
  const exporter = new OTLPTraceExporter({
    url: `${config.endpoint.replace(/\/$/, '')}/v1/traces`,
    headers: headersIn(config.headers),
    timeoutMillis: EXPORT_MS,
  });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': `frontdesk-${role}` }),
    // Decided where a trace begins, always in a process of ours; the others do as it says.
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(config.ratio) }),
    spanProcessors: [new PlainSpans({ exporter, ...SENDING })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new OutwardPropagator());
  trace.setGlobalTracerProvider(provider);
  registerInstrumentations({ tracerProvider: provider, instrumentations: instrumentations() });
  TRACING.begin({
    jobs: new JobTelemetry({ tracerName: 'frontdesk' }),
    join: (headers) => OWN.extract(context.active(), headers, defaultTextMapGetter),
    stop: () => provider.shutdown(),
  });
}

/** A job's headers are this product's own. */
class JobTelemetry extends BullMQOtel {
  constructor(options: ConstructorParameters<typeof BullMQOtel>[0]) {
    super(options);
    this.contextManager.fromMetadata = (active, metadata) =>
      OWN.extract(active, JSON.parse(metadata) as TraceHeaders, defaultTextMapGetter);
  }
}

/**
 * Leaves out what may hold a secret or what somebody has written: attributes that are not listed, and what errors say,
 * which may quote rows. Their kind is in the attributes.
 */
class PlainSpans extends BatchSpanProcessor {
  override onEnd(span: ReadableSpan): void {
    delete span.status.message;
    span.events.length = 0;
    keepTold(span.attributes, span.kind === SpanKind.CLIENT ? 'client' : 'other');
    super.onEnd(span);
  }
}

function headersIn(text: string): Record<string, string> {
  const pairs = text.split(',').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at < 1 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const];
  });
  return Object.fromEntries(pairs);
}
