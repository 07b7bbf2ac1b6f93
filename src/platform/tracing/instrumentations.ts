import type { IncomingMessage } from 'node:http';
import type { Span } from '@opentelemetry/api';
import type { Instrumentation } from '@opentelemetry/instrumentation';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { IORedisInstrumentation } from '@opentelemetry/instrumentation-ioredis';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { callersSpan } from './edge.js';

/** Probes and files come every few seconds and tell nothing. */
const QUIET = /^\/(?:health|metrics|assets|favicon)/;

/** What is recorded of packages: requests in and out, statements and Redis commands that belong to one. */
export function instrumentations(): Instrumentation[] {
  return [
    new HttpInstrumentation({
      ignoreIncomingRequestHook: ({ url }: IncomingMessage) => QUIET.test(url ?? ''),
      requireParentforOutgoingSpans: true,
      requestHook: (span, request) => {
        if ('headers' in request) linkCaller(span, request);
      },
    }),
    new UndiciInstrumentation({ requireParentforSpans: true }),
    new PgInstrumentation({ requireParentSpan: true, ignoreConnectSpans: true }),
    // Arguments are what people have written, so only the command's name is kept.
    new IORedisInstrumentation({ requireParentSpan: true, dbStatementSerializer: (command) => command }),
  ];
}

function linkCaller(span: Span, { headers }: IncomingMessage): void {
  const caller = span.isRecording() ? callersSpan(headers) : undefined;
  if (caller) span.addLink({ context: caller });
}
