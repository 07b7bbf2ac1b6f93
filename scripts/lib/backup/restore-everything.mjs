import { rmSync } from 'node:fs';
import { bootstrapDatabase, dropDatabase, withClient, withDatabase } from '../stores/bootstrap-database.mjs';
import { migrate } from '../stores/migrations.mjs';
import { createDataDir } from '../system/paths.mjs';
import { PlainError, step } from '../system/terminal.mjs';
import { makeWorkFolder, removeLeftFolders } from './drafts.mjs';
import { postgresTools } from './postgres-tools.mjs';
import {
  checkPages,
  fetchFile,
  loadDump,
  requireIsolation,
  requireNewEnough,
  requireRoles,
  requireSame,
} from './restore-dump.mjs';
import { versionOf } from './take-backup.mjs';

/**
 * @typedef {object} RestoreRequest
 * @property {import('../system/paths.mjs').DataLayout} layout
 * @property {import('./folder-store.mjs').BackupStore} store
 * @property {import('./settings.mjs').BackupSettings} settings
 * @property {string} name  of the backup
 * @property {boolean} replace  puts a database with data aside
 * @property {{owner: string, backup: string, superuser?: string}} urls  of the target
 */

/**
 * Restores a backup as this installation's database. As a superuser: into a new database beside it, which takes its name
 * when everything was judged well; what was there is renamed, not deleted. As the owner: into the database, which must be
 * empty.
 * @param {RestoreRequest} request
 * @returns {Promise<{aside?: string}>}  `aside`: the name that the database of before has now
 */
export async function restoreEverything(request) {
  const { layout, store, settings, name, urls } = request;
  const manifest = await store.manifest(name);
  const server = await withClient(urls.owner, versionOf);
  const tools = await postgresTools(layout, Math.max(server.major, manifest.serverMajor));
  requireNewEnough(manifest, tools);
  await requireRoles(urls.owner);
  const isEmpty = await hasNoTables(urls.owner);
  if (!isEmpty && !(request.replace && urls.superuser)) refuse(urls);
  createDataDir(layout.dir);
  removeLeftFolders(layout.dir, 'restore');
  const folder = makeWorkFolder(layout.dir, 'restore');
  try {
    const dump = await step(`Fetching ${name}`, () => fetchFile(store, name, manifest.dump, folder));
    const fill = (/** @type {RestoreRequest['urls']} */ target) =>
      restoreInto({ tools, dump, key: settings.key, manifest }, target);
    if (urls.superuser) return await beside(urls, urls.superuser, isEmpty, fill);
    await fill(urls);
    return {};
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {RestoreRequest['urls']} urls
 * @returns {never}
 */
function refuse({ superuser }) {
  throw new PlainError(
    superuser
      ? 'The database has data. To put it aside and restore in its place: npm run restore -- --replace'
      : 'The database has data. Make an empty one for it, and set the URLs to that one.',
  );
}

/** @param {string} url */
async function hasNoTables(url) {
  /** @type {{rows: {tables: number}[]}} */
  const { rows } = await withClient(url, (client) =>
    client.query(
      `SELECT count(*)::int AS tables FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')`,
    ),
  );
  return rows[0]?.tables === 0;
}

/**
 * @param {object} source
 * @param {import('./postgres-tools.mjs').PostgresTools} source.tools
 * @param {string} source.dump
 * @param {string | undefined} source.key
 * @param {import('./manifest.mjs').Manifest} source.manifest
 * @param {RestoreRequest['urls']} target
 */
async function restoreInto({ tools, dump, key, manifest }, { owner, backup, superuser }) {
  await step('Restoring it', () => loadDump(tools, dump, key, owner));
  await step('Comparing every business', () => requireSame(backup, manifest));
  await step('Migrating', () => migrate(owner, 'up'));
  if (superuser) await step('Reading every page and index', () => checkPages(tools, superuser));
  await step('Checking what keeps businesses apart', () => requireIsolation(superuser ?? owner));
}

/**
 * @param {RestoreRequest['urls']} urls
 * @param {string} superuser
 * @param {boolean} isEmpty
 * @param {(target: RestoreRequest['urls']) => Promise<void>} fill
 */
async function beside(urls, superuser, isEmpty, fill) {
  const stamp = new Date().toISOString().slice(0, 19).replace(/\D/g, '');
  const target = decodeURIComponent(new URL(urls.owner).pathname.slice(1));
  const [fresh, aside] = [`${target}_restored_${stamp}`, `${target}_before_${stamp}`];
  const server = withDatabase(superuser, 'postgres');
  const passwords = /** @type {import('../stores/bootstrap-database.mjs').RolePasswords} */ ({});
  await bootstrapDatabase(server, passwords, { database: fresh, keepPasswords: true });
  try {
    const at = (/** @type {string} */ url) => withDatabase(url, fresh);
    await fill({ owner: at(urls.owner), backup: at(urls.backup), superuser: at(superuser) });
    await step('Giving it the name', () => takeName(server, fresh, target, aside));
  } catch (error) {
    await dropDatabase(server, fresh);
    throw error;
  }
  if (!isEmpty) return { aside };
  await dropDatabase(server, aside);
  return {};
}

/**
 * Both names change at once, or none.
 * @param {string} server
 * @param {string} fresh
 * @param {string} target
 * @param {string} aside
 */
async function takeName(server, fresh, target, aside) {
  await withClient(server, async (client) => {
    const [from, to, old] = [fresh, target, aside].map((name) => client.escapeIdentifier(name));
    try {
      await client.query('BEGIN');
      await client.query(`ALTER DATABASE ${to} RENAME TO ${old}`);
      await client.query(`ALTER DATABASE ${from} RENAME TO ${to}`);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      // object_in_use
      if (/** @type {{code?: string}} */ (error).code !== '55006') throw error;
      throw new PlainError(
        `Somebody is connected to the database ${target}. Stop every Frontdesk process first.`,
      );
    }
  });
}
