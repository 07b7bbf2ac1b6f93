import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withClient } from '../stores/bootstrap-database.mjs';
import { ROOT } from '../system/paths.mjs';
import { messageOf, PlainError, say, step } from '../system/terminal.mjs';
import { FolderStore } from './folder-store.mjs';
import { schemaNumber } from './manifest.mjs';
import { backupSettings } from './settings.mjs';
import { takeBackup } from './take-backup.mjs';

const KEPT = 7;
export const PREFIX = 'before-migration';
const COPY = 'copy-before-migration';

/**
 * Keeps what the embedded database holds before a migration changes it, seven times. Where pg_dump cannot be had, its
 * files are copied while it stands still.
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
  const settings = { ...backupSettings(layout), to: layout.backups };
  const store = new FolderStore(layout.backups);
  try {
    const taken = await takeBackup({
      layout,
      urls: { app, backup },
      store,
      settings,
      prefix: PREFIX,
      keep: KEPT,
    });
    return taken.backup;
  } catch (error) {
    if (!(error instanceof PlainError) || !stop || !restart) throw error;
    say(`  ${messageOf(error)}\n  So the files of the database are copied instead.`);
  }
  await stop();
  try {
    return await step('Copying the files of the database', async () => copyFiles(layout.backups, dataFolder));
  } finally {
    await restart();
  }
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
 * @param {string} folder
 * @param {string} data
 */
function copyFiles(folder, data) {
  const name = `${COPY}-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}Z`;
  const draft = join(folder, `.${name}.${process.pid}.part`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Owner and rights too: PostgreSQL refuses files of others.
  execFileSync('cp', ['-a', data, draft]);
  renameSync(draft, join(folder, name));
  const copies = readdirSync(folder).filter((entry) => entry.startsWith(COPY));
  for (const old of copies.sort().slice(0, -KEPT))
    rmSync(join(folder, old), { recursive: true, force: true });
  return existsSync(join(folder, name)) ? name : undefined;
}
