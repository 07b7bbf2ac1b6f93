// node bench/tracing-cost.mjs: what traces cost a request. Three processes of the built product (npm run build), each on
// stores of its own: without traces, with 5 in 100 of them sent, and with all. They are asked in turn, so that other work
// on the machine meets all alike; a stand-in takes the traces. Prints CPU and memory; judges nothing.
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { call } from './rig/calls.mjs';
import { newBusiness, onProduct } from './rig/product.mjs';

/** @typedef {import('./rig/product.mjs').Product} Product */
/** @typedef {{name: string, pid: number, business: import('./rig/calls.mjs').Target, spent: number[]}} Case */

const ROUNDS = 15;
const REQUESTS = 400;
const AT_ONCE = 8;
const WIDE = { ADDRESS_REQUESTS_PER_MINUTE: '100000000', OVERLOAD_LOOP_DELAY_MS: '0' };

const collector = createServer((request, response) => {
  request.resume().on('end', () => response.setHeader('content-type', 'application/json').end('{}'));
});
await once(collector.listen(0, '127.0.0.1'), 'listening');
const { port } = /** @type {import('node:net').AddressInfo} */ (collector.address());

/** @param {string} part */
const sending = (part) => ({
  ...WIDE,
  OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
  OTEL_TRACES_SAMPLER_ARG: part,
});

try {
  await onProduct(WIDE, (none) =>
    onProduct(sending('0.05'), (some) =>
      onProduct(sending('1'), async (all) => {
        const cases = [
          await prepared('without traces', none),
          await prepared('5 % sent', some),
          await prepared('all sent', all),
        ];
        for (let round = 0; round < ROUNDS; round += 1) for (const each of cases) await measure(each);
        report(cases);
      }),
    ),
  );
} finally {
  collector.closeAllConnections();
  collector.close();
}

/**
 * @param {string} name
 * @param {Product} product
 * @returns {Promise<Case>}
 */
async function prepared(name, product) {
  const business = await newBusiness(product);
  /** @type {{id: string}} */
  const { id } = await call(business, 'GET', '/v1/tenant');
  await call(product.admin, 'PATCH', `/admin/v1/tenants/${id}`, { limits: { requestsPerMinute: 1_000_000 } });
  await ask(business, 5 * REQUESTS);
  return { name, pid: product.pid, business, spent: [] };
}

/** @param {Case} each */
async function measure({ pid, business, spent }) {
  const before = microsOf(pid);
  await ask(business, REQUESTS);
  spent.push((microsOf(pid) - before) / REQUESTS);
}

/** @param {import('./rig/calls.mjs').Target} business @param {number} count */
async function ask(business, count) {
  const asker = async () => {
    for (let n = 0; n < count / AT_ONCE; n += 1) await call(business, 'GET', '/v1/products?limit=10');
  };
  await Promise.all(Array.from({ length: AT_ONCE }, asker));
}

/** What all threads of a process have computed, in microseconds. @param {number} pid */
function microsOf(pid) {
  const threads = readdirSync(`/proc/${pid}/task`);
  const nanos = threads.map((id) =>
    Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8').split(' ')[0]),
  );
  return nanos.reduce((sum, each) => sum + each, 0) / 1_000;
}

/** @param {number} pid */
function megabytesOf(pid) {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1_024;
}

/** @param {Case[]} cases */
function report(cases) {
  const first = cases[0]?.spent ?? [];
  for (const { name, pid, spent } of cases) {
    // Of neighbours, which had the same machine.
    const ratio = median(spent.map((value, n) => value / (first[n] ?? NaN)));
    const [micros, megabytes] = [median(spent).toFixed(0), megabytesOf(pid).toFixed(0)];
    process.stdout.write(`${name}: ${micros} µs of CPU a request, × ${ratio.toFixed(3)}, ${megabytes} MB\n`);
  }
}

/** @param {number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
