import pg from 'pg';
import { lintCatalogue, type Finding } from '../../scripts/lib/catalogue/catalogue-lint.js';
import { inDatabase, storeUrl } from './store-urls.js';
import { ThrowawayDatabase, withClient } from './throwaway-database.js';

function lint(client: pg.Client): Promise<Finding[]> {
  return lintCatalogue(async (text, values) => (await client.query(text, values)).rows as never[]);
}

describe('the catalogue of the migrated database', () => {
  const CHECKS: [string, string[]][] = [
    [
      'check 5: gives the serving roles no power beyond their grants',
      ['role', 'grant', 'default-privileges'],
    ],
    ['check 8: has no foreign key that leaves its tenant', ['foreign-key']],
    ['check 10: has no unique index across tenants', ['unique-index']],
    ['check 11: counts nothing', ['sequence', 'counter']],
  ];
  const named = CHECKS.flatMap(([, rules]) => rules);

  it.each([...CHECKS, ['check 6: breaks no other rule', null] as const])('%s', async (_, rules) => {
    const database = new URL(storeUrl('DATABASE_URL')).pathname.slice(1);
    const url = inDatabase(storeUrl('DATABASE_SUPERUSER_URL'), database);
    const findings = await withClient(url, lint);
    expect(findings.filter(({ rule }) => rules?.includes(rule) ?? !named.includes(rule))).toEqual([]);
  });

  it.each(['frontdesk_owner', 'frontdesk_platform', 'frontdesk_backup', 'postgres'])(
    'check 5: does not let the app role become %s',
    async (role) => {
      await withClient(storeUrl('DATABASE_URL'), async (client) => {
        await expect(client.query(`SET ROLE ${role}`)).rejects.toMatchObject({ code: '42501' });
        await expect(client.query(`SET SESSION AUTHORIZATION ${role}`)).rejects.toMatchObject({
          code: '42501',
        });
      });
    },
  );

  it('check 4: gives the app role an error, not rows, when it switches row security off', async () => {
    await withClient(storeUrl('DATABASE_URL'), async (client) => {
      await client.query('SET row_security = off');
      await expect(client.query('SELECT * FROM orders')).rejects.toMatchObject({ code: '42501' });
    });
  });
});

