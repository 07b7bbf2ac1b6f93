// node bench/imports.mjs [--rows 100000] [--again]: how fast a file of products is imported, and how much more memory the
// process takes meanwhile (resident, MB), on a product that it starts from dist/ (npm run build) with stores of its own.
// First a file of some rows is imported, so that what any import loads is not counted. With --again the same file once
// more, which changes nothing. On Linux.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { call, until } from './rig/calls.mjs';
import { newBusiness, onProduct } from './rig/product.mjs';

const GOAL = { rowsPerSecond: 5_000, grownMb: 100 };
const WARM_ROWS = 5_000;
/** In a second, of Linux's counts of CPU time. */
const TICKS = 100;
const LONGEST_MS = 600_000;

/**
 * @typedef {{id: string, status: string, rows: number, created: number, unchanged: number, failed: number,
 *   startedAt: string, endedAt: string}} Import
 * @typedef {import('./rig/product.mjs').Product} Product
 * @typedef {import('./rig/calls.mjs').Target} Target
 */

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '100000' }, again: { type: 'boolean', default: false } },
});
const rows = Number(values.rows);

process.exitCode = await onProduct({}, async (product) => {
  const business = await newBusiness(product);
  await imported(product, business, table(WARM_ROWS, 'W'));
  const isMet = await measured('new', product, business);
  if (values.again) await measured('unchanged', product, business);
  return isMet ? 0 : 1;
});

/**
 * @param {string} name
 * @param {Product} product
 * @param {Target} business
 * @returns {Promise<boolean>} whether the goals are met
 */
async function measured(name, product, business) {
  const file = table(rows, 'R');
  const before = residentMb(product.pid);
  const cpu = cpuSeconds(product.pid);
  const { told, peak, seconds } = await imported(product, business, file);
  const computed = cpuSeconds(product.pid) - cpu;
  const rate = Math.round(rows / seconds);
  const grown = Math.round(peak - before);
  const size = (Buffer.byteLength(file) / 1_048_576).toFixed(1);
  const { created, unchanged, failed } = told;
  process.stdout.write(
    `${name}: ${rows} rows (${size} MB) in ${seconds.toFixed(1)} s: ${rate} rows/s (goal ${GOAL.rowsPerSecond}), ` +
      `of which the process computed ${computed.toFixed(1)} s; ` +
      `resident ${Math.round(before)} MB before, ${Math.round(peak)} MB at most: ${grown} MB more (goal ${GOAL.grownMb}); ` +
      `${created} created, ${unchanged} unchanged, ${failed} refused\n`,
  );
  return rate >= GOAL.rowsPerSecond && grown <= GOAL.grownMb;
}

/**
 * @param {Product} product
 * @param {Target} business
 * @param {string} file
 */
async function imported({ pid }, { url, key }, file) {
  const began = performance.now();
  let peak = residentMb(pid);
  const answer = await fetch(`${url}/v1/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'text/csv' },
    body: file,
  });
  if (answer.status !== 202) throw new Error(`POST /v1/imports: ${answer.status} ${await answer.text()}`);
  let told = /** @type {Import} */ (await answer.json());
  const { id } = told;
  const isOver = await until(async () => {
    peak = Math.max(peak, residentMb(pid));
    told = /** @type {Import} */ (await call({ url, key }, 'GET', `/v1/imports/${id}`));
    return told.status === 'done' || told.status === 'failed';
  }, LONGEST_MS);
  if (!isOver || told.status !== 'done') throw new Error(`The import ended so: ${JSON.stringify(told)}`);
  return { told, peak, seconds: (performance.now() - began) / 1_000 };
}

/** All its threads, in user and system mode. @param {number} pid */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** @param {number} pid */
function residentMb(pid) {
  const [, kb] = /^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kb) / 1024;
}

/**
 * @param {number} count
 * @param {string} prefix of the SKUs
 */
function table(count, prefix) {
  const lines = Array.from({ length: count }, (_, n) =>
    [
      ...[`${prefix}-${n}`, `Stoneware mug number ${n}`],
      `350 ml hand-thrown mug in batch ${n % 97}. Dishwasher and microwave safe; every piece is one of its kind.`,
      ...[`${(n % 90) + 1}.50`, n % 40, `https://shop.example/mugs/${n}`, '"kitchen, gift"', '350 ml'],
    ].join(','),
  );
  return `sku,name,description,price,stock,url,tags,attributes.volume\n${lines.join('\n')}\n`;
}
