import { AsyncLocalStorage } from 'node:async_hooks';
import type { AuditStamp } from './audit-stamp.js';

/** What every log line, job and outbound call of one request or job carries. */
export interface RequestContext {
  requestId: string;
  correlationId: string;
  /** Set by `runAsTenant` alone. */
  tenantId: string | null;
  /** For log lines: whose request it is, as soon as that is proven. */
  caller?: string;
  /** Set for mutating requests of a key or an admin; without it, changes leave no audit line. */
  audit?: AuditStamp | undefined;
}

const storage = new AsyncLocalStorage<RequestContext>();

export function runInContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** The context, or undefined outside any request or job; for logging only. */
export function contextIfAny(): RequestContext | undefined {
  return storage.getStore();
}

/** @throws when no request or job is running: a default here would be somebody's data. */
export function currentContext(): RequestContext {
  const context = storage.getStore();
  if (!context) throw new Error('No request context: this code ran outside a request or job.');
  return context;
}

/** The tenant of the running request or job. @throws when there is none. */
export function currentTenantId(): string {
  const { tenantId } = currentContext();
  if (!tenantId) throw new Error('No tenant context: this code ran without a proven tenant.');
  return tenantId;
}

/**
 * The one door into a tenant's context, for requests, jobs and streams alike. The audit stamp is handed over by name
 * and never inherited: what a request sets going in the background is not its doing.
 * @throws on an empty tenant, and on a different tenant inside a tenant's context.
 */
export function runAsTenant<T>(
  tenantId: string,
  { requestId, correlationId, audit }: Pick<RequestContext, 'requestId' | 'correlationId' | 'audit'>,
  work: () => T,
): T {
  if (!tenantId) throw new Error('A tenant context needs a tenant.');
  const outer = storage.getStore()?.tenantId;
  if (outer && outer !== tenantId) throw new Error('A tenant context cannot change its tenant.');
  return storage.run({ requestId, correlationId, tenantId, audit }, work);
}
