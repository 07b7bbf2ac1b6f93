import { rmSync } from 'node:fs';
import { v7 as newId } from 'uuid';
import { withClient } from '../../stores/bootstrap-database.mjs';
import { createDataDir } from '../../system/paths.mjs';
import { PlainError } from '../../system/terminal.mjs';
import { makeWorkFolder, removeLeftFolders } from '../drafts.mjs';
import { fetchFile } from '../restore-dump.mjs';
import { sumTable } from '../sums.mjs';
import { eraseAgain } from './erase-again.mjs';
import { changesSince } from './tenant-changes.mjs';
import { readTenantFile } from './tenant-file.mjs';
import { OWN_COLUMNS, tenantLayout } from './tenant-tables.mjs';

/**
 * @typedef {import('./tenant-file.mjs').TableHead} TableHead
 * @typedef {import('./tenant-changes.mjs').TableChange} TableChange
 */

/**
 * @typedef {object} TenantRestore
 * @property {import('../../system/paths.mjs').DataLayout} layout
 * @property {string} appUrl
 * @property {import('../folder-store.mjs').BackupStore} store
 * @property {string | undefined} key
 * @property {string} backup
 * @property {string} tenant  slug or id
 * @property {boolean} isConfirmed  false: nothing is changed
 * @property {(changes: TableChange[], takenAt: string) => void} tell  told what changes, before anything does
 */

/**
 * @typedef {object} TenantOutcome
 * @property {string} tenant  its id
 * @property {TableChange[]} changes
 * @property {boolean} isDone
 * @property {number} erasedAgain  visitors
 */

/**
 * Takes one tenant back to a backup, in one transaction, as the app role: row-level security keeps every other tenant out
 * of it. What `tenant-tables.mjs` says is kept stays as it is. Visitors who were erased since are erased again.
 * @param {TenantRestore} request
 * @returns {Promise<TenantOutcome>}
 */
