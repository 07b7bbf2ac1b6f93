// node bench/rate-limit.mjs --redis redis://localhost:6379 [--url http://localhost:3000 --admin-key fd_admin_…]: what
// limits cost. Builds on dist/ (npm run build). Prints figures; judges nothing.
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Redis } from 'ioredis';

const ROUNDS = 2000;
const BATCH = 50;

const { values } = parseArgs({
  options: { redis: { type: 'string' }, url: { type: 'string' }, 'admin-key': { type: 'string' } },
});
if (!values.redis) {
  process.stderr.write(
    'Usage: node bench/rate-limit.mjs --redis <url> [--url <address> --admin-key <key>]\n',
  );
  process.exit(2);
}

/** @type {typeof import('../src/platform/limits/redis-buckets.js')} */
const { RedisBuckets } = await import(
  new URL('../dist/platform/limits/redis-buckets.js', import.meta.url).href
);
const redis = new Redis(values.redis);
try {
  await measureScript();
  if (values.url && values['admin-key']) await measureRequests(values.url, values['admin-key']);
} finally {
  redis.disconnect();
}

/** The script beside a PING: what is left after the round trip itself. Each bucket holds all its cells. */
async function measureScript() {
  const buckets = new RedisBuckets(redis);
  const run = randomBytes(4).toString('hex');
  const ping = await perCall(() => redis.ping());
  say('PING', ping, ping);
  for (const count of [1, 2, 3, 5]) {
    const names = Array.from({ length: count }, (_, n) => `limit:bench:${run}:${count}:${n}`);
    await Promise.all(names.map(fillCells));
    const taken = names.map((key) => ({
      name: /** @type {const} */ ('tenant'),
      key,
      size: 1e9,
      windowMs: 60_000,
    }));
    say(`take from ${count}`, await perCall(() => buckets.take(taken)), ping);
    await redis.del(...names);
  }
}

/** @param {string} key */
async function fillCells(key) {
  const [seconds = 0] = (await redis.time()).map(Number);
  await redis.hset(key, Object.fromEntries(Array.from({ length: 59 }, (_, n) => [seconds - n, 5000])));
}

/**
 * A counted request that touches no store else, beside one that is not counted.
 * @param {string} url
 * @param {string} adminKey
 */
async function measureRequests(url, adminKey) {
  const headers = { authorization: `Bearer ${adminKey}` };
  const counted = async () => (await fetch(`${url}/v1/tenant`, { headers })).text();
  const plain = async () => (await fetch(`${url}/health/live`)).text();
  const without = await perCall(plain);
  say('not counted', without, without);
  say('counted (refused at the door)', await perCall(counted), without);
}

/**
 * @param {() => Promise<unknown>} call
 * @returns {Promise<number>} milliseconds per call, median of the batches; one call after the other
 */
async function perCall(call) {
  for (let n = 0; n < 200; n += 1) await call();
  const batches = [];
  for (let n = 0; n < ROUNDS / BATCH; n += 1) {
    const began = performance.now();
    for (let each = 0; each < BATCH; each += 1) await call();
    batches.push((performance.now() - began) / BATCH);
  }
  return batches.sort((a, b) => a - b)[Math.floor(batches.length / 2)] ?? 0;
}

/**
 * @param {string} name
 * @param {number} ms
 * @param {number} base
 */
function say(name, ms, base) {
  process.stdout.write(`${name.padEnd(30)} ${ms.toFixed(3)} ms  × ${(ms / base).toFixed(2)}\n`);
}
