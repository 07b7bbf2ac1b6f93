import pg from 'pg';
import {
  contentOf,
  insertTenant,
  isNeeded,
  readTenantSchema,
  valuesNobodyHas,
  type TenantRows,
  type TenantSchema,
  type UniqueIndex,
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
  });

  afterEach(async () => {
    expect(await contentOf(superuser, schema, b.id)).toEqual(contentOfB);
  });

  afterAll(async () => {
    await Promise.all([superuser.end(), app.end()]);
    await database.drop();
  });

  /** Runs one statement as A and rolls it back. @returns the number of rows, or the SQLSTATE of the error. */
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

  /** Tables without UPDATE or DELETE privileges give an error; in others no row is affected. */
  function everyTableUntouched(): Record<string, unknown> {
    return { ...everyTable(0), ...Object.fromEntries(schema.appendOnly.map((table) => [table, '42501'])) };
  }

  it('checks 7 to 10 cover the tables of this product', () => {
    expect(schema.tables.length).toBeGreaterThanOrEqual(15);
    expect(schema.appendOnly).toEqual(['audit_log']);
    expect(schema.foreignKeys.length).toBeGreaterThanOrEqual(9);
    expect([...a.rows.keys()].sort()).toEqual([...schema.tables].sort());
  });

  it('check 7: reads its own row of every table and none of B', async () => {
    expect(await forEveryTable((table) => attempt(`SELECT * FROM ${table}`))).toEqual(everyTable(1));
    expect(
      await forEveryTable((table) => attempt(`SELECT * FROM ${table} WHERE tenant_id = $1`, [b.id])),
    ).toEqual(everyTable(0));
    expect(await attempt('SELECT * FROM tenants')).toBe(1);
  });

  it('check 7: cannot insert a row for B, in any table', async () => {
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

  /** A new id, so that the error is not a duplicate key. */
  function freshKey(table: string): Record<string, unknown> {
    const keys = schema.primaryKeys.get(table) ?? [];
    return keys.includes('id') ? { id: '01900000-0000-7000-8000-000000000001' } : {};
  }

  it('check 7: cannot move its own row to B, in any table', async () => {
    expect(await forEveryTable((table) => attempt(`UPDATE ${table} SET tenant_id = $1`, [b.id]))).toEqual(
      everyTable('42501'),
    );
    expect(await attempt('UPDATE tenants SET id = $1', [b.id])).toBe('42501');
  });

  it('check 7: touches no row of B by update, delete or upsert, in any table', async () => {
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

  it('check 5: cannot truncate any table', async () => {
    expect(await forEveryTable((table) => attempt(`TRUNCATE ${table} CASCADE`))).toEqual(everyTable('42501'));
  });

  it('check 8: cannot point any foreign key at a row of B', async () => {
    for (const key of schema.foreignKeys) {
      const { child, parent, childColumns, parentColumns, name } = key;
      const set = childColumns.slice(1).map((column, index) => `${column} = $${index + 1}`);
      const values = parentColumns.slice(1).map((column) => b.rows.get(parent)?.[column]);
      expect(set.length).toBeGreaterThan(0);
      expect([name, await attempt(`UPDATE ${child} SET ${set.join(', ')}`, values)]).toEqual([name, '23503']);
    }
  });

  it('check 8: cannot point a foreign key at B even past row security: the key itself refuses', async () => {
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

  it('check 10: hears the same of a value that B has taken as of a free one, for every unique index', async () => {
    const indexes = schema.uniqueIndexes.filter(({ columns }) =>
      columns.some((name) => name !== 'tenant_id'),
    );
    expect(indexes.length).toBeGreaterThanOrEqual(schema.tables.length);
    for (const index of indexes) {
      const taken = await valuesOfB(index);
      const free = valuesNobodyHas(index, schema);
      const [known, unknown] = [await claim(index, taken), await claim(index, free)];
      expect([index.name, known]).toEqual([index.name, unknown]);
      // A foreign key cannot refer to B's parent; any other value must be free for A.
      const expected = schema.appendOnly.includes(index.table)
        ? '42501'
        : pointsElsewhere(index)
          ? '23503'
          : 1;
      expect([index.name, known]).toEqual([index.name, expected]);
    }
  });

  function changeable(): string[] {
    return schema.tables.filter((table) => !schema.appendOnly.includes(table));
  }

  /** B's values in an index's columns; null columns are filled first. */
  async function valuesOfB(index: UniqueIndex): Promise<Record<string, unknown>> {
    const fresh = valuesNobodyHas(index, schema);
    const own = b.rows.get(index.table) ?? {};
    const values = Object.fromEntries(Object.keys(fresh).map((name) => [name, own[name] ?? fresh[name]]));
    const missing = Object.keys(values).filter((name) => own[name] === undefined);
    if (missing.length === 0 || pointsElsewhere(index)) return values;
    const set = missing.map((name, place) => `${name} = $${place + 2}`);
    await superuser.query(`UPDATE ${index.table} SET ${set.join(', ')} WHERE tenant_id = $1`, [
      b.id,
      ...missing.map((name) => values[name]),
    ]);
    for (const name of missing) own[name] = values[name];
    contentOfB = await contentOf(superuser, schema, b.id);
    return values;
  }

  /** A inserts the values in its own row. @returns the number of rows, or the error. */
  function claim({ table }: UniqueIndex, values: Record<string, unknown>): Promise<number | string> {
    const set = Object.keys(values).map((name, place) => `${name} = $${place + 1}`);
    return attempt(`UPDATE ${table} SET ${set.join(', ')}`, Object.values(values));
  }

  function pointsElsewhere({ table, columns }: UniqueIndex): boolean {
    return schema.foreignKeys.some(
      ({ child, parent, childColumns }) =>
        (child === table && childColumns.slice(1).some((name) => columns.includes(name))) ||
        // A parent's id cannot change while its children name it.
        (parent === table && columns.includes('id') && isNamed(parent)),
    );
  }

  function isNamed(parent: string): boolean {
    return schema.foreignKeys.some((key) => key.parent === parent && isNeeded(key, schema.columns));
  }

  it('check 9: deletes everything it has, and B keeps everything', async () => {
    // Like an erasure, because for an existing tenant the deletions would be recorded for search.
    await superuser.query(`UPDATE tenants SET status = 'erasing' WHERE id = $1`, [a.id]);
    await app.query('BEGIN');
    await app.query(`SELECT set_config('app.current_tenant', $1, true)`, [a.id]);
    for (const table of changeable().reverse()) await app.query(`DELETE FROM ${table}`);
    await app.query('COMMIT');
    const left = (await contentOf(superuser, schema, a.id)).filter((line) => !line.endsWith(': '));
    expect(left.map((line) => line.slice(0, line.indexOf(':')))).toEqual(schema.appendOnly);
  });
});

describe('the app role without a tenant', () => {
  it('check 4: sees no row of any table, on a fresh connection and on a used one', async () => {
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
  });
});
