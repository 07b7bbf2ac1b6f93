/** Actor, action and origin: what all audit lines of one request have in common. */
export interface AuditStamp {
  actorKind: 'key' | 'admin' | 'member' | 'visitor';
  actorId: string;
  /** What a list may show of the key; of a member the role, since nobody may erase a line. */
  actorHint: string;
  /** The operation in lower case: `products.update`. */
  action: string;
  address: string;
  requestId: string;
  correlationId: string;
}

/** The value of the database setting `app.audit`; the triggers write audit lines only when it is not empty. */
export function auditSetting(stamp: AuditStamp | undefined): string {
  return stamp ? JSON.stringify(stamp) : '';
}
