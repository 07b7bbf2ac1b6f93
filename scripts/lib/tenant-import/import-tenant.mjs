import { v7 as newId } from 'uuid';
import { exportedLayout, LAYOUT, SAME_TEXTS } from '../../../src/exports/archive/exported-tables.ts';
import { keysBetween, primaryKeys } from '../backup/tenants/tenant-tables.mjs';
import { withClient } from '../stores/bootstrap-database.mjs';
import { PlainError } from '../system/terminal.mjs';
import { inOrder } from './import-order.mjs';
import { oweUnfinished } from './owed-jobs.mjs';
import { notedBefore, requireEqual } from './require-equal.mjs';

/**
 * @typedef {import('pg').ClientBase} Client
 * @typedef {import('./archive-file.mjs').Archive} Archive
 * @typedef {import('../../../src/exports/archive/exported-tables.js').ArchivedTable} ArchivedTable
 * @typedef {import('../../../src/exports/archive/exported-tables.js').TableLayout} TableLayout
 *
 * @typedef {object} ImportedTenant
 * @property {string} id
 * @property {string} slug
 * @property {number} rows
 * @property {number} jobs  that are owed
 */

/** Of one statement, whichever comes first. */
const BATCH_ROWS = 500;
const BATCH_CHARACTERS = 4_000_000;
const UNIQUE_VIOLATION = '23505';

/**
 * Writes all rows of an archive in one transaction, as the owner of the tables, for whom row-level security holds too: the
 * tenant of each row is the archive's. What was written is read again and compared with the archive before the commit.
 * @param {string} ownerUrl
 * @param {Archive} archive
 * @param {string} [slug]  instead of its own
 * @returns {Promise<ImportedTenant>}
 * @throws PlainError and nothing is changed
 */
export async function importTenant(ownerUrl, archive, slug) {
  return withClient(ownerUrl, async (client) => {
    const { tenant } = archive.manifest;
    await enter(client, tenant.id);
    const layouts = exportedLayout((await client.query(LAYOUT)).rows);
    const noted = await notedBefore(client, archive);
    const tables = archive.manifest.tables.map((told) => ({ ...told, key: keyOf(layouts, told) }));
    await writeTenant(client, archive, slug);
    const others = tables.filter(({ table }) => table !== 'tenants');
    await fill(client, archive, others);
    await client.query(
      `INSERT INTO webhook_secrets (tenant_id, id, endpoint_id, sealed_secret)
       SELECT tenant_id, gen_random_uuid(), id, '' FROM webhook_endpoints`,
    );
    await requireEqual(client, slug === undefined ? tables : others, noted);
    const jobs = await oweUnfinished(client, tenant.id);
    await note(client, archive.manifest);
    await client.query('COMMIT');
    return {
      id: tenant.id,
      slug: slug ?? tenant.slug,
      rows: tables.reduce((sum, { rows }) => sum + rows, 0),
      jobs,
    };
  });
}

/**
 * @param {Client} client
 * @param {string} tenant
 */
async function enter(client, tenant) {
  await client.query('BEGIN');
  await client.query('SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0');
  await client.query(`SET LOCAL lock_timeout = '30s'`);
  await client.query(SAME_TEXTS);
  await client.query(`SELECT set_config('app.current_tenant', $1, true)`, [tenant]);
  /** @type {{rows: {role: string, sees: boolean, owns: boolean}[]}} */
  const { rows } = await client.query(
    `SELECT current_user AS role, r.rolsuper OR r.rolbypassrls AS sees, c.relowner = r.oid AS owns
     FROM pg_roles r, pg_class c WHERE r.rolname = current_user AND c.oid = 'tenants'::regclass`,
  );
  const [{ role, sees, owns } = { role: '', sees: true, owns: false }] = rows;
  if (sees || !owns)
    throw new PlainError(`DATABASE_OWNER_URL must name frontdesk_owner, who owns the tables, not ${role}.`);
  const { rowCount } = await client.query('SELECT FROM tenants WHERE id = $1', [tenant]);
  if (rowCount)
    throw new PlainError(
      `The business ${tenant} is on this install already. Erase it first (DELETE /admin/v1/tenants/${tenant}), or import ` +
        'into another install.',
    );
}

/**
 * @param {TableLayout[]} layouts  of this database
 * @param {ArchivedTable} told
 */
function keyOf(layouts, { table, columns }) {
  const layout = layouts.find((each) => each.table === table);
  const missing = columns.filter((name) => !layout?.columns.includes(name));
  if (layout && missing.length === 0) return layout.key;
  throw new PlainError(
    `${table} has no ${missing.join(', ')} here: the archive is of a newer Frontdesk. Update this one first.`,
  );
}

/**
 * Its counter goes on where it was, for evaluations are known by it.
 * @param {Client} client
 * @param {Archive} archive
 * @param {string | undefined} slug
 */
