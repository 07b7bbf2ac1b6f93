import pg from 'pg';
import { citusFitness, fitnessLines, type CitusFitness } from '../../scripts/lib/catalogue/citus-fitness.js';
import { ThrowawayDatabase } from './throwaway-database.js';

describe('the fitness of the schema for Citus', () => {
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

  /** Of the schema after a change, which is rolled back. */
  async function fitnessAfter(change: string): Promise<CitusFitness> {
    await client.query('BEGIN');
    try {
      await client.query(change);
      return await citusFitness(async (text, values) => (await client.query(text, values)).rows as never[]);
    } finally {
      await client.query('ROLLBACK');
    }
  }

  async function obstaclesAfter(change: string): Promise<string[]> {
    const { obstacles } = await fitnessAfter(change);
    return obstacles.map(({ rule, table }) => `${rule} ${table}`);
  }

  it('is given for every key: each holds tenant_id, and no foreign key leaves its tenant', async () => {
    const { tables, obstacles } = await fitnessAfter('SELECT 1');
    expect(obstacles).toEqual([]);
    const { rows } = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'tenant_id'
       ORDER BY 1`,
    );
    expect(tables.map(({ name }) => name)).toEqual(rows.map(({ name }) => name).sort());
    expect(tables.filter(({ primaryKey }) => primaryKey[0] !== 'tenant_id')).toEqual([]);
  });

  it('is not given for triggers: most of them reach other tables', async () => {
    const fitness = await fitnessAfter('SELECT 1');
    const reaches = Object.fromEntries(fitness.triggers.map(({ name, reaches: other }) => [name, other]));
    expect(reaches).toMatchObject({
      ...{ write_audit_lines: ['audit_log'], raise_row_version: [] },
      ...{ note_changed_articles: ['catalog_changes', 'tenants'], claim_account: ['channel_accounts'] },
      tell_resolved: ['outbox', 'webhook_deliveries', 'webhook_endpoints', 'webhook_events'],
    });
    expect(fitnessLines(fitness)).toContain('trigger claim_account on channels reaches channel_accounts');
  });

  it.each([
    ['a unique key across tenants', 'CREATE UNIQUE INDEX ON orders (number)', ['unique orders']],
    [
      'a unique key that only carries the tenant',
      'CREATE UNIQUE INDEX ON orders (number) INCLUDE (tenant_id)',
      ['unique orders'],
    ],
    [
      'a primary key without the tenant',
      'ALTER TABLE stock_marks DROP CONSTRAINT stock_marks_pkey, ADD PRIMARY KEY (product_id)',
      ['primary-key stock_marks'],
    ],
    [
      'no primary key',
      'ALTER TABLE stock_marks DROP CONSTRAINT stock_marks_pkey',
      ['primary-key stock_marks'],
    ],
    [
      'an exclusion across tenants',
      'ALTER TABLE stock_marks ADD CONSTRAINT apart EXCLUDE (product_id WITH =)',
      ['unique stock_marks'],
    ],
    [
      'a foreign key without the tenant',
      'ALTER TABLE orders ADD UNIQUE (id); ALTER TABLE shipments ADD FOREIGN KEY (order_id) REFERENCES orders (id)',
      ['unique orders', 'foreign-key shipments'],
    ],
    [
      'a foreign key to a table of the platform',
      'ALTER TABLE members ADD FOREIGN KEY (person_id) REFERENCES people (id)',
      ['foreign-key members'],
    ],
    [
      'a foreign key that empties the tenant',
      `ALTER TABLE shipments ADD FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id) ON DELETE SET NULL`,
      ['foreign-key-action shipments'],
    ],
    [
      'a table of the platform that refers to a tenant’s',
      'ALTER TABLE people ADD tenant uuid, ADD member uuid, ADD FOREIGN KEY (tenant, member) REFERENCES members (tenant_id, id)',
      ['foreign-key people'],
    ],
    [
      'a registry that refers to another table',
      'ALTER TABLE tenants ADD person uuid REFERENCES people (id)',
      ['registry-key tenants'],
    ],
    [
      'a tenant that may be absent',
      'CREATE TABLE notes (tenant_id uuid, id uuid UNIQUE)',
      ['tenant-column notes', 'primary-key notes', 'unique notes'],
    ],
    ['a counter', 'ALTER TABLE orders ADD nth bigint GENERATED ALWAYS AS IDENTITY', ['counter orders']],
  ])('is broken by %s', async (_, change, expected) => {
    expect(await obstaclesAfter(change)).toEqual(expected);
  });
});
