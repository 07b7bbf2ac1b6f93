// node bench/metrics-cost.mjs: what metrics cost a request. One process of the built product (npm run build) counts in
// turn and does not, on stores of its own; the CPU of both is compared. Prints figures; judges nothing.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../scripts/lib/system/ports.mjs';
import { call, until } from './rig/calls.mjs';
import { newBusiness, onProduct } from './rig/product.mjs';

const ROUNDS = 60;
const REQUESTS = 400;
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
    for (let round = 0; round < ROUNDS; round += 1) {
      await ask(business, REQUESTS);
      const after = await flip(product.pid);
      spent[before.isOn ? 'on' : 'off'].push((after.micros - before.micros) / REQUESTS);
      before = after;
    }
    const [on, off] = [median(spent.on), median(spent.off)];
    // Of neighbours, which had the same machine.
    const ratios = spent.on.map((value, n) => value / (spent.off[n] ?? NaN));
    process.stdout.write(
      `CPU of a request: ${off.toFixed(0)} µs without metrics, ${on.toFixed(0)} µs with, × ${median(ratios).toFixed(3)}\n`,
    );
  });
} finally {
  rmSync(dir, { recursive: true, force: true });
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
