// node bench/event-costs.mjs [--answers 100] [--rounds 10]: what events of other systems cost those who do not use them,
// over one API process on stores of its own. An answer about an order: with what it notes and the job `order.tell` that it
// owes, and without both. A PUT of 500 unchanged products: with the marks of their stock, and without. Both in turn, because
// the machine's other load changes. Prints medians, and what the API and PostgreSQL computed; judges nothing.
import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { callFrontdesk } from '../scripts/lib/demo/frontdesk-client.mjs';
import { percentile } from '../scripts/lib/evaluation/evaluation.mjs';
import { Rig } from '../scripts/lib/outages/rig.mjs';
import { CpuMeter } from '../scripts/lib/overload/cpu-shares.mjs';
import { createTestDir, stopNotedProcesses } from '../scripts/lib/stores/test-stores.mjs';

const ROWS = 500;
const QUESTION = 'Where is my order A-1? My address is jon@example.com';
const WIDE = { requestsPerMinute: 1e6, messagesPerMinute: 1e6, visitorMessagesPerMinute: 1e6 };
/** What is switched off and on, as SQL. */
const SWITCHES = {
  notes: {
    off: 'ALTER TABLE messages DISABLE TRIGGER note_order_inquiries',
    on: 'ALTER TABLE messages ENABLE TRIGGER note_order_inquiries',
  },
  marks: {
    off: `CREATE OR REPLACE FUNCTION no_mark() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
      CREATE TRIGGER no_mark BEFORE INSERT ON stock_marks FOR EACH ROW EXECUTE FUNCTION no_mark()`,
    on: 'DROP TRIGGER no_mark ON stock_marks',
  },
};

/** @typedef {{ms: number[], api: number, postgres: number}} Cost  `api`, `postgres`: seconds of processor */

const { values } = parseArgs({
  options: { answers: { type: 'string', default: '100' }, rounds: { type: 'string', default: '10' } },
});
const [answers, rounds] = [Number(values.answers), Number(values.rounds)];
const dir = createTestDir();
const rig = await Rig.open(dir, {
  processes: { api: 1, worker: 0, chat: 0 },
  weaviate: false,
  clocks: false,
  direct: true,
});
try {
  const { id, target } = await business();
  const order = {
    ...{ number: 'A-1', status: 'processing', total: '10.00', items: [] },
    customer: { email: 'jon@example.com' },
  };
  await callFrontdesk(target, 'PUT', '/v1/orders', { orders: [order] });
  const products = Array.from({ length: ROWS }, (_, n) => ({
    ...{ sku: `S-${n}`, name: `Stoneware mug number ${n}`, price: '12.50', stock: n % 40 },
    description: '350 ml hand-thrown mug. Dishwasher and microwave safe.',
  }));
  await callFrontdesk(target, 'PUT', '/v1/products', { products });
  const perRound = Math.ceil(answers / rounds);
  await compare('an answer about an order, and its job', 'notes', perRound, async () => {
    const began = performance.now();
    const body = { channel: 'api', visitor: {} };
    /** @type {{id: string}} */
    const talk = await callFrontdesk(target, 'POST', '/v1/conversations', body);
    const path = `/v1/conversations/${talk.id}/messages`;
    await callFrontdesk(target, 'POST', path, { text: QUESTION, clientId: randomUUID() });
    return performance.now() - began;
  });
  await compare(`a PUT of ${ROWS} unchanged products`, 'marks', 3, async () => {
    const began = performance.now();
    await callFrontdesk(target, 'PUT', '/v1/products', { products });
    return performance.now() - began;
  });
  const [{ count: inquiries }] = await rig.store.sql(
    'SELECT count(*)::int FROM order_inquiries WHERE tenant_id = $1',
    [id],
  );
  print(`${inquiries} answers were noted.`);
} finally {
  await rig.close();
  await stopNotedProcesses(dir);
  rmSync(dir, { recursive: true, force: true });
}

/** @param {string} line */
function print(line) {
  process.stdout.write(`${line}\n`);
}

async function business() {
  const slug = `costs-${randomBytes(4).toString('hex')}`;
  /** @type {{id: string, apiKey: {secret: string}}} */
  const made = await callFrontdesk(rig.admin, 'POST', '/admin/v1/tenants', {
    ...{ name: 'Costs', slug, locale: 'en', timezone: 'Europe/Dublin', currency: 'EUR' },
    ownerEmail: `${slug}@example.com`,
  });
  await callFrontdesk(rig.admin, 'PATCH', `/admin/v1/tenants/${made.id}`, { limits: WIDE });
  return { id: made.id, target: { url: rig.admin.url, key: made.apiKey.secret } };
}

/**
 * @param {string} what
 * @param {keyof typeof SWITCHES} name
 * @param {number} times  in each round
 * @param {() => Promise<number>} act  @returns milliseconds
 */
async function compare(what, name, times, act) {
  const costs = { with: none(), without: none() };
  await act();
  for (let round = 0; round < rounds; round += 1) {
    await measure(costs.with, times, act);
    await rig.store.sql(SWITCHES[name].off);
    await measure(costs.without, times, act);
    await rig.store.sql(SWITCHES[name].on);
  }
  for (const [kind, { ms, api, postgres }] of Object.entries(costs)) {
    const each = (/** @type {number} */ seconds) => ((seconds * 1_000) / ms.length).toFixed(2);
    const times = `p50 ${percentile(ms, 0.5).toFixed(1)} ms, p95 ${percentile(ms, 0.95).toFixed(1)} ms`;
    print(
      `${what}, ${kind}: ${ms.length} times, ${times}, API ${each(api)} ms, PostgreSQL ${each(postgres)} ms`,
    );
  }
}

/** @returns {Cost} */
function none() {
  return { ms: [], api: 0, postgres: 0 };
}

/**
 * @param {Cost} cost
 * @param {number} times
 * @param {() => Promise<number>} act
 */
async function measure(cost, times, act) {
  const began = performance.now();
  const meter = new CpuMeter(rig.of('api').map(({ pid }) => pid));
  for (let n = 0; n < times; n += 1) cost.ms.push(await act());
  await untilDone();
  const shares = meter.shares();
  const seconds = (performance.now() - began) / 1_000;
  cost.api += (shares?.api ?? 0) * seconds;
  cost.postgres += (shares?.postgres ?? 0) * seconds;
}

/** The jobs of answers come after them. */
async function untilDone() {
  for (;;) {
    const [{ count }] = await rig.store.sql(
      `SELECT count(*)::int FROM outbox WHERE kind IN ('turn.answer', 'order.tell')`,
    );
    if (count === 0) return;
    await sleep(20);
  }
}
