import { register as watchModules } from 'import-in-the-middle/register-hooks.mjs';
import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { CompositePropagator, W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { AWSXRayPropagator } from '@opentelemetry/propagator-aws-xray';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace';
import { BullMQOtel } from 'bullmq-otel';
import type { TracingConfig } from '../../config/tracing.config.js';
import { TRACING } from './tracing.js';

/** Packages that are watched while they load; every other one loads as without tracing. */
const WATCHED = ['pg', 'pg-pool', 'ioredis', 'http', 'https', 'node:http', 'node:https'];
/** A collector that is away costs no more than this at a stop, and no request anything. */
const EXPORT_MS = 2_000;
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
    sampler: samplerOf(config.ratio),
    spanProcessors: [new PlainSpans({ exporter, ...SENDING })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  // The last one that finds its header decides, so W3C goes before X-Ray.
  const propagators = [new AWSXRayPropagator(), new W3CTraceContextPropagator()];
  propagation.setGlobalPropagator(new CompositePropagator({ propagators }));
  trace.setGlobalTracerProvider(provider);
  registerInstrumentations({ tracerProvider: provider, instrumentations: instrumentations() });
  TRACING.begin({
    jobs: new BullMQOtel({ tracerName: 'frontdesk' }),
    stop: () => provider.shutdown(),
  });
}

/** Leaves out what errors say: it may quote rows, or what a visitor has written. Their kind is in the attributes. */
class PlainSpans extends BatchSpanProcessor {
  override onEnd(span: ReadableSpan): void {
    delete span.status.message;
    span.events.length = 0;
    super.onEnd(span);
  }
}

/**
 * By the trace's id and not by what the caller says, so that no client makes us send all of its traces; each process
 * decides the same.
 */
function samplerOf(ratio: number): ParentBasedSampler {
  const root = new TraceIdRatioBasedSampler(ratio);
  return new ParentBasedSampler({
    root,
    remoteParentSampled: root,
    remoteParentNotSampled: new AlwaysOffSampler(),
  });
}

function headersIn(text: string): Record<string, string> {
  const pairs = text.split(',').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at < 1 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const];
  });
  return Object.fromEntries(pairs);
}
