import pg from 'pg';
import {
  contentOf,
  insertTenant,
  readTenantSchema,
  type TenantRows,
  type TenantSchema,
} from './catalogue-rows.js';
import { ThrowawayDatabase } from './throwaway-database.js';

/** Generated from the catalogue: every tenant table and every foreign key, also those added later. */
describe('tenant A, with plain SQL as the app role', () => {
  let database: ThrowawayDatabase;
  let superuser: pg.Client;
  let app: pg.Client;
  let schema: TenantSchema;
  let a: { id: string; rows: TenantRows };
  let b: { id: string; rows: TenantRows };
  let contentOfB: string[];

  beforeAll(async () => {
    database = await ThrowawayDatabase.createMigrated();
    superuser = new pg.Client({ connectionString: database.superuserUrl });
    app = new pg.Client({ connectionString: database.appUrl });
    await Promise.all([superuser.connect(), app.connect()]);
    schema = await readTenantSchema(superuser);
    a = await insertTenant(superuser, schema);
    b = await insertTenant(superuser, schema);
    contentOfB = await contentOf(superuser, schema, b.id);
  }, 30_000);

  afterEach(async () => {
    expect(await contentOf(superuser, schema, b.id)).toEqual(contentOfB);
  });

  afterAll(async () => {
    await Promise.all([superuser.end(), app.end()]);
    await database.drop();
  });

  /** What one statement does as A: the number of rows, or the SQLSTATE of its refusal. Always undone. */
  async function attempt(text: string, values: unknown[] = []): Promise<number | string> {
    await app.query('BEGIN');
    try {
      await app.query(`SELECT set_config('app.current_tenant', $1, true)`, [a.id]);
      return (await app.query(text, values)).rowCount ?? 0;
    } catch (error) {
      return (error as { code?: string }).code ?? String(error);
    } finally {
      await app.query('ROLLBACK');
    }
  }

  async function forEveryTable(
    work: (table: string) => Promise<number | string>,
  ): Promise<Record<string, unknown>> {
    const results: Record<string, unknown> = {};
    for (const table of schema.tables) results[table] = await work(table);
    return results;
  }

  function everyTable(result: number | string): Record<string, unknown> {
    return Object.fromEntries(schema.tables.map((table) => [table, result]));
  }

  /** Where nothing can be changed at all, the refusal says so; elsewhere it is as if nothing were there. */
  function everyTableUntouched(): Record<string, unknown> {
    return { ...everyTable(0), ...Object.fromEntries(schema.appendOnly.map((table) => [table, '42501'])) };
  }

  it('covers the tables of this product', () => {
    expect(schema.tables.length).toBeGreaterThanOrEqual(15);
    expect(schema.appendOnly).toEqual(['audit_log']);
    expect(schema.foreignKeys.length).toBeGreaterThanOrEqual(9);
    expect([...a.rows.keys()].sort()).toEqual([...schema.tables].sort());
  });

  it('reads its own row of every table and none of B', async () => {
    expect(await forEveryTable((table) => attempt(`SELECT * FROM ${table}`))).toEqual(everyTable(1));
    expect(
      await forEveryTable((table) => attempt(`SELECT * FROM ${table} WHERE tenant_id = $1`, [b.id])),
    ).toEqual(everyTable(0));
    expect(await attempt('SELECT * FROM tenants')).toBe(1);
  });

  it('cannot insert a row for B', async () => {
    const results = await forEveryTable((table) => {
      const row = { ...b.rows.get(table), ...freshKey(table) };
      const names = Object.keys(row);
      const places = names.map((_, index) => `$${index + 1}`);
      return attempt(
        `INSERT INTO ${table} (${names.join(', ')}) VALUES (${places.join(', ')})`,
        Object.values(row),
      );
    });
    expect(results).toEqual(everyTable('42501'));
  });

  /** A new id, so that the refusal is not a repeated key. */
  function freshKey(table: string): Record<string, unknown> {
    const keys = schema.primaryKeys.get(table) ?? [];
    return keys.includes('id') ? { id: '01900000-0000-7000-8000-000000000001' } : {};
  }

  it('cannot move its own row to B', async () => {
    expect(await forEveryTable((table) => attempt(`UPDATE ${table} SET tenant_id = $1`, [b.id]))).toEqual(
      everyTable('42501'),
    );
    expect(await attempt('UPDATE tenants SET id = $1', [b.id])).toBe('42501');
  });

  it('touches no row of B by update, delete or upsert', async () => {
    expect(
      await forEveryTable((table) =>
        attempt(`UPDATE ${table} SET tenant_id = tenant_id WHERE tenant_id = $1`, [b.id]),
      ),
    ).toEqual(everyTableUntouched());
    expect(
      await forEveryTable((table) => attempt(`DELETE FROM ${table} WHERE tenant_id = $1`, [b.id])),
    ).toEqual(everyTableUntouched());
    expect(await attempt(`UPDATE tenants SET name = 'mine' WHERE id = $1`, [b.id])).toBe(0);
  });

  it('cannot truncate', async () => {
    expect(await forEveryTable((table) => attempt(`TRUNCATE ${table} CASCADE`))).toEqual(everyTable('42501'));
  });

  it('cannot point any foreign key at a row of B', async () => {
    for (const key of schema.foreignKeys) {
      const { child, parent, childColumns, parentColumns, name } = key;
      const set = childColumns.slice(1).map((column, index) => `${column} = $${index + 1}`);
      const values = parentColumns.slice(1).map((column) => b.rows.get(parent)?.[column]);
      expect(set.length).toBeGreaterThan(0);
      expect([name, await attempt(`UPDATE ${child} SET ${set.join(', ')}`, values)]).toEqual([name, '23503']);
    }
  });

  it('cannot point a foreign key at B even past row security: the key itself refuses', async () => {
    for (const { child, parent, childColumns, parentColumns, name } of schema.foreignKeys) {
      const set = childColumns.slice(1).map((column, index) => `${column} = $${index + 2}`);
      const values = parentColumns.slice(1).map((column) => b.rows.get(parent)?.[column]);
      const update = superuser.query(`UPDATE ${child} SET ${set.join(', ')} WHERE tenant_id = $1`, [
        a.id,
        ...values,
      ]);
      await expect(update).rejects.toMatchObject({ code: '23503', constraint: name });
    }
  });

  it('learns nothing from a unique value that B has taken', async () => {
    for (const table of changeable()) {
      const own = a.rows.get(table) ?? {};
      const keys = schema.primaryKeys.get(table) ?? [];
      const taken = Object.fromEntries(
        Object.entries(b.rows.get(table) ?? {}).filter(([name]) => !keys.includes(name) && name in own),
      );
      const free = Object.entries(taken).filter(([name]) => !isKeyColumn(table, name));
      if (free.length === 0) continue;
      const set = free.map(([name], index) => `${name} = $${index + 1}`);
      expect([
        table,
        await attempt(
          `UPDATE ${table} SET ${set.join(', ')}`,
          free.map(([, value]) => value),
        ),
      ]).toEqual([table, 1]);
    }
  });

  function changeable(): string[] {
    return schema.tables.filter((table) => !schema.appendOnly.includes(table));
  }

  function isKeyColumn(table: string, column: string): boolean {
    return schema.foreignKeys.some(
      ({ child, childColumns }) => child === table && childColumns.includes(column),
    );
  }

  it('deletes everything it has, and B keeps everything', async () => {
    await app.query('BEGIN');
    await app.query(`SELECT set_config('app.current_tenant', $1, true)`, [a.id]);
    for (const table of changeable().reverse()) await app.query(`DELETE FROM ${table}`);
    await app.query('COMMIT');
    const left = (await contentOf(superuser, schema, a.id)).filter((line) => !line.endsWith(': '));
    expect(left.map((line) => line.slice(0, line.indexOf(':')))).toEqual(schema.appendOnly);
  });
});

