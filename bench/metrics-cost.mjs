// node bench/metrics-cost.mjs: what metrics cost a request. One process of the built product (npm run build) counts in
// turn and does not, on stores of its own; the CPU of each round that counts is compared with that of the two beside it,
// which had the same machine. Prints the median and how sure it is; judges nothing.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../scripts/lib/system/ports.mjs';
import { call, until } from './rig/calls.mjs';
import { newBusiness, onProduct } from './rig/product.mjs';

const ROUNDS = 240;
const REQUESTS = 160;
const AT_ONCE = 8;
const SWITCH = new URL('rig/metrics-switch.mjs', import.meta.url).href;

const dir = mkdtempSync(join(tmpdir(), 'metrics-cost-'));
const switchFile = join(dir, 'switch.jsonl');
const env = {
  METRICS_PORT: String(await freePort()),
  SWITCH_FILE: switchFile,
  NODE_OPTIONS: `--import ${SWITCH}`,
  ...{ ADDRESS_REQUESTS_PER_MINUTE: '100000000', OVERLOAD_LOOP_DELAY_MS: '0' },
};

/** @returns {{micros: number, isOn: boolean}[]} */
const switches = () =>
  readFileSync(switchFile, { encoding: 'utf8', flag: 'a+' })
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

try {
  await onProduct(env, async (product) => {
    const business = await newBusiness(product);
    await call({ ...product.admin }, 'PATCH', `/admin/v1/tenants/${await idOf(business)}`, {
      limits: { requestsPerMinute: 1_000_000 },
    });
    await ask(business, 3 * REQUESTS);
    /** @type {{on: number[], off: number[]}} */
    const spent = { on: [], off: [] };
    let before = await flip(product.pid);
    if (before.isOn) before = await flip(product.pid);
    for (let round = 0; round < ROUNDS; round += 1) {
      await ask(business, REQUESTS);
      const after = await flip(product.pid);
      spent[before.isOn ? 'on' : 'off'].push((after.micros - before.micros) / REQUESTS);
      before = after;
    }
    const [on, off] = [median(spent.on), median(spent.off)];
    const [ratio, least, most] = sureMedian(ratiosOf(spent)).map((value) => value.toFixed(3));
    process.stdout.write(
      `CPU of a request: ${off.toFixed(0)} µs without metrics, ${on.toFixed(0)} µs with, × ${ratio} (95 %: ${least} to ${most})\n`,
    );
  });
} finally {
  rmSync(dir, { recursive: true, force: true });
}

/**
 * Rounds begin and end without metrics, so that each with them has one before it and one behind it.
 * @param {{on: number[], off: number[]}} spent
 */
function ratiosOf({ on, off }) {
  return on.flatMap((value, n) => {
    const [before, behind] = [off[n], off[n + 1]];
    return before === undefined || behind === undefined ? [] : [(2 * value) / (before + behind)];
  });
}

/**
 * The median, and between which values it is in 95 of 100 cases, whatever the values' distribution is.
 * @param {number[]} values
 */
function sureMedian(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const [middle, apart] = [sorted.length / 2, 0.98 * Math.sqrt(sorted.length)];
  const [low, high] = [Math.floor(middle - apart), Math.ceil(middle + apart)];
  return [median(values), sorted[Math.max(0, low)] ?? NaN, sorted[Math.min(high, sorted.length - 1)] ?? NaN];
}

/** @param {number} pid */
async function flip(pid) {
  const known = switches().length;
  process.kill(pid, 'SIGUSR2');
  await until(() => switches().length > known, 10_000);
  const last = switches().at(-1);
  if (!last) throw new Error('The process does not answer.');
  return last;
}

/** @param {import('./rig/calls.mjs').Target} business @param {number} count */
async function ask(business, count) {
  const asker = async () => {
    for (let n = 0; n < count / AT_ONCE; n += 1) await call(business, 'GET', '/v1/products?limit=10');
  };
  await Promise.all(Array.from({ length: AT_ONCE }, asker));
}

/** @param {import('./rig/calls.mjs').Target} business */
async function idOf(business) {
  /** @type {{id: string}} */
  const { id } = await call(business, 'GET', '/v1/tenant');
  return id;
}

/** @param {number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
