import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { NODE_FLAGS } from '../system/app-process.mjs';
import { lastLines } from '../system/commands.mjs';
import { readSettings } from '../build/config-table.mjs';
import { ROOT } from '../system/paths.mjs';
import { freePort } from '../system/ports.mjs';
import { generateAdminKey, randomSecret } from '../system/private-files.mjs';
import { PlainError } from '../system/terminal.mjs';
import { keepSnapshot, restoreSnapshot } from './snapshot.mjs';

/** @typedef {import('../stores/test-stores.mjs').StoreUrls} StoreUrls */

const START_MS = 60_000;
const STOP_MS = 5000;
const LOOP_PROBE = new URL('./loop-probe.mjs', import.meta.url).href;

/** The built product in production mode, with stores of its own. */
export class Product {
  /**
   * @param {StoreUrls} stores
   * @param {string} dir  for its log
   * @param {number} port
   * @param {NodeJS.ProcessEnv} limits
   */
  constructor(stores, dir, port, limits) {
    this.stores = stores;
    this.url = `http://127.0.0.1:${port}`;
    this.adminKey = generateAdminKey();
    this.logFile = join(dir, 'app.log');
    this.demoFile = join(dir, 'demo.json');
    this.env = { ...environment(stores, port, this.adminKey), DEMO_FILE: this.demoFile, ...limits };
    /** @type {import('node:child_process').ChildProcess | undefined} */
    this.running = undefined;
    this.revivals = 0;
    this.isKept = false;
    this.closed = false;
  }

  /**
   * @param {StoreUrls} stores
   * @param {string} dir
   * @param {NodeJS.ProcessEnv} [env]  more of its environment
   */
  static async open(stores, dir, env = {}) {
    const product = new Product(stores, dir, await freePort(), { ...(await wideLimits()), ...env });
    await product.start();
    return product;
  }

  get child() {
    if (!this.running) throw new PlainError('The product is not running.');
    return this.running;
  }

  async start() {
    if (this.closed) throw new PlainError('The run is over.');
    const log = openSync(this.logFile, 'a');
    const args = ['--import', LOOP_PROBE, ...NODE_FLAGS, join(ROOT, 'dist', 'main.js')];
    this.running = spawn(process.execPath, args, {
      cwd: ROOT,
      env: this.env,
      stdio: ['ignore', log, log, 'ipc'],
    });
    await this.untilReady(this.running);
  }

  /** @param {import('node:child_process').ChildProcess} child */
  async untilReady(child) {
    const deadline = Date.now() + START_MS;
    while (Date.now() < deadline && child.exitCode === null) {
      const ready = await fetch(`${this.url}/health/ready`).then(
        ({ status }) => status === 200,
        () => false,
      );
      if (ready) return;
      await sleep(50);
    }
    throw new PlainError(`The product did not start:\n${lastLines(readFileSync(this.logFile, 'utf8'), 20)}`);
  }

  /** Starts a new process; the stores are not changed. */
  async restart() {
    await this.stop();
    await this.start();
  }

  /** Saves the stores' current content, which `revive` restores. */
  async keep() {
    await this.stop();
    await keepSnapshot(this.stores);
    this.isKept = true;
    await this.start();
  }

  /** Kills a blocked process, restores what was kept of the stores and starts another process. */
  async revive() {
    this.revivals += 1;
    await this.end('SIGKILL');
    if (this.isKept) await restoreSnapshot(this.stores);
    await this.start();
  }

  /** Stops it. */
  close = async () => {
    this.closed = true;
    await this.stop();
  };

  async stop() {
    const late = setTimeout(() => this.running?.kill('SIGKILL'), STOP_MS);
    await this.end('SIGTERM');
    clearTimeout(late);
  }

  /** @param {NodeJS.Signals} signal */
  async end(signal) {
    const child = this.running;
    this.running = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}

/** All inputs come from one address and must be processed, so all limits are very high. */
async function wideLimits() {
  const settings = await readSettings();
  const limits = settings.filter(({ env }) => /_(?:PER_MINUTE|STREAMS)$/.test(env));
  return Object.fromEntries(limits.map(({ env }) => [env, '1000000']));
}

/**
 * @param {StoreUrls} stores
 * @param {number} port
 * @param {string} adminKey
 * @returns {NodeJS.ProcessEnv}
 */
function environment(stores, port, adminKey) {
  return {
    ...process.env,
    NODE_ENV: 'production',
    EMBEDDED: 'true',
    LOG_LEVEL: 'warn',
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: stores.DATABASE_URL,
    DATABASE_PLATFORM_URL: stores.DATABASE_PLATFORM_URL,
    REDIS_URL: stores.REDIS_URL,
    ADMIN_API_KEY: adminKey,
    APP_SECRET: randomSecret(),
    STALL_LOOP_PROBE: '1',
  };
}
