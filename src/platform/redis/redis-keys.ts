import { isId } from '../../kernel/ids.js';

/** Every Redis key of a tenant starts here; nothing else may spell one. */
export function tenantKey(
  tenantId: string,
  kind: 'events' | 'order-tries' | 'limit',
  ...ids: string[]
): string {
  if (!tenantId) throw new Error('A tenant key needs a tenant.');
  return ['t', tenantId, kind, ...ids].join(':');
}

/** The only keys without a tenant: BullMQ's own, which hold ids and no content, and the counts of `platformKey`. */
export const QUEUE_PREFIX = 'bull';
export const GLOBAL_PREFIXES = [QUEUE_PREFIX, 'limit'] as const;

/** Counts that belong to no tenant: per admin key, and per address under a keyed hash of it. */
export function platformKey(kind: 'limit', ...ids: string[]): string {
  return [kind, ...ids].join(':');
}

/** A SCAN pattern for all keys of one tenant. */
export function tenantKeyPattern(tenantId: string): string {
  if (!isId(tenantId)) throw new Error('A tenant’s keys need a tenant.');
  return `t:${tenantId}:*`;
}
