import { createHash } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrapDatabase, DATABASE, ROLES, roleUrl, withDatabase } from '../stores/bootstrap-database.mjs';
import { startPostgres, stopLeftPostgres } from '../stores/embedded-postgres.mjs';
import { migrate } from '../stores/migrations.mjs';
import { createDataDir } from '../system/paths.mjs';
import { randomSecret } from '../system/private-files.mjs';
import { PlainError, step } from '../system/terminal.mjs';
import { leftFolders, makeWorkFolder } from './drafts.mjs';
import { bytesOf } from './manifest.mjs';
import { postgresTools } from './postgres-tools.mjs';
import {
  checkPages,
  fetchFile,
  loadDump,
  requireIsolation,
  requireNewEnough,
  requireSame,
} from './restore-dump.mjs';
import { proveTenantFile } from './tenants/restore-tenant.mjs';
import { readTenantFile } from './tenants/tenant-file.mjs';

/** A night may be late by two hours. */
const OLDEST_MS = 26 * 3_600_000;
const PURPOSE = 'drill';

/**
 * @typedef {object} DrillRequest
 * @property {import('../system/paths.mjs').DataLayout} layout
 * @property {import('./folder-store.mjs').BackupStore} store
 * @property {import('./settings.mjs').BackupSettings} settings
 * @property {string} [name]  of the backup; absent: the newest, which must not be older than 26 hours
 */

/**
 * Restores a backup into an empty server of its own, which is started for it, and judges what comes out: counts and sums
 * of every tenant, migrations, every page and index, the rules of isolation, and each tenant's own file, of which another one
 * is loaded every day.
 * @param {DrillRequest} request
 * @returns {Promise<import('./runs.mjs').Outcome & {backup: string, tenants: number}>}
 * @throws PlainError when the backup could not be relied on
 */
export async function drill(request) {
  const { layout, store, settings } = request;
  const manifest = await chosen(request);
  createDataDir(layout.dir);
  const tools = await postgresTools(layout, manifest.serverMajor);
  await sweep(layout.dir, tools.bin);
  const folder = makeWorkFolder(layout.dir, PURPOSE);
  chmodSync(folder, 0o711);
  try {
    requireNewEnough(manifest, tools);
    const dump = await step(`Fetching ${manifest.name}`, () =>
      fetchFile(store, manifest.name, manifest.dump, folder),
    );
    await onEmptyServer(folder, tools, async (server) => {
      await step('Restoring it into an empty server', () =>
        loadDump(tools, dump, settings.key, server.owner),
      );
      await step('Comparing every business', () => requireSame(server.backup, manifest));
      await step('Migrating', () => migrate(server.owner, 'up'));
      await step('Reading every page and index', () => checkPages(tools, server.superuser));
      await step('Checking what keeps businesses apart', () => requireIsolation(server.superuser));
      await step('Reading the file of each business', () =>
        readTenants(store, manifest, settings.key, folder),
      );
      const [tenant, file] = tenantOfDay(manifest) ?? [];
      if (!tenant || !file) return;
      await step(`Loading the file of ${manifest.slugs[tenant] ?? tenant}`, async () => {
        const path = await fetchFile(store, manifest.name, file, folder);
        await proveTenantFile(server.app, { tenant, path, key: settings.key, manifest });
      });
    });
  } finally {
    await stopLeftPostgres(join(folder, 'postgres'), tools.bin);
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    ...{ backup: manifest.name, takenAt: manifest.takenAt, bytes: bytesOf(manifest) },
    tenants: Object.keys(manifest.tenantFiles).length,
  };
}

/**
 * What drills that were killed have left.
 * @param {string} dir
 * @param {string} bin
 */
async function sweep(dir, bin) {
  for (const folder of leftFolders(dir, PURPOSE)) {
    await stopLeftPostgres(join(folder, 'postgres'), bin);
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {DrillRequest} request
 * @returns {Promise<import('./manifest.mjs').Manifest>}
 */
async function chosen({ store, name }) {
  const newest = name ?? (await store.names()).filter((other) => other.startsWith('frontdesk-')).at(-1);
  if (!newest) throw new PlainError(`There is no backup in ${store.title}.`);
  const manifest = await store.manifest(newest);
  const age = Date.now() - Date.parse(manifest.takenAt);
  if (name !== undefined || age <= OLDEST_MS) return manifest;
  throw new PlainError(
    `The newest backup in ${store.title} is ${Math.round(age / 3_600_000)} hours old: none was made since.`,
  );
}

/**
 * @param {string} folder
 * @param {import('./postgres-tools.mjs').PostgresTools} tools
 * @param {(urls: {superuser: string, owner: string, backup: string, app: string}) => Promise<void>} work
 */
async function onEmptyServer(folder, tools, work) {
  const server = await startPostgres(join(folder, 'postgres'), { durable: false, bin: tools.bin });
  try {
    const passwords = /** @type {import('../stores/bootstrap-database.mjs').RolePasswords} */ (
      Object.fromEntries(ROLES.map((kind) => [kind, randomSecret()]))
    );
    await bootstrapDatabase(server.superuserUrl, passwords);
    const as = (/** @type {'owner' | 'backup' | 'app'} */ kind) =>
      roleUrl(server.superuserUrl, kind, passwords[kind], DATABASE);
    await work({
      superuser: withDatabase(server.superuserUrl, DATABASE),
      owner: as('owner'),
      backup: as('backup'),
      app: as('app'),
    });
  } finally {
    await server.stop();
  }
}

/**
 * Loading is slower than reading: one a day, so that in time each has its turn.
 * @param {import('./manifest.mjs').Manifest} manifest
 */
function tenantOfDay({ tenantFiles, takenAt }) {
  const all = Object.entries(tenantFiles).sort(([one], [other]) => (one < other ? -1 : 1));
  const number = createHash('sha256').update(takenAt.slice(0, 10)).digest().readUInt32BE();
  return all[number % all.length];
}

/**
 * @param {import('./folder-store.mjs').BackupStore} store
 * @param {import('./manifest.mjs').Manifest} manifest
 * @param {string | undefined} key
 * @param {string} folder
 */
async function readTenants(store, manifest, key, folder) {
  for (const [tenant, file] of Object.entries(manifest.tenantFiles)) {
    const path = await fetchFile(store, manifest.name, file, folder);
    /** @type {Record<string, import('./sums.mjs').TableSum>} */
    const found = {};
    const owners = new Set([tenant]);
    await readTenantFile(
      path,
      key,
      (head) => owners.add(head.tenant),
      async ({ table, rows, sum }, lines) => {
        found[table] ??= [rows, sum];
        if (!lines.every((line) => line.includes(tenant))) owners.add('another');
      },
    );
    rmSync(path, { force: true });
    const wanted = manifest.sums.tenants[tenant] ?? {};
    const isSame = Object.keys(wanted).every((table) => String(found[table]) === String(wanted[table]));
    if (owners.size > 1 || !isSame)
      throw new PlainError(`The file of the tenant ${tenant} is not what the manifest says.`);
  }
}
