// node bench/slow-streams.mjs [--streams 300] [--pool 10] [--businesses 10] [--per-second 15] [--seconds 15]: what visitors
// whose answers wait for a slow model cost the others. Starts a product of dist/ (npm run build) on stores of its own, with
// a model that says a word now and then until it is released. REST calls of a business are made before, while all wait,
// and afterwards, and the pool of connections is watched from inside. Prints a table; ends with 1 when an answer is
// missing or not whole, and judges no time.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { at, send, until } from './rig/calls.mjs';
import { chunk, startModel, STREAM_END } from './rig/model.mjs';
import { newBusiness, onProduct } from './rig/product.mjs';
import { Visitor } from './rig/visitor.mjs';

const WORDS = 'Somebody might like to hear a little more about all of that.'.split(' ');
/** Of the model; after the words it only thinks. */
const TOKEN_MS = 1_000;
const CALLS_PER_SECOND = 20;
/** All must wait before the first answer has lasted for 60 s, the longest of a model. */
const OPENING_MS = 55_000;
const ENDING_MS = 120_000;
const MB = 1024;

/** @typedef {import('./rig/calls.mjs').Target} Target */
/** @typedef {{name: string, from: number, to: number, times: number[], failed: number, cpuMs: number, rssMb: number}} Phase */
/** @typedef {import('../test/support/pool-watch.mjs').Look} Look */

const { values } = parseArgs({
  options: {
    streams: { type: 'string', default: '300' },
    pool: { type: 'string', default: '10' },
    businesses: { type: 'string', default: '10' },
    'per-second': { type: 'string', default: '15' },
    seconds: { type: 'string', default: '15' },
  },
});
const [streams, pool] = [Number(values.streams), Number(values.pool)];
const [perSecond, seconds] = [Number(values['per-second']), Number(values.seconds)];

const model = await startSlowModel();
const env = {
  ...{ OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'bench', DATABASE_POOL_SIZE: String(pool) },
  ...{ TURN_CONCURRENCY: String(streams + 20), TURN_TENANT_PERCENT: '100' },
};
try {
  process.exitCode = (await onProduct(env, measure)) ? 0 : 1;
} finally {
  await model.stop();
}

/**
 * @param {import('./rig/product.mjs').Product} product
 * @returns {Promise<boolean>} whether all answers came whole
 */
async function measure(product) {
  /** @type {Awaited<ReturnType<typeof newBusiness>>[]} */
  const shops = [];
  for (let n = 0; n < Number(values.businesses); n += 1) shops.push(await newBusiness(product));
  const reader = shops[0] ?? product.admin;
  const phases = [await measured('before', reader, product)];
  const visitors = await inTurn(streams, perSecond, (n) =>
    Visitor.arrive(shops[n % shops.length] ?? product.admin, n),
  );
  say(`${visitors.length} visitors have their streams open`);
  const asked = performance.now();
  const answers = visitors.map((visitor) => visitor.answer());
  await inTurn(streams, perSecond, (n) => visitors[n]?.ask());
  await until(() => model.open() >= streams, OPENING_MS - (performance.now() - asked));
  const most = model.open();
  say(
    `${most} of ${streams} wait for the model, ${Math.round((performance.now() - asked) / 1000)} s after the first message`,
  );
  phases.push(await measured(`${streams} wait`, reader, product));
  model.release();
  const late = sleep(ENDING_MS, null, { ref: false });
  const told = await Promise.all(answers.map((answer) => Promise.race([answer, late])));
  phases.push(await measured('after', reader, product));
  report(phases, product.looks());
  const whole = told.filter((text) => text === WORDS.join(' ')).length;
  const sum = (/** @type {'refused' | 'resumed'} */ key) =>
    visitors.reduce((total, visitor) => total + visitor[key], 0);
  say(`\n${whole} of ${streams} answered whole, ${most} waited at the same time`);
  say(
    `${sum('refused')} calls were refused at first (503 or 429) and made again, ${sum('resumed')} streams resumed`,
  );
  for (const [text, count] of countOf(told)) say(`  ${count} × ${text}`);
  for (const [text, count] of countOf(product.warnings().map(messageOf))) say(`  log: ${count} × ${text}`);
  return whole === streams;
}

/**
 * At a steady pace, whatever each of them takes.
 * @template T
 * @param {number} count
 * @param {number} each  a second
 * @param {(n: number) => T} work
 * @returns {Promise<Awaited<T>[]>}
 */
async function inTurn(count, each, work) {
  const [began, begun] = [Date.now(), /** @type {T[]} */ ([])];
  for (let n = 0; n < count; n += 1) {
    begun.push(work(n));
    await sleep(Math.max(0, began + (1000 * (n + 1)) / each - Date.now()));
  }
  return Promise.all(begun);
}

/** @param {(string | null)[]} texts */
function countOf(texts) {
  /** @type {Map<string | null, number>} */
  const counts = new Map();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one).slice(0, 8);
}

/** @param {string} line */
function messageOf(line) {
  /** @type {{msg?: string, code?: string, context?: string, err?: {message: string}}} */
  const { msg = line, code = '', context = '', err } = JSON.parse(line);
  return [context, code, msg, err?.message].filter(Boolean).join(' · ').slice(0, 200);
}

