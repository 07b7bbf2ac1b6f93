// node bench/imports.mjs [--rows 100000] [--again] [--profile <folder>]: how fast a file of products is imported, how much
// more memory the process takes meanwhile (resident, MB), and what the process and PostgreSQL compute in each stage, on a
// product that it starts from dist/ (npm run build) with stores of its own. First a file of some rows is imported, so that
// what any import loads is not counted. With --again the same file once more, which changes nothing. With --profile the
// process writes what it computes (--cpu-prof) into a folder. On Linux.
import { parseArgs } from 'node:util';
import pg from 'pg';
import { call, send, until } from './rig/calls.mjs';
import { Meter } from './rig/meter.mjs';
import { newBusiness, onProduct } from './rig/product.mjs';

const GOAL = { rowsPerSecond: 5_000, grownMb: 100 };
const WARM_ROWS = 5_000;
const LONGEST_MS = 600_000;

/**
 * @typedef {{id: string, status: string, rows: number, created: number, unchanged: number, failed: number}} Import
 * @typedef {import('./rig/calls.mjs').Target} Target
 */

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    again: { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
});
const rows = Number(values.rows);
const env = values.profile ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${values.profile}` } : {};

process.exitCode = await onProduct(env, async (product) => {
  const database = new pg.Client(product.superuserUrl);
  await database.connect();
  try {
    const meter = new Meter(product.pid, database);
    const business = await newBusiness(product);
    await imported(meter, business, table(WARM_ROWS, 'W'));
    const isMet = await measured('new', meter, business);
    if (values.again) await measured('unchanged', meter, business);
    return isMet ? 0 : 1;
  } finally {
    await database.end();
  }
});

/**
 * @param {string} name
 * @param {Meter} meter
 * @param {Target} business
 * @returns {Promise<boolean>} whether the goals are met
 */
async function measured(name, meter, business) {
  const file = table(rows, 'R');
  const before = meter.residentMb();
  const { told, peak, receiving, writing } = await imported(meter, business, file);
  const indexing = await meter.used(() => until(() => isFound(business), LONGEST_MS));
  const rate = Math.round(rows / (receiving.seconds + writing.seconds));
  const grown = Math.round(peak - before);
  const size = (Buffer.byteLength(file) / 1_048_576).toFixed(1);
  const { created, unchanged, failed } = told;
  process.stdout.write(
    `${name}: ${rows} rows (${size} MB): ${rate} rows/s (goal ${GOAL.rowsPerSecond}); ` +
      `resident ${Math.round(before)} MB before, ${Math.round(peak)} MB at most: ${grown} MB more (goal ${GOAL.grownMb}); ` +
      `${created} created, ${unchanged} unchanged, ${failed} refused\n` +
      row('', 'elapsed', 'process', 'PostgreSQL') +
      Object.entries({ receive: receiving, 'read, check, write': writing, 'first search': indexing.used })
        .map(([stage, used]) =>
          row(stage, ...[used.seconds, used.process, used.postgres].map((each) => `${each.toFixed(1)} s`)),
        )
        .join(''),
  );
  return rate >= GOAL.rowsPerSecond && grown <= GOAL.grownMb;
}

/** The index of the words is made by the first question. @param {Target} business */
async function isFound(business) {
  return (await send(business, 'GET', '/v1/products/search?q=stoneware%20mug%20number%20500')).ok;
}

/** @param {string[]} cells */
function row(...cells) {
  return `  ${cells.map((cell, at) => (at === 0 ? cell.padEnd(20) : cell.padStart(11))).join('')}\n`;
}

/**
 * @param {Meter} meter
 * @param {Target} business
 * @param {string} file
 */
async function imported(meter, business, file) {
  let peak = meter.residentMb();
  const received = await meter.used(() => sent(business, file));
  let told = received.result;
  const { id } = told;
  const written = await meter.used(() =>
    until(async () => {
      peak = Math.max(peak, meter.residentMb());
      told = /** @type {Import} */ (await call(business, 'GET', `/v1/imports/${id}`));
      return told.status === 'done' || told.status === 'failed';
    }, LONGEST_MS),
  );
  if (!written.result || told.status !== 'done')
    throw new Error(`The import ended so: ${JSON.stringify(told)}`);
  return { told, peak, receiving: received.used, writing: written.used };
}

/**
 * @param {Target} business
 * @param {string} file
 * @returns {Promise<Import>}
 */
async function sent({ url, key }, file) {
  const answer = await fetch(`${url}/v1/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'text/csv' },
    body: file,
  });
  if (answer.status !== 202) throw new Error(`POST /v1/imports: ${answer.status} ${await answer.text()}`);
  return /** @type {Import} */ (await answer.json());
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
