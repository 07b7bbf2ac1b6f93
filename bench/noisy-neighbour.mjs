// node bench/noisy-neighbour.mjs [--seconds 30]: what a business at the limit of its plan does to another one's answers,
// over two API processes on stores of their own. 40 visitors of the one send a message of 2,000 characters every 2 s, 20
// each second, which is what the plan allows; of the other one asks again and again. Prints the other one's times from
// message to answer without and beside the crowd, in turn for three rounds of these seconds each, because the machine's
// other load changes, and their ratio; judges nothing.
import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { callFrontdesk } from '../scripts/lib/demo/frontdesk-client.mjs';
import { percentile } from '../scripts/lib/evaluation/evaluation.mjs';
import { Rig } from '../scripts/lib/outages/rig.mjs';
import { createTestDir, stopNotedProcesses } from '../scripts/lib/stores/test-stores.mjs';

const VISITORS = 40;
const EVERY_MS = 2_000;
const LENGTH = 2_000;
const ROUNDS = 3;
const SENTENCES = [
  'Do you have the large blue kettle in stock and what does it cost with delivery to Cork?',
  'Where is my order and when are you open next Saturday after the holidays?',
  'Can I return a present that I bought last week without the receipt, or change its colour?',
];
const WARM_SECONDS = 3;
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** @typedef {{url: string, key: string}} Target */

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '30' } } });
const seconds = Number(values.seconds);
const dir = createTestDir();
const rig = await Rig.open(dir, {
  processes: { api: 2, worker: 0, chat: 0 },
  weaviate: false,
  clocks: false,
  direct: true,
});
try {
  const [crowded, quiet] = [await business('crowded'), await business('quiet')];
  /** @type {Record<'calm' | 'beside' | 'statuses', number[]>} */
  const { calm, beside, statuses } = { calm: [], beside: [], statuses: [] };
  const talks = [];
  for (let n = 0; n < VISITORS; n += 1) talks.push(await conversation(at(crowded, n)));
  // The first questions of a business are slower.
  await times(quiet, WARM_SECONDS);
  for (let round = 0; round < ROUNDS; round += 1) {
    calm.push(...(await times(quiet, seconds / ROUNDS)));
    const over = new AbortController();
    const crowd = Promise.all(talks.map((id, n) => visitor(at(crowded, n), id, n, over.signal)));
    await sleep(EVERY_MS);
    beside.push(...(await times(quiet, seconds / ROUNDS)));
    over.abort();
    statuses.push(...(await crowd).flat());
    await untilAnswered();
  }
  report('alone', calm);
  report('beside the crowd', beside);
  for (const [name, share] of /** @type {const} */ ([
    ['p50', 0.5],
    ['p95', 0.95],
  ]))
    print(`${name}: ${(percentile(beside, share) / percentile(calm, share)).toFixed(2)} times as long`);
  const taken = statuses.filter((status) => status === 202).length;
  print(`The crowd sent ${statuses.length} messages ; ${taken} were taken.`);
} finally {
  await rig.close();
  await stopNotedProcesses(dir);
  rmSync(dir, { recursive: true, force: true });
}

/** @param {string} line */
function print(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * @param {string} name
 * @param {number[]} all
 */
function report(name, all) {
  const [p50, p95] = [0.5, 0.95].map((share) => Math.round(percentile(all, share)));
  print(`${name}: ${all.length} answers, p50 ${p50} ms, p95 ${p95} ms`);
}

/**
 * The same business at the nth process.
 * @param {Target} target
 * @param {number} n
 * @returns {Target}
 */
function at(target, n) {
  return { ...target, url: rig.urls[n % rig.urls.length] ?? target.url };
}

/**
 * @param {string} name
 * @returns {Promise<Target>}
 */
async function business(name) {
  const slug = `${name}-${randomBytes(4).toString('hex')}`;
  /** @type {{apiKey: {secret: string}}} */
  const { apiKey } = await callFrontdesk(rig.admin, 'POST', '/admin/v1/tenants', {
    ...{ name, slug, locale: 'en', timezone: 'Europe/Dublin', currency: 'EUR' },
    ownerEmail: `${slug}@example.com`,
  });
  return { url: rig.admin.url, key: apiKey.secret };
}

/** @param {Target} target */
async function conversation(target) {
  const body = { channel: 'api', visitor: {} };
  /** @type {{id: string}} */
  const { id } = await callFrontdesk(target, 'POST', '/v1/conversations', body);
  return id;
}

/**
 * Times from message to answer, asked in turn at each process, each time in a new conversation.
 * @param {Target} target
 * @param {number} forSeconds
 */
async function times(target, forSeconds) {
  const until = Date.now() + forSeconds * 1000;
  /** @type {number[]} */
  const all = [];
  for (let n = 0; Date.now() < until; n += 1) {
    const process = at(target, n);
    const path = `/v1/conversations/${await conversation(process)}/messages`;
    const text = `Question ${n}: when do you open on ${DAYS[n % DAYS.length]}?`;
    const began = performance.now();
    await callFrontdesk(process, 'POST', path, { text, clientId: randomUUID() });
    all.push(performance.now() - began);
    await sleep(100);
  }
  return all;
}

/** The crowd leaves turns that wait. */
async function untilAnswered() {
  const waiting = 'SELECT count(*)::int AS count FROM turns WHERE finished_at IS NULL';
  for (;;) {
    const [row] = /** @type {{count: number}[]} */ (await rig.store.sql(waiting, []));
    if (row?.count === 0) return;
    await sleep(500);
  }
}

/**
 * @param {Target} target
 * @param {string} id  of the conversation
 * @param {number} n
 * @param {AbortSignal} over
 * @returns {Promise<number[]>} the status of each message
 */
async function visitor(target, id, n, over) {
  const path = `${target.url}/v1/conversations/${id}/messages`;
  await sleep((n * EVERY_MS) / VISITORS);
  /** @type {number[]} */
  const statuses = [];
  for (let sent = 0; !over.aborted; sent += 1) {
    const words = Array.from({ length: 40 }, (_, at) => SENTENCES[(n + sent + at) % SENTENCES.length]);
    const text = `${n} ${sent} ${words.join(' ')}`.slice(0, LENGTH);
    const headers = {
      authorization: `Bearer ${target.key}`,
      'content-type': 'application/json',
      prefer: 'wait=0',
    };
    const body = JSON.stringify({ text, clientId: randomUUID() });
    const response = await fetch(path, { method: 'POST', headers, body });
    await response.body?.cancel();
    statuses.push(response.status);
    await sleep(EVERY_MS, undefined, { signal: over }).catch(() => {});
  }
  return statuses;
}
