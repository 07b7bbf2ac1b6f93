import { refuseSecondInstance } from '../system/instance.mjs';
import { withDatabaseUrls } from '../stores/owner-url.mjs';
import { PlainError, say } from '../system/terminal.mjs';
import { withBackupDatabase } from './backup-database.mjs';
import { openStore } from './bucket-store.mjs';
import { drill } from './drill.mjs';
import { restoreEverything } from './restore-everything.mjs';
import { restoreTenant } from './tenants/restore-tenant.mjs';
import { recorded } from './runs.mjs';
import { backupSettings } from './settings.mjs';
import { takeBackup } from './take-backup.mjs';

/** The backup is whole, and unlike the one before, or old ones were not removed: somebody should look. */
export const SUSPICIOUS = 3;
/** Nothing was changed, for want of `--yes`. */
export const NOT_CONFIRMED = 2;

/** @typedef {import('../system/paths.mjs').DataLayout} DataLayout */

/**
 * `npm run backup`
 * @param {DataLayout} layout
 * @returns {Promise<number>} the exit code
 */
export async function backupCommand(layout) {
  const settings = backupSettings(layout);
  const store = await openStore(layout, settings);
  /** @type {import('./take-backup.mjs').BackupOutcome} */
  const taken = await withBackupDatabase(layout, (urls) =>
    recorded(urls.backup, 'backup', () => takeBackup({ layout, urls, store, settings })),
  );
  say(`${taken.backup}: ${taken.tenants} businesses, ${taken.bytes} bytes, in ${store.title}`);
  if (settings.key === undefined && settings.recipient === undefined)
    say('It is not sealed: BACKUP_KEY or BACKUP_RECIPIENT is not set.');
  if (!taken.warning) return 0;
  say(`${taken.warning} The backup itself is whole. Look whether that is right.`);
  return SUSPICIOUS;
}

/**
 * `npm run drill`
 * @param {DataLayout} layout
 * @param {string} [name]  of a backup; absent: the newest, which may be 26 hours old
 * @returns {Promise<number>}
 */
export async function drillCommand(layout, name) {
  const settings = backupSettings(layout);
  const store = await openStore(layout, settings);
  const started = performance.now();
  /** @type {{backup: string, tenants: number}} */
  const good = await withBackupDatabase(layout, ({ backup }) =>
    recorded(backup, 'drill', () => drill({ layout, store, settings, ...(name && { name }) })),
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`${good.backup} can be relied on: ${good.tenants} businesses came back in ${seconds} s.`);
  return 0;
}

/**
 * `npm run restore`
 * @param {DataLayout} layout
 * @param {{name?: string, replace: boolean}} options  `name`: absent for the newest
 * @returns {Promise<number>}
 */
export async function restoreCommand(layout, { name, replace }) {
  const settings = backupSettings(layout);
  const store = await openStore(layout, settings);
  const chosen = name ?? (await newest(store));
  if (!process.env.DATABASE_URL) await refuseSecondInstance(layout);
  const { aside } = await withDatabaseUrls(layout, (urls, { superuserUrl }) => {
    const { owner, backup } = urls;
    if (!backup)
      throw new PlainError('Set DATABASE_BACKUP_URL: what comes out is compared as frontdesk_backup.');
    const target = { owner, backup, ...(superuserUrl && { superuser: superuserUrl }) };
    return restoreEverything({ layout, store, settings, name: chosen, replace, urls: target });
  });
  say(`${chosen} is restored. APP_SECRET must be the one of that time.`);
  if (aside) say(`What was there before is now the database ${aside}.`);
  return 0;
}

/**
 * `npm run tenant:restore`
 * @param {DataLayout} layout
 * @param {{tenant: string, name?: string, before?: string, yes: boolean}} options  `before`: ISO 8601; the newest backup
 *   from before it
 * @returns {Promise<number>}
 */
export async function tenantRestoreCommand(layout, { tenant, name, before, yes }) {
  const settings = backupSettings(layout);
  const store = await openStore(layout, settings);
  const backup = name ?? (await newest(store, before));
  /** @type {import('./tenants/restore-tenant.mjs').TenantOutcome} */
  const result = await withBackupDatabase(layout, ({ app }) =>
    restoreTenant({
      ...{ layout, store, backup, tenant, appUrl: app, key: settings.key },
      ...{ isConfirmed: yes, tell: announcing(backup) },
    }),
  );
  if (!result.isDone) {
    say('Nothing was changed. To do it, add --yes.');
    return NOT_CONFIRMED;
  }
  if (result.changes.length === 0) say('Nothing differs, so nothing was changed.');
  else say(`${tenant} is as it was. Its keys, secrets, audit log and what models cost stay as they are now.`);
  if (result.erasedAgain > 0)
    say(`${result.erasedAgain} visitors who were erased since are being erased again.`);
  return 0;
}

/** @param {string} backup */
function announcing(backup) {
  return (
    /** @type {import('./tenants/tenant-changes.mjs').TableChange[]} */ changes,
    /** @type {string} */ takenAt,
  ) => {
    say(`${backup} is of ${takenAt}. Against it, now:`);
    for (const { table, lost, back } of changes)
      say(`  ${table}: ${lost} rows are newer or changed and go, ${back} come back`);
  };
}

/**
 * @param {import('./folder-store.mjs').BackupStore} store
 * @param {string} [before]
 */
async function newest(store, before) {
  if (before !== undefined && Number.isNaN(Date.parse(before)))
    throw new PlainError('--before must be a time such as 2026-12-01T09:00:00Z.');
  const until = before === undefined ? '~' : new Date(before).toISOString().slice(0, 19).replaceAll(':', '');
  const names = (await store.names()).filter((name) => name.startsWith('frontdesk-'));
  const found = names.filter((name) => name.slice('frontdesk-'.length) < until).at(-1);
  if (found) return found;
  throw new PlainError(`There is no such backup in ${store.title}.`);
}
