import { REGISTRY } from './platform-tables.ts';
import type { Query } from './catalogue.ts';

/**
 * Whether the schema could be spread over the nodes of a Citus cluster by `tenant_id`: tables of tenants are distributed by it
 * and kept together, the registry of tenants is a reference table (a copy on each node), and the platform's own tables stay
 * on the coordinator. Only the schema is judged; of the statements tells docs/scaling.md. Rules: Citus 14, "Creating and
 * modifying distributed objects" and "SQL support and workarounds".
 */
export interface CitusFitness {
  tables: FitTable[];
  /** Keys and columns that must change before their table can be distributed. */
  obstacles: Obstacle[];
  /** Triggers of these tables and of the registry, by their function. */
  triggers: TriggerFunction[];
}

/** Citus refuses triggers on distributed and on reference tables unless `citus.enable_unsafe_triggers` is on. */
export interface TriggerFunction {
  name: string;
  tables: string[];
  /** Tables that it reads or writes: a distributed query inside the statement of one shard. */
  reaches: string[];
}

export interface FitTable {
  name: string;
  /** Columns of the primary key, in its order. */
  primaryKey: string[];
  /** How many further unique or exclusion constraints and indexes it has. */
  uniques: number;
  foreignKeys: number;
  triggers: number;
}

/** What must change before the table can be distributed. */
export interface Obstacle {
  rule:
    | 'tenant-column'
    | 'primary-key'
    | 'unique'
    | 'foreign-key'
    | 'foreign-key-action'
    | 'counter'
    | 'registry-key';
  table: string;
  object: string;
}

interface Key {
  table: string;
  name: string;
  isPrimary: boolean;
  columns: string[];
}

interface Reference {
  child: string;
  name: string;
  parent: string;
  childColumns: string[];
  parentColumns: string[];
  /** Columns that deleting the parent sets to null or to their defaults. */
  emptied: string[];
}

/** `tenant_id` in this form can be the distribution column of all tables together. */
interface TenantColumn {
  table: string;
  type: string;
  isRequired: boolean;
}

const TENANT_COLUMNS = `
  SELECT c.relname AS table, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS "isRequired"
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`;

/** INCLUDEd columns are no part of a key. Of an exclusion constraint only columns compared by `=` distribute. */
const KEYS = `
  SELECT t.relname AS table, x.relname AS name, i.indisprimary AS "isPrimary",
    ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY k (attnum, at)
      JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
      LEFT JOIN pg_constraint e ON e.conindid = i.indexrelid AND e.contype = 'x'
      LEFT JOIN pg_operator o ON o.oid = e.conexclop[k.at::integer]
      WHERE k.at <= i.indnkeyatts AND COALESCE(o.oprname, '=') = '=' ORDER BY k.at) AS columns
  FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
  WHERE t.relnamespace = 'public'::regnamespace AND (i.indisunique OR i.indisexclusion) ORDER BY 1, 2`;

const names = (columns: string, table: string) => `
  ARRAY(SELECT a.attname::text FROM unnest(${columns}) WITH ORDINALITY k (attnum, at)
    JOIN pg_attribute a ON a.attrelid = ${table} AND a.attnum = k.attnum ORDER BY k.at)`;

const REFERENCES = `
  SELECT f.conname AS name, child.relname AS child, parent.relname AS parent,
    ${names('f.conkey', 'f.conrelid')} AS "childColumns", ${names('f.confkey', 'f.confrelid')} AS "parentColumns",
    CASE WHEN f.confdeltype IN ('n', 'd') THEN ${names('COALESCE(f.confdelsetcols, f.conkey)', 'f.conrelid')}
      ELSE '{}' END AS emptied
  FROM pg_constraint f JOIN pg_class child ON child.oid = f.conrelid JOIN pg_class parent ON parent.oid = f.confrelid
  WHERE f.contype = 'f' AND child.relnamespace = 'public'::regnamespace ORDER BY 2, 1`;

/**
 * Our functions name every table and each other with the schema, because the path is empty where they run. `runs`: what a
 * trigger's function is, and what it calls.
 */
const TRIGGERS = `
  WITH RECURSIVE runs AS (
    SELECT p.oid AS root, p.oid, p.prosrc FROM pg_proc p
    WHERE p.prorettype = 'trigger'::regtype AND p.pronamespace = 'public'::regnamespace
    UNION SELECT r.root, p.oid, p.prosrc FROM runs r JOIN pg_proc p ON p.pronamespace = 'public'::regnamespace
      AND r.prosrc ~ ('\\mpublic\\.' || p.proname || '\\(')
  )
  SELECT t.relname AS table, g.tgname AS name, p.proname AS function,
    ARRAY(SELECT DISTINCT r.relname::text FROM runs CROSS JOIN regexp_matches(runs.prosrc, 'public\\.(\\w+)', 'g') m
      JOIN pg_class r ON r.relname = m[1] AND r.relnamespace = 'public'::regnamespace AND r.relkind IN ('r', 'p')
      WHERE runs.root = p.oid ORDER BY 1) AS reaches
  FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid JOIN pg_proc p ON p.oid = g.tgfoid
  WHERE NOT g.tgisinternal AND t.relnamespace = 'public'::regnamespace ORDER BY 1, 2`;

/** Identity columns, and those that take their numbers from a sequence. */
const COUNTERS = `
  SELECT t.relname AS table, a.attname AS name FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid
    LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
  WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
    AND (a.attidentity <> '' OR pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%') ORDER BY 1, 2`;

interface Named {
  table: string;
  name: string;
}

interface Trigger extends Named {
  function: string;
  reaches: string[];
}

