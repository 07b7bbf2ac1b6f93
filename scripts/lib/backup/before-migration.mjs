import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withClient } from '../stores/bootstrap-database.mjs';
import { ROOT } from '../system/paths.mjs';
import { messageOf, PlainError, say, step } from '../system/terminal.mjs';
import { MARK } from './drafts.mjs';
import { FolderStore } from './folder-store.mjs';
import { schemaNumber } from './manifest.mjs';
import { backupSettings } from './settings.mjs';
import { sumDatabase } from './sums.mjs';
import { takeBackup } from './take-backup.mjs';

const KEPT = 7;
/** Of one version of the schema: starts that fail again and again must not push out what is older. */
const KEPT_OF_SCHEMA = 2;
export const PREFIX = 'before-migration';
const COPY = 'copy-before-migration';

/**
 * Keeps what the embedded database holds before a migration changes it: seven times, twice of one version of the schema, and
 * not again when nothing has changed since. Where pg_dump cannot be had, its files are copied while it stands still.
 * @param {import('../system/paths.mjs').DataLayout} layout
 * @param {import('../stores/database.mjs').Database} database
 * @returns {Promise<string | undefined>} the name; undefined when there is nothing to migrate or nothing to keep
 */
export async function keepBeforeMigration(layout, { urls, dataFolder, stop, restart }) {
  if (!dataFolder || !urls.backup || !(await isBehind(urls.backup))) return undefined;
  const { app, backup, owner } = urls;
  // Until the migration BackupRuns the backup role may not read it, and pg_dump would refuse.
  await withClient(owner, (client) =>
    client.query('GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO frontdesk_backup'),
  );
  const content = await contentOf(backup);
  const store = new FolderStore(layout.backups);
  const kept = await sameDump(store, content);
  if (kept) return kept;
  const settings = { ...backupSettings(layout), to: layout.backups };
  try {
    const taken = await takeBackup({
      ...{ layout, urls: { app, backup }, store, settings, prefix: PREFIX },
      keep: Number.POSITIVE_INFINITY,
    });
    await removeOldDumps(store);
    return taken.backup;
  } catch (error) {
    if (!(error instanceof PlainError) || !stop || !restart) throw error;
    say(`  ${messageOf(error)}\n  So the files of the database are copied instead.`);
  }
  const same = copiesIn(layout.backups).find((name) => name.includes(copyMark(content)));
  if (same) return same;
  await stop();
  try {
    return await step('Copying the files of the database', async () =>
      copyFiles(layout.backups, dataFolder, copyMark(content)),
    );
  } finally {
    await restart();
  }
}

/**
 * What the database holds: the number of its newest migration, and a sum over every table.
 * @typedef {{schema: number, sums: string}} Content
 */

/**
 * @param {string} url
 * @returns {Promise<Content>}
 */
async function contentOf(url) {
  return withClient(url, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const sums = inOneOrder(await sumDatabase(client));
    /** @type {{rows: {name: string}[]}} */
    const { rows } = await client.query('SELECT name FROM migrations ORDER BY timestamp DESC LIMIT 1');
    await client.query('COMMIT');
    return { schema: schemaNumber(rows[0]?.name ?? ''), sums };
  });
}

/**
 * PostgreSQL names tenants in any order.
 * @param {import('./sums.mjs').DatabaseSums} sums
 */
function inOneOrder({ tables, platform, tenants }) {
  const sorted = (/** @type {object} */ record) =>
    Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1));
  const ofTenants = sorted(tenants).map(([id]) => [id, sorted(tenants[id] ?? {})]);
  return JSON.stringify([tables, sorted(platform), ofTenants]);
}

/**
 * @param {FolderStore} store
 * @param {Content} content
 * @returns {Promise<string | undefined>} the backup from before a migration that holds the same, as after a start that failed
 */
async function sameDump(store, { schema, sums }) {
  for (const name of (await dumpsIn(store)).toReversed()) {
    const manifest = await store.manifest(name);
    if (schemaNumber(manifest.schema) === schema && inOneOrder(manifest.sums) === sums) return name;
  }
  return undefined;
}

/** @param {FolderStore} store */
async function dumpsIn(store) {
  return (await store.names()).filter((name) => name.startsWith(`${PREFIX}-`));
}

/** @param {FolderStore} store */
async function removeOldDumps(store) {
  const dumps = await Promise.all(
    (await dumpsIn(store)).map(async (name) => ({ name, schema: (await store.manifest(name)).schema })),
  );
  for (const name of surplus(dumps)) await store.remove(name);
}

/**
 * @param {{name: string, schema: string}[]} all  oldest first
 * @returns {string[]} the names of those that are too many
 */
export function surplus(all) {
  const newestFirst = all.toReversed();
  const ofSchema = (/** @type {string} */ schema) => newestFirst.filter((one) => one.schema === schema);
  const kept = newestFirst.filter((one) => ofSchema(one.schema).indexOf(one) < KEPT_OF_SCHEMA).slice(0, KEPT);
  return all.filter((one) => !kept.includes(one)).map(({ name }) => name);
}

/**
 * Whether a migration of this Frontdesk is not applied to a database that has any.
 * @param {string} url
 */
async function isBehind(url) {
  return withClient(url, async (client) => {
    /** @type {{rows: {there: boolean}[]}} */
    const { rows: found } = await client.query(
      `SELECT to_regclass('public.migrations') IS NOT NULL AS there`,
    );
    if (!found[0]?.there) return false;
    /** @type {{rows: {name: string}[]}} */
    const { rows } = await client.query('SELECT name FROM migrations');
    const applied = new Set(rows.map(({ name }) => schemaNumber(name)));
    const ours = readdirSync(join(ROOT, 'migrations')).flatMap((file) => /^\d{13}/.exec(file)?.[0] ?? []);
    return applied.size > 0 && ours.some((number) => !applied.has(Number(number)));
  });
}

/**
 * @param {Content} content
 * @returns {string} a part of the name of a copy
 */
function copyMark({ schema, sums }) {
  return `${schema}-${createHash('sha256').update(sums).digest('hex').slice(0, 12)}`;
}

/** @param {string} folder @returns {string[]} oldest first */
function copiesIn(folder) {
  const stamp = (/** @type {string} */ name) => name.slice(-'2026-12-01T023000Z'.length);
  const names = existsSync(folder) ? readdirSync(folder).filter((entry) => entry.startsWith(COPY)) : [];
  return names.sort((one, other) => (stamp(one) < stamp(other) ? -1 : 1));
}

/**
 * @param {string} folder
 * @param {string} data
 * @param {string} mark
 */
function copyFiles(folder, data, mark) {
  const name = `${COPY}-${mark}-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}Z`;
  const draft = join(folder, `.${name}.${MARK}.part`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Owner and rights too: PostgreSQL refuses files of others.
  execFileSync('cp', ['-a', data, draft]);
  renameSync(draft, join(folder, name));
  const schemaOf = (/** @type {string} */ copy) => /^\d{13}/.exec(copy.slice(COPY.length + 1))?.[0] ?? '';
  const all = copiesIn(folder).map((copy) => ({ name: copy, schema: schemaOf(copy) }));
  for (const old of surplus(all)) rmSync(join(folder, old), { recursive: true, force: true });
  return name;
}
