import { EventEmitter } from 'node:events';
import { Redis } from 'ioredis';
import type { Response } from 'express';
import type { TestingModule } from '@nestjs/testing';
import { newId } from '../../src/kernel/ids.js';
import { setPrincipal, type Principal } from '../../src/platform/auth/principal.js';
import { OpenStreams } from '../../src/platform/limits/open-streams.js';
import { tenantKey } from '../../src/platform/redis/redis-keys.js';
import { Api, atLast } from '../support/api.js';
import { createBusiness, startConversation, type TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import { FrontdeskProcess, newSecrets } from '../support/frontdesk-process.js';
import type { Problem } from './http-rig.js';
import { openPlatform } from './platform-app.js';
import { storeUrl } from './store-urls.js';

const secrets = newSecrets();
const BUSY = 'This chat is busy. Try again in 15 seconds.';

interface Tried {
  status: number;
  retryAfter: string | null;
  problem: (Problem & { limit?: { name: string; size: number } }) | null;
  leave: () => void;
}

/** Opens a stream, and keeps it open when it is accepted. */
async function open({ url, key }: Api, path: string, body?: object): Promise<Tried> {
  const stop = new AbortController();
  const call = {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${key}`,
      accept: 'text/event-stream',
      'content-type': 'application/json',
    },
    signal: stop.signal,
    ...(body && { body: JSON.stringify(body) }),
  };
  const response = await atLast(() => fetch(url + path, call));
  const problem = response.status === 200 ? null : ((await response.json()) as Problem);
  const retryAfter = response.headers.get('retry-after');
  return { status: response.status, retryAfter, problem, leave: () => stop.abort() };
}

describe('open event streams', () => {
  let processes: [FrontdeskProcess, FrontdeskProcess];
  let redis: Redis;

  beforeAll(async () => {
    redis = new Redis(storeUrl('REDIS_URL'));
    processes = await Promise.all([
      FrontdeskProcess.start(secrets),
      FrontdeskProcess.start(secrets, { ADDRESS_OPEN_STREAMS: '3' }),
    ]);
  });
  afterAll(async () => {
    redis.disconnect();
    await Promise.all(processes.map((process) => process.stop()));
  });

  async function business(openSockets: number): Promise<TestBusiness> {
    const made = await createBusiness(processes[0], secrets);
    const admin = new Api(processes[0].url, secrets.adminKey);
    await admin.patch(`/admin/v1/tenants/${made.id}`, { limits: { openSockets } });
    return made;
  }

  function at(n: 0 | 1, { key }: Api): Api {
    return new Api(processes[n].url, key);
  }

  async function visitorOf({ widget }: TestBusiness, n: 0 | 1 = 0): Promise<Api> {
    const { body } = await widget.post<{ token: string }>('/widget/v1/sessions');
    return new Api(processes[n].url, body.token);
  }

  function openOf(shop: TestBusiness): Promise<number> {
    return redis.zcard(tenantKey(shop.id, 'limit', 'streams'));
  }

  it('of a business are counted over all processes, and one that ends makes room', async () => {
    const shop = await business(3);
    const path = `/v1/conversations/${await startConversation(shop.api)}/events`;
    const opened = [await open(at(0, shop.api), path), await open(at(1, shop.api), path)];
    opened.push(await open(at(0, shop.api), path));
    expect(opened.map(({ status }) => status)).toEqual([200, 200, 200]);
    // A process that stands still for 45 s loses its places until it goes on.
    const refused = await eventually(async () => {
      const tried = await open(at(1, shop.api), path);
      tried.leave();
      return tried.status === 429 && tried;
    });
    expect(refused).toMatchObject({
      status: 429,
      retryAfter: '15',
      problem: {
        code: 'rate_limited',
        detail:
          'The limit of 3 open streams of this business at a time is reached. Close one, or try again in 15 seconds.',
        limit: { name: 'streams', size: 3 },
      },
    });
    opened[0]?.leave();
    const next = await eventually(async () => {
      const tried = await open(at(1, shop.api), path);
      return tried.status === 200 && tried;
    });
    for (const { leave } of [...opened, next]) leave();
    await eventually(async () => (await openOf(shop)) === 0);
  });

  it('are exact for 60 that are opened at the same time in two processes', async () => {
    const shop = await business(20);
    const path = `/v1/conversations/${await startConversation(shop.api)}/events`;
    const tried = await Promise.all(
      Array.from({ length: 60 }, (_, n) => open(at(n % 2 === 0 ? 0 : 1, shop.api), path)),
    );
    expect(tried.filter(({ status }) => status === 200)).toHaveLength(20);
    expect(tried.filter(({ status }) => status === 429)).toHaveLength(40);
    for (const { leave } of tried) leave();
    await eventually(async () => (await openOf(shop)) === 0);
  });

  it('that answer a message count too, are refused before it is stored, and end with the answer', async () => {
    const shop = await business(1);
    const id = await startConversation(shop.api);
    const messages = `/v1/conversations/${id}/messages`;
    const held = await open(shop.api, `/v1/conversations/${id}/events`);
    expect((await open(shop.api, messages, { text: 'hello' })).problem?.limit?.name).toBe('streams');
    expect((await shop.api.get<{ data: unknown[] }>(messages)).body.data).toEqual([]);
    held.leave();
    await eventually(async () => (await openOf(shop)) === 0);
    expect((await open(shop.api, messages, { nonsense: true })).status).toBe(422);
    const told = await shop.api.events(messages, { body: { text: 'hello' } });
    expect(told.at(-1)?.event).toBe('message.completed');
    await eventually(async () => (await openOf(shop)) === 0);
  });

  it('of a visitor are ten, and a visitor is not told the number of the whole business', async () => {
    const shop = await business(12);
    const [one, other] = [await visitorOf(shop), await visitorOf(shop)];
    const tried: Tried[] = [];
    for (let n = 0; n < 11; n += 1) tried.push(await open(one, '/widget/v1/events'));
    expect(tried.map(({ status }) => status)).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
    expect(tried[10]?.problem?.limit).toEqual({ name: 'visitor-streams', size: 10 });
    for (let n = 0; n < 3; n += 1) tried.push(await open(other, '/widget/v1/events'));
    const last = tried.at(-1);
    expect([last?.status, last?.problem?.detail, last?.retryAfter]).toEqual([429, BUSY, '15']);
    expect(last?.problem).not.toHaveProperty('limit');
    for (const { leave } of tried) leave();
    await eventually(async () => (await openOf(shop)) === 0);
  });

  it('from an address are as many as configured, over all businesses', async () => {
    const shops = [await business(100), await business(100)];
    const tried: Tried[] = [];
    for (const shop of [...shops, ...shops])
      tried.push(await open(await visitorOf(shop, 1), '/widget/v1/events'));
    expect(tried.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(tried[3]?.problem?.limit).toEqual({ name: 'address-streams', size: 3 });
    for (const { leave } of tried) leave();
    for (const shop of shops) await eventually(async () => (await openOf(shop)) === 0);
  });

  it('are released by a process that stops', async () => {
    const short = await FrontdeskProcess.start(secrets);
    const shop = await business(5);
    const path = `/v1/conversations/${await startConversation(shop.api)}/events`;
    await open(new Api(short.url, shop.api.key), path);
    expect(await openOf(shop)).toBe(1);
    await short.stop();
    expect(await openOf(shop)).toBe(0);
  });
});

describe('the places of streams', () => {
  let platform: TestingModule;
  let redis: Redis;
  let places: OpenStreams;
  let key: string;
  let principal: Principal;

  beforeAll(async () => {
    platform = await openPlatform();
    redis = new Redis(storeUrl('REDIS_URL'));
    places = platform.get(OpenStreams);
  });
  afterAll(async () => {
    redis.disconnect();
    await platform.close();
  });
  beforeEach(() => {
    const tenantId = newId();
    const limits = {
      requestsPerMinute: 1,
      messagesPerMinute: 1,
      visitorMessagesPerMinute: 1,
      openSockets: 1,
    };
    key = tenantKey(tenantId, 'limit', 'streams');
    principal = { kind: 'tenant', tenantId, keyId: 'k', scopes: [], limits, keyRequestsPerMinute: null };
  });

  function response(destroyed = false): Response & EventEmitter {
    const req = {};
    setPrincipal(req, principal);
    return Object.assign(new EventEmitter(), { req, destroyed }) as unknown as Response & EventEmitter;
  }

  it.each([
    ['before it is accepted', () => places.acquire(response(true))],
    [
      'while it is let in',
      () => {
        const leaving = response();
        const acquired = places.acquire(leaving);
        leaving.emit('close');
        return acquired;
      },
    ],
  ])('are free again when the client leaves %s', async (_, leave) => {
    await leave();
    await eventually(async () => (await redis.zcard(key)) === 0);
    await expect(places.acquire(response())).resolves.toBeUndefined();
  });

  it('are taken once when a response asks twice', async () => {
    const twice = response();
    await places.acquire(twice);
    await places.acquire(twice);
    expect(await redis.zcard(key)).toBe(1);
    await expect(places.acquire(response())).rejects.toMatchObject({ code: 'rate_limited' });
  });

  it('are renewed while the stream is open, also when Redis has lost its data', async () => {
    const { renewAll } = places as unknown as { renewAll: () => Promise<void> };
    const [kept, left] = [response(), response()];
    await places.acquire(kept);
    await redis.del(key);
    await renewAll.call(places);
    expect(await redis.zcard(key)).toBe(1);
    await expect(places.acquire(left)).rejects.toMatchObject({ code: 'rate_limited' });
    kept.emit('close');
    await eventually(async () => (await redis.zcard(key)) === 0);
  });

  it('of a killed process expire', async () => {
    const began = Date.now();
    await redis.zadd(key, began - 1, 'gone');
    await places.acquire(response());
    expect(await redis.zcard(key)).toBe(1);
    const [, ends] = await redis.zrange(key, '0', '-1', 'WITHSCORES');
    expect(Number(ends) - began).toBeGreaterThan(40_000);
    expect(await redis.pttl(key)).toBeLessThanOrEqual(45_000);
  });
});