describe('the app role without a tenant', () => {
  it('sees no row of any table, on a fresh connection and on a used one', async () => {
    const database = await ThrowawayDatabase.createMigrated();
    const superuser = new pg.Client({ connectionString: database.superuserUrl });
    const app = new pg.Client({ connectionString: database.appUrl });
    await Promise.all([superuser.connect(), app.connect()]);
    try {
      const schema = await readTenantSchema(superuser);
      const { id } = await insertTenant(superuser, schema);
      const visible = async () => {
        const counts = [];
        for (const table of [...schema.tables, 'tenants']) {
          counts.push((await app.query(`SELECT * FROM ${table}`)).rowCount);
        }
        return new Set(counts);
      };
      expect(await visible()).toEqual(new Set([0]));
      await app.query('BEGIN');
      await app.query(`SELECT set_config('app.current_tenant', $1, true)`, [id]);
      expect(await visible()).toEqual(new Set([1]));
      await app.query('COMMIT');
      expect(await visible()).toEqual(new Set([0]));
      await expect(
        app.query(`INSERT INTO closures VALUES ($1, '2026-12-25', '', '[]')`, [id]),
      ).rejects.toMatchObject({
        code: '42501',
      });
    } finally {
      await Promise.all([superuser.end(), app.end()]);
      await database.drop();
    }
  }, 30_000);
});
