/** Every Redis key of a tenant starts here; nothing else may spell one. */
export function tenantKey(tenantId: string, kind: 'events' | 'order-tries', ...ids: string[]): string {
  if (!tenantId) throw new Error('A tenant key needs a tenant.');
  return ['t', tenantId, kind, ...ids].join(':');
}

/** The only keys without a tenant: BullMQ's own, which hold ids and no content. */
export const QUEUE_PREFIX = 'bull';
