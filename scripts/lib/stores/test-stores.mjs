import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrapDatabase, DATABASE, ROLES, roleUrl } from './bootstrap-database.mjs';
import { startPostgres, stopLeftPostgres } from './embedded-postgres.mjs';
import { startRedis, stopLeftRedis } from './embedded-redis.mjs';
import { dataLayout } from '../system/paths.mjs';
import { stopLeftPgBouncer } from './pgbouncer.mjs';
import { randomSecret, readJson, writePrivateJson } from '../system/private-files.mjs';
import { identityOf, isAlive } from '../system/process-identity.mjs';

const PREFIX = 'frontdesk-test-';

/**
 * @typedef {object} TestStores
 * @property {string} appUrl
 * @property {string} ownerUrl
 * @property {string} platformUrl
 * @property {string} backupUrl
 * @property {string} superuserUrl
 * @property {string} redisUrl
 */

/** A folder for one run, marked with the process that it belongs to. */
export function createTestDir() {
  const dir = mkdtempSync(join(tmpdir(), PREFIX));
  chmodSync(dir, 0o711);
  writePrivateJson(ownerFile(dir), identityOf(process.pid));
  return dir;
}

/** Stops and removes what killed runs of this user have left. */
export async function sweepTestDirs() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    await sweep(join(tmpdir(), name));
  }
}

/** @param {string} dir */
async function sweep(dir) {
  try {
    const owner = readJson(
      ownerFile(dir),
      /** @type {import('../system/process-identity.mjs').ProcessIdentity | undefined} */ (undefined),
    );
    if (!owner || isAlive(owner)) return;
    await stopLeftPgBouncer(poolerIn(dir));
    await stopLeftRedis(dataLayout(dir).redis);
    await stopLeftPostgres(dataLayout(dir).postgres);
    rmSync(dir, { recursive: true, force: true });
  } catch (error) {
    // Another user's folder is that user's to sweep; what another run sweeps at the same time is gone.
    if (
      !['EACCES', 'EPERM', 'ENOENT', 'ENOTEMPTY'].includes(
        /** @type {NodeJS.ErrnoException} */ (error).code ?? '',
      )
    )
      throw error;
  }
}

/**
 * Where a test that needs a pooler keeps it.
 * @param {string} dir
 */
export function poolerIn(dir) {
  return join(dir, 'pgbouncer');
}

/** @param {string} dir */
function ownerFile(dir) {
  return join(dir, 'owner.json');
}

/**
 * Starts an empty Postgres, with roles and database, and an empty Redis.
 * @param {string} dir
 * @param {import('./service-stack.mjs').ServiceStack} stack
 * @returns {Promise<TestStores>}
 */
export async function openTestStores(dir, stack) {
  const layout = dataLayout(dir);
  const postgres = await stack.open('postgres', () => startPostgres(layout.postgres, { durable: false }));
  const redis = await stack.open('redis', () => startRedis(layout.redis));
  const passwords = /** @type {import('./bootstrap-database.mjs').RolePasswords} */ (
    Object.fromEntries(ROLES.map((kind) => [kind, randomSecret()]))
  );
  await bootstrapDatabase(postgres.superuserUrl, passwords);
  const as = (/** @type {import('./bootstrap-database.mjs').RoleKind} */ kind) =>
    roleUrl(postgres.superuserUrl, kind, passwords[kind], DATABASE);
  return {
    appUrl: as('app'),
    ownerUrl: as('owner'),
    platformUrl: as('platform'),
    backupUrl: as('backup'),
    superuserUrl: postgres.superuserUrl,
    redisUrl: redis.url,
  };
}
