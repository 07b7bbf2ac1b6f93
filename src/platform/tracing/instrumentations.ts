import type { IncomingMessage } from 'node:http';
import type { Instrumentation } from '@opentelemetry/instrumentation';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { IORedisInstrumentation } from '@opentelemetry/instrumentation-ioredis';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';

/** Probes and files come every few seconds and tell nothing. */
const QUIET = /^\/(?:health|metrics|assets|favicon)/;

/** Parameters that hold what somebody has written, or a secret. */
const WRITTEN = ['token', 'key', 'email', 'q', 'search', 'externalId', 'number'];

/** What is recorded of packages: requests in and out, statements and Redis commands that belong to one. */
export function instrumentations(): Instrumentation[] {
  return [
    new HttpInstrumentation({
      ignoreIncomingRequestHook: ({ url }: IncomingMessage) => QUIET.test(url ?? ''),
      requireParentforOutgoingSpans: true,
      redactedQueryParams: WRITTEN,
      redactedQueryParamsServer: WRITTEN,
    }),
    new UndiciInstrumentation({ requireParentforSpans: true }),
    new PgInstrumentation({ requireParentSpan: true, ignoreConnectSpans: true }),
    // Arguments are what people have written, so only the command's name is kept.
    new IORedisInstrumentation({ requireParentSpan: true, dbStatementSerializer: (command) => command }),
  ];
}
