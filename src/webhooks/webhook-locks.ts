import type { TenantTransaction } from '../platform/database/tenant-db.js';

/*
 * The one order in which rows of webhooks are locked, by whoever locks several: events, endpoints, deliveries, calls,
 * outbox; several of one table by id. Nobody who holds a row waits for one that stands before it, so no two wait for each
 * other. Else PostgreSQL would end one of them (40P01), and a call that was made would be made again. The erasure of a
 * visitor keeps it too (`conversations/visitors/visitor-erasure.repository.ts`).
 */

/**
 * Until the transaction ends nobody erases or deletes the event; others may hold it at once.
 * @returns whether its content is there: not when its visitor was erased, or the event is gone
 */
export async function holdEvent(sql: TenantTransaction, id: string): Promise<boolean> {
  const [event] = await sql.query<{ isThere: boolean }>(
    'SELECT data IS NOT NULL AS "isThere" FROM webhook_events WHERE id = $1 FOR SHARE',
    [id],
  );
  return event?.isThere === true;
}

/** @returns whether there is such an endpoint, which others change after this transaction only */
export async function lockEndpoint(sql: TenantTransaction, id: string): Promise<boolean> {
  const rows = await sql.query('SELECT id FROM webhook_endpoints WHERE id = $1 FOR NO KEY UPDATE', [id]);
  return rows.length > 0;
}