describe('check 6: the catalogue lint', () => {
  let database: ThrowawayDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await ThrowawayDatabase.createMigrated();
    client = new pg.Client({ connectionString: database.superuserUrl });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  /** The rules and objects that a schema change breaks; the change is rolled back. */
  async function broken(change: string): Promise<string[]> {
    await client.query('BEGIN');
    try {
      await client.query(change);
      return (await lint(client)).map(({ rule, object }) => `${rule} ${object}`);
    } finally {
      await client.query('ROLLBACK');
    }
  }

  it('finds nothing before anything is broken', async () => {
    expect(await broken('SELECT 1')).toEqual([]);
  });

  const TENANT = `(SELECT NULLIF(current_setting('app.current_tenant', true), '')::uuid)`;

  it.each([
    ['a table that is not forced', 'ALTER TABLE orders NO FORCE ROW LEVEL SECURITY', ['rls-forced orders']],
    ['a table without row security', 'ALTER TABLE turns DISABLE ROW LEVEL SECURITY', ['rls-enabled turns']],
    ['a table without a policy', 'DROP POLICY tenant_isolation ON products', ['policy products']],
    [
      'a policy without its write side',
      `DROP POLICY tenant_isolation ON products;
       CREATE POLICY tenant_isolation ON products USING (tenant_id = ${TENANT})`,
      ['policy products'],
    ],
    [
      'a policy that lets everything be written',
      'ALTER POLICY tenant_isolation ON products WITH CHECK (true)',
      ['policy products'],
    ],
    [
      'a policy for reading alone',
      `DROP POLICY tenant_isolation ON products;
       CREATE POLICY tenant_isolation ON products FOR SELECT USING (tenant_id = ${TENANT})`,
      ['policy products'],
    ],
    [
      'a policy that turns a missing tenant into an error',
      `ALTER POLICY tenant_isolation ON visitors
         USING (tenant_id = current_setting('app.current_tenant')::uuid)`,
      ['policy visitors'],
    ],
    [
      'an extra permissive policy',
      'CREATE POLICY support ON messages FOR SELECT USING (true)',
      ['extra-policy messages'],
    ],
    [
      'the access of backups for another role',
      'CREATE POLICY backup_access ON messages FOR SELECT TO frontdesk_app USING (true)',
      ['policy messages'],
    ],
    [
      'backups that may write',
      'CREATE POLICY backup_access ON messages TO frontdesk_backup USING (true)',
      ['policy messages'],
    ],
    [
      'platform access beyond the reviewed tables',
      'CREATE POLICY platform_access ON messages TO frontdesk_platform USING (true) WITH CHECK (true)',
      ['extra-policy messages'],
    ],
    [
      'platform access for another role',
      'ALTER POLICY platform_access ON outbox TO frontdesk_app',
      ['policy outbox'],
    ],
    [
      'a plain foreign key',
      `ALTER TABLE orders ADD UNIQUE (id);
       ALTER TABLE shipments ADD CONSTRAINT plain FOREIGN KEY (order_id) REFERENCES orders (id)`,
      ['unique-index orders', 'foreign-key shipments'],
    ],
    ['a global unique index', 'CREATE UNIQUE INDEX ON orders (number)', ['unique-index orders']],
    ['a global unique expression', 'CREATE UNIQUE INDEX ON orders (lower(number))', ['unique-index orders']],
    [
      'a unique index with the tenant behind',
      'CREATE UNIQUE INDEX ON orders (number, tenant_id)',
      ['unique-index orders'],
    ],
    [
      'a table without a primary key',
      'ALTER TABLE closures DROP CONSTRAINT closures_pkey',
      ['primary-key closures'],
    ],
    [
      'a tenant that may be absent',
      'ALTER TABLE outbox DROP CONSTRAINT outbox_pkey; ALTER TABLE outbox ALTER tenant_id DROP NOT NULL',
      ['primary-key outbox', 'tenant-column outbox.tenant_id'],
    ],
    ['an unknown table', 'CREATE TABLE scratch (id uuid)', ['unknown-relation scratch']],
    [
      'a new tenant table without any of it',
      'CREATE TABLE notes (tenant_id uuid NOT NULL, text text)',
      ['rls-enabled notes', 'rls-forced notes', 'policy notes', 'primary-key notes'],
    ],
    [
      'a partition that can be addressed by name',
      `CREATE TABLE notes (tenant_id uuid, id uuid, PRIMARY KEY (tenant_id, id)) PARTITION BY HASH (tenant_id);
       ALTER TABLE notes ENABLE ROW LEVEL SECURITY; ALTER TABLE notes FORCE ROW LEVEL SECURITY;
       CREATE POLICY tenant_isolation ON notes USING (tenant_id = ${TENANT}) WITH CHECK (tenant_id = ${TENANT});
       CREATE TABLE notes_0 PARTITION OF notes FOR VALUES WITH (MODULUS 1, REMAINDER 0)`,
      ['audit notes', 'rls-enabled notes_0', 'rls-forced notes_0', 'policy notes_0'],
    ],
    ['a view', 'CREATE VIEW all_orders AS SELECT * FROM orders', ['view all_orders']],
    ['a materialised view', 'CREATE MATERIALIZED VIEW counts AS SELECT 1 AS n', ['materialised-view counts']],
    ['a sequence', 'CREATE SEQUENCE volume', ['sequence volume']],
    [
      'a counter in a tenant table',
      'ALTER TABLE orders ADD count bigint GENERATED ALWAYS AS IDENTITY',
      ['sequence orders_count_seq', 'counter orders.count'],
    ],
    [
      'a definer function',
      `CREATE FUNCTION peek() RETURNS bigint SECURITY DEFINER LANGUAGE sql AS 'SELECT count(*) FROM orders'`,
      ['definer-function peek()'],
    ],
    ...[
      'GRANT EXECUTE ON FUNCTION erase_audit_log(uuid, integer) TO PUBLIC',
      'GRANT EXECUTE ON FUNCTION erase_audit_log(uuid, integer) TO frontdesk_app',
      'ALTER FUNCTION erase_audit_log(uuid, integer) RESET search_path',
    ].map((sql): [string, string, string[]] => [
      `the reviewed definer function opened: ${sql}`,
      sql,
      ['definer-function erase_audit_log(uuid,integer)'],
    ]),
    ['a foreign key without an index', 'DROP INDEX turns_answer', ['foreign-key-index turns']],
    ['a foreign schema', 'CREATE SCHEMA side', ['unknown-schema side']],
    [
      'an enum column',
      `CREATE TYPE mood AS ENUM ('calm'); ALTER TABLE visitors ADD mood mood`,
      ['column-type visitors.mood'],
    ],
    ['a numeric column', 'ALTER TABLE orders ADD total numeric', ['column-type orders.total']],
    [
      'a tenant table that leaves no audit line',
      `CREATE TABLE notes (tenant_id uuid NOT NULL, id uuid, PRIMARY KEY (tenant_id, id));
       ALTER TABLE notes ENABLE ROW LEVEL SECURITY; ALTER TABLE notes FORCE ROW LEVEL SECURITY;
       CREATE POLICY tenant_isolation ON notes USING (tenant_id = ${TENANT}) WITH CHECK (tenant_id = ${TENANT})`,
      ['audit notes'],
    ],
    ['a table whose audit is gone', 'DROP TRIGGER audit_delete ON orders', ['audit orders']],
    ['a registry whose audit is off', 'ALTER TABLE tenants DISABLE TRIGGER audit_update', ['audit tenants']],
    [
      'an audit under another condition',
      `DROP TRIGGER audit_insert ON orders;
       CREATE TRIGGER audit_insert AFTER INSERT ON orders REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
         WHEN (current_setting('app.audit', true) = 'yes') EXECUTE FUNCTION write_audit_lines('order')`,
      ['audit orders'],
    ],
    ['lines that can be deleted', 'GRANT DELETE ON audit_log TO frontdesk_platform', ['grant audit_log']],
    [
      'a part of a line that can be changed',
      'GRANT UPDATE (actor_id) ON audit_log TO frontdesk_app',
      ['grant audit_log'],
    ],
    ['TRUNCATE for the app', 'GRANT TRUNCATE ON orders TO frontdesk_app', ['grant orders']],
    [
      'REFERENCES for everyone',
      'GRANT REFERENCES ON orders TO PUBLIC',
      ['grant orders', 'grant orders', 'grant orders'],
    ],
    ['TRIGGER for the app', 'GRANT TRIGGER ON orders TO frontdesk_app', ['grant orders']],
    [
      'the platform’s outcomes for the app',
      'GRANT SELECT ON platform_idempotency_keys TO frontdesk_app',
      ['grant platform_idempotency_keys'],
    ],
    ['content for the platform', 'GRANT SELECT ON messages TO frontdesk_platform', ['grant messages']],
    ['a backup that may write', 'GRANT INSERT ON orders TO frontdesk_backup', ['grant orders']],
    [
      'a plan that its tenant may set',
      'GRANT UPDATE (plan) ON tenants TO frontdesk_app',
      ['grant tenants.plan'],
    ],
    ['sequence use', 'GRANT USAGE ON migrations_id_seq TO frontdesk_app', ['role frontdesk_app']],
    ['an app that may create', 'GRANT CREATE ON SCHEMA public TO frontdesk_app', ['role frontdesk_app']],
    ['an app that owns', 'ALTER TABLE orders OWNER TO frontdesk_app', ['role frontdesk_app']],
    ['an app that bypasses', 'ALTER ROLE frontdesk_app BYPASSRLS', ['role frontdesk_app']],
    ['an app that may become the owner', 'GRANT frontdesk_owner TO frontdesk_app', ['role frontdesk_app']],
    [
      'default privileges',
      'ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO frontdesk_app',
      ['default-privileges public for r'],
    ],
  ])('finds %s', async (_, change, expected) => {
    const findings = await broken(change);
    for (const item of expected) expect(findings).toContain(item);
    const objects = new Set(expected.map((item) => item.slice(item.indexOf(' ') + 1)));
    const noise = findings.filter((item) => !objects.has(item.slice(item.indexOf(' ') + 1)));
    expect(noise.filter((item) => !item.startsWith('grant '))).toEqual([]);
  });
});
