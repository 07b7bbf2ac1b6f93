/** A business's key, a member, a platform admin, a visitor who has their own data erased, or the platform itself. */
export const ACTOR_KINDS = ['key', 'admin', 'member', 'visitor', 'platform'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Who changed it. */
export interface AuditActor {
  kind: ActorKind;
  id: string;
  hint: string | null;
}

/** One change of one object, written in the same transaction as the change. */
export interface AuditLine {
  id: string;
  tenantId: string;
  at: Date;
  actor: AuditActor;
  /** The operation in lower case: `products.update`. */
  action: string;
  object: { kind: string; id: string | null };
  /** The changed fields before; null when the object was created. Personal and free texts are replaced by `•••`. */
  before: Record<string, unknown> | null;
  /** The changed fields after; null when the object was removed. */
  after: Record<string, unknown> | null;
  address: string | null;
  requestId: string;
  correlationId: string;
}

/** A line as admins see it. */
export interface PlatformAuditLine extends AuditLine {
  /** With the name of the admin key; null for a business's key. */
  actor: AuditActor & { name: string | null };
}

export interface AuditFilter {
  action?: string | undefined;
  actorId?: string | undefined;
  objectKind?: string | undefined;
  objectId?: string | undefined;
  /** RFC 3339, inclusive. */
  from?: string | undefined;
  /** RFC 3339, exclusive. */
  to?: string | undefined;
}
