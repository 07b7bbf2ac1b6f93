import { isId } from '../../kernel/ids.js';

/** Every Redis key of a tenant must be built by this function. */
export function tenantKey(
  tenantId: string,
  kind: 'events' | 'order-tries' | 'limit' | 'answers' | 'mail-tokens',
  ...ids: string[]
): string {
  if (!tenantId) throw new Error('A tenant key needs a tenant.');
  return ['t', tenantId, kind, ...ids].join(':');
}

/** Every kind of key that contains a visitor's id. Keys of these kinds are erased with the visitor. */
const VISITOR_KINDS = {
  streams: ['limit', 'streams'],
  'order-tries': ['order-tries', 'visitor'],
  requests: ['limit', 'visitor'],
  messages: ['limit', 'visitor-messages'],
} as const;

/** Every key that contains a visitor's id must be built by this function. */
export function visitorKey(tenantId: string, about: keyof typeof VISITOR_KINDS, visitorId: string): string {
  const [kind, name] = VISITOR_KINDS[about];
  return tenantKey(tenantId, kind, name, visitorId);
}

/** The only kind of key that contains a conversation's id. */
export function conversationKey(tenantId: string, conversationId: string): string {
  return tenantKey(tenantId, 'events', conversationId);
}

/** All keys that may contain the id of a visitor or of one of their conversations. */
export function keysOfVisitor(
  tenantId: string,
  visitorId: string,
  conversationIds: readonly string[],
): string[] {
  const kinds = Object.keys(VISITOR_KINDS) as (keyof typeof VISITOR_KINDS)[];
  return [
    ...kinds.map((about) => visitorKey(tenantId, about, visitorId)),
    ...conversationIds.map((id) => conversationKey(tenantId, id)),
  ];
}

/** The only keys without a tenant: BullMQ's own, which hold ids and no content, and the counts of `platformKey`. */
export const QUEUE_PREFIX = 'bull';
/** In a cluster all keys of a queue must be in one slot, for its scripts: braces make a hash tag. */
export const CLUSTER_QUEUE_PREFIX = '{bull}';

/**
 * What belongs to no tenant: counts per admin key, and per address under a keyed hash of it; and when tenants of Weaviate
 * were last used, by their ids.
 */
export function platformKey(kind: 'limit' | 'search-used', ...ids: string[]): string {
  return [kind, ...ids].join(':');
}

/** A SCAN pattern for all keys of one tenant. */
export function tenantKeyPattern(tenantId: string): string {
  if (!isId(tenantId)) throw new Error('A tenant’s keys need a tenant.');
  return `t:${tenantId}:*`;
}
