/** One change of one object, as it was written with the change itself. */
export interface AuditLine {
  id: string;
  tenantId: string;
  at: Date;
  actor: { kind: 'key' | 'admin'; id: string; hint: string | null };
  /** The operation in lower case: `products.update`. */
  action: string;
  object: { kind: string; id: string | null };
  /** What changed, as it was; null when the object was created. Personal and free text reads `•••`. */
  before: Record<string, unknown> | null;
  /** What changed, as it is; null when the object was removed. */
  after: Record<string, unknown> | null;
  address: string | null;
  requestId: string;
  correlationId: string;
}

export interface AuditFilter {
  action?: string | undefined;
  actorId?: string | undefined;
  objectKind?: string | undefined;
  objectId?: string | undefined;
  /** RFC 3339; included. */
  from?: string | undefined;
  /** RFC 3339; not included. */
  to?: string | undefined;
}
