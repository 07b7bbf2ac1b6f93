import { randomUUID } from 'node:crypto';

/** A member whose person is nobody, so that no one signs in as it. @param sql as the superuser @returns its id */
export async function storeMember(
  sql: (text: string, values: unknown[]) => Promise<unknown>,
  tenantId: string,
  id: string = randomUUID(),
): Promise<string> {
  await sql(
    `INSERT INTO members (tenant_id, id, person_id, email, name, role)
     VALUES ($1, $2, $2, 'sam@example.com', 'Sam', 'agent') ON CONFLICT DO NOTHING`,
    [tenantId, id],
  );
  return id;
}
