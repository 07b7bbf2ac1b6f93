// node bench/queue-flood.mjs [--jobs 0,20000,50000] [--turns 100] [--erasures 20]: what one business's bulk jobs cost the
// others. Starts a product from dist/ (npm run build) with stores of its own; one business owes so many erasures of
// visitors, while another one's visitors ask one question after the other, then it erases visitors itself. Prints
// milliseconds and jobs a second; judges nothing.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { at, call, send } from './rig/calls.mjs';
import { newBusiness, onProduct } from './rig/product.mjs';

/** @typedef {import('./rig/calls.mjs').Target} Target */

const WIDE = { ADDRESS_REQUESTS_PER_MINUTE: '1000000', ADDRESS_MESSAGES_PER_MINUTE: '1000000' };

const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '0,20000,50000' },
    turns: { type: 'string', default: '100' },
    erasures: { type: 'string', default: '20' },
  },
});

await onProduct(WIDE, async (product) => {
  const sql = new pg.Client({ connectionString: product.superuserUrl });
  await sql.connect();
  const flooding = await newBusiness(product);
  const quiet = await newBusiness(product);
  await call(quiet, 'PATCH', '/v1/tenant', { assistant: { mode: 'builtin' } });
  /** @type {{id: string}} */
  const { id: tenantId } = await call(flooding, 'GET', '/v1/tenant');
  await turns(quiet, 20);
  let idle = NaN;
  for (const jobs of values.jobs.split(',').map(Number)) {
    await owe(sql, tenantId, jobs);
    const [before, since] = [await owed(sql, tenantId), performance.now()];
    const { starts, ends } = await turns(quiet, Number(values.turns));
    const erased = await erasures(quiet, Number(values.erasures));
    const [after, seconds] = [await owed(sql, tenantId), (performance.now() - since) / 1000];
    if (Number.isNaN(idle)) idle = at(erased, 0.95);
    print(`${jobs} bulk jobs: a turn starts`, starts);
    print(`${jobs} bulk jobs: a turn ends`, ends);
    print(`${jobs} bulk jobs: the other business's erasure is over`, erased);
    process.stdout.write(
      `${jobs} bulk jobs: ${Math.round((before - after) / seconds)} done a second; ${after} still wait; the other ` +
        `business's p95 is ${(at(erased, 0.95) / idle).toFixed(1)} times that of the first line\n`,
    );
    await sql.query('DELETE FROM outbox WHERE tenant_id = $1', [tenantId]);
  }
  await sql.end();
});

/** @param {pg.Client} sql @param {string} tenantId @param {number} jobs */
async function owe(sql, tenantId, jobs) {
  await sql.query(
    `INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id, created_at)
     SELECT $1, gen_random_uuid(), 'visitor.erase', gen_random_uuid(), 'bench', now() - interval '1 minute'
     FROM generate_series(1, $2::integer)`,
    [tenantId, jobs],
  );
  // The relay has seen them.
  await sleep(3_000);
}

/** @param {pg.Client} sql @param {string} tenantId @returns {Promise<number>} */
async function owed(sql, tenantId) {
  /** @type {import('pg').QueryResult<{owed: number}>} */
  const { rows } = await sql.query('SELECT count(*)::integer AS owed FROM outbox WHERE tenant_id = $1', [
    tenantId,
  ]);
  return rows[0]?.owed ?? 0;
}

/**
 * One question after the other, each in a conversation of its own, from the call to the events of its stream.
 * @param {Target} tenant @param {number} count
 */
async function turns(tenant, count) {
  /** @type {Record<'starts' | 'ends', number[]>} */
  const times = { starts: [], ends: [] };
  for (let n = 0; n < count; n += 1) {
    /** @type {{id: string}} */
    const { id } = await call(tenant, 'POST', '/v1/conversations', { channel: 'api', visitor: {} });
    const since = performance.now();
    const response = await fetch(new URL(`/v1/conversations/${id}/messages`, tenant.url), {
      method: 'POST',
      headers: {
        ...{ authorization: `Bearer ${tenant.key}`, 'content-type': 'application/json' },
        accept: 'text/event-stream',
      },
      body: JSON.stringify({ text: 'When are you open tomorrow?' }),
    });
    let text = '';
    let hasStarted = false;
    for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += part;
      if (!hasStarted && text.includes('event: turn.started')) {
        hasStarted = true;
        times.starts.push(performance.now() - since);
      }
      if (text.includes('event: message.completed')) break;
    }
    times.ends.push(performance.now() - since);
  }
  return { starts: sorted(times.starts), ends: sorted(times.ends) };
}

/** @param {Target} tenant @param {number} count */
async function erasures(tenant, count) {
  /** @type {number[]} */
  const times = [];
  for (let n = 0; n < count; n += 1) {
    await call(tenant, 'POST', '/v1/conversations', { channel: 'api', visitor: {} });
    /** @type {{data: {id: string}[]}} */
    const { data } = await call(tenant, 'GET', '/v1/visitors?limit=1');
    const path = `/v1/visitors/${data[0]?.id}`;
    const since = performance.now();
    await call(tenant, 'DELETE', path);
    for (let status = 200; status !== 404; await sleep(10)) {
      const response = await send(tenant, 'GET', path);
      await response.body?.cancel();
      ({ status } = response);
    }
    times.push(performance.now() - since);
  }
  return sorted(times);
}

/** @param {number[]} times */
function sorted(times) {
  return times.sort((a, b) => a - b);
}

/** @param {string} what @param {number[]} times */
function print(what, times) {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => Math.round(at(times, share)));
  process.stdout.write(`${what}: p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms (${times.length})\n`);
}