export async function restoreTenant(request) {
  const { layout, store, backup, appUrl } = request;
  const manifest = await store.manifest(backup);
  const tenant = tenantIn(manifest, request.tenant);
  const file = manifest.tenantFiles[tenant];
  if (!file) throw new PlainError(`${backup} has no file of ${request.tenant}.`);
  createDataDir(layout.dir);
  removeLeftFolders(layout.dir, 'restore');
  const folder = makeWorkFolder(layout.dir, 'restore');
  try {
    const path = await fetchFile(store, backup, file, folder);
    return await withClient(appUrl, (client) => restoreFrom(client, request, tenant, path, manifest));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Whether a tenant's file could bring it back: empties it and loads the file, compares, and takes all of it back.
 * @param {string} appUrl  of a server that nobody else uses
 * @param {{tenant: string, path: string, key: string | undefined, manifest: import('../manifest.mjs').Manifest}} file
 * @throws PlainError when what was loaded is not what the file or the manifest says
 */
export async function proveTenantFile(appUrl, { tenant, path, key, manifest }) {
  await withClient(appUrl, async (client) => {
    await enter(client, tenant, true);
    const plan = await tenantLayout(client);
    const { heads } = await changesSince(client, plan.tables, tenant, path, key);
    await empty(client, plan);
    await fill(client, plan, { path, key, heads });
    await requireRestored(client, plan.tables, heads, (await newestMigration(client)) === manifest.schema);
    await client.query('ROLLBACK');
  });
}

/**
 * @param {import('../manifest.mjs').Manifest} manifest
 * @param {string} wanted
 */
function tenantIn({ slugs, name }, wanted) {
  const found = Object.keys(slugs).find((id) => id === wanted || slugs[id] === wanted);
  if (found) return found;
  throw new PlainError(`${name} knows no business ${wanted}.`);
}

/**
 * @param {import('pg').Client} client
 * @param {TenantRestore} request
 * @param {string} tenant
 * @param {string} path
 * @param {import('../manifest.mjs').Manifest} manifest
 */
async function restoreFrom(client, { key, isConfirmed, tell, backup }, tenant, path, manifest) {
  await enter(client, tenant, isConfirmed);
  const plan = await tenantLayout(client);
  const { changes, heads } = await changesSince(client, plan.tables, tenant, path, key);
  tell(changes, manifest.takenAt);
  if (!isConfirmed || changes.length === 0) {
    await client.query('ROLLBACK');
    return { tenant, changes, isDone: isConfirmed, erasedAgain: 0 };
  }
  await empty(client, plan);
  const schema = await newestMigration(client);
  await fill(client, plan, { path, key, heads });
  await requireRestored(client, plan.tables, heads, schema === manifest.schema);
  const erasedAgain = await eraseAgain(client, tenant);
  await note(client, tenant, backup, manifest.takenAt);
  await client.query('COMMIT');
  return { tenant, changes, isDone: true, erasedAgain };
}

/**
 * @param {import('pg').ClientBase} client
 * @param {string} tenant
 * @param {boolean} isAlone  nothing else of this tenant is written until the end
 */
async function enter(client, tenant, isAlone) {
  await client.query('BEGIN');
  await client.query(`SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0`);
  await client.query(`SET LOCAL lock_timeout = '30s'; SET LOCAL TimeZone = 'UTC'`);
  await client.query(`SELECT set_config('app.current_tenant', $1, true)`, [tenant]);
  /** @type {{rows: {role: string, sees: boolean}[]}} */
  const { rows } = await client.query(
    'SELECT current_user AS role, rolsuper OR rolbypassrls AS sees FROM pg_roles WHERE rolname = current_user',
  );
  if (rows[0]?.sees)
    throw new PlainError(
      `${rows[0].role} is not held to one business: DATABASE_URL must name frontdesk_app.`,
    );
  const { rowCount } = await client.query(
    `SELECT FROM tenants WHERE id = $1 ${isAlone ? 'FOR UPDATE' : ''}`,
    [tenant],
  );
  if (!rowCount)
    throw new PlainError('The business is not there any more: restore the whole backup into another server.');
}

/**
 * @param {import('pg').ClientBase} client
 * @param {import('./tenant-tables.mjs').TenantLayout} plan
 */
async function empty(client, { tables, nullableKeys }) {
  for (const { child, columns } of nullableKeys) {
    const [first = ''] = columns;
    await client.query(
      `UPDATE ${child} SET ${columns.map((column) => `${column} = NULL`).join(', ')} WHERE ${first} IS NOT NULL`,
    );
  }
  for (const table of tables.toReversed()) await client.query(`DELETE FROM ${table}`);
}

/**
 * A tenant's file, and what it begins each table with.
 * @typedef {{path: string, key: string | undefined, heads: Map<string, TableHead>}} TenantSource
 */

/**
 * Writes the rows of the file; keys that may form cycles are set afterwards. The file has its tables in another order than
 * they can be written in, so it is read once for each.
 * @param {import('pg').ClientBase} client
 * @param {import('./tenant-tables.mjs').TenantLayout} plan
 * @param {TenantSource} source
 */
async function fill(client, { tables, nullableKeys, primaryKeys }, source) {
  const keysOf = (/** @type {string} */ table) => nullableKeys.filter(({ child }) => child === table);
  for (const table of tables)
    await eachBatch(source, table, (head, rows) => insert(client, head, keysOf(table), rows));
  for (const table of new Set(nullableKeys.map(({ child }) => child)))
    await eachBatch(source, table, (head, rows) =>
      link(client, head, keysOf(table), primaryKeys.get(table) ?? [], rows),
    );
  await eachBatch(source, 'tenants', (_head, rows) => describe(client, rows));
}

/**
 * @param {TenantSource} source
 * @param {string} wanted
 * @param {(head: TableHead, rows: string) => Promise<unknown>} work  given a JSON array
 */
async function eachBatch({ path, key, heads }, wanted, work) {
  if (!heads.has(wanted)) return;
  await readTenantFile(
    path,
    key,
    () => undefined,
    async (head, lines) => {
      if (head.table === wanted && lines.length > 0) await work(head, `[${lines.join(',')}]`);
    },
  );
}

/**
 * @param {import('pg').ClientBase} client
 * @param {TableHead} head
 * @param {import('./tenant-tables.mjs').TenantKey[]} later  keys that are left empty
 * @param {string} rows
 */
async function insert(client, { table, columns }, later, rows) {
  const empty = new Set(later.flatMap((key) => key.columns));
  const names = columns.map((name) => client.escapeIdentifier(name));
  const values = columns.map((name) => (empty.has(name) ? 'NULL' : `r.${client.escapeIdentifier(name)}`));
  await client.query(
    `INSERT INTO ${table} (${names.join(', ')})
     SELECT ${values.join(', ')} FROM json_populate_recordset(NULL::${table}, $1::json) r`,
    [rows],
  );
}

/**
 * @param {import('pg').ClientBase} client
 * @param {TableHead} head
 * @param {import('./tenant-tables.mjs').TenantKey[]} keys
 * @param {string[]} primaryKey
 * @param {string} rows
 */
async function link(client, { table }, keys, primaryKey, rows) {
  const columns = [...new Set(keys.flatMap((key) => key.columns))];
  await client.query(
    `UPDATE ${table} t SET ${columns.map((name) => `${name} = r.${name}`).join(', ')}
     FROM json_populate_recordset(NULL::${table}, $1::json) r
     WHERE ${['tenant_id', ...primaryKey].map((name) => `t.${name} = r.${name}`).join(' AND ')}
       AND (${columns.map((name) => `r.${name} IS NOT NULL`).join(' OR ')})`,
    [rows],
  );
}

/**
 * The business's own words about itself. Its version goes on, never back, for kept answers are known by it.
 * @param {import('pg').ClientBase} client
 * @param {string} rows
 */
async function describe(client, rows) {
  await client.query(
    `UPDATE tenants t SET ${OWN_COLUMNS.map((name) => `${name} = r.${name}`).join(', ')},
       knowledge_version = t.knowledge_version + 1, updated_at = now()
     FROM json_populate_recordset(NULL::tenants, $1::json) r WHERE t.id = r.id`,
    [rows],
  );
}

/**
 * All is what the file says, also where triggers have written meanwhile.
 * @param {import('pg').ClientBase} client
 * @param {string[]} tables
 * @param {Map<string, TableHead>} heads
 * @param {boolean} isSameSchema
 */
async function requireRestored(client, tables, heads, isSameSchema) {
  for (const table of tables) {
    const { rows, sum } = heads.get(table) ?? { rows: 0, sum: '0' };
    const [foundRows, foundSum] = await sumTable(client, table);
    if (foundRows === rows && (foundSum === sum || !isSameSchema)) continue;
    throw new PlainError(
      `${table} would have ${foundRows} rows where the backup has ${rows}, or others: nothing was changed.`,
    );
  }
}

/** @param {import('pg').ClientBase} client */
async function newestMigration(client) {
  /** @type {{rows: {name: string}[]}} */
  const { rows } = await client.query('SELECT name FROM migrations ORDER BY timestamp DESC LIMIT 1');
  return String(rows[0]?.name);
}

/**
 * The line of the audit log that says so.
 * @param {import('pg').ClientBase} client
 * @param {string} tenant
 * @param {string} backup
 * @param {string} takenAt
 */
async function note(client, tenant, backup, takenAt) {
  const id = newId();
  await client.query(
    `INSERT INTO audit_log (tenant_id, id, at, actor_kind, actor_id, actor_hint, action, object_kind, object_id, after,
       address, request_id, correlation_id)
     VALUES ($1, $2, clock_timestamp(), 'admin', 'command', 'npm run tenant:restore', 'restoreTenant', 'tenant', $3, $4,
       '', $5, $5)`,
    [tenant, id, tenant, JSON.stringify({ backup, takenAt }), id],
  );
}
