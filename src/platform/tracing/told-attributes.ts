import type { Attributes } from '@opentelemetry/api';

/** Whether a span is of a call that this process makes; whose host is a server's and not what a client has written. */
export type SpanSide = 'client' | 'other';

/**
 * Attributes of spans that a collector is told. Everything else stays here, also what a next version of a package adds:
 * addresses hold secrets in their paths and queries, callers write their own host, agent and method, and a queue knows
 * options, results and reasons of failures.
 */
const TOLD = new Set([
  ...['http.request.method', 'http.response.status_code', 'url.scheme', 'network.protocol.version'],
  ...['error.type', 'db.system.name', 'db.namespace', 'db.operation.name'],
  // With places for values, and of Redis the command's name alone.
  ...['db.query.text', 'db.postgresql.plan'],
  ...['bullmq.queue.name', 'bullmq.queue.operation', 'bullmq.job.name', 'bullmq.job.id'],
  ...['bullmq.job.bulk.count', 'bullmq.job.attempts.made'],
  ...['bullmq.job.processed.timestamp', 'bullmq.job.attempt_finished_timestamp'],
  ...['gen_ai.request.model', 'frontdesk.model_owner'],
  ...['frontdesk.operation', 'frontdesk.search', 'frontdesk.tool', 'frontdesk.turn'],
]);
const TOLD_OF_CALLS = new Set(['server.address', 'server.port']);

/** Removes from the attributes what no collector may be told. */
export function keepTold(attributes: Attributes, side: SpanSide): void {
  for (const name of Object.keys(attributes))
    if (!TOLD.has(name) && !(side === 'client' && TOLD_OF_CALLS.has(name)))
      Reflect.deleteProperty(attributes, name);
}
