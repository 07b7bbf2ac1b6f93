import { v7 as newId } from 'uuid';

/**
 * Visitors who were to be erased, by the audit log: the backup still had them.
 * @param {import('pg').ClientBase} client
 * @param {string} tenant
 * @returns {Promise<number>} how many
 */
export async function eraseAgain(client, tenant) {
  /** @type {{rows: {id: string}[]}} */
  const { rows } = await client.query(
    `UPDATE visitors SET erasing_at = now() WHERE erasing_at IS NULL AND id::text IN (
       SELECT object_id FROM audit_log WHERE object_kind = 'visitor' AND after ->> 'erasing_at' IS NOT NULL)
     RETURNING id`,
  );
  for (const { id } of rows)
    await client.query(
      `INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id) VALUES ($1, $2, 'visitor.erase', $3, $4)`,
      [tenant, newId(), id, newId()],
    );
  return rows.length;
}