/** Reads the catalogue of the connected database, as any role. */
export async function citusFitness(query: Query): Promise<CitusFitness> {
  const tenantColumns = await query<TenantColumn>(TENANT_COLUMNS);
  const tenants = new Set(tenantColumns.map(({ table }) => table));
  const isTenants = ({ table }: { table: string }) => tenants.has(table);
  const keys = (await query<Key>(KEYS)).filter(isTenants);
  const references = await query<Reference>(REFERENCES);
  const triggers = await query<Trigger>(TRIGGERS);
  const counters = (await query<Named>(COUNTERS)).filter(isTenants);
  return {
    tables: tenantColumns.map(({ table }) => fitTable(table, keys, references, triggers)),
    obstacles: [
      ...tenantColumns.filter(({ type, isRequired }) => type !== 'uuid' || !isRequired).map(wrongColumn),
      ...[...tenants].flatMap((table) => keyObstacles(table, keys)),
      ...references.flatMap((reference) => referenceObstacles(reference, tenants)),
      ...counters.map(({ table, name }) => obstacle('counter', table, name)),
    ],
    triggers: byFunction(triggers.filter((trigger) => isTenants(trigger) || trigger.table === REGISTRY)),
  };
}

function byFunction(triggers: Trigger[]): TriggerFunction[] {
  const functions = new Map<string, TriggerFunction>();
  for (const { table, function: name, reaches } of triggers) {
    const known = functions.get(name) ?? { name, tables: [], reaches };
    if (!known.tables.includes(table)) known.tables.push(table);
    functions.set(name, known);
  }
  return [...functions.values()].sort((a, b) => b.tables.length - a.tables.length);
}

function fitTable(table: string, keys: Key[], references: Reference[], triggers: Trigger[]): FitTable {
  const own = keys.filter((key) => key.table === table);
  return {
    name: table,
    primaryKey: own.find(({ isPrimary }) => isPrimary)?.columns ?? [],
    uniques: own.filter(({ isPrimary }) => !isPrimary).length,
    foreignKeys: references.filter(({ child }) => child === table).length,
    triggers: triggers.filter((trigger) => trigger.table === table).length,
  };
}

function keyObstacles(table: string, keys: Key[]): Obstacle[] {
  const own = keys.filter((key) => key.table === table);
  const missing = own.some(({ isPrimary }) => isPrimary)
    ? []
    : [obstacle('primary-key', table, 'there is none')];
  const apart = own.filter(({ columns }) => !columns.includes('tenant_id'));
  return [
    ...missing,
    ...apart.map(({ isPrimary, name, columns }) =>
      obstacle(isPrimary ? 'primary-key' : 'unique', table, `${name} (${columns.join(', ')})`),
    ),
  ];
}

function referenceObstacles(reference: Reference, tenants: Set<string>): Obstacle[] {
  const { child, parent, childColumns, parentColumns, emptied } = reference;
  const text = `${reference.name} (${childColumns.join(', ')}) → ${parent} (${parentColumns.join(', ')})`;
  if (!tenants.has(child)) {
    // A table that is on one node or on each cannot refer to rows that are on some node.
    if (tenants.has(parent)) return [obstacle('foreign-key', child, text)];
    return child === REGISTRY ? [obstacle('registry-key', child, text)] : [];
  }
  const at = childColumns.indexOf('tenant_id');
  const staysTogether = tenants.has(parent)
    ? at !== -1 && parentColumns[at] === 'tenant_id'
    : parent === REGISTRY;
  return [
    ...(staysTogether ? [] : [obstacle('foreign-key', child, text)]),
    ...(emptied.includes('tenant_id') ? [obstacle('foreign-key-action', child, text)] : []),
  ];
}

function wrongColumn({ table, type, isRequired }: TenantColumn): Obstacle {
  return obstacle('tenant-column', table, `tenant_id is ${type}${isRequired ? '' : ', and may be NULL'}`);
}

function obstacle(rule: Obstacle['rule'], table: string, object: string): Obstacle {
  return { rule, table, object };
}

/** What an obstacle of each kind means, as one reads it. */
const MEANING: Record<Obstacle['rule'], string> = {
  'tenant-column': 'it must be a uuid and never NULL to distribute the table by it',
  'primary-key': 'it must hold tenant_id',
  unique: 'a unique key must hold tenant_id',
  'foreign-key': 'it would leave its node; Citus refuses it',
  'foreign-key-action': 'ON DELETE must not empty tenant_id',
  counter: 'each node numbers by itself',
  'registry-key': 'a reference table may only refer to another one',
};

/** For a terminal: the tables with their keys, the triggers, and what stands against distributing them. */
export function fitnessLines({ tables, obstacles, triggers }: CitusFitness): string[] {
  const width = Math.max(...tables.map(({ name }) => name.length));
  return [
    ...tables.map(
      ({ name, primaryKey, uniques, foreignKeys, triggers: count }) =>
        `${name.padEnd(width)}  (${primaryKey.join(', ')})  ${uniques} unique, ${foreignKeys} foreign, ${count} triggers`,
    ),
    '',
    ...triggers.map(
      ({ name, tables: on, reaches }) =>
        `trigger ${name} on ${on.length === 1 ? on[0] : `${on.length} tables`}${reaches.length > 0 ? ` reaches ${reaches.join(', ')}` : ''}`,
    ),
    '',
    ...obstacles.map(({ rule, table, object }) => `${table}: ${object}: ${MEANING[rule]}`),
    `${tables.length} tables of tenants: ${obstacles.length} of their columns and keys stand against tenant_id as the distribution column.`,
    `${triggers.length} trigger functions; Citus takes them only with citus.enable_unsafe_triggers.`,
  ];
}
