// node bench/memory.mjs --url http://localhost:3000 --admin-key fd_admin_… --pid N [--businesses 200]: what the process
// of a Frontdesk holds (resident, MB) when it has just started, after some questions, and per further business that
// has 200 products and is asked. On Linux, beside which nothing else is sent to that Frontdesk.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const PRODUCTS = 200;
const WORDS_OF_DESCRIPTION = 20;
/** Different words that the descriptions of a business are written with. */
const VOCABULARY = 1500;
const WARM_ROUNDS = 20;
/** Businesses that the slope is not yet taken from: with them the heap grows to what traffic needs. */
const FIRST = 50;
const GOAL = { startedMb: 220, businessMb: 0.5 };
const QUESTIONS = [
  'Do you have a speckled mug?',
  'What does the kalovate cost?',
  'When are you open on Saturday?',
  'Where is my order?',
  'Wie lange ist der Versand?',
];
const SYLLABLES = 'ka lo min ter va ru sen do pli mar est ing bra fo chu zel'.split(' ');

/** @typedef {{url: string, key: string}} Target */

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    'admin-key': { type: 'string' },
    pid: { type: 'string' },
    businesses: { type: 'string', default: '200' },
  },
});
const { url, pid, 'admin-key': key } = values;
if (!url || !key || !pid) {
  process.stderr.write('Usage: node bench/memory.mjs --url <address> --admin-key <key> --pid <process>\n');
  process.exit(2);
}
process.exitCode = (await measure({ url, key }, Number(values.businesses))) ? 0 : 1;

/**
 * @param {Target} admin
 * @param {number} businesses
 * @returns {Promise<boolean>} whether the goals are met
 */
async function measure(admin, businesses) {
  const started = report('after the start');
  const first = await newBusiness(admin, 0);
  for (let round = 0; round < WARM_ROUNDS; round += 1) await askAll(first);
  report(`after ${WARM_ROUNDS * QUESTIONS.length} questions`);
  let [before, last] = [0, 0];
  for (let n = 1; n <= businesses; n += 1) {
    await askAll(await newBusiness(admin, n));
    if (n % FIRST === 0) last = report(`after ${n} further businesses`);
    if (n === FIRST) before = last;
  }
  const each = (last - before) / (businesses - FIRST);
  process.stdout.write(`${'each business after the first 50'.padEnd(40)}${each.toFixed(2).padStart(8)} MB\n`);
  return started <= GOAL.startedMb && each <= GOAL.businessMb;
}

/**
 * @param {string} when
 * @returns {number} MB
 */
function report(when) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const [resident = 0, anonymous = 0] = ['VmRSS', 'RssAnon'].map(
    (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / 1024,
  );
  process.stdout.write(
    `${when.padEnd(40)}${resident.toFixed(0).padStart(8)} MB, of which ${anonymous.toFixed(0)} MB anonymous\n`,
  );
  return resident;
}

/**
 * @param {Target} admin
 * @param {number} n
 * @returns {Promise<Target>}
 */
async function newBusiness(admin, n) {
  /** @type {{id: string, apiKey: {secret: string}}} */
  const { id, apiKey } = await call(admin, 'POST', '/admin/v1/tenants', {
    slug: `bench-${randomBytes(6).toString('hex')}`,
    ...{ name: 'Bench', locale: 'en', timezone: 'Europe/Dublin', currency: 'EUR' },
  });
  const limits = { requestsPerMinute: 1_000_000, messagesPerMinute: 1_000_000 };
  await call(admin, 'PATCH', `/admin/v1/tenants/${id}`, { limits });
  const business = { url: admin.url, key: apiKey.secret };
  const numbers = Array.from({ length: PRODUCTS }, (_, at) => n * PRODUCTS + at);
  await call(business, 'PUT', '/v1/products', { products: numbers.map((at) => product(at, n)) });
  return business;
}

/**
 * @param {number} at
 * @param {number} business
 */
function product(at, business) {
  const words = (/** @type {number} */ count, /** @type {number} */ of) =>
    Array.from({ length: count }, (_, i) => word(business * 7919 + ((at * 31 + i * i * 17 + i) % of)));
  return {
    sku: `P-${at}`,
    name: `${words(2, 300).join(' ')} mug`,
    price: '12.50',
    stock: at % 40,
    tags: words(2, 12),
    attributes: { volume: `${at % 90}0 ml`, glaze: words(1, 15).join(' ') },
    description: words(WORDS_OF_DESCRIPTION, VOCABULARY).join(' '),
  };
}

/** A made-up word; another number gives another one. @param {number} n */
function word(n) {
  let [rest, made] = [(n * 2654435761) % 2 ** 32, ''];
  for (let at = 0; at < 4; at += 1) {
    made += SYLLABLES[rest % SYLLABLES.length] ?? '';
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return made;
}

/** Each in a conversation of its own. @param {Target} business */
async function askAll(business) {
  for (const text of QUESTIONS) {
    /** @type {{id: string}} */
    const { id } = await call(business, 'POST', '/v1/conversations', { channel: 'api', visitor: {} });
    await call(business, 'POST', `/v1/conversations/${id}/messages`, { text }, { prefer: 'wait=30' });
  }
}

/**
 * @template T
 * @param {Target} target
 * @param {string} method
 * @param {string} path
 * @param {unknown} body
 * @param {Record<string, string>} [headers]
 * @returns {Promise<T>}
 */
async function call(target, method, path, body, headers = {}) {
  const response = await fetch(new URL(path, target.url), {
    method,
    headers: { authorization: `Bearer ${target.key}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return /** @type {T} */ (await response.json());
}
