import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines, run } from '../system/commands.mjs';
import { giveTo, postgresAccount } from '../system/os-account.mjs';
import { freePort } from '../system/ports.mjs';
import { shortenLog } from './log-files.mjs';
import { postgresHome } from './postgres-home.mjs';
import { startTimeOf } from '../system/process-identity.mjs';
import {
  randomSecret,
  readPort,
  readSecret,
  writePrivate,
  writePrivateJson,
} from '../system/private-files.mjs';
import { PlainError, requireSpace } from '../system/terminal.mjs';

/** @typedef {import('./postgres-home.mjs').PostgresHome} PostgresHome */

/**
 * A Postgres server that this process has started or adopted.
 * @typedef {object} RunningPostgres
 * @property {number} port
 * @property {string} superuserUrl  names the database `postgres`
 * @property {string} dataFolder  of the cluster
 * @property {string} logFile
 * @property {() => Promise<void>} stop
 * @property {() => boolean} isAlive
 * @property {() => Promise<void>} restart  at the same port
 */

const SUPERUSER = 'postgres';
/** After a crash the old process or its shared memory may exist for a moment; a second attempt then succeeds. */
const START_TRIES = 6;
const BETWEEN_TRIES_MS = 600;

/**
 * Starts the embedded Postgres of a data directory, or adopts the one that is still running there.
 * @param {string} folder
 * @param {{durable: boolean, bin?: string}} options  `durable: false` trades crash safety for speed (tests and drills
 *   only); `bin`: other programs than the embedded ones
 * @returns {Promise<RunningPostgres>}
 */
export async function startPostgres(folder, options) {
  const home = postgresHome(folder, postgresAccount(), options.bin);
  if (!existsSync(join(home.dir, 'data'))) await createCluster(home);
  const port = (await isRunning(home)) ? runningPort(home) : await startAnywhere(home, options);
  const password = encodeURIComponent(readSecret(join(home.dir, 'superuser-password')));
  return {
    port,
    superuserUrl: `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`,
    dataFolder: data(home),
    logFile: join(home.dir, 'log'),
    stop: () => stop(home),
    isAlive: () => isPostgres(Number(pidFile(home)[0])),
    restart: () => restart(home, options, port),
  };
}

/**
 * Stops the Postgres that a killed run has left running.
 * @param {string} folder
 * @param {string} [bin]  other programs than the embedded ones
 */
export async function stopLeftPostgres(folder, bin) {
  if (!existsSync(folder)) return;
  const home = postgresHome(folder, postgresAccount(), bin);
  if (existsSync(join(home.dir, 'data')) && (await isRunning(home))) await stop(home);
  if (home.dir !== folder) rmSync(home.dir, { recursive: true, force: true });
}

/** @param {PostgresHome} home */
async function createCluster(home) {
  // An interrupted initdb leaves a folder that looks like a cluster, so it works in a folder of another name.
  const draft = join(home.dir, 'data.new');
  rmSync(draft, { recursive: true, force: true });
  const passwordFile = join(home.dir, 'superuser-password');
  writePrivate(passwordFile, `${randomSecret()}\n`);
  giveTo(home.account, home.dir);
  const { code, output } = await pg(home, 'initdb', [
    ...['-D', draft, '-U', SUPERUSER, `--pwfile=${passwordFile}`],
    ...['--no-sync', '-E', 'UTF8', '--locale=C.UTF-8', '--auth=scram-sha-256'],
  ]);
  if (code !== 0) {
    requireSpace(output, home.dir);
    throw new PlainError(`Postgres could not create its data directory:\n${lastLines(output, 15)}`);
  }
  renameSync(draft, join(home.dir, 'data'));
}

/**
 * @param {PostgresHome} home
 * @param {{durable: boolean}} options
 * @returns {Promise<number>} the port: the last one when it is free
 */
async function startAnywhere(home, options) {
  const port = await freePort(rememberedPort(home));
  writePrivateJson(portMemory(home), { port });
  await start(home, options, port);
  return port;
}

