import { randomInt, randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { mintKey } from '../../src/platform/auth/api-key.js';
import { Api, atLast, type Answer } from '../support/api.js';
import { createBusiness, startConversation, type TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import { FrontdeskProcess, newSecrets } from '../support/frontdesk-process.js';
import type { Problem } from './http-rig.js';
import { storeUrl } from './store-urls.js';

const secrets = newSecrets();

const NARROW = {
  ADDRESS_REQUESTS_PER_MINUTE: '40',
  ADDRESS_MESSAGES_PER_MINUTE: '12',
  ADDRESS_SESSIONS_PER_MINUTE: '5',
  ADDRESS_REFUSALS_PER_MINUTE: '10',
  VISITOR_REQUESTS_PER_MINUTE: '20',
};

type Limited = Problem & { limit: { name: string; size: number; windowSeconds: number; resetsAt: string } };
type Call = () => Promise<Answer<Limited>>;

/** An address that nobody has used before. */
function newAddress(): string {
  return `198.${randomInt(18, 20)}.${randomInt(256)}.${randomInt(1, 255)}`;
}

function from(address: string): { 'x-forwarded-for': string } {
  return { 'x-forwarded-for': address };
}

/** Shorter than the window of a minute. */
const RELIABLE_MS = 50_000;

/** A window that rolls over in the middle of a test counts anew: a run as long as that tells nothing, and is repeated. */
function inOneWindow<Given extends unknown[]>(
  work: (...given: Given) => Promise<void>,
): (...given: Given) => Promise<void> {
  return async (...given) => {
    for (let run = 1; ; run += 1) {
      const began = performance.now();
      try {
        return await work(...given);
      } catch (error) {
        if (performance.now() - began < RELIABLE_MS || run === 4) throw error;
      }
    }
  };
}

describe('rate limits', () => {
  let behindProxy: FrontdeskProcess;
  let direct: FrontdeskProcess;
  let wide: FrontdeskProcess;
  let admin: Api;
  let redis: Redis;

  beforeAll(async () => {
    [behindProxy, direct, wide] = await Promise.all([
      FrontdeskProcess.start(secrets, { ...NARROW, TRUSTED_PROXIES: 'loopback' }),
      FrontdeskProcess.start(secrets, { ...NARROW, ADMIN_REQUESTS_PER_MINUTE: '3' }),
      FrontdeskProcess.start(secrets),
    ]);
    admin = new Api(wide.url, secrets.adminKey);
    redis = new Redis(storeUrl('REDIS_URL'));
  });

  afterAll(async () => {
    redis.disconnect();
    await Promise.all([behindProxy, direct, wide].map((process) => process.stop()));
  });

  /** A business whose limits `behindProxy` has not cached yet. */
  async function business(limits: Record<string, number> = {}, fields: object = {}): Promise<TestBusiness> {
    const made = await createBusiness(wide, secrets, {}, true);
    await admin.patch(`/admin/v1/tenants/${made.id}`, { limits, ...fields });
    return made;
  }

  function at(process: FrontdeskProcess, { key }: Api): Api {
    return new Api(process.url, key);
  }

  /** Calls until refused. @returns the number of accepted calls, and the refusal. */
  async function exhaust(call: Call, most = 100): Promise<{ admitted: number; refusal: Answer<Limited> }> {
    for (let admitted = 0; admitted <= most; admitted += 1) {
      const answer = await call();
      if (answer.status === 429) return { admitted, refusal: answer };
    }
    throw new Error(`Not refused within ${most} calls.`);
  }

  async function session(shop: TestBusiness, address: string): Promise<Answer<{ token: string }>> {
    return at(behindProxy, shop.widget).post('/widget/v1/sessions', {}, from(address));
  }

  async function visitorOf(shop: TestBusiness, address = newAddress()): Promise<Api> {
    return new Api(behindProxy.url, (await session(shop, address)).body.token);
  }

  function say(visitor: Api, address: string): Promise<Answer<Limited>> {
    return visitor.post<Limited>(
      '/widget/v1/messages',
      { text: 'hello', clientId: randomUUID() },
      from(address),
    );
  }

  describe('of a secret key', () => {
    it(
      'are in the headers of every response',
      inOneWindow(async () => {
        const shop = await business({ requestsPerMinute: 50 });
        const first = await shop.api.get('/v1/tenant');
        expect(first.headers.get('ratelimit-policy')).toBe('"key";q=50;w=60, "tenant";q=50;w=60');
        expect(first.headers.get('ratelimit')).toBe('"key";r=49;t=60, "tenant";r=49;t=60');
        const missing = await shop.api.get(`/v1/orders/${randomUUID()}`);
        expect(missing.headers.get('ratelimit')).toMatch(/^"key";r=48;t=\d+, "tenant";r=48;t=\d+$/);
      }),
    );

    it(
      'refuse with a body that names the limit, its size and its reset',
      inOneWindow(async () => {
        const shop = await business({ requestsPerMinute: 5 });
        const began = Date.now();
        const { admitted, refusal } = await exhaust(() => shop.api.get<Limited>('/v1/tenant'));
        const ended = Date.now();
        expect(admitted).toBe(5);
        const { body, headers } = refusal;
        const seconds = Number(headers.get('retry-after'));
        expect(seconds).toBeGreaterThanOrEqual(59 - (ended - began) / 1_000);
        expect(seconds).toBeLessThanOrEqual(60);
        expect(headers.get('content-type')).toContain('application/problem+json');
        expect(body).toMatchObject({
          type: 'urn:frontdesk:problem:rate_limited',
          title: 'Too many requests',
          status: 429,
          code: 'rate_limited',
          detail: `The limit of 5 requests of this business in 60 seconds is reached. Try again in ${seconds} seconds.`,
          limit: { name: 'tenant', size: 5, windowSeconds: 60 },
        });
        const toldAt = Date.parse(body.limit.resetsAt) - seconds * 1000;
        expect([toldAt > began - 2_000, toldAt < ended + 2_000]).toEqual([true, true]);
        expect(headers.get('ratelimit')).toContain('"key";r=0;t=');
      }),
    );

    it(
      'are shared by all keys of the business, in addition to each key’s own',
      inOneWindow(async () => {
        const shop = await business({ requestsPerMinute: 7 });
        const other = await secondKey(shop);
        for (let n = 0; n < 3; n += 1) {
          expect([(await shop.api.get('/v1/tenant')).status, (await other.get('/v1/tenant')).status]).toEqual(
            [200, 200],
          );
        }
        const { status, body, headers } = await other.get<Limited>('/v1/tenant');
        expect([status, body.limit.name]).toEqual([429, 'tenant']);
        expect(headers.get('ratelimit')).toMatch(/^"key";r=4;/);
      }),
    );

    it(
      'are those that a key was created with',
      inOneWindow(async () => {
        const shop = await business({ requestsPerMinute: 50 });
        const small = await secondKey(shop, { requestsPerMinute: 2 });
        const { admitted, refusal } = await exhaust(() => small.get<Limited>('/v1/tenant'));
        expect([admitted, refusal.body.limit.name, refusal.body.limit.size]).toEqual([2, 'key', 2]);
        expect((await shop.api.get('/v1/tenant')).status).toBe(200);
      }),
    );

    it(
      'are exact for 1,000 parallel requests to three processes',
      inOneWindow(async () => {
        const shop = await business({ requestsPerMinute: 303 });
        const doors = [behindProxy, direct, wide].map((process) => at(process, shop.api));
        // Each process has read the key, and the calls are refused right after the guards, without the database.
        for (const door of doors) expect((await door.get('/v1/tenant')).status).toBe(200);
        const patch = (n: number) => (doors[n % 3] as Api).patch<unknown>('/v1/tenant', { nonsense: n });
        const call = async (n: number) => (await atLast(() => patch(n))).status;
        const statuses = await Promise.all(Array.from({ length: 1000 }, (_, n) => call(n)));
        const count = (status: number) => statuses.filter((each) => each === status).length;
        expect({ admitted: count(422), refused: count(429) }).toEqual({ admitted: 300, refused: 700 });
      }),
    );

    it(
      'count messages in addition, and a refused one is not stored',
      inOneWindow(async () => {
        const shop = await business({ messagesPerMinute: 3 });
        const id = await startConversation(shop.api);
        const path = `/v1/conversations/${id}/messages`;
        const { admitted, refusal } = await exhaust(() =>
          shop.api.post<Limited>(path, { text: 'hello' }, { prefer: 'wait=0' }),
        );
        expect([admitted, refusal.body.limit.name, refusal.body.limit.size]).toEqual([3, 'messages', 3]);
        const { body } = await shop.api.get<{ data: { from: string }[] }>(path);
        expect(body.data.filter((message) => message.from === 'visitor')).toHaveLength(3);
      }),
    );

    it(
      'count a replayed request, and one with a wrong kind of credential',
      inOneWindow(async () => {
        const shop = await business({ requestsPerMinute: 5 });
        const start = () =>
          shop.api.post<Limited>(
            '/v1/conversations',
            { channel: 'api', visitor: {} },
            { 'idempotency-key': 'same' },
          );
        expect([(await start()).status, (await start()).headers.get('idempotent-replayed')]).toEqual([
          201,
          'true',
        ]);
        expect((await shop.api.get('/admin/v1/tenants')).headers.get('ratelimit')).toMatch(/^"key";r=2;/);
        const { admitted } = await exhaust(() => shop.api.get<Limited>('/admin/v1/tenants'));
        expect(admitted).toBe(2);
      }),
    );
  });

  describe('of plans', () => {
    it.each([
      ['free', 600, 120, 20],
      ['standard', 6000, 1200, 30],
      ['pro', 30_000, 6000, 60],
      ['a plan of your own', 6000, 1200, 30],
    ])(
      '%s are shown and enforced',
      async (plan, requestsPerMinute, messagesPerMinute, visitorMessagesPerMinute) => {
        const shop = await business({}, { plan });
        const { body } = await admin.get(`/admin/v1/tenants/${shop.id}`);
        expect(body).toMatchObject({
          plan,
          limits: { requestsPerMinute, messagesPerMinute, visitorMessagesPerMinute },
        });
        const { headers } = await shop.api.get('/v1/tenant');
        expect(headers.get('ratelimit-policy')).toContain(`"tenant";q=${requestsPerMinute};w=60`);
      },
    );

    it(
      'and of a business are enforced in every process within five seconds',
      inOneWindow(async () => {
        const shop = await business();
        const elsewhere = at(behindProxy, shop.api);
        expect((await elsewhere.get('/v1/tenant')).headers.get('ratelimit-policy')).toContain('q=6000');
        const limits = { requestsPerMinute: 9000 };
        const { body } = await admin.patch(`/admin/v1/tenants/${shop.id}`, { limits });
        expect(body).toMatchObject({ limits: { requestsPerMinute: 9000, messagesPerMinute: 1200 } });
        const changed = Date.now();
        await eventually(async () => {
          const asked = Date.now();
          const policy = (await elsewhere.get('/v1/tenant')).headers.get('ratelimit-policy');
          if (policy?.includes('q=9000') === true) return true;
          if (asked > changed + 6_000)
            throw new Error('The old limit is enforced after more than five seconds.');
          return false;
        });
      }),
    );
  });

  describe('of a visitor', () => {
    it(
      'count requests, over every address',
      inOneWindow(async () => {
        const visitor = await visitorOf(await business());
        const { admitted, refusal } = await exhaust(() =>
          visitor.get<Limited>('/widget/v1/messages', from(newAddress())),
        );
        expect([admitted, refusal.body.limit.name]).toEqual([20, 'visitor']);
      }),
    );

    it(
      'count messages, and do not reveal the business’s total load',
      inOneWindow(async () => {
        const visitor = await visitorOf(await business({ visitorMessagesPerMinute: 2 }));
        const first = await say(visitor, newAddress());
        expect(first.headers.get('ratelimit-policy')).toBe(
          '"visitor";q=20;w=60, "address";q=40;w=60, "visitor-messages";q=2;w=60, "address-messages";q=12;w=60',
        );
        const { admitted, refusal } = await exhaust(() => say(visitor, newAddress()));
        expect([admitted, refusal.body.limit.name]).toEqual([1, 'visitor-messages']);
        expect(refusal.body.detail).toMatch(
          /^The limit of 2 messages of this visitor in 60 seconds is reached\./,
        );
      }),
    );

    it(
      'count messages of all visitors of a business together',
      inOneWindow(async () => {
        const shop = await business({ messagesPerMinute: 3 });
        const visitors = await Promise.all([1, 2, 3].map(() => visitorOf(shop)));
        const answers: Answer<Limited>[] = [];
        for (const visitor of [...visitors, ...visitors.slice(0, 1)])
          answers.push(await say(visitor, newAddress()));
        expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 429]);
        expectBusy(answers[3]);
      }),
    );

    it(
      'are not multiplied by new sessions',
      inOneWindow(async () => {
        const [shop, address] = [await business({ visitorMessagesPerMinute: 1 }), newAddress()];
        const opened: Answer<{ token: string }>[] = [];
        for (let n = 0; n < 8; n += 1) opened.push(await session(shop, address));
        expect(opened.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 429, 429, 429]);
        expect(opened[5]?.body).toMatchObject({ limit: { name: 'sessions', size: 5 } });
      }),
    );

    it(
      'are not multiplied by new sessions, each from a new address',
      inOneWindow(async () => {
        const shop = await business({ messagesPerMinute: 4 });
        const opened: Answer<{ token: string }>[] = [];
        for (let n = 0; n < 6; n += 1) opened.push(await session(shop, newAddress()));
        expect(opened.map(({ status }) => status)).toEqual([201, 201, 201, 201, 429, 429]);
        expect(opened[0]?.headers.get('ratelimit-policy')).toBe('"address";q=40;w=60, "sessions";q=5;w=60');
        expectBusy(opened[5] as Answer<never> | undefined);
      }),
    );

    it(
      'are not multiplied by sessions saved up beforehand',
      inOneWindow(async () => {
        const [shop, address] = [await business({ visitorMessagesPerMinute: 5 }), newAddress()];
        const visitors = await Promise.all(Array.from({ length: 5 }, () => visitorOf(shop)));
        const answers = await Promise.all(
          visitors.flatMap((visitor) => Array.from({ length: 5 }, () => say(visitor, address))),
        );
        expect(answers.filter(({ status }) => status === 202)).toHaveLength(12);
        const refused = answers.filter(({ status }) => status === 429);
        expect(new Set(refused.map(({ body }) => body.limit.name))).toEqual(new Set(['address-messages']));
      }),
    );

    it(
      'may be read by the widget on another site',
      inOneWindow(async () => {
        const shop = await business();
        const { headers } = await at(behindProxy, shop.widget).get('/widget/v1/config', {
          origin: 'https://shop.example',
          ...from(newAddress()),
        });
        const exposed = headers.get('access-control-expose-headers')?.split(', ');
        expect(exposed).toEqual(expect.arrayContaining(['RateLimit', 'RateLimit-Policy', 'Retry-After']));
      }),
    );
  });

  describe('of an address', () => {
    it(
      'are one count over all businesses',
      inOneWindow(async () => {
        const [address, a, b] = [newAddress(), await business(), await business()];
        const calls = [a, b].map(
          (shop) => () => at(behindProxy, shop.widget).get<Limited>('/widget/v1/config', from(address)),
        );
        let turn = 0;
        const { admitted, refusal } = await exhaust(() => (calls[turn++ % 2] as Call)());
        expect([admitted, refusal.body.limit.name]).toEqual([40, 'address']);
        expect((await at(behindProxy, a.widget).get('/widget/v1/config', from(newAddress()))).status).toBe(
          200,
        );
      }),
    );

    it(
      'count an IPv6 network of 64 bits as one',
      inOneWindow(async () => {
        const shop = await business();
        const network = `2001:db8:${randomInt(0xffff).toString(16)}:${randomInt(0xffff).toString(16)}`;
        const { admitted } = await exhaust(
          () => session(shop, `${network}:${randomInt(0xffff).toString(16)}::1`) as Promise<Answer<never>>,
        );
        expect(admitted).toBe(5);
        expect((await session(shop, '2001:db8:ffff:1::1')).status).toBe(201);
      }),
    );

    it(
      'trust X-Forwarded-For up to the rightmost hop that is not a trusted proxy',
      inOneWindow(async () => {
        const [shop, address] = [await business(), newAddress()];
        const { admitted } = await exhaust(
          () => session(shop, `${newAddress()}, ${address}, 127.0.0.9`) as Promise<Answer<never>>,
        );
        expect(admitted).toBe(5);
        expect((await session(shop, `${address}, ${newAddress()}`)).status).toBe(201);
      }),
    );

    it(
      'ignore X-Forwarded-For when no proxy is configured',
      inOneWindow(async () => {
        const shop = await business();
        // Of a run that has taken too long, at the same address.
        for (const key of await redis.keys('limit:sessions:*')) await redis.del(key);
        const { admitted } = await exhaust(() =>
          at(direct, shop.widget).post<Limited>('/widget/v1/sessions', {}, from(newAddress())),
        );
        expect(admitted).toBe(5);
      }),
    );

    it(
      'stop guessing, without lookups, and without locking out known callers at the same address',
      inOneWindow(async () => {
        const address = newAddress();
        const [known, unknown] = [await business(), await business()];
        const enter = (api: Api) => at(behindProxy, api).get<Limited>('/v1/tenant', from(address));
        expect((await enter(known.api)).status).toBe(200);
        const { admitted, refusal } = await exhaust(() => enter(new Api('', mintKey('live'))));
        expect(admitted).toBe(10);
        expect(refusal.body).toMatchObject({ code: 'rate_limited', limit: { name: 'refusals', size: 10 } });
        expect(Number(refusal.headers.get('retry-after'))).toBeGreaterThan(0);
        expect((await enter(known.api)).status).toBe(200);
        expect((await enter(unknown.api)).status).toBe(429);
        expect((await at(behindProxy, unknown.api).get('/v1/tenant', from(newAddress()))).status).toBe(200);
      }),
    );

    it(
      'stop guessing without locking out known callers at the same address, whatever a business changes meanwhile',
      inOneWindow(async () => {
        const address = newAddress();
        const [known, other] = [await business(), await business()];
        const call = (api: Api, method = 'GET', body?: object, site = address) =>
          at(behindProxy, api).call(method, '/v1/tenant', body, from(site));
        const guess = () => call(new Api('', mintKey('live')));
        expect((await call(known.api)).status).toBe(200);
        await Promise.all(Array.from({ length: 65 }, guess));
        expect([(await guess()).status, (await call(known.api)).status]).toEqual([429, 200]);
        const change = { name: 'Changed meanwhile' };
        expect((await call(other.api, 'PATCH', change, newAddress())).status).toBe(200);
        expect((await call(known.api)).status).toBe(200);
        expect((await call(known.api, 'PATCH', change)).status).toBe(200);
        expect([(await guess()).status, (await call(known.api)).status]).toEqual([429, 200]);
      }),
    );

    it(
      'count every kind of refused credential, and a missing one',
      inOneWindow(async () => {
        const address = newAddress();
        const wrong = ['nonsense', 'fd_live_nonsense', mintKey('pub'), mintKey('admin')].map(
          (key) => new Api('', key),
        );
        for (const api of [...wrong, new Api('', null)]) {
          const { headers } = await at(behindProxy, api).get('/v1/tenant', from(address));
          expect(headers.get('ratelimit')).toContain('"refusals";r=');
        }
        const last = await at(behindProxy, new Api('', null)).get('/v1/tenant', from(address));
        expect(last.headers.get('ratelimit')).toMatch(/^"refusals";r=4;/);
      }),
    );

    it(
      'count the requests of a suspended business',
      inOneWindow(async () => {
        const [shop, address] = [await business({}, { status: 'suspended' }), newAddress()];
        const { admitted, refusal } = await exhaust(() =>
          at(behindProxy, shop.widget).get<Limited>('/widget/v1/config', from(address)),
        );
        expect([admitted, refusal.body.limit.name]).toEqual([40, 'address']);
      }),
    );

    it(
      'are stored without the address',
      inOneWindow(async () => {
        const address = newAddress();
        await session(await business(), address);
        const keys = await redis.keys('limit:*');
        expect(keys.length).toBeGreaterThan(2);
        expect(keys.filter((key) => key.includes(address))).toEqual([]);
        const shapes =
          /^limit:(test|model|admin|address|address-messages|sessions|refusals|streams):[\w:-]+$/;
        expect(keys.filter((key) => !shapes.test(key))).toEqual([]);
      }),
    );
  });

  it(
    'of the platform admin are per key',
    inOneWindow(async () => {
      const strict = new Api(direct.url, secrets.adminKey);
      const { admitted, refusal } = await exhaust(() => strict.get<Limited>('/admin/v1/tenants'));
      expect([admitted <= 3, refusal.body.limit.name, refusal.body.limit.size]).toEqual([true, 'key', 3]);
    }),
  );

  it(
    'do not apply to health checks',
    inOneWindow(async () => {
      for (const path of ['/health', '/health/live', '/health/ready', '/health/startup']) {
        const { status, headers } = await new Api(direct.url, null).get(path);
        expect([path, status, headers.get('ratelimit')]).toEqual([path, 200, null]);
      }
    }),
  );

  /** A visitor is told when to retry, but not the business's load or limits. */
  function expectBusy(refusal: Answer<Limited> | undefined): void {
    const seconds = Number(refusal?.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(refusal?.body).toMatchObject({
      code: 'rate_limited',
      detail: expect.stringMatching(new RegExp(`^This chat is busy\\. Try again in ${seconds} seconds?\\.$`)),
    });
    expect(refusal?.body).not.toHaveProperty('limit');
    expect(refusal?.headers.get('ratelimit')).not.toMatch(/"(messages|tenant-sessions|streams)"/);
  }

  async function secondKey({ api }: TestBusiness, fields: object = {}): Promise<Api> {
    const key = { name: 'Second', scopes: ['settings:read'], ...fields };
    const { body } = await api.post<{ secret: string }>('/v1/api-keys', key);
    return new Api(wide.url, body.secret);
  }
});
