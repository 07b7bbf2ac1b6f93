import { spawn } from 'node:child_process';
import { createWriteStream, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ROLES, roleName, withClient } from '../stores/bootstrap-database.mjs';
import { lastLines, mustRun, run } from '../system/commands.mjs';
import { ROOT } from '../system/paths.mjs';
import { PlainError, requireSpace } from '../system/terminal.mjs';
import { lintCatalogue } from '../catalogue/catalogue-lint.ts';
import { schemaNumber } from './manifest.mjs';
import { connectionOf } from './postgres-tools.mjs';
import { measure, openSealed, SEALED_SUFFIX } from './sealing.mjs';
import { differences, sumDatabase } from './sums.mjs';

/** @typedef {import('./postgres-tools.mjs').PostgresTools} PostgresTools */

/**
 * The tables whose rows a dump holds.
 * @param {PostgresTools} tools
 * @param {string} path
 * @param {string | undefined} key
 * @returns {Promise<string[]>}
 */
export async function listDump({ bin }, path, key) {
  const child = spawn(join(bin, 'pg_restore'), ['-l'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let [list, told] = ['', ''];
  child.stdout.on('data', (/** @type {Buffer} */ chunk) => (list += chunk.toString()));
  child.stderr.on('data', (/** @type {Buffer} */ chunk) => (told += chunk.toString()));
  const ended = new Promise((/** @type {(code: number) => void} */ resolve) => {
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 128));
  });
  // It reads the list at the begin, and may close its input then.
  await pipeline(await openSealed(path, key), child.stdin).catch(ignoreClosed);
  if ((await ended) !== 0) throw new PlainError(`The dump cannot be read: ${lastLines(told, 5)}`);
  return Array.from(list.matchAll(/ TABLE DATA public (\S+) /g), ([, table]) => String(table));
}

/** @param {NodeJS.ErrnoException} error */
function ignoreClosed(error) {
  if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
}

/**
 * Brings a file of a backup into a folder of this machine, and refuses one that is not as it was written.
 * @param {import('./folder-store.mjs').BackupStore} store
 * @param {string} name
 * @param {import('./sealing.mjs').StoredFile} file
 * @param {string} folder
 * @returns {Promise<string>} its path
 */
export async function fetchFile(store, name, file, folder) {
  const path = join(folder, file.name);
  await store.fetch(name, file.name, path);
  const found = await measure(path);
  if (found.sha256 === file.sha256 && found.bytes === file.bytes) return path;
  throw new PlainError(
    `${file.name} of ${name} is not what was written: ${found.bytes} bytes instead of ${file.bytes}, or others.`,
  );
}

/**
 * Loads a dump into an empty database, in one transaction, as the owner of the schema.
 * @param {PostgresTools} tools
 * @param {string} path
 * @param {string | undefined} key
 * @param {string} ownerUrl
 */
export async function loadDump({ bin }, path, key, ownerUrl) {
  const plain = path.endsWith(SEALED_SUFFIX) ? path.slice(0, -SEALED_SUFFIX.length) : path;
  try {
    if (plain !== path)
      await pipeline(await openSealed(path, key), createWriteStream(plain, { mode: 0o600 }));
    const database = decodeURIComponent(new URL(ownerUrl).pathname.slice(1));
    const args = [
      '--no-owner',
      '--no-password',
      '--single-transaction',
      '--exit-on-error',
      '-d',
      database,
      plain,
    ];
    const { code, output } = await run(join(bin, 'pg_restore'), args, { env: connectionOf(ownerUrl) });
    if (code === 0) return;
    requireSpace(output, database);
    throw new PlainError(`pg_restore failed (exit code ${code}):\n${lastLines(output, 20)}`);
  } finally {
    if (plain !== path) rmSync(plain, { force: true });
  }
}

/**
 * @param {import('./manifest.mjs').Manifest} manifest
 * @param {PostgresTools} tools
 * @throws PlainError when this Frontdesk or these programs are too old for it
 */
export function requireNewEnough({ name, schema, serverMajor }, tools) {
  const newest = Math.max(
    ...readdirSync(join(ROOT, 'migrations')).map((file) => Number(/^\d{13}/.exec(file)?.[0] ?? 0)),
  );
  if (schemaNumber(schema) > newest)
    throw new PlainError(`${name} is of a newer Frontdesk (${schema}): restore it with that one.`);
  if (serverMajor > tools.major)
    throw new PlainError(
      `${name} is of PostgreSQL ${serverMajor}, and the programs here are of ${tools.major}.`,
    );
}

/**
 * Counts and sums of a restored database against the manifest, before any migration.
 * @param {string} url  of a role that sees all rows
 * @param {import('./manifest.mjs').Manifest} manifest
 * @throws PlainError with every difference
 */
export async function requireSame(url, { name, sums }) {
  const found = await withClient(url, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const result = await sumDatabase(client);
    await client.query('COMMIT');
    return result;
  });
  const wrong = differences(sums, found);
  if (wrong.length === 0) return;
  const more = wrong.length > 20 ? [`and ${wrong.length - 20} more`] : [];
  throw new PlainError(
    `What was restored is not what ${name} says:\n  ${[...wrong.slice(0, 20), ...more].join('\n  ')}`,
  );
}

/**
 * Every heap and every index is read and compared. Needs a superuser, for the extension amcheck is made and removed again.
 * @param {PostgresTools} tools
 * @param {string} superuserUrl  with the database
 */
export async function checkPages({ bin }, superuserUrl) {
  const env = connectionOf(superuserUrl);
  const args = ['--install-missing', '--heapallindexed', '--no-password', '-d', String(env.PGDATABASE)];
  try {
    await mustRun('pg_amcheck', join(bin, 'pg_amcheck'), args, { env });
  } finally {
    await withClient(superuserUrl, (client) => client.query('DROP EXTENSION IF EXISTS amcheck'));
  }
}

/**
 * The rules of row-level security, keys and grants that every release is tested for, on the restored database.
 * @param {string} url  of the owner or a superuser
 * @throws PlainError with every finding
 */
export async function requireIsolation(url) {
  const findings = await withClient(url, (client) =>
    lintCatalogue(async (text, values) => (await client.query(text, values)).rows),
  );
  if (findings.length === 0) return;
  const lines = findings.map(({ rule, object, detail }) => `${rule} ${object}: ${detail}`);
  throw new PlainError(`The restored database does not keep businesses apart:\n  ${lines.join('\n  ')}`);
}

/**
 * A dump names the roles that it grants to.
 * @param {string} url
 */
export async function requireRoles(url) {
  const names = ROLES.map(roleName);
  /** @type {{rows: {name: string}[]}} */
  const { rows } = await withClient(url, (client) =>
    client.query('SELECT rolname AS name FROM pg_roles WHERE rolname = ANY ($1)', [names]),
  );
  const missing = names.filter((name) => !rows.some((row) => row.name === name));
  if (missing.length > 0)
    throw new PlainError(
      `The server lacks the roles ${missing.join(', ')}: run docker/postgres-init/10-roles.sh there.`,
    );
}