/**
 * @param {PostgresHome} home
 * @param {{durable: boolean}} options
 * @param {number} port
 */
async function restart(home, options, port) {
  if (!(await isRunning(home))) await start(home, options, port);
}

/**
 * @param {PostgresHome} home
 * @param {{durable: boolean}} options
 * @param {number} port
 */
async function start(home, { durable }, port) {
  const settings = [
    'listen_addresses=127.0.0.1',
    "unix_socket_directories=''",
    'max_connections=120',
    ...(durable ? [] : FAST),
  ];
  const options = `-p ${port} ${settings.map((setting) => `-c ${setting}`).join(' ')}`;
  const log = join(home.dir, 'log');
  shortenLog(log);
  for (let tried = 1; ; tried++) {
    forgetStalePid(home);
    const { code } = await pg(home, 'pg_ctl', [
      '-w',
      '-s',
      '-t',
      '60',
      '-D',
      data(home),
      '-l',
      log,
      '-o',
      options,
      'start',
    ]);
    if (code === 0) return;
    if (tried === START_TRIES) {
      requireSpace(logEnd(log), home.dir);
      throw new PlainError(`Postgres does not start. Its log (${log}) ends with:\n${logEnd(log)}`);
    }
    await sleep(BETWEEN_TRIES_MS);
  }
}

const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** @param {PostgresHome} home */
async function stop(home) {
  const { code } = await pg(home, 'pg_ctl', ['-w', '-s', '-t', '20', '-D', data(home), '-m', 'fast', 'stop']);
  if (code !== 0)
    await pg(home, 'pg_ctl', ['-w', '-s', '-t', '10', '-D', data(home), '-m', 'immediate', 'stop']);
}

/** @param {PostgresHome} home */
async function isRunning(home) {
  forgetStalePid(home);
  return (await pg(home, 'pg_ctl', ['-D', data(home), 'status'])).code === 0;
}

/**
 * After a crash or a reboot, the pid in the pid file may belong to another program; Postgres would then refuse to
 * start.
 * @param {PostgresHome} home
 */
function forgetStalePid(home) {
  const [pid] = pidFile(home);
  if (pid === undefined || process.platform !== 'linux') return;
  if (!isPostgres(Number(pid))) rmSync(join(data(home), 'postmaster.pid'), { force: true });
}

/** @param {number} pid */
function isPostgres(pid) {
  // A killed server may stay as a zombie for a while, and still looks alive to pg_ctl.
  if (!(pid > 0) || startTimeOf(pid) === undefined) return false;
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
  } catch {
    return false;
  }
}

/**
 * The lines of postmaster.pid: pid, data directory, start time, port, …
 * @param {PostgresHome} home
 * @returns {string[]}
 */
function pidFile(home) {
  try {
    return readFileSync(join(data(home), 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** @param {PostgresHome} home */
function runningPort(home) {
  const port = Number(pidFile(home)[3]) || rememberedPort(home);
  if (port > 0) return port;
  throw new PlainError(
    `Postgres runs in ${data(home)}, but postmaster.pid there does not say at which port. ` +
      `Stop it, then start again: kill ${pidFile(home)[0]}`,
  );
}

/** @param {PostgresHome} home */
function portMemory(home) {
  return join(home.dir, 'port.json');
}

/** @param {PostgresHome} home */
function rememberedPort(home) {
  return readPort(portMemory(home));
}

/** @param {PostgresHome} home */
function data(home) {
  return join(home.dir, 'data');
}

/** @param {string} log */
function logEnd(log) {
  return existsSync(log) ? lastLines(readFileSync(log, 'utf8'), 15) : '(no log)';
}

/**
 * Runs one of Postgres' own programs as the account that owns the cluster.
 * @param {PostgresHome} home
 * @param {'initdb' | 'pg_ctl'} program
 * @param {string[]} args
 */
function pg(home, program, args) {
  const env = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', TZ: 'UTC' };
  return run(join(home.bin, program), args, { ...home.account, cwd: home.dir, env });
}
