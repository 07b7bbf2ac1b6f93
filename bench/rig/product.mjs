import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ALLOCATOR, NODE_FLAGS } from '../../scripts/lib/system/app-process.mjs';
import { freePort } from '../../scripts/lib/system/ports.mjs';
import { generateAdminKey, randomSecret } from '../../scripts/lib/system/private-files.mjs';
import { ServiceStack } from '../../scripts/lib/stores/service-stack.mjs';
import { createTestDir, sweepTestDirs, TestStores } from '../../scripts/lib/stores/test-stores.mjs';
import { goAhead } from './ahead.mjs';
import { call, until } from './calls.mjs';

/** @typedef {import('./calls.mjs').Target} Target */
/** @typedef {import('../../test/support/pool-watch.mjs').Look} Look */
/** @typedef {Awaited<ReturnType<typeof startProduct>>} Product */

const ROOT = join(import.meta.dirname, '..', '..');
const POOL_WATCH = new URL('../../test/support/pool-watch.mjs', import.meta.url).href;
const READY_MS = 120_000;

/**
 * Starts a product for the work, and ends it and its stores afterwards.
 * @template T
 * @param {NodeJS.ProcessEnv} env
 * @param {(product: Product) => Promise<T>} work
 */
export async function onProduct(env, work) {
  goAhead();
  await sweepTestDirs();
  const dir = createTestDir();
  const stack = new ServiceStack();
  try {
    return await work(await startProduct(stack, dir, env));
  } finally {
    stack.close();
    await stack.stopAll();
    rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * The built product on stores of its own, with its pool of connections watched.
 * @param {ServiceStack} stack @param {string} dir @param {NodeJS.ProcessEnv} env
 */
async function startProduct(stack, dir, env) {
  const stores = await new TestStores(dir, stack).of('bench');
  const [port, adminKey] = [await freePort(), generateAdminKey()];
  const [logFile, watchFile] = [join(dir, 'app.log'), join(dir, 'pool.jsonl')];
  const log = openSync(logFile, 'a');
  const child = spawn(
    process.execPath,
    ['--import', POOL_WATCH, ...NODE_FLAGS, join(ROOT, 'dist', 'main.js')],
    {
      cwd: ROOT,
      stdio: ['ignore', log, log],
      env: {
        ...process.env,
        ...ALLOCATOR,
        ...{
          NODE_ENV: 'production',
          LOG_LEVEL: 'warn',
          LOG_FORMAT: 'json',
          HOST: '127.0.0.1',
          PORT: String(port),
        },
        ...{ DATABASE_URL: stores.DATABASE_URL, DATABASE_PLATFORM_URL: stores.DATABASE_PLATFORM_URL },
        ...{ REDIS_URL: stores.REDIS_URL, ADMIN_API_KEY: adminKey, APP_SECRET: randomSecret() },
        POOL_WATCH_FILE: watchFile,
        // Models are what is measured, however long their visitors wait.
        MODEL_LATE_MS: '0',
        ...env,
      },
    },
  );
  await stack.open('product', () => ({ stop: () => end(child) }));
  const url = `http://127.0.0.1:${port}`;
  const isReady = () =>
    fetch(`${url}/health/ready`).then(
      ({ status }) => status === 200,
      () => false,
    );
  const ready = await until(async () => child.exitCode !== null || (await isReady()), READY_MS);
  const lines = () => readFileSync(logFile, 'utf8').split('\n').filter(Boolean);
  if (!ready || child.exitCode !== null)
    throw new Error(`The product did not start.\n${lines().slice(-5).join('\n')}`);
  return {
    admin: { url, key: adminKey },
    redisUrl: stores.REDIS_URL,
    superuserUrl: new URL(new URL(stores.DATABASE_URL).pathname, stores.DATABASE_SUPERUSER_URL).href,
    pid: child.pid ?? 0,
    warnings: lines,
    looks: () =>
      /** @type {Look[]} */ (
        readFileSync(watchFile, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line))
      ),
  };
}

/** @param {import('node:child_process').ChildProcess} child */
async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

/** With the limits of the plan `standard`. @param {{admin: Target}} product */
export async function newBusiness({ admin }) {
  const slug = `bench-${crypto.randomUUID()}`;
  /** @type {{apiKey: {secret: string}, publishableKey: string}} */
  const made = await call(admin, 'POST', '/admin/v1/tenants', {
    ...{ slug, name: 'Bench', locale: 'en', timezone: 'Europe/Dublin', currency: 'EUR' },
    ownerEmail: `${slug}@example.com`,
  });
  const business = { url: admin.url, key: made.apiKey.secret };
  await call(business, 'PATCH', '/v1/tenant', { assistant: { mode: 'model' } });
  return { ...business, publishableKey: made.publishableKey };
}
