// Run by migrations.mjs with DATABASE_OWNER_URL set: node run-migrations.mjs up|down|show
// Tests also revert one with all later ones: node run-migrations.mjs down OrderNumbers1764500000000
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../system/paths.mjs';
import { giveBackupsSight } from './backup-access.mjs';

/** @type {{default: import('typeorm').DataSource}} */
const { default: dataSource } = await import(pathToFileURL(join(ROOT, 'migrations', 'data-source.ts')).href);

const [direction, oldest] = process.argv.slice(2);
const MIGRATION_LOCK = 7_301_942;
/** lock_not_available and deadlock_detected: other sessions use the same tables. */
const BUSY = new Set(['55P03', '40P01']);
const MAX_TRIES = 80;
const PAUSE_MS = 1000;

await dataSource.initialize();
try {
  // Two concurrent starts must not both create the first table.
  const runner = dataSource.createQueryRunner();
  // Asked again and again: who waits in a statement keeps CREATE INDEX CONCURRENTLY of the other one waiting.
  while (!(await mayChange(runner))) await delay(PAUSE_MS);
  for (const line of await change()) process.stdout.write(`${line}\n`);
} catch (error) {
  const { message, detail, query } = /** @type {Error & {detail?: string, query?: string}} */ (error);
  process.stderr.write([message, detail, query].filter(Boolean).join('\n'));
  process.exitCode = 1;
} finally {
  await dataSource.destroy();
}

/**
 * @param {import('typeorm').QueryRunner} runner
 * @returns {Promise<boolean>}
 */
async function mayChange(runner) {
  const [row] = /** @type {{mine: boolean}[]} */ (
    await runner.query('SELECT pg_try_advisory_lock($1) AS mine', [MIGRATION_LOCK])
  );
  return row?.mine === true;
}

/** @returns {Promise<string[]>} */
async function change() {
  if (direction === 'up') return up();
  const executed = await appliedNames();
  if (direction === 'down') return down(oldest ?? executed.at(-1));
  const all = dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name);
  return all.map((name) => `[${executed.includes(name) ? 'x' : ' '}] ${name}`);
}

/**
 * Each migration has its own transaction, or may be run again: a retry continues after the last one that succeeded.
 * @returns {Promise<string[]>}
 */
async function up() {
  const before = await appliedNames();
  await patiently(async () => {
    await dataSource.runMigrations();
    await giveBackupsSight((text) => dataSource.query(text));
  });
  return (await appliedNames()).filter((name) => !before.includes(name));
}

/** @param {() => Promise<unknown>} work  begun again while others use the same tables */
async function patiently(work) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const { code } = /** @type {{code?: string}} */ (error);
      if (code === undefined || !BUSY.has(code) || tries === MAX_TRIES) throw error;
      await delay(PAUSE_MS);
    }
  }
}

/**
 * Reverts this migration, and all that were applied after it before it.
 * @param {string | undefined} name  undefined: none is applied
 * @returns {Promise<string[]>} their names, in the order in which they were reverted
 */
async function down(name) {
  if (name === undefined) return [];
  /** @type {string[]} */
  const reverted = [];
  let applied = await appliedNames();
  if (!applied.includes(name)) throw new Error(`${name} is not applied.`);
  while (applied.includes(name)) {
    const newest = applied.at(-1);
    const migration = dataSource.migrations.find((each) => (each.name ?? each.constructor.name) === newest);
    // TypeORM heeds what a migration says of its transaction on the way up alone.
    const transaction = migration && 'revertsInSteps' in migration ? 'none' : 'each';
    await patiently(() => dataSource.undoLastMigration({ transaction }));
    const left = await appliedNames();
    reverted.push(...applied.filter((each) => !left.includes(each)));
    applied = left;
  }
  return reverted;
}

/** @returns {Promise<string[]>} */
async function appliedNames() {
  const table = dataSource.options.migrationsTableName ?? 'migrations';
  /** @type {{found: string | null}[]} */
  const [row] = await dataSource.query('SELECT to_regclass($1) AS found', [table]);
  if (!row?.found) return [];
  /** @type {{name: string}[]} */
  const rows = await dataSource.query(`SELECT name FROM ${table} ORDER BY id`);
  return rows.map(({ name }) => name);
}
