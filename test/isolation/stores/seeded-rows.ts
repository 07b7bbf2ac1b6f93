import type pg from 'pg';
import type { Column } from '../../../scripts/lib/catalogue/catalogue.js';
import { isNeeded, type TenantSchema } from '../../integration/catalogue-rows.js';

/** Values that the generator cannot know: rows that no worker or relay may process. */
const OVERRIDES: Record<string, Record<string, string>> = {
  outbox: { sent_at: `now() + interval '1 day'` },
  turns: { status: `'completed'` },
  // A tenant has one that is not done.
  evaluations: { status: `'done'` },
};

/**
 * Fills every tenant table, also one added later: `rows` rows for each tenant of `seeds (id uuid, rows int)`, or one
 * where a tenant can have no more. Ids and references are computed, so that foreign keys match.
 */
export async function seedTables(client: pg.Client, schema: TenantSchema): Promise<number> {
  let total = 0;
  for (const table of schema.tables) {
    const cells = cellsOf(table, schema);
    const { rowCount } = await client.query(
      `INSERT INTO ${table} (${Object.keys(cells).join(', ')})
       SELECT ${Object.values(cells).join(', ')}
       FROM seeds s CROSS JOIN LATERAL generate_series(1, ${limitOf(table, schema)}) n
       ON CONFLICT DO NOTHING`,
    );
    total += rowCount ?? 0;
  }
  return total;
}

/** A table whose key is the tenant alone has one row of each. */
function limitOf(table: string, schema: TenantSchema): string {
  return (schema.primaryKeys.get(table) ?? []).length > 1 ? 's.rows' : '1';
}

/** The SQL expression of each column that must be filled. */
function cellsOf(table: string, schema: TenantSchema): Record<string, string> {
  const cells: Record<string, string> = {};
  for (const column of schema.columns.filter(
    (one) => one.table === table && one.notNull && !one.hasDefault,
  )) {
    cells[column.name] = expressionFor(column, schema.checks.get(`${table}.${column.name}`) ?? '');
  }
  for (const { columns } of schema.uniqueIndexes.filter((index) => index.table === table)) {
    if (columns.includes('id')) cells['id'] = idOf(table);
  }
  for (const key of schema.foreignKeys.filter(
    (one) => one.child === table && isNeeded(one, schema.columns),
  )) {
    for (const name of key.childColumns.slice(1)) cells[name] = idOf(key.parent);
  }
  return { ...cells, ...OVERRIDES[table], tenant_id: 's.id' };
}

function idOf(table: string): string {
  return `md5('${table}' || s.id || n)::uuid`;
}

const EXPRESSIONS: Record<string, (name: string) => string> = {
  uuid: () => 'gen_random_uuid()',
  text: (name) => `'${name} ' || n || ' ' || md5(n::text)`,
  bytea: () => 'sha256((s.id::text || n)::bytea)',
  int2: () => '1',
  int4: () => 'n',
  int8: () => 'n',
  bool: () => 'false',
  jsonb: () => `'{}'`,
  date: () => `'2000-01-01'::date + n`,
  timestamptz: () => `now() - n * interval '1 minute'`,
};

function expressionFor({ table, name, type, isArray }: Column, check: string): string {
  if (isArray) return `'{}'`;
  const listed = /ARRAY\['([^']+)'/.exec(check)?.[1];
  if (listed !== undefined) return `'${listed}'`;
  if (check.includes('[A-Z]{3}')) return `'EUR'`;
  const expression = EXPRESSIONS[type];
  if (!expression) throw new Error(`No way to seed ${table}.${name} of type ${type}.`);
  return expression(name);
}
