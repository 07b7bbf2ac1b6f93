import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { hiddenTables } from '../stores/backup-access.mjs';
import { withClient } from '../stores/bootstrap-database.mjs';
import { lastLines } from '../system/commands.mjs';
import { writePrivateJson } from '../system/private-files.mjs';
import { messageOf, PlainError, requireSpace, step } from '../system/terminal.mjs';
import { bytesOf, MANIFEST, suspicion } from './manifest.mjs';
import { connectionOf, postgresTools } from './postgres-tools.mjs';
import { listDump } from './restore-dump.mjs';
import { recipientOf, writeSealed } from './sealing.mjs';
import { sumDatabase } from './sums.mjs';
import { writeTenantFiles } from './tenants/tenant-file.mjs';

/** A dump waits this long for a table that a migration holds. */
const LOCK_WAIT = '120s';

/**
 * @typedef {object} BackupRequest
 * @property {import('../system/paths.mjs').DataLayout} layout
 * @property {{app: string, backup: string}} urls
 * @property {import('./folder-store.mjs').BackupStore} store
 * @property {import('./settings.mjs').BackupSettings} settings
 * @property {string} [prefix]  of its name
 * @property {number} [keep]  that many of this prefix are kept; absent: `settings.days`
 *
 * @typedef {object} BackupOutcome
 * @property {string} backup
 * @property {string} takenAt
 * @property {number} bytes
 * @property {number} tenants
 * @property {string} [warning]  it is whole, and looks unlike the one before, or old ones were not removed
 */

/**
 * Dumps everything, and each tenant by itself, from one moment; gives it its name when it is whole; removes what is old.
 * @param {BackupRequest} request
 * @returns {Promise<BackupOutcome>}
 * @throws PlainError and nothing has the final name then
 */
export async function takeBackup(request) {
  const { store, prefix = 'frontdesk' } = request;
  const name = `${prefix}-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}Z`;
  const before = (await store.names()).filter((other) => other.startsWith(`${prefix}-`)).at(-1);
  const folder = store.draft(name);
  /** @type {import('./manifest.mjs').Manifest} */
  let manifest;
  try {
    manifest = await step('Dumping the database', () => write(request, name, folder));
    await step(`Keeping it in ${store.title}`, () => store.publish(name));
  } catch (error) {
    store.discard(name);
    throw error;
  }
  const warnings = [
    await suspectedBeside(manifest, before, store).catch(
      (/** @type {unknown} */ error) => `The one before could not be read: ${messageOf(error)}`,
    ),
    await removeOld(request, prefix).catch(
      (/** @type {unknown} */ error) => `What is old was not removed: ${messageOf(error)}`,
    ),
  ];
  const warning = warnings.filter(Boolean).join(' ');
  const { takenAt, tenantFiles } = manifest;
  const told = { backup: name, takenAt, bytes: bytesOf(manifest), tenants: Object.keys(tenantFiles).length };
  return warning ? { ...told, warning } : told;
}

/**
 * What differs too much from the backup before, whose manifest may be out of reach: keys may allow writing alone.
 * @param {import('./manifest.mjs').Manifest} manifest
 * @param {string | undefined} before  name
 * @param {import('./folder-store.mjs').BackupStore} store
 */
async function suspectedBeside(manifest, before, store) {
  return suspicion(manifest, before === undefined ? undefined : await store.manifest(before));
}

/**
 * @param {BackupRequest} request
 * @param {string} name
 * @param {string} folder
 * @returns {Promise<import('./manifest.mjs').Manifest>}
 */
async function write({ layout, urls, settings }, name, folder) {
  const started = performance.now();
  const recipient = await recipientOf(settings);
  return withClient(urls.backup, async (client) => {
    const server = await versionOf(client);
    const tools = await postgresTools(layout, server.major);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const sight = await requireSight(client);
    const facts = await factsOf(client);
    const dump = await dumpAll(tools, urls.backup, { snapshot: facts.snapshot, sight, folder, recipient });
    const tenantFiles = await writeTenantFiles(
      { appUrl: urls.app, snapshot: facts.snapshot, facts },
      folder,
      recipient,
    );
    await client.query('COMMIT');
    const { takenAt, schema, slugs, sums } = facts;
    /** @type {import('./manifest.mjs').Manifest} */
    const manifest = {
      ...{ format: /** @type {const} */ (1), name, takenAt, seconds: (performance.now() - started) / 1000 },
      ...{ serverVersion: server.version, serverMajor: server.major, schema },
      ...{ isSealed: recipient !== undefined, dump, tenantFiles, slugs, sums },
    };
    if (!recipient || settings.key) await requireWhole(tools, folder, manifest, settings.key);
    writePrivateJson(join(folder, MANIFEST), manifest);
    return manifest;
  });
}

