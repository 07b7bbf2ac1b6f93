import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withClient } from './bootstrap-database.mjs';
import { findProgram, lastLines } from '../system/commands.mjs';
import { giveTo, postgresAccount } from '../system/os-account.mjs';
import { freePort } from '../system/ports.mjs';
import { reachableFolder } from './postgres-home.mjs';
import { readJson, writePrivate, writePrivateJson } from '../system/private-files.mjs';
import { identityOf, isAlive, stopProcess } from '../system/process-identity.mjs';
import { installSystemPackage } from '../build/system-packages.mjs';
import { messageOf, PlainError } from '../system/terminal.mjs';

/**
 * A connection pooler in transaction mode.
 * @typedef {object} RunningPgBouncer
 * @property {(databaseUrl: string) => string} through  the same role and database, through the pooler
 * @property {() => Promise<void>} stop
 */

const START_TIMEOUT_MS = 15_000;
const STOP_GRACE_MS = 5_000;
const PACKAGES = { 'apt-get': 'pgbouncer', dnf: 'pgbouncer', apk: 'pgbouncer', brew: 'pgbouncer' };

/** What node-postgres sends when it connects; the roles have the same limits, so the pooler may drop it. */
const IGNORED = [
  'extra_float_digits',
  'statement_timeout',
  'lock_timeout',
  'idle_in_transaction_session_timeout',
];

/**
 * Starts PgBouncer before the server that the URLs name, installing it when there is none.
 * @param {string} dir
 * @param {string[]} databaseUrls  one for each role that will connect; all of one server
 * @param {{serverConnections: number}} options  the most that each role gets at the server
 * @returns {Promise<RunningPgBouncer>}
 * @throws PlainError when it can neither be found nor installed, or does not start
 */
export async function startPgBouncer(dir, databaseUrls, { serverConnections }) {
  const program = await findPgBouncer();
  // Like Postgres it refuses to run as root.
  const account = postgresAccount();
  mkdirSync(dir, { recursive: true });
  const home = reachableFolder(dir, account);
  const port = await freePort();
  const config = writeConfig(
    home,
    databaseUrls.map((url) => new URL(url)),
    port,
    serverConnections,
  );
  writeFileSync(join(home, 'log'), '', { mode: 0o600 });
  giveTo(account, home);
  const log = openSync(join(home, 'log'), 'a');
  const child = spawn(program, [config], {
    ...account,
    detached: true,
    cwd: home,
    stdio: ['ignore', log, log],
  });
  child.on('error', () => {});
  child.unref();
  const identity = identityOf(child.pid ?? 0);
  writePrivateJson(stateFile(dir), identity);
  const through = (/** @type {string} */ url) => {
    const pooled = new URL(url);
    pooled.host = `127.0.0.1:${port}`;
    return pooled.href;
  };
  const [first = ''] = databaseUrls;
  await waitUntilReady(join(home, 'log'), identity, through(first));
  return { through, stop: () => stopProcess(identity, STOP_GRACE_MS) };
}

/**
 * Stops the PgBouncer that a killed test has left running, and removes its files outside the folder.
 * @param {string} dir
 */
export async function stopLeftPgBouncer(dir) {
  if (!existsSync(stateFile(dir))) return;
  const left = readJson(
    stateFile(dir),
    /** @type {import('../system/process-identity.mjs').ProcessIdentity | undefined} */ (undefined),
  );
  if (left && isAlive(left)) await stopProcess(left, STOP_GRACE_MS);
  const home = reachableFolder(dir, postgresAccount());
  if (home !== dir) rmSync(home, { recursive: true, force: true });
}

/** @param {string} dir */
function stateFile(dir) {
  return join(dir, 'state.json');
}

/** The program, installed when there is none. @throws PlainError */
export async function findPgBouncer() {
  const found = findProgram('pgbouncer');
  if (found) return found;
  await installSystemPackage('PgBouncer', PACKAGES, 'or put a program named pgbouncer on the PATH');
  const installed = findProgram('pgbouncer');
  if (installed) return installed;
  throw new PlainError('PgBouncer was installed, but no program named pgbouncer is on the PATH.');
}

/**
 * @param {string} home
 * @param {URL[]} urls
 * @param {number} port
 * @param {number} serverConnections
 */
function writeConfig(home, urls, port, serverConnections) {
  const [server] = urls;
  const users = join(home, 'userlist.txt');
  // SCRAM on both sides needs the password itself: a stored verifier cannot log in at the server.
  const passwords = urls.map(({ username, password }) => `"${username}" "${decodeURIComponent(password)}"\n`);
  writePrivate(users, passwords.join(''));
  const settings = {
    listen_addr: '127.0.0.1',
    listen_port: port,
    unix_socket_dir: '',
    auth_type: 'scram-sha-256',
    auth_file: users,
    pool_mode: 'transaction',
    default_pool_size: serverConnections,
    max_client_conn: 200,
    ignore_startup_parameters: IGNORED.join(','),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  const config = join(home, 'pgbouncer.ini');
  const databases = `* = host=${server?.hostname} port=${server?.port}`;
  writePrivate(config, `[databases]\n${databases}\n[pgbouncer]\n${lines.join('\n')}\n`);
  return config;
}

/**
 * @param {string} log
 * @param {import('../system/process-identity.mjs').ProcessIdentity} identity
 * @param {string} url
 */
async function waitUntilReady(log, identity, url) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  let last = '';
  while (Date.now() < deadline && isAlive(identity)) {
    try {
      await withClient(url, (client) => client.query('SELECT 1'));
      return;
    } catch (error) {
      last = messageOf(error);
    }
    await sleep(30);
  }
  await stopProcess(identity, STOP_GRACE_MS);
  const end = existsSync(log) ? lastLines(readFileSync(log, 'utf8'), 10) : '';
  throw new PlainError(`PgBouncer does not start (${last}). Its log ends with:\n${end}`);
}