/** A model that says its words slowly, then thinks until it is released, then ends. */
async function startSlowModel() {
  let isReleased = false;
  let open = 0;
  const { url, stop } = await startModel(async (_request, response) => {
    open += 1;
    response.once('close', () => (open -= 1));
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const left = WORDS.map((word, at) => (at === 0 ? word : ` ${word}`));
    while (!isReleased && !response.destroyed) {
      const word = left.shift();
      response.write(chunk(word === undefined ? { reasoning_content: 'hm' } : { content: word }));
      await sleep(TOKEN_MS);
    }
    if (left.length > 0) response.write(chunk({ content: left.join('') }));
    response.end(STREAM_END);
  });
  return { url, stop, open: () => open, release: () => (isReleased = true) };
}

/**
 * REST calls at a steady pace.
 * @param {string} name
 * @param {Target} shop
 * @param {{pid: number}} product
 * @returns {Promise<Phase>}
 */
async function measured(name, shop, { pid }) {
  const paths = [
    '/v1/conversations?limit=10',
    '/v1/products?limit=10',
    '/v1/tenant',
    '/v1/unanswered-questions',
  ];
  const [from, cpuBefore] = [Date.now(), cpuMsOf(pid)];
  /** @type {Promise<{ms: number, ok: boolean}>[]} */
  const calls = [];
  for (let n = 0; n < seconds * CALLS_PER_SECOND; n += 1) {
    calls.push(timed(shop, paths[n % paths.length] ?? ''));
    await sleep(Math.max(0, from + (1000 * (n + 1)) / CALLS_PER_SECOND - Date.now()));
  }
  const done = await Promise.all(calls);
  const failed = done.filter(({ ok }) => !ok).length;
  const times = done.map(({ ms }) => ms).sort((a, b) => a - b);
  return {
    name,
    from,
    to: Date.now(),
    times,
    failed,
    cpuMs: cpuMsOf(pid) - cpuBefore,
    rssMb: residentMbOf(pid),
  };
}

/** @param {Target} shop @param {string} path */
async function timed(shop, path) {
  const began = performance.now();
  const response = await send(shop, 'GET', path);
  await response.text();
  return { ms: performance.now() - began, ok: response.ok };
}

/**
 * @param {Phase[]} phases
 * @param {Look[]} looks
 */
function report(phases, looks) {
  const [before, waiting, after] = phases;
  const base = [...(before?.times ?? []), ...(after?.times ?? [])].sort((a, b) => a - b);
  const row = (/** @type {string} */ what, /** @type {(phase: Phase) => string} */ of, more = '') =>
    say(`| ${[what, ...phases.map(of), more].join(' | ')} |`);
  const ratio = (/** @type {number} */ share) =>
    `${(at(waiting?.times ?? [], share) / at(base, share)).toFixed(1)} ×`;
  const of = (/** @type {Phase} */ { from, to }) => looks.filter((each) => each.at > from && each.at <= to);
  const sum = (/** @type {Look[]} */ all, /** @type {keyof Look} */ key) =>
    all.reduce((total, each) => total + each[key], 0);
  const most = (/** @type {Look[]} */ all, /** @type {keyof Look} */ key) =>
    Math.max(0, ...all.map((each) => each[key]));
  say(
    `\n| | ${phases.map(({ name }) => name).join(' | ')} | ratio to before and after |\n| --- | --- | --- | --- | --- |`,
  );
  for (const share of [0.5, 0.95, 0.99])
    row(`REST p${share * 100}, ms`, ({ times }) => at(times, share).toFixed(1), ratio(share));
  row('REST calls, of them failed', ({ times, failed }) => `${times.length}, ${failed}`);
  row(`connections in use of ${pool}, mean`, (phase) =>
    (sum(of(phase), 'held') / sum(of(phase), 'samples')).toFixed(2),
  );
  row(
    'moments with all in use',
    (phase) => `${((100 * sum(of(phase), 'full')) / sum(of(phase), 'samples')).toFixed(1)} %`,
  );
  row('most that waited for one', (phase) => String(most(of(phase), 'mostWaiting')));
  row('longest wait for one, ms', (phase) => most(of(phase), 'longestWaitMs').toFixed(0));
  row('longest use of one, ms', (phase) => most(of(phase), 'longestHeldMs').toFixed(0));
  row('connections taken per s', (phase) =>
    ((1000 * sum(of(phase), 'acquired')) / (phase.to - phase.from)).toFixed(0),
  );
  row('CPU of the process', ({ cpuMs, from, to }) => `${((100 * cpuMs) / (to - from)).toFixed(0)} %`);
  const perStream = (((waiting?.rssMb ?? 0) - (before?.rssMb ?? 0)) / streams).toFixed(2);
  row('resident memory, MB', ({ rssMb }) => rssMb.toFixed(0), `${perStream} MB a stream`);
}

/** @param {number} pid */
function cpuMsOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

/** @param {number} pid */
function residentMbOf(pid) {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / MB;
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}
