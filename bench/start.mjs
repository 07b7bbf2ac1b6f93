// node bench/start.mjs [--file main.js] [--runs 3] [--profile FOLDER]: what a start of the built product computes until it
// is ready (user and system, s) and then holds (resident, MB): without Node's cache of compiled code, and with a warm one.
// On Linux, with stores of its own.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { generateAdminKey } from '../scripts/lib/system/private-files.mjs';
import { ServiceStack } from '../scripts/lib/stores/service-stack.mjs';
import { createTestDir, TestStores } from '../scripts/lib/stores/test-stores.mjs';
import { ALLOCATOR, NODE_FLAGS } from '../scripts/lib/system/app-process.mjs';
import { ROOT } from '../scripts/lib/system/paths.mjs';

const READY = /Listening on port|Worker is taking jobs|The chat engine is listening/;
/** As tests start the processes that are not shared. */
const COLD_START = new URL('../test/support/cold-start.mjs', import.meta.url).href;
const TICKS_PER_SECOND = 100;

/** Of each start; whatever else it needs is its stores. */
const SETTINGS = {
  NODE_ENV: 'production',
  PORT: '3979',
  HOST: '127.0.0.1',
  CHAT_PORT: '3979',
  LOG_FORMAT: 'json',
  ADMIN_API_KEY: generateAdminKey(),
  APP_SECRET: randomBytes(32).toString('hex'),
  CHAT_SHARED_SECRET: randomBytes(32).toString('hex'),
  REDIS_PERSISTENCE: 'optional',
};

const { values } = parseArgs({
  options: {
    file: { type: 'string', default: 'main.js' },
    runs: { type: 'string', default: '3' },
    profile: { type: 'string' },
  },
});
const stack = new ServiceStack();
const dir = createTestDir();
const cache = mkdtempSync(join(tmpdir(), 'frontdesk-compiled-'));
try {
  await measure(await new TestStores(dir, stack).of('1'));
} finally {
  await stack.stopAll();
  for (const folder of [dir, cache]) rmSync(folder, { recursive: true, force: true });
}

/** @param {NodeJS.ProcessEnv} stores */
async function measure(stores) {
  const launched = NODE_FLAGS;
  const tested = ['--import', COLD_START, ...NODE_FLAGS.filter((flag) => flag !== '--expose-gc')];
  const cached = { NODE_COMPILE_CACHE: cache };
  await start(stores, tested, cached);
  for (let run = 0; run < Number(values.runs); run += 1) {
    report('as launched', await start(stores, launched, {}));
    report('as launched, warm cache', await start(stores, launched, cached));
    report('as tested, no cache', await start(stores, tested, { NODE_DISABLE_COMPILE_CACHE: '1' }));
    report('as tested, warm cache', await start(stores, tested, cached));
  }
}

/** @typedef {{user: number, system: number, seconds: number, residentMb: number}} Start */

/**
 * @param {string} how
 * @param {Start} start
 */
function report(how, { user, system, seconds, residentMb }) {
  const cpu = `${(user + system).toFixed(2)} s of CPU (${user.toFixed(2)} + ${system.toFixed(2)})`;
  process.stdout.write(
    `${how.padEnd(28)}${cpu}, ready after ${seconds.toFixed(2)} s, ${residentMb.toFixed(0)} MB\n`,
  );
}

/**
 * @param {NodeJS.ProcessEnv} stores
 * @param {string[]} flags
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Start>}
 */
async function start(stores, flags, env) {
  const profile = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [];
  const begun = performance.now();
  const child = spawn(process.execPath, [...flags, ...profile, join(ROOT, 'dist', values.file)], {
    env: { ...process.env, ...ALLOCATOR, ...stores, ...SETTINGS, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const exited = once(child, 'exit');
  try {
    for await (const line of lines) if (READY.test(line)) return seen(child.pid ?? 0, begun);
    throw new Error('The process ended before it was ready.');
  } finally {
    child.stdout.resume();
    child.kill('SIGTERM');
    await exited;
  }
}

/**
 * @param {number} pid
 * @param {number} begun
 * @returns {Start}
 */
function seen(pid, begun) {
  const seconds = (performance.now() - begun) / 1000;
  // After the name in brackets: the state is the first field, `utime` and `stime` are the twelfth and thirteenth.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  const [user = 0, system = 0] = [fields[11], fields[12]].map((ticks) => Number(ticks) / TICKS_PER_SECOND);
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return { user, system, seconds, residentMb: Number(kilobytes) / 1024 };
}