/**
 * Any other role would see no row of any tenant, and its dump would look well.
 * @param {import('pg').ClientBase} client  in the snapshot
 * @returns {Promise<'all' | 'by policy'>}  `by policy`: where no role may be exempt from row-level security
 */
async function requireSight(client) {
  /** @type {{rows: {role: string, sees: boolean}[]}} */
  const { rows } = await client.query(
    'SELECT current_user AS role, rolsuper OR rolbypassrls AS sees FROM pg_roles WHERE rolname = current_user',
  );
  if (rows[0]?.sees) return 'all';
  const hidden = await hiddenTables((text) => client.query(text));
  if (hidden.length === 0) return 'by policy';
  throw new PlainError(
    `${rows[0]?.role} does not see the rows of all businesses (of ${hidden.slice(0, 3).join(', ')}, …), so its dump would ` +
      'not be whole. DATABASE_BACKUP_URL must name frontdesk_backup.',
  );
}

/** @param {import('pg').ClientBase} client */
export async function versionOf(client) {
  const { rows } = await client.query(
    `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int / 10000 AS major`,
  );
  return /** @type {{version: string, major: number}} */ (rows[0]);
}

/**
 * What the snapshot of this transaction holds.
 * @param {import('pg').ClientBase} client
 */
async function factsOf(client) {
  /** @type {{rows: {name: string}[]}} */
  const { rows: migrations } = await client.query(
    'SELECT name FROM migrations ORDER BY timestamp DESC LIMIT 1',
  );
  /** @type {{rows: {snapshot: string, at: Date}[]}} */
  const { rows } = await client.query('SELECT pg_export_snapshot() AS snapshot, now() AS at');
  const [{ snapshot, at } = { snapshot: '', at: new Date() }] = rows;
  /** @type {{rows: {id: string, slug: string}[]}} */
  const { rows: tenants } = await client.query('SELECT id, slug FROM tenants');
  return {
    snapshot,
    takenAt: at.toISOString(),
    schema: migrations[0]?.name ?? '',
    slugs: Object.fromEntries(tenants.map(({ id, slug }) => [id, slug])),
    sums: await sumDatabase(client),
  };
}

/**
 * @param {import('./postgres-tools.mjs').PostgresTools} tools
 * @param {string} url
 * @param {{snapshot: string, sight: 'all' | 'by policy', folder: string, recipient: string | undefined}} how
 */
async function dumpAll({ bin }, url, { snapshot, sight, folder, recipient }) {
  const args = ['-Fc', '--no-password', `--snapshot=${snapshot}`, `--lock-wait-timeout=${LOCK_WAIT}`];
  if (sight === 'by policy') args.push('--enable-row-security');
  const child = spawn(join(bin, 'pg_dump'), args, {
    env: connectionOf(url),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  child.stderr.on('data', (/** @type {Buffer} */ chunk) => (told += chunk.toString()));
  const ended = new Promise((/** @type {(code: number) => void} */ resolve) => {
    child.on('error', (error) => {
      told += error.message;
      resolve(127);
    });
    child.on('close', (code) => resolve(code ?? 128));
  });
  try {
    const file = await writeSealed(child.stdout, folder, 'database.dump', recipient);
    const code = await ended;
    if (code === 0) return file;
    requireSpace(told, folder);
    throw new PlainError(`pg_dump failed (exit code ${code}):\n${lastLines(told, 20)}`);
  } finally {
    child.kill();
  }
}

/**
 * A dump that cannot be listed, or lacks a table, is none.
 * @param {import('./postgres-tools.mjs').PostgresTools} tools
 * @param {string} folder
 * @param {import('./manifest.mjs').Manifest} manifest
 * @param {string | undefined} key
 */
async function requireWhole(tools, folder, { dump, sums }, key) {
  const listed = await listDump(tools, join(folder, dump.name), key);
  const missing = sums.tables.filter((table) => !listed.includes(table));
  if (missing.length > 0) throw new PlainError(`The dump lacks the data of ${missing.join(', ')}.`);
}

/**
 * @param {BackupRequest} request
 * @param {string} prefix
 */
async function removeOld({ store, settings, keep }, prefix) {
  const names = (await store.names()).filter((name) => name.startsWith(`${prefix}-`));
  const oldest = new Date(Date.now() - (settings.days ?? 0) * 86_400_000).toISOString().replaceAll(':', '');
  const old =
    keep === undefined
      ? // The newest one always stays.
        names.slice(0, -1).filter((name) => settings.days && name.slice(prefix.length + 1) < oldest)
      : names.slice(0, Math.max(0, names.length - keep));
  for (const name of old) await store.remove(name);
}
