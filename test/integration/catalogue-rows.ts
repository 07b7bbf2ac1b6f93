import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import * as catalogue from '../../scripts/lib/catalogue/catalogue.js';
import type { Column, ForeignKey } from '../../scripts/lib/catalogue/catalogue.js';

export interface UniqueIndex {
  table: string;
  name: string;
  columns: string[];
}

/** One row per tenant table, as written: column name to value. */
export type TenantRows = Map<string, Record<string, unknown>>;

export interface TenantSchema {
  /** Parents before children. */
  tables: string[];
  columns: Column[];
  /** Between tenant tables only. */
  foreignKeys: ForeignKey[];
  primaryKeys: Map<string, string[]>;
  /** Tables whose rows the app role may neither change nor delete. */
  appendOnly: string[];
  /** Primary keys too. */
  uniqueIndexes: UniqueIndex[];
  /** Text of CHECK constraints by `table.column`. */
  checks: Map<string, string>;
}

/**
 * The tenant tables as PostgreSQL's catalogue describes them, so that a table added later is tested without a change
 * here.
 */
export async function readTenantSchema(client: pg.Client): Promise<TenantSchema> {
  const query: catalogue.Query = async (text, values) => (await client.query(text, values)).rows as never[];
  const relations = await catalogue.relations(query);
  const names = relations.filter(({ hasTenant, kind }) => hasTenant && kind === 'r').map(({ name }) => name);
  const columns = (await catalogue.columns(query)).filter(({ table }) => names.includes(table));
  const all = await catalogue.foreignKeys(query);
  const foreignKeys = all.filter(({ child, parent }) => names.includes(child) && names.includes(parent));
  const changeable = (await catalogue.tableGrants(query, 'frontdesk_app'))
    .filter(({ privilege }) => privilege === 'UPDATE')
    .map(({ table }) => table);
  const indexes = (await catalogue.indexes(query)).filter(({ table }) => names.includes(table));
  const primary = indexes.filter(({ isPrimary }) => isPrimary);
  const { rows } = await client.query<{ key: string; text: string }>(`
    SELECT conrelid::regclass || '.' || a.attname AS key, string_agg(pg_get_constraintdef(c.oid), ' ') AS text
    FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'c' GROUP BY 1`);
  return {
    tables: parentsFirst(names, columns, foreignKeys),
    columns,
    foreignKeys,
    appendOnly: names.filter((name) => !changeable.includes(name)),
    primaryKeys: new Map(primary.map((index) => [index.table, index.columns.map(String)])),
    uniqueIndexes: indexes
      .filter(({ isUnique }) => isUnique)
      .map((index) => ({ ...index, columns: index.columns.map(String) })),
    checks: new Map(rows.map(({ key, text }) => [key, text])),
  };
}

/** Foreign keys that a new row must fill; the others may form cycles. */
export function isNeeded(key: ForeignKey, columns: Column[]): boolean {
  return key.childColumns.every((name) =>
    columns.some((column) => column.table === key.child && column.name === name && column.notNull),
  );
}

function parentsFirst(names: string[], columns: Column[], foreignKeys: ForeignKey[]): string[] {
  const needed = foreignKeys.filter((key) => isNeeded(key, columns) && key.child !== key.parent);
  const sorted: string[] = [];
  while (sorted.length < names.length) {
    const next = names.filter(
      (name) =>
        !sorted.includes(name) &&
        needed.every(({ child, parent }) => child !== name || sorted.includes(parent)),
    );
    if (next.length === 0) throw new Error('The tables’ NOT NULL foreign keys form a cycle.');
    sorted.push(...next);
  }
  return sorted;
}

