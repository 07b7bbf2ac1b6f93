import { createHash, timingSafeEqual } from 'node:crypto';
import { Metadata, status } from '@grpc/grpc-js';
import { isId, newId } from '../../kernel/ids.js';
import { currentContext } from '../../platform/context/request-context.js';
import { traceHeaders } from '../../platform/tracing/spans.js';
import { refusal } from './grpc-status.js';

const TENANT = 'x-tenant-id';
const VISITOR = 'x-visitor-id';
const REQUEST = 'x-request-id';
const CORRELATION = 'x-correlation-id';
const TRACE = 'traceparent';

/** As the API takes it from clients; anything else could not be a header. */
const PLAIN_ID = /^[A-Za-z0-9._-]{1,64}$/;
/** W3C Trace Context. */
const TRACEPARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Who a turn is answered for, and the ids that its log lines carry. */
export interface CallContext {
  tenantId: string;
  visitorId: string;
  requestId: string;
  correlationId: string;
  traceparent?: string;
}

/** @throws when it is called outside of a request or job. */
export function metadataOf(caller: { tenantId: string; visitorId: string }, secret: string): Metadata {
  const { requestId, correlationId, traceparent: known } = currentContext();
  const { traceparent = known } = traceHeaders();
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${secret}`);
  metadata.set(TENANT, caller.tenantId);
  metadata.set(VISITOR, caller.visitorId);
  const ids = { [REQUEST]: requestId, [CORRELATION]: correlationId };
  for (const [key, id] of Object.entries(ids)) if (PLAIN_ID.test(id)) metadata.set(key, id);
  if (traceparent !== undefined && TRACEPARENT.test(traceparent)) metadata.set(TRACE, traceparent);
  return metadata;
}

/**
 * @param secrets each opens
 * @throws RpcException UNAUTHENTICATED without a secret, a tenant and a visitor.
 */
export function callerOf(metadata: Metadata, secrets: readonly string[]): CallContext {
  const given = valueOf(metadata, 'authorization');
  if (!secrets.some((secret) => isSecret(given, secret)))
    throw refusal(status.UNAUTHENTICATED, 'The call needs the shared secret (CHAT_SHARED_SECRET).');
  const [tenantId, visitorId] = [valueOf(metadata, TENANT), valueOf(metadata, VISITOR)];
  if (!isId(tenantId)) throw refusal(status.UNAUTHENTICATED, `The call needs a tenant (${TENANT}).`);
  if (!isId(visitorId)) throw refusal(status.UNAUTHENTICATED, `The call needs a visitor (${VISITOR}).`);
  const requestId = matching(metadata, REQUEST, PLAIN_ID) ?? newId();
  return {
    tenantId,
    visitorId,
    requestId,
    correlationId: matching(metadata, CORRELATION, PLAIN_ID) ?? requestId,
    traceparent: matching(metadata, TRACE, TRACEPARENT),
  };
}

function valueOf(metadata: Metadata, key: string): string {
  const [first = ''] = metadata.get(key);
  return String(first);
}

function matching(metadata: Metadata, key: string, form: RegExp): string | undefined {
  const value = valueOf(metadata, key);
  return form.test(value) ? value : undefined;
}

/** In a time that says nothing of either text. An empty secret opens nothing. */
function isSecret(authorization: string, secret: string): boolean {
  return secret !== '' && timingSafeEqual(digest(authorization), digest(`Bearer ${secret}`));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
