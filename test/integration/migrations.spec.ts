import pg from 'pg';
import { SCHEMA_VERSION } from '../../src/platform/database/schema-version.js';
import { eventually } from '../support/eventually.js';
import { schemaText } from './schema-text.js';
import { migrationClasses, ThrowawayDatabase, withClient } from './throwaway-database.js';

const TENANT = '01920000-0000-7000-8000-000000000000';

/** Everything in the schema that a migration can create, except TypeORM's own table and sequence. */
async function leftovers(url: string): Promise<string[]> {
  const { rows } = await withClient(url, (client) =>
    client.query<{ name: string }>(`
      SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
        AND relname NOT IN ('migrations', 'migrations_id_seq') AND relname NOT LIKE 'PK\\_%'
      UNION ALL SELECT typname FROM pg_type WHERE typnamespace = 'public'::regnamespace
        AND typname NOT IN ('migrations', '_migrations')
      UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
      UNION ALL SELECT grantee.rolname FROM pg_namespace, aclexplode(nspacl) acl
        JOIN pg_roles grantee ON grantee.oid = acl.grantee
        WHERE nspname = 'public' AND grantee.rolname IN ('frontdesk_app', 'frontdesk_platform', 'frontdesk_backup')`),
  );
  return rows.map(({ name }) => name);
}

describe('migrations', () => {
  let database: ThrowawayDatabase;

  beforeAll(async () => {
    database = await ThrowawayDatabase.create();
  });

  afterAll(() => database.drop());

  it('go up, down to nothing, and up again to the same schema', async () => {
    const names = migrationClasses();
    expect(await database.migrate('up')).toEqual(names);
    const first = await schemaText(database.ownerUrl);
    expect(first).toContain('tenant_isolation');
    const newestFirst = [...names].reverse();
    expect(await database.migrate('down')).toEqual(newestFirst.slice(0, 1));
    expect(await database.revert(names[0] ?? '')).toEqual(newestFirst.slice(1));
    expect(await database.migrate('down')).toEqual([]);
    expect(await leftovers(database.ownerUrl)).toEqual([]);
    expect(await database.migrate('up')).toEqual(names);
    expect(await schemaText(database.ownerUrl)).toBe(first);
  });

  it('wait for a table that others use, and block nobody for long', async () => {
    await database.migrate('up');
    const undone = (await database.revert('Erasure')).reverse();
    expect(undone.length).toBeGreaterThan(20);
    const holder = new pg.Client({ connectionString: database.superuserUrl });
    await holder.connect();
    await holder.query('BEGIN; LOCK TABLE visitors IN ACCESS SHARE MODE');
    const migrating = database.migrate('up');
    const blocked = `SELECT FROM pg_locks WHERE relation = 'visitors'::regclass AND NOT granted`;
    await eventually(async () => (await holder.query(blocked)).rowCount === 1);
    await eventually(async () => (await holder.query(blocked)).rowCount === 0);
    await holder.query('COMMIT');
    expect(await migrating).toEqual(undone);
    await holder.end();
  });

  it('applied twice change nothing', async () => {
    await database.migrate('up');
    expect(await database.migrate('up')).toEqual([]);
  });

  it('give keys that a process of the previous version creates during a rolling deployment every scope', async () => {
    await database.migrate('up');
    const scopes = await withClient(database.superuserUrl, async (client) => {
      await client.query(
        `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
         VALUES ($1, 'rolling', 'Rolling shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
        [TENANT],
      );
      const { rows } = await client.query<{ scopes: string[] }>(
        `INSERT INTO api_keys (tenant_id, id, kind, name, hint, secret_hash)
         VALUES ($1, $1, 'live', 'First key', 'fd_live_…abcd', sha256('')) RETURNING scopes`,
        [TENANT],
      );
      await client.query('DELETE FROM api_keys');
      await client.query('DELETE FROM tenants');
      return rows[0]?.scopes;
    });
    expect(scopes).toEqual(['*']);
  });

  it('end with the version that readiness waits for', () => {
    expect(migrationClasses().at(-1)).toBe(SCHEMA_VERSION);
  });
});
