// node bench/bulk-put.mjs --url http://localhost:3000 --admin-key fd_admin_…: times PUTs of 500 rows.
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';

const ROWS = 500;
const ROUNDS = 5;
/** What one PUT of 500 rows may take. */
const GOAL_MS = 300;

/**
 * @typedef {{url: string, key: string}} Target
 * @typedef {{created: number, updated: number, unchanged: number, errors: unknown[]}} Summary
 * @typedef {(round: number, version: number) => object[]} Rows
 */

/** @type {Record<string, Rows>} */
const KINDS = {
  products: (round, version) =>
    numbers().map((n) => ({
      sku: `R${round}-${n}`,
      name: `Stoneware mug number ${n}`,
      description: `350 ml hand-thrown mug, batch ${version}. Dishwasher and microwave safe.`,
      price: `${(n % 90) + version}.50`,
      stock: n % 40,
      tags: ['kitchen', 'gift'],
      attributes: { volume: '350 ml', glaze: `glaze ${n % 7}` },
    })),
  orders: (round, version) =>
    numbers().map((n) => ({
      number: `R${round}-${n}`,
      status: version === 1 ? 'processing' : 'shipped',
      placedAt: '2026-11-20T10:15:00Z',
      total: '86.00',
      customer: { name: `Customer ${n}`, email: `customer${n}@example.com`, phone: '+353861234567' },
      items: [
        { sku: `R${round}-${n}`, name: `Stoneware mug number ${n}`, quantity: version, unitPrice: '22.00' },
        { sku: `R${round}-${n + 1}`, name: `Stoneware mug number ${n + 1}`, quantity: 1, unitPrice: '64.00' },
      ],
      shipments: version === 1 ? [] : [{ carrier: 'An Post', trackingNumber: `CE${n}IE` }],
    })),
};

const { values } = parseArgs({ options: { url: { type: 'string' }, 'admin-key': { type: 'string' } } });
if (!values.url || !values['admin-key']) {
  process.stderr.write('Usage: node bench/bulk-put.mjs --url <address> --admin-key <key>\n');
  process.exit(2);
}

process.exitCode = (await measure({ url: values.url, key: values['admin-key'] })) ? 0 : 1;

/**
 * @param {Target} admin
 * @returns {Promise<boolean>} whether every median meets the goal
 */
async function measure(admin) {
  /** @type {{apiKey: {secret: string}}} */
  const { apiKey } = await call(admin, 'POST', '/admin/v1/tenants', {
    slug: `bench-${randomBytes(6).toString('hex')}`,
    name: 'Bench',
    locale: 'en',
    timezone: 'Europe/Dublin',
    currency: 'EUR',
  });
  const tenant = { url: admin.url, key: apiKey.secret };
  let met = true;
  for (const [kind, rows] of Object.entries(KINDS)) {
    const medians = await measureKind(tenant, kind, rows);
    for (const [act, ms] of Object.entries(medians)) {
      process.stdout.write(`${ROWS} ${kind} ${act.padEnd(9)} median ${ms.toFixed(0)} ms of ${ROUNDS}\n`);
      met &&= ms <= GOAL_MS;
    }
  }
  process.stdout.write(`goal ${GOAL_MS} ms: ${met ? 'met' : 'missed'}\n`);
  return met;
}

/**
 * @param {Target} tenant
 * @param {string} kind
 * @param {Rows} rows
 */
async function measureKind(tenant, kind, rows) {
  /** @type {Record<'created' | 'unchanged' | 'updated', number[]>} */
  const times = { created: [], unchanged: [], updated: [] };
  for (let round = 1; round <= ROUNDS; round += 1) {
    times.created.push(await timedPut(tenant, kind, rows(round, 1), 'created'));
    times.unchanged.push(await timedPut(tenant, kind, rows(round, 1), 'unchanged'));
    times.updated.push(await timedPut(tenant, kind, rows(round, 2), 'updated'));
  }
  return {
    created: median(times.created),
    unchanged: median(times.unchanged),
    updated: median(times.updated),
  };
}

/**
 * @param {Target} tenant
 * @param {string} kind
 * @param {object[]} rows
 * @param {'created' | 'unchanged' | 'updated'} act  what the server must say of every row
 * @returns {Promise<number>} milliseconds
 */
async function timedPut(tenant, kind, rows, act) {
  const started = performance.now();
  /** @type {Summary} */
  const summary = await call(tenant, 'PUT', `/v1/${kind}`, { [kind]: rows });
  const ms = performance.now() - started;
  if (summary[act] !== ROWS)
    throw new Error(`Not all ${kind} were ${act}: ${JSON.stringify(summary).slice(0, 300)}`);
  return ms;
}

/**
 * @template T
 * @param {Target} target
 * @param {string} method
 * @param {string} path
 * @param {unknown} body
 * @returns {Promise<T>}
 */
async function call({ url, key }, method, path, body) {
  const response = await fetch(new URL(path, url), {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return /** @type {T} */ (await response.json());
}

function numbers() {
  return Array.from({ length: ROWS }, (_, n) => n);
}

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
