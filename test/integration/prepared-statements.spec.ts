import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import pg from 'pg';
import { TenantDb } from '../../src/platform/database/tenant-db.js';
import { asTenant, openPlatform } from './platform-app.js';
import { ThrowawayDatabase } from './throwaway-database.js';

/** One connection, so that each statement meets what the one before has left. */
describe('prepared statements', () => {
  let database: ThrowawayDatabase;
  let superuser: pg.Client;
  let platform: TestingModule;
  let db: TenantDb;
  const tenantId = randomUUID();

  beforeAll(async () => {
    database = await ThrowawayDatabase.createMigrated();
    superuser = new pg.Client({ connectionString: database.superuserUrl });
    await superuser.connect();
  });
  beforeEach(async () => {
    platform = await openPlatform({ DATABASE_URL: database.appUrl, DATABASE_POOL_SIZE: '1' });
    db = platform.get(TenantDb);
  });
  afterEach(() => platform.close());
  afterAll(async () => {
    await superuser.end();
    await database.drop();
  });

  const query = <R extends object>(text: string, values: unknown[] = []): Promise<R[]> =>
    asTenant(tenantId, () => db.query<R>(text, values));

  /** Texts that the connection has prepared, the product's own left out. */
  async function prepared(mark: string): Promise<string[]> {
    const rows = await query<{ statement: string }>(
      'SELECT statement FROM pg_prepared_statements WHERE strpos(statement, $1) > 0',
      [mark],
    );
    return rows.map(({ statement }) => statement).filter((text) => !text.includes('pg_prepared_statements'));
  }

  async function repeat(text: string, values: unknown[] = []): Promise<object[]> {
    for (let use = 1; use < 3; use += 1) await query(text, values);
    return query(text, values);
  }

  it('are planned once, and see their own tenant each time', async () => {
    const text = `SELECT current_setting('app.current_tenant') AS tenant /* own */`;
    expect(await repeat(text)).toEqual([{ tenant: tenantId }]);
    expect(await prepared('/* own */')).toEqual([text]);
    const other = randomUUID();
    expect(await asTenant(other, () => db.query(text))).toEqual([{ tenant: other }]);
    // The context's own statement, too.
    expect(await prepared('app.if_match')).toHaveLength(1);
    expect(await query(`SELECT current_setting('app.current_tenant', true) AS tenant`)).toEqual([
      { tenant: tenantId },
    ]);
  });

  it.each([
    ['that PostgreSQL cannot parse', 'SELECT missing FROM articles /* parse */', [], '42703'],
    ['whose value does not fit', 'SELECT $1::uuid /* bind */', ['no id'], '22P02'],
    ['that fails as it runs', 'SELECT 1 / $1::integer /* run */', [0], '22012'],
  ])('one %s fails each time in the same way, and nothing after it', async (_, text, values, code) => {
    for (let use = 1; use <= 6; use += 1) {
      await expect(query(text, values)).rejects.toMatchObject({ code });
      expect(await query('SELECT 1 AS one /* after */')).toEqual([{ one: 1 }]);
    }
  });

  it('one whose value cannot be sent leaves the next one well', async () => {
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    const text = 'SELECT $1::jsonb AS value /* sent */';
    await repeat(text, [{ a: 1 }]);
    await expect(query(text, [loop])).rejects.toThrow('circular');
    expect(await repeat(text, [{ a: 2 }])).toEqual([{ value: { a: 2 } }]);
    expect(await prepared('/* sent */')).toEqual([text]);
  });

  it('go on when a migration has changed what they answer', async () => {
    await superuser.query('CREATE TABLE kept AS SELECT 1 AS a; GRANT SELECT ON kept TO frontdesk_app');
    const text = 'SELECT * FROM kept /* changed */';
    expect(await repeat(text)).toEqual([{ a: 1 }]);
    await superuser.query('ALTER TABLE kept ADD COLUMN b integer DEFAULT 2');
    expect(await query(text)).toEqual([{ a: 1, b: 2 }]);
    // And is prepared again, as it is now.
    expect(await query(text)).toEqual([{ a: 1, b: 2 }]);
    const [kept] = await query('SELECT result_types::text FROM pg_prepared_statements WHERE statement = $1', [
      text,
    ]);
    expect(kept).toEqual({ result_types: '{integer,integer}' });
  });

  it('are left behind where a pooler has given the name to somebody else, and nothing is lost', async () => {
    const text = 'SELECT 1 AS one /* pooled */';
    await repeat(text);
    await query('DEALLOCATE ALL');
    expect(await query(text)).toEqual([{ one: 1 }]);
    expect(await repeat(text)).toEqual([{ one: 1 }]);
    expect(await prepared('/* pooled */')).toEqual([]);
  });
});
