// node bench/fair-turns.mjs --url http://localhost:3000 --admin-key fd_admin_… [--businesses file.json] [--seconds 30]:
// what one business's crowd does to another's answers. 40 visitors of the one send a message of 2,000 characters every
// 2 s; of the other one asks again and again. Start the product with wide limits (ADDRESS_…, see the README). Prints
// figures; judges nothing.
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { loadBusiness, readBusinesses } from '../scripts/lib/demo/business-data.mjs';
import { callFrontdesk } from '../scripts/lib/demo/frontdesk-client.mjs';

const VISITORS = 40;
const EVERY_MS = 2_000;
const LENGTH = 2_000;
const SENTENCES = [
  'Do you have the large blue kettle in stock and what does it cost with delivery to Cork?',
  'Where is my order and when are you open next Saturday after the holidays?',
  'Can I return a present that I bought last week without the receipt, or change its colour?',
];

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    'admin-key': { type: 'string' },
    businesses: { type: 'string' },
    seconds: { type: 'string', default: '30' },
  },
});
if (!values.url || !values['admin-key']) {
  process.stderr.write('Usage: node bench/fair-turns.mjs --url <address> --admin-key <key>\n');
  process.exit(2);
}
const admin = { url: values.url, key: values['admin-key'] };
const seconds = Number(values.seconds);

const [crowded, quiet] = await Promise.all([business('crowded'), business('quiet')]);
if (values.businesses) {
  const [first, second] = readBusinesses(values.businesses);
  if (first && second) await Promise.all([loadBusiness(crowded, first), loadBusiness(quiet, second)]);
}
await report('calm', 10);
const crowd = new AbortController();
const visitors = Array.from({ length: VISITORS }, (_, n) => visitor(n, crowd.signal));
await report('beside the crowd', seconds);
crowd.abort();
const sent = (await Promise.all(visitors)).reduce((sum, count) => sum + count, 0);
process.stdout.write(`The crowd sent ${sent} messages.\n`);

/** @param {string} name */
async function business(name) {
  const slug = `${name}-${randomBytes(4).toString('hex')}`;
  /** @type {{apiKey: {secret: string}}} */
  const { apiKey } = await callFrontdesk(admin, 'POST', '/admin/v1/tenants', {
    ...{ name, slug, locale: 'en', timezone: 'Europe/Dublin', currency: 'EUR' },
    ownerEmail: `${slug}@example.com`,
  });
  return { url: admin.url, key: apiKey.secret };
}

/** @param {{url: string, key: string}} tenant */
async function conversation(tenant) {
  const body = { channel: 'api', visitor: {} };
  /** @type {{id: string}} */
  const { id } = await callFrontdesk(tenant, 'POST', '/v1/conversations', body);
  return id;
}

/**
 * @param {{url: string, key: string}} tenant
 * @param {string} id
 * @param {string} text
 * @param {number} waitSeconds
 */
function say(tenant, id, text, waitSeconds) {
  const path = `/v1/conversations/${id}/messages`;
  return callFrontdesk(tenant, 'POST', path, { text }, { prefer: `wait=${waitSeconds}` });
}

/**
 * One of the crowd. @returns how many messages were taken
 * @param {number} n
 * @param {AbortSignal} over
 */
async function visitor(n, over) {
  await sleep((n * EVERY_MS) / VISITORS);
  const id = await conversation(crowded);
  let taken = 0;
  while (!over.aborted) {
    const next = sleep(EVERY_MS, undefined, { signal: over }).catch(() => undefined);
    const text = Array.from({ length: 40 }, (_, k) => SENTENCES[(n + k) % SENTENCES.length]).join(' ');
    await say(crowded, id, text.slice(0, LENGTH), 0).then(
      () => (taken += 1),
      () => undefined,
    );
    await next;
  }
  return taken;
}

/**
 * Asks one question after the other, twice a second at the most, each in a conversation of its own.
 * @param {string} title
 * @param {number} forSeconds
 */
async function report(title, forSeconds) {
  /** @type {number[]} */
  const times = [];
  let unanswered = 0;
  for (const end = Date.now() + forSeconds * 1000; Date.now() < end;) {
    const next = sleep(500);
    const began = performance.now();
    try {
      const id = await conversation(quiet);
      const asked = performance.now();
      /** @type {{answer: unknown}} */
      const { answer } = await say(quiet, id, 'When are you open tomorrow?', 30);
      if (answer) times.push(performance.now() - asked);
      else unanswered += 1;
    } catch {
      process.stdout.write(`  a request failed after ${Math.round(performance.now() - began)} ms\n`);
    }
    await next;
  }
  times.sort((a, b) => a - b);
  const at = (/** @type {number} */ part) => Math.round(times[Math.floor(part * (times.length - 1))] ?? NaN);
  process.stdout.write(
    `${title}: ${times.length} answers, ${unanswered} not within 30 s; p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(1)} ms\n`,
  );
}
