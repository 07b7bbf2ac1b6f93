/** Who does what from where: what every audit line of one request has in common. */
export interface AuditStamp {
  actorKind: 'key' | 'admin';
  actorId: string;
  /** What a list may show of the key. */
  actorHint: string;
  /** The operation in lower case: `products.update`. */
  action: string;
  address: string;
  requestId: string;
  correlationId: string;
}

/** The text that the setting `app.audit` takes; the database's triggers write lines only where it is not empty. */
export function auditSetting(stamp: AuditStamp | undefined): string {
  return stamp ? JSON.stringify(stamp) : '';
}
