import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrapDatabase, copyDatabase, DATABASE, ROLES, roleUrl } from './bootstrap-database.mjs';
import { startPostgres, stopLeftPostgres } from './embedded-postgres.mjs';
import { startRedis, stopLeftRedis } from './embedded-redis.mjs';
import { migrate } from './migrations.mjs';
import { dataLayout } from '../system/paths.mjs';
import { stopLeftPgBouncer } from './pgbouncer.mjs';
import { randomSecret, readJson, writePrivateJson } from '../system/private-files.mjs';
import { identityOf, isAlive, signal } from '../system/process-identity.mjs';
import { step } from '../system/terminal.mjs';

const PREFIX = 'frontdesk-test-';

/** The migrated template database that the other databases of a run are copied from. */
export const TEMPLATE = `${DATABASE}_template`;

/**
 * The stores of one Jest worker, by the names of the product's variables.
 * @typedef {Record<'DATABASE_URL' | 'DATABASE_PLATFORM_URL' | 'DATABASE_OWNER_URL' | 'DATABASE_BACKUP_URL' |
 * 'DATABASE_SUPERUSER_URL' | 'REDIS_URL', string>} StoreUrls
 *
 * @typedef {object} TestPostgres
 * @property {string} superuserUrl
 * @property {(kind: import('./bootstrap-database.mjs').RoleKind, database: string) => string} as
 */

/** A folder for one run, marked with the id of its process. */
export function createTestDir() {
  const dir = mkdtempSync(join(tmpdir(), PREFIX));
  chmodSync(dir, 0o711);
  writePrivateJson(ownerFile(dir), identityOf(process.pid));
  mkdirSync(processesIn(dir), { mode: 0o700 });
  return dir;
}

/** Stops servers and removes files that killed runs of this user have left. */
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
    await stopNotedProcesses(dir);
    await stopLeftPgBouncer(poolerIn(dir));
    for (const name of readdirSync(dir).filter((entry) => entry.startsWith('redis-'))) {
      await stopLeftRedis(join(dir, name));
    }
    await stopLeftPostgres(dataLayout(dir).postgres);
    rmSync(dir, { recursive: true, force: true });
  } catch (error) {
    // Another user's folder cannot be removed, and another run may remove the same folder at the same time.
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
 * Folder with a file for each process that tests start, so that the next run can stop those of an interrupted run.
 * @param {string} dir
 */
export function processesIn(dir) {
  return join(dir, 'processes');
}

/** @param {string} dir */
export async function stopNotedProcesses(dir) {
  const folder = processesIn(dir);
  const noted = readdirSync(folder).map((name) =>
    readJson(
      join(folder, name),
      /** @type {import('../system/process-identity.mjs').ProcessIdentity | undefined} */ (undefined),
    ),
  );
  // Their data is deleted with the folder, so an orderly stop is not needed.
  for (const identity of noted) if (identity && isAlive(identity)) signal(identity, 'SIGKILL');
}

/**
 * The stores of one run, started when they are first asked for: one Postgres, and for each Jest worker a database,
 * a copy of the migrated template, and a Redis server.
 */
export class TestStores {
  /** @type {Promise<TestPostgres> | undefined} */
  #postgres;
  /** @type {Map<string, Promise<StoreUrls>>} */
  #workers = new Map();

  /**
   * @param {string} dir
   * @param {import('./service-stack.mjs').ServiceStack} stack
   */
  constructor(dir, stack) {
    this.dir = dir;
    this.stack = stack;
  }

  /**
   * @param {string} worker  such as `1`
   * @returns {Promise<StoreUrls>}
   */
  of(worker) {
    const known = this.#workers.get(worker);
    if (known) return known;
    this.#postgres ??= step('Starting PostgreSQL for the tests', () => openPostgres(this.dir, this.stack));
    const opening = this.#postgres.then((postgres) => this.#open(worker, postgres));
    this.#workers.set(worker, opening);
    return opening;
  }

  /**
   * @param {string} worker
   * @param {TestPostgres} postgres
   * @returns {Promise<StoreUrls>}
   */
  async #open(worker, { superuserUrl, as }) {
    const database = `${DATABASE}_${worker}`;
    const [redis] = await Promise.all([
      this.stack.open(`redis ${worker}`, () => startRedis(redisOf(this.dir, worker))),
      copyDatabase(superuserUrl, TEMPLATE, database),
    ]);
    return {
      DATABASE_URL: as('app', database),
      DATABASE_PLATFORM_URL: as('platform', database),
      DATABASE_OWNER_URL: as('owner', database),
      DATABASE_BACKUP_URL: as('backup', database),
      DATABASE_SUPERUSER_URL: superuserUrl,
      REDIS_URL: redis.url,
    };
  }
}

/**
 * @param {string} dir
 * @param {import('./service-stack.mjs').ServiceStack} stack
 * @returns {Promise<TestPostgres>}
 */
async function openPostgres(dir, stack) {
  const home = dataLayout(dir).postgres;
  const { superuserUrl } = await stack.open('postgres', () => startPostgres(home, { durable: false }));
  const passwords = /** @type {import('./bootstrap-database.mjs').RolePasswords} */ (
    Object.fromEntries(ROLES.map((kind) => [kind, randomSecret()]))
  );
  await bootstrapDatabase(superuserUrl, passwords, { database: TEMPLATE });
  const as = (
    /** @type {import('./bootstrap-database.mjs').RoleKind} */ kind,
    /** @type {string} */ database,
  ) => roleUrl(superuserUrl, kind, passwords[kind], database);
  await migrate(as('owner', TEMPLATE), 'up');
  stack.check();
  return { superuserUrl, as };
}

/**
 * @param {string} dir
 * @param {string} worker
 */
function redisOf(dir, worker) {
  return `${dataLayout(dir).redis}-${worker}`;
}