async function writeTenant(client, { manifest, lines }, slug) {
  const [told] = manifest.tables;
  const columns = told?.columns ?? [];
  /** @type {string[]} */
  const rows = [];
  for await (const line of lines('tenants')) rows.push(line);
  const [line = '{}'] = rows;
  /** @type {{id?: unknown, slug?: string}} */
  const row = JSON.parse(line);
  if (rows.length !== 1 || row.id !== manifest.tenant.id)
    throw new PlainError('The archive’s business is not the one that its manifest names.');
  const values = columns.map((name) =>
    name === 'slug' ? 'COALESCE($3, r.slug)' : `r.${quoted(client, name)}`,
  );
  await client
    .query(
      `INSERT INTO tenants (${columns.map((name) => quoted(client, name)).join(', ')}, knowledge_version)
       SELECT ${values.join(', ')}, $2::bigint FROM json_populate_record(NULL::tenants, $1::json) r`,
      [line, manifest.knowledgeVersion, slug ?? null],
    )
    .catch((/** @type {unknown} */ error) => {
      if (codeOf(error) !== UNIQUE_VIOLATION) throw error;
      throw new PlainError(
        `Another business has the slug ${slug ?? row.slug} on this install: add --slug with another one.`,
      );
    });
}

/**
 * @param {Client} client
 * @param {Archive} archive
 * @param {(ArchivedTable & {key: TableLayout['key']})[]} tables
 */
async function fill(client, archive, tables) {
  const names = tables.map(({ table }) => table);
  const { order, later } = inOrder(names, await keysBetween(client));
  const keys = await primaryKeys(client);
  const told = new Map(tables.map((each) => [each.table, each]));
  for (const table of order) {
    const columns = told.get(table)?.columns ?? [];
    const empty = new Set(later.filter(({ child }) => child === table).flatMap((key) => key.columns));
    await withOrigin(client, table, () =>
      eachBatch(archive, table, (rows) => insert(client, archive, { table, columns, empty }, rows)),
    );
  }
  for (const table of new Set(later.map(({ child }) => child))) {
    const columns = later.filter(({ child }) => child === table).flatMap((key) => key.columns);
    await eachBatch(archive, table, (rows) =>
      link(client, { table, columns, key: keys.get(table) ?? [] }, rows),
    );
  }
}

/**
 * Only changes of the product itself (`app.origin`) are told to others; that an account of a messaging platform is taken
 * must be known all the same.
 * @param {Client} client
 * @param {string} table
 * @param {() => Promise<void>} work
 */
async function withOrigin(client, table, work) {
  if (table !== 'channels') return work();
  await client.query(`SELECT set_config('app.origin', 'import', true)`);
  await work().catch((/** @type {unknown} */ error) => {
    if (codeOf(error) !== UNIQUE_VIOLATION) throw error;
    throw new PlainError(
      'An account of a messaging platform in the archive is connected on this install already: disconnect it there first ' +
        '(DELETE /v1/channels/{id}).',
    );
  });
  await client.query(`SELECT set_config('app.origin', '', true)`);
}

/**
 * @param {Archive} archive
 * @param {string} table
 * @param {(rows: string) => Promise<unknown>} work  given a JSON array
 */
async function eachBatch(archive, table, work) {
  /** @type {string[]} */
  let batch = [];
  let characters = 0;
  for await (const line of archive.lines(table)) {
    batch.push(line);
    characters += line.length;
    if (batch.length < BATCH_ROWS && characters < BATCH_CHARACTERS) continue;
    await work(`[${batch.join(',')}]`);
    [batch, characters] = [[], 0];
  }
  if (batch.length > 0) await work(`[${batch.join(',')}]`);
}

/**
 * @param {Client} client
 * @param {Archive} archive
 * @param {{table: string, columns: string[], empty: Set<string>}} into  `empty`: columns that are set later
 * @param {string} rows
 */
async function insert(client, { manifest }, { table, columns, empty }, rows) {
  const names = columns.map((name) => quoted(client, name));
  const values = columns.map((name) => (empty.has(name) ? 'NULL' : `r.${quoted(client, name)}`));
  await client.query(
    `INSERT INTO ${table} (${['tenant_id', ...names].join(', ')})
     SELECT ${['$2::uuid', ...values].join(', ')} FROM json_populate_recordset(NULL::${table}, $1::json) r
     ${table === 'audit_log' ? 'ON CONFLICT DO NOTHING' : ''}`,
    [rows, manifest.tenant.id],
  );
}

/**
 * @param {Client} client
 * @param {{table: string, columns: string[], key: string[]}} of
 * @param {string} rows
 */
async function link(client, { table, columns, key }, rows) {
  await client.query(
    `UPDATE ${table} t SET ${columns.map((name) => `${name} = r.${name}`).join(', ')}
     FROM json_populate_recordset(NULL::${table}, $1::json) r
     WHERE ${key.map((name) => `t.${name} = r.${name}`).join(' AND ')}
       AND (${columns.map((name) => `r.${name} IS NOT NULL`).join(' OR ')})`,
    [rows],
  );
}

/**
 * The line of the audit log that says so.
 * @param {Client} client
 * @param {import('./archive-file.mjs').Archive['manifest']} manifest
 */
async function note(client, { tenant, takenAt, schema }) {
  const id = newId();
  await client.query(
    `INSERT INTO audit_log (tenant_id, id, at, actor_kind, actor_id, actor_hint, action, object_kind, object_id, after,
       address, request_id, correlation_id)
     VALUES ($1::uuid, $2::uuid, clock_timestamp(), 'admin', 'command', 'npm run tenant:import', 'importTenant', 'tenant',
       $1::text, $3, '', $2::text, $2::text)`,
    [tenant.id, id, JSON.stringify({ takenAt, schema })],
  );
}

/**
 * @param {Client} client
 * @param {string} name
 */
function quoted(client, name) {
  return client.escapeIdentifier(name);
}

/** @param {unknown} error  the driver's */
function codeOf(error) {
  return /** @type {{code?: unknown} | null} */ (error)?.code;
}