/** A tenant with one row in every tenant table, written without row-level security. */
export async function insertTenant(
  client: pg.Client,
  schema: TenantSchema,
): Promise<{ id: string; rows: TenantRows }> {
  const id = randomUUID();
  await client.query(
    `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
     VALUES ($1, $2, 'Test shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
    [id, `shop-${id}`],
  );
  return { id, rows: await insertRows(client, schema, id) };
}

/** One row in each of these tables of a tenant that is there. @param tables left out: all */
export async function insertRows(
  client: pg.Client,
  schema: TenantSchema,
  id: string,
  tables: readonly string[] = schema.tables,
): Promise<TenantRows> {
  const rows: TenantRows = new Map();
  for (const table of schema.tables.filter((name) => tables.includes(name))) {
    const row = newRow(table, schema, id, rows);
    rows.set(table, row);
    const names = Object.keys(row);
    const places = names.map((_, index) => `$${index + 1}`);
    await client.query(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${places.join(', ')})`,
      Object.values(row),
    );
  }
  return rows;
}

function newRow(
  table: string,
  schema: TenantSchema,
  tenantId: string,
  parents: TenantRows,
): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const column of schema.columns.filter(
    (one) => one.table === table && one.notNull && !one.hasDefault,
  )) {
    row[column.name] = valueFor(column, schema.checks.get(`${table}.${column.name}`) ?? '');
  }
  for (const key of schema.foreignKeys.filter(
    (one) => one.child === table && isNeeded(one, schema.columns),
  )) {
    key.childColumns.forEach((name, index) => {
      row[name] = parents.get(key.parent)?.[key.parentColumns[index] ?? ''];
    });
  }
  return { ...row, tenant_id: tenantId };
}

const SAMPLES: Record<string, () => unknown> = {
  uuid: () => randomUUID(),
  text: () => `text ${randomUUID()}`,
  bytea: () => Buffer.alloc(32, 7),
  int2: () => 1,
  int4: () => 1,
  int8: () => 1,
  bool: () => false,
  jsonb: () => '{}',
  date: () => '2026-11-23',
  timestamptz: () => '2026-11-23T09:00:00Z',
};

/** A value that the column's CHECK accepts: the first of its list, a currency, or any of its type. */
function valueFor({ table, name, type, isArray }: Column, check: string): unknown {
  if (isArray) return '{}';
  const listed = /ARRAY\['([^']+)'/.exec(check)?.[1];
  if (listed !== undefined) return listed;
  if (check.includes('[A-Z]{3}')) return 'EUR';
  const sample = SAMPLES[type];
  if (!sample) throw new Error(`No sample value for ${table}.${name} of type ${type}.`);
  return sample();
}

/** For each column of a unique index but the tenant: a value that no row has. */
export function valuesNobodyHas(index: UniqueIndex, schema: TenantSchema): Record<string, unknown> {
  const own = schema.columns.filter(
    ({ table, name }) => table === index.table && name !== 'tenant_id' && index.columns.includes(name),
  );
  return Object.fromEntries(
    own.map((column) => {
      const check = schema.checks.get(`${column.table}.${column.name}`) ?? '';
      return [column.name, UNUSED[column.type]?.() ?? valueFor(column, check)] as const;
    }),
  );
}

const UNUSED: Record<string, () => unknown> = {
  int2: () => 1 + Math.floor(Math.random() * 30_000),
  int4: () => 1 + Math.floor(Math.random() * 1e9),
  int8: () => 1 + Math.floor(Math.random() * 1e12),
  date: () => new Date(Math.floor(Math.random() * 4e12)).toISOString().slice(0, 10),
};

/** All rows of one tenant as one text per table, read without row-level security. */
export async function contentOf(
  client: pg.Client,
  schema: TenantSchema,
  tenantId: string,
): Promise<string[]> {
  const contents: string[] = [];
  for (const table of schema.tables) {
    const { rows } = await client.query<{ content: string | null }>(
      `SELECT string_agg(t::text, E'\\n' ORDER BY t::text) AS content FROM ${table} t WHERE tenant_id = $1`,
      [tenantId],
    );
    contents.push(`${table}: ${rows[0]?.content ?? ''}`);
  }
  return contents;
}
