import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findProgram, lastLines, run } from '../system/commands.mjs';
import { freePort } from '../system/ports.mjs';
import {
  randomSecret,
  readJson,
  readOrCreate,
  readPort,
  writePrivate,
  writePrivateJson,
} from '../system/private-files.mjs';
import { identityOf, isAlive, stopProcess } from '../system/process-identity.mjs';
import { askRedis } from './redis-probe.mjs';
import { installSystemPackage } from '../build/system-packages.mjs';
import { PlainError, requireSpace } from '../system/terminal.mjs';

/** @typedef {import('../system/process-identity.mjs').ProcessIdentity} ProcessIdentity */

/**
 * A Redis server that this process has started or adopted.
 * @typedef {object} RunningRedis
 * @property {string} url
 * @property {() => Promise<void>} stop
 * @property {() => boolean} isAlive
 * @property {() => Promise<void>} restart  at the same port
 * @property {string} logFile
 */

const OLDEST = [6, 2];
const START_TIMEOUT_MS = 30_000;
const STOP_GRACE_MS = 15_000;
const PACKAGES = { 'apt-get': 'redis-server', dnf: 'redis', apk: 'redis', brew: 'redis' };
const OTHERWISE = 'or set REDIS_URL to one that runs elsewhere';

/**
 * Starts the embedded Redis of a data directory, or adopts the one that is still running there.
 * @param {string} dir
 * @returns {Promise<RunningRedis>}
 */
export async function startRedis(dir) {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const password = readOrCreate(join(dir, 'password'), randomSecret);
  const adopted = await adopt(dir, password);
  if (adopted) return new OwnRedis(dir, password, adopted.port, adopted);
  const port = await freePort(readPort(stateFile(dir)));
  return new OwnRedis(dir, password, port, await serve(dir, port, password));
}

/** @implements {RunningRedis} */
class OwnRedis {
  #identity;

  /**
   * @param {string} dir
   * @param {string} password
   * @param {number} port
   * @param {ProcessIdentity} identity
   */
  constructor(dir, password, port, identity) {
    this.#identity = identity;
    this.url = redisUrl(port, password);
    this.logFile = join(dir, 'log');
    this.isAlive = () => isAlive(this.#identity);
    this.stop = () => stopProcess(this.#identity, STOP_GRACE_MS);
    this.restart = async () => {
      this.#identity = await serve(dir, port, password);
    };
  }
}

/**
 * Starts the server and waits until it answers.
 * @param {string} dir
 * @param {number} port
 * @param {string} password
 */
async function serve(dir, port, password) {
  const identity = launch(await findRedis(), dir, port, password);
  writePrivateJson(stateFile(dir), { ...identity, port });
  await waitUntilReady(dir, identity, redisUrl(port, password));
  return identity;
}

/**
 * Stops the Redis that a killed run has left running.
 * @param {string} dir
 */
export async function stopLeftRedis(dir) {
  const state = readState(dir);
  if (state && isAlive(state)) await stopProcess(state, STOP_GRACE_MS);
}

/**
 * @param {string} dir
 * @returns {(ProcessIdentity & {port: number}) | undefined}
 */
function readState(dir) {
  return readJson(stateFile(dir), /** @type {(ProcessIdentity & {port: number}) | undefined} */ (undefined));
}

/** @param {string} dir */
function stateFile(dir) {
  return join(dir, 'state.json');
}

/**
 * @param {string} dir
 * @param {string} password
 */
async function adopt(dir, password) {
  const state = readState(dir);
  if (!state || !isAlive(state)) return undefined;
  if ('version' in (await askRedis(redisUrl(state.port, password)))) return state;
  await stopProcess(state, STOP_GRACE_MS);
  return undefined;
}

/**
 * @param {number} port
 * @param {string} password
 */
function redisUrl(port, password) {
  return `redis://:${encodeURIComponent(password)}@127.0.0.1:${port}/0`;
}

/** Finds a server program that is new enough, or installs one. */
async function findRedis() {
  const found = await findUsable();
  if (found) return found;
  await installSystemPackage('Redis', PACKAGES, OTHERWISE);
  const installed = await findUsable();
  if (installed) return installed;
  throw new PlainError(
    `The installed Redis is older than ${OLDEST.join('.')}. Install a newer one, ${OTHERWISE}.`,
  );
}

async function findUsable() {
  for (const name of ['redis-server', 'valkey-server']) {
    const program = findProgram(name);
    if (program && isNewEnough((await run(program, ['--version'])).output)) return program;
  }
  return undefined;
}

/** @param {string} text  such as `Redis server v=7.0.15 sha=…` or a bare version */
export function isNewEnough(text) {
  const [, major, minor] = /(?:v=)?(\d+)\.(\d+)/.exec(text) ?? [];
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST;
  return Number(major) > oldestMajor || (Number(major) === oldestMajor && Number(minor) >= oldestMinor);
}

/**
 * @param {string} program
 * @param {string} dir
 * @param {number} port
 * @param {string} password
 */
function launch(program, dir, port, password) {
  const settings = {
    port,
    bind: '127.0.0.1',
    dir: `"${dir}"`,
    requirepass: password,
    appendonly: 'yes',
    save: '""',
    'maxmemory-policy': 'noeviction',
    daemonize: 'no',
  };
  const config = join(dir, 'redis.conf');
  writePrivate(
    config,
    Object.entries(settings)
      .map(([key, value]) => `${key} ${value}\n`)
      .join(''),
  );
  writeFileSync(join(dir, 'log'), '', { mode: 0o600 });
  const log = openSync(join(dir, 'log'), 'a');
  // Its own process group: Ctrl-C in the terminal must not reach it before the app has stopped.
  const child = spawn(program, [config], { detached: true, cwd: dir, stdio: ['ignore', log, log] });
  child.on('error', () => {});
  child.unref();
  return identityOf(child.pid ?? 0);
}

/**
 * @param {string} dir
 * @param {ProcessIdentity} identity
 * @param {string} url
 */
async function waitUntilReady(dir, identity, url) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if ('version' in (await askRedis(url))) return;
    if (!isAlive(identity)) break;
    await sleep(30);
  }
  const log = join(dir, 'log');
  const end = existsSync(log) ? lastLines(readFileSync(log, 'utf8'), 10) : '';
  requireSpace(end, dir);
  throw new PlainError(`Redis does not start. Its log (${log}) ends with:\n${end}`);
}
