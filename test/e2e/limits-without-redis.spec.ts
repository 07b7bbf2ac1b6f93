import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { median } from '../../scripts/lib/isolation/statistics.mjs';
import { Api, atLast } from '../support/api.js';
import { startConversation, type TestBusiness } from '../support/businesses.js';
import { SIGN } from '../support/event-signatures.js';
import { eventually, until } from '../support/eventually.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { runDir } from '../support/noted-processes.js';
import { Stage } from './stage.js';
import { tell } from './turns.js';

const COMMAND_TIMEOUT_MS = 500;
/** The question whose answer the engine holds, however slow the machine is. */
const HELD = 'Do you rent out hovercrafts by the fortnight?';
const ENGINE = pathToFileURL(join(__dirname, '..', 'support', 'holding-engine.mjs')).href;
const FILES = {
  HELD_FILE: join(runDir(), `limits-held-${Date.now()}`),
  RELEASE_FILE: join(runDir(), `limits-release-${Date.now()}`),
};

/**
 * Statuses of this many requests, one after the other, and their median time, because single requests may be delayed.
 */
async function statuses(
  api: Api,
  calls: number,
): Promise<{ admitted: number; refused: number; medianMs: number }> {
  const seen: number[] = [];
  const times: number[] = [];
  for (let n = 0; n < calls; n += 1) {
    const began = performance.now();
    seen.push((await api.get('/v1/tenant')).status);
    times.push(performance.now() - began);
  }
  const count = (status: number) => seen.filter((each) => each === status).length;
  return { admitted: count(200), refused: count(429), medianMs: median(times) };
}

/** @returns sends an order as another system of the shop */
async function eventSource(api: Api): Promise<() => Promise<number>> {
  const { body } = await api.post<{ url: string; newSecret: string }>('/v1/event-sources', {
    kind: 'signed',
  });
  const order = { number: 'A-1', status: 'pending', total: '5.00', customer: {}, items: [] };
  const event = { type: 'order.created', timestamp: new Date().toISOString(), data: order };
  const raw = Buffer.from(JSON.stringify(event));
  return async () => {
    const headers = SIGN.signed(body.newSecret, raw, 'msg_1');
    return (await atLast(() => fetch(body.url, { method: 'POST', body: new Uint8Array(raw), headers })))
      .status;
  };
}

let stage: Stage;
let process: FrontdeskProcess;

/** The scenarios share one process; each brings Redis back, and the last ends it. */
beforeAll(async () => {
  stage = await Stage.open();
  process = await stage.start({
    REDIS_COMMAND_TIMEOUT_MS: String(COMMAND_TIMEOUT_MS),
    ...{ NODE_OPTIONS: `--import ${ENGINE}`, ...FILES },
  });
});
afterAll(() => stage.close());

async function limitedShop(requestsPerMinute: number): Promise<TestBusiness> {
  const shop = await stage.business(process);
  await stage.admin(process).patch(`/admin/v1/tenants/${shop.id}`, { limits: { requestsPerMinute } });
  return shop;
}

/** Limits count a minute: what has taken longer, on a slow machine, is done again, for another business. */
function inOneMinute<Told>(work: () => Promise<Told>): Promise<Told> {
  return eventually(async () => {
    const began = Date.now();
    const told = await work();
    return Date.now() - began < 55_000 && told;
  });
}

async function bringBack(): Promise<void> {
  await stage.redis.start();
  await eventually(async () => (await fetch(`${process.url}/health/ready`)).status === 200);
}

