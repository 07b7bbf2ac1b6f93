import type { QueryRunner } from 'typeorm';

/** The one policy's text: no tenant in context means no rows, not an error. */
export const CURRENT_TENANT = `(SELECT NULLIF(current_setting('app.current_tenant', true), '')::uuid)`;

/** Forces row-level security on a new tenant table and grants it to the app role, and its reading to the backup. */
export async function isolateTenantTable(
  runner: QueryRunner,
  table: string,
  grants = 'SELECT, INSERT, UPDATE, DELETE',
): Promise<void> {
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  await runner.query(
    `CREATE POLICY tenant_isolation ON ${table} USING (tenant_id = ${CURRENT_TENANT}) WITH CHECK (tenant_id = ${CURRENT_TENANT})`,
  );
  await runner.query(`GRANT ${grants} ON ${table} TO frontdesk_app`);
  await runner.query(`GRANT SELECT ON ${table} TO frontdesk_backup`);
}

/** Lets the platform role work on a table across tenants. Each such table is reviewed: see `docs/security.md`. */
export async function openToPlatform(runner: QueryRunner, table: string, grants: string): Promise<void> {
  await runner.query(
    `CREATE POLICY platform_access ON ${table} TO frontdesk_platform USING (true) WITH CHECK (true)`,
  );
  await runner.query(`GRANT ${grants} ON ${table} TO frontdesk_platform`);
}

/**
 * Statements over the rows of all tenants of a large table that is in use, in a migration without a transaction: one tenant
 * after the other, in batches that are each committed, and without a lock on the table. May be run again.
 * @param statements each changes some rows of the current tenant and returns them; repeated until it returns none
 */
export async function inBatchesOfTenants(runner: QueryRunner, statements: readonly string[]): Promise<void> {
  const choose = `SELECT set_config('app.current_tenant', $1, false)`;
  try {
    for (const { id } of await tenantsOf(runner)) {
      await runner.query(choose, [id]);
      for (const statement of statements) while ((await rowsOf(runner, statement)).length > 0);
    }
  } finally {
    await runner.query(choose, ['']);
  }
}

async function rowsOf(runner: QueryRunner, statement: string): Promise<unknown[]> {
  const { records } = await runner.query(statement, [], true);
  return records as unknown[];
}

async function tenantsOf(runner: QueryRunner): Promise<{ id: string }[]> {
  await runner.startTransaction();
  try {
    await runner.query('ALTER TABLE tenants NO FORCE ROW LEVEL SECURITY');
    const tenants = (await runner.query('SELECT id FROM tenants ORDER BY id')) as { id: string }[];
    await runner.query('ALTER TABLE tenants FORCE ROW LEVEL SECURITY');
    await runner.commitTransaction();
    return tenants;
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
}

/**
 * A statement over the rows of all tenants. Forced row-level security holds for the table's owner as well, who would
 * change no row: it is lifted for this statement alone, in the migration's transaction.
 */
export async function asOwnerOfAllRows(runner: QueryRunner, table: string, statement: string): Promise<void> {
  await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  await runner.query(statement);
  await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
}
