import { randomUUID } from 'node:crypto';

type Sql = (text: string, values: unknown[]) => Promise<unknown>;

/** Stores a channel whose platform nobody asks: it has no secret, so nothing is accepted for it. @returns its id */
export async function storeChannel(sql: Sql, tenantId: string): Promise<string> {
  const id = randomUUID();
  await sql(
    `INSERT INTO channels (tenant_id, id, kind, name, account_id) VALUES ($1, $2::uuid, 'telegram', 'Secret', $2::text)`,
    [tenantId, id],
  );
  return id;
}