describe('rate limits without Redis', () => {
  it('are halved, without an outage or delays, and are shared again when it is back', async () => {
    const shop = await limitedShop(40);
    expect(await statuses(shop.api, 1)).toMatchObject({ admitted: 1, refused: 0 });
    const deliver = await eventSource(shop.api);
    const spare = [shop, await limitedShop(40), await limitedShop(40)];
    await stage.redis.kill();
    const { away, refused } = await inOneMinute(async () => {
      const { api } = spare.shift() ?? shop;
      return { away: await statuses(api, 50), refused: await api.get('/v1/tenant') };
    });
    expect(away).toMatchObject({ admitted: 20, refused: 30 });
    expect(away.medianMs).toBeLessThan(COMMAND_TIMEOUT_MS);
    const { headers, body } = refused;
    expect(headers.get('ratelimit-policy')).toBe('"key";q=20;w=60, "tenant";q=20;w=60');
    expect(body).toMatchObject({ code: 'rate_limited', limit: { name: 'tenant', size: 20 } });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    // Deliveries of other systems are stored all the same, and taken over when Redis is back.
    expect(await deliver()).toBe(200);
    await bringBack();
    const orders = 'SELECT FROM orders WHERE tenant_id = $1';
    await eventually(async () => (await stage.sql(orders, [shop.id])).length === 1);
    await eventually(async () => (await shop.api.get('/v1/tenant')).status === 200);
    expect((await shop.api.get('/v1/tenant')).headers.get('ratelimit-policy')).toContain('"key";q=40;w=60');
  });

  it('that hangs delay one request, not every one', async () => {
    const shop = await limitedShop(1000);
    expect(await statuses(shop.api, 1)).toMatchObject({ admitted: 1 });
    const before = process.log.length;
    const told = (words: string) => process.log.slice(before).filter((line) => line.includes(words));
    const resume = stage.redis.hang();
    try {
      const hung = await statuses(shop.api, 30);
      expect(hung).toMatchObject({ admitted: 30, refused: 0 });
      expect(told('limits are halved')).toHaveLength(1);
      // A request that waits for Redis takes at least this long; most must not.
      expect(hung.medianMs).toBeLessThan(COMMAND_TIMEOUT_MS);
    } finally {
      resume();
    }
    await eventually(async () =>
      (await shop.api.get('/v1/tenant')).headers.get('ratelimit-policy')?.includes('q=1000'),
    );
    await eventually(() => Promise.resolve(told('limits are shared').length > 0));
  });

  it('that comes back empty start at zero', async () => {
    const [full, again] = await inOneMinute(async () => {
      const { api } = await limitedShop(10);
      await stage.redis.flush();
      const first = await statuses(api, 12);
      await stage.redis.flush();
      // A limit that was found full is remembered for a second.
      await eventually(async () => (await statuses(api, 1)).admitted === 1);
      return [first, await statuses(api, 11)] as const;
    });
    expect(full).toMatchObject({ admitted: 10, refused: 2 });
    expect(again).toMatchObject({ admitted: 9, refused: 2 });
  });

  it('apply to open streams too, which each process then counts by itself', async () => {
    const shop = await limitedShop(1000);
    await stage.admin(process).patch(`/admin/v1/tenants/${shop.id}`, { limits: { openSockets: 2 } });
    const path = `/v1/conversations/${await startConversation(shop.api)}/events`;
    const open = async (signal?: AbortSignal) => {
      const headers = { authorization: `Bearer ${shop.api.key}` };
      return (await atLast(() => fetch(process.url + path, { headers, signal: signal ?? null }))).status;
    };
    const leave = new AbortController();
    await eventually(async () => (await shop.api.get('/v1/tenant')).status === 200);
    expect(await open(leave.signal)).toBe(200);
    await stage.redis.kill();
    // Who waits for Redis waits until it is back.
    expect([await open(), await open()]).toEqual([200, 429]);
    leave.abort();
    await eventually(async () => (await open()) === 200);
    await bringBack();
  });
});

it('a process that is told to stop while Redis is away ends by itself, and answers first what it has taken', async () => {
  const shop = await stage.business(process);
  const id = await startConversation(shop.api);
  await tell(shop.api, id, HELD);
  await until('the turn is held', () => existsSync(FILES.HELD_FILE));
  await stage.redis.kill();
  const stopping = process.stop();
  await eventually(async () => process.log.some((line) => line.includes('Stopping (SIGTERM)')));
  writeFileSync(FILES.RELEASE_FILE, '');
  expect(await stopping).toBe(0);
  expect(process.log.filter((line) => line.includes('did not stop in time'))).toEqual([]);
  expect(await stage.sql('SELECT status FROM turns')).toEqual([{ status: 'completed' }]);
});
