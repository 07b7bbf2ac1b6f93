import { AsyncLocalStorage } from 'node:async_hooks';
import type { AuditStamp } from './audit-stamp.js';

/** How long a request may be put off while the server is too busy: `low` first, `always` never. */
export type Urgency = 'low' | 'normal' | 'high' | 'always';

/** Fields added to every log line, job and outbound call of one request or job. */
export interface RequestContext {
  requestId: string;
  correlationId: string;
  /** Only `runAsTenant` sets it. */
  tenantId: string | null;
  /** W3C Trace Context of the caller, if it sent one; passed on to calls of other processes. */
  traceparent?: string | undefined;
  /** For log lines: the caller, set once it is authenticated. */
  caller?: string;
  /** Of a request, once it is known where it leads: `Products_update`. */
  operation?: string;
  /** Set for mutating requests of a key or an admin; without it, no audit line is written. */
  audit?: AuditStamp | undefined;
  /** Set for background work, which leaves some connections of the database to requests and waits longer for one. */
  isJob?: boolean | undefined;
  /** Set for the job that answers a turn. */
  isTurn?: boolean | undefined;
  /** Versions that a request may change or delete, as `require_match` reads them; left out: any. */
  ifMatch?: string | undefined;
  /** Of a request. */
  urgency?: Urgency | undefined;
  /** Set for a request that has had a connection of the database: what it has begun is not refused any more. */
  hasBegun?: boolean | undefined;
}

const storage = new AsyncLocalStorage<RequestContext>();

export function runInContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** The context, or undefined outside any request or job; for logging only. */
export function contextIfAny(): RequestContext | undefined {
  return storage.getStore();
}

/** @throws when no request or job is running. There must be no default: it could be another tenant's data. */
export function currentContext(): RequestContext {
  const context = storage.getStore();
  if (!context) throw new Error('No request context: this code ran outside a request or job.');
  return context;
}

/** The tenant of the running request or job. @throws when there is none. */
export function currentTenantId(): string {
  const { tenantId } = currentContext();
  if (!tenantId) throw new Error('No tenant context: this code ran without an authenticated tenant.');
  return tenantId;
}

/**
 * The only way to enter a tenant's context, for requests, jobs and streams. The audit stamp is passed explicitly and
 * never inherited: background work that a request starts must not be logged as that request's.
 * @throws on an empty tenant, and on a different tenant inside a tenant's context.
 */
export function runAsTenant<T>(
  tenantId: string,
  {
    requestId,
    correlationId,
    traceparent,
    audit,
    isJob,
    isTurn,
    urgency,
  }: Pick<
    RequestContext,
    'requestId' | 'correlationId' | 'traceparent' | 'audit' | 'isJob' | 'isTurn' | 'urgency'
  >,
  work: () => T,
): T {
  if (!tenantId) throw new Error('A tenant context needs a tenant.');
  const outer = storage.getStore()?.tenantId;
  if (outer && outer !== tenantId) throw new Error('A tenant context cannot change its tenant.');
  return storage.run(
    { requestId, correlationId, traceparent, tenantId, audit, isJob, isTurn, urgency },
    work,
  );
}
