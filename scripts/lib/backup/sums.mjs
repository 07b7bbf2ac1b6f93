/**
 * Number of rows of a table and a sum over their content that does not depend on their order.
 * @typedef {[rows: number, sum: string]} TableSum
 *
 * @typedef {object} DatabaseSums
 * @property {string[]} tables  all of them
 * @property {Record<string, TableSum>} platform  by table, of those without a tenant
 * @property {Record<string, Record<string, TableSum>>} tenants  by tenant, then by table; tables without its rows are left out
 */

/** So that a row has the same text in every session. */
const SAME_TEXTS = `SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres'; SET LOCAL TimeZone = 'UTC';
  SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'`;
/** 60 bits of the MD5 of each row's text, added up: against faults of disks and programs, not against an enemy. */
const SUM = `COALESCE(sum(('x' || left(md5(t::text), 15))::bit(60)::bigint), 0)::text`;

/**
 * Counts and sums every table, by tenant. In a transaction, as a role that sees all rows.
 * @param {import('pg').ClientBase} client
 * @returns {Promise<DatabaseSums>}
 */
export async function sumDatabase(client) {
  await client.query(SAME_TEXTS);
  const tables = await tablesOf(client);
  /** @type {DatabaseSums} */
  const sums = { tables: tables.map(({ name }) => name), platform: {}, tenants: {} };
  for (const { name, tenant } of tables) {
    if (tenant === null) sums.platform[name] = await sumTable(client, name);
    else await sumByTenant(client, name, tenant, sums.tenants);
  }
  return sums;
}

/**
 * The sum of what the connected role sees of a table: as the app role, of its tenant's rows.
 * @param {import('pg').ClientBase} client
 * @param {string} table
 * @returns {Promise<TableSum>}
 */
export async function sumTable(client, table) {
  await client.query(SAME_TEXTS);
  /** @type {{rows: {rows: number, sum: string}[]}} */
  const { rows } = await client.query(`SELECT count(*)::int AS rows, ${SUM} AS sum FROM ${table} t`);
  return [rows[0]?.rows ?? 0, rows[0]?.sum ?? '0'];
}

/**
 * @param {import('pg').ClientBase} client
 * @param {string} table
 * @param {string} column
 * @param {DatabaseSums['tenants']} tenants
 */
async function sumByTenant(client, table, column, tenants) {
  /** @type {{rows: {tenant: string, rows: number, sum: string}[]}} */
  const { rows } = await client.query(
    `SELECT ${column}::text AS tenant, count(*)::int AS rows, ${SUM} AS sum FROM ${table} t GROUP BY ${column}`,
  );
  for (const { tenant, rows: count, sum } of rows) (tenants[tenant] ??= {})[table] = [count, sum];
}

/**
 * @param {import('pg').ClientBase} client
 * @returns {Promise<{name: string, tenant: string | null}[]>}  `tenant`: the column that names it
 */
async function tablesOf(client) {
  const { rows } = await client.query(`
    SELECT c.relname AS name, CASE WHEN c.relname = 'tenants' THEN 'id' ELSE a.attname END AS tenant
    FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`);
  return rows;
}

/**
 * Where a restored database is not what the manifest says.
 * @param {DatabaseSums} wanted
 * @param {DatabaseSums} found
 * @returns {string[]} one line for each difference
 */
export function differences(wanted, found) {
  return [
    ...unlike('the platform', wanted.platform, found.platform),
    ...[...new Set([...Object.keys(wanted.tenants), ...Object.keys(found.tenants)])].flatMap((tenant) =>
      unlike(`tenant ${tenant}`, wanted.tenants[tenant] ?? {}, found.tenants[tenant] ?? {}),
    ),
    ...wanted.tables
      .filter((table) => !found.tables.includes(table))
      .map((table) => `table ${table} is missing`),
  ];
}

/**
 * @param {string} whose
 * @param {Record<string, TableSum>} wanted
 * @param {Record<string, TableSum>} found
 */
function unlike(whose, wanted, found) {
  return [...new Set([...Object.keys(wanted), ...Object.keys(found)])].flatMap((table) => {
    const [[rows, sum], [foundRows, foundSum]] = [wanted[table] ?? [0, '0'], found[table] ?? [0, '0']];
    if (rows !== foundRows) return [`${table} of ${whose}: ${foundRows} rows, and the manifest has ${rows}`];
    return sum === foundSum
      ? []
      : [`${table} of ${whose}: ${rows} rows, and their content differs from the manifest`];
  });
}
