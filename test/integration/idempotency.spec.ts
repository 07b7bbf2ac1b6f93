import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { hashKey } from '../../src/platform/auth/api-key.js';
import { Api, type Answer } from '../support/api.js';
import { createBusiness, startConversation, type TestBusiness } from '../support/businesses.js';
import { Stage } from '../e2e/stage.js';
import { eventually } from '../support/eventually.js';
import type { FrontdeskProcess, Secrets } from '../support/frontdesk-process.js';
import { RECIPES } from './audit-recipes.js';
import { newBusiness } from './audit-rig.js';
import { dumpDatabase, spellings } from './database-dump.js';
import { operationsOf } from './http-rig.js';

/** The first asks a messaging platform, which is not there; the others have tests of their own. */
const ELSEWHERE = ['Channels_create', 'Conversations_send', 'Imports_create'];

function newOrder(number = `N-${randomUUID()}`) {
  return { number, status: 'pending', total: '10.00', customer: { name: 'Aoife' }, items: [] };
}

function withKey(key: string): Record<string, string> {
  return { 'idempotency-key': key };
}

function isReplay(answer: Answer): boolean {
  return answer.headers.get('idempotent-replayed') === 'true';
}

describe('Idempotency-Key', () => {
  let frontdesk: FrontdeskProcess;
  let shop: TestBusiness;
  let other: TestBusiness;
  let stage: Stage;
  let secrets: Secrets;
  let superuser: pg.Client;

  beforeAll(async () => {
    stage = await Stage.shared();
    ({ secrets, frontdesk } = stage);
    shop = await createBusiness(frontdesk, secrets);
    other = await createBusiness(frontdesk, secrets);
    superuser = new pg.Client({ connectionString: stage.superuserUrl });
    await superuser.connect();
  });

  afterAll(async () => {
    await superuser.end();
    await stage.close();
  });

  function create(body: object, key: string, business = shop): Promise<Answer<{ id: string; code: string }>> {
    return business.api.post('/v1/orders', body, withKey(key));
  }

  /** Ages what is stored under a key. */
  async function age(key: string, change: string): Promise<void> {
    const { rowCount } = await superuser.query(
      `UPDATE idempotency_keys SET ${change} WHERE tenant_id = $1 AND key = $2`,
      [shop.id, key],
    );
    expect(rowCount).toBe(1);
  }

  it('creates one order for 50 parallel requests; the others get 409 or the same response', async () => {
    const [order, key] = [newOrder(), randomUUID()];
    const answers = await Promise.all(Array.from({ length: 50 }, () => create(order, key)));
    const created = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(({ status }) => status === 409);
    expect(created.length + refused.length).toBe(50);
    expect(created.filter((answer) => !isReplay(answer))).toHaveLength(1);
    expect(new Set(created.map(({ text }) => text)).size).toBe(1);
    expect(new Set(refused.map(({ body }) => body.code))).toEqual(
      new Set(refused.length > 0 ? ['still_running'] : []),
    );
    for (const { headers } of refused) expect(headers.get('retry-after')).toBe('1');
    const { rows } = await superuser.query('SELECT 1 FROM orders WHERE tenant_id = $1 AND number = $2', [
      shop.id,
      order.number,
    ]);
    expect(rows).toHaveLength(1);
  });

  it('replays the first answer byte for byte, with its status, and says so', async () => {
    const [order, key] = [newOrder(), randomUUID()];
    const first = await create(order, key);
    const second = await create(order, key);
    expect(first.status).toBe(201);
    expect(isReplay(first)).toBe(false);
    expect(second.status).toBe(201);
    expect(second.text).toBe(first.text);
    expect(second.headers.get('content-type')).toBe(first.headers.get('content-type'));
    expect(isReplay(second)).toBe(true);
    expect(second.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
  });

  it('replays the first response even when the data has changed since', async () => {
    const [order, key] = [newOrder(), randomUUID()];
    const first = await create(order, key);
    expect((await shop.api.delete(`/v1/orders/${first.body.id}`)).status).toBe(204);
    expect((await create(order, key)).text).toBe(first.text);
    expect((await shop.api.get(`/v1/orders/${first.body.id}`)).status).toBe(404);
  });

  it('recognises an object in any spelling of its id, and deletes the outcome with it', async () => {
    const conversation = await startConversation(shop.api);
    const key = randomUUID();
    const say = (id: string) =>
      shop.api.post(`/v1/conversations/${id}/messages`, { text: 'hello' }, withKey(key));
    const first = await say(conversation.toUpperCase());
    expect(first.status).toBe(200);
    for (const id of [conversation, conversation.replaceAll('-', '%2D')]) {
      const again = await say(id);
      expect([again.status, isReplay(again), again.text]).toEqual([200, true, first.text]);
    }
    const stored = 'SELECT route, subject_id FROM idempotency_keys WHERE tenant_id = $1 AND key = $2';
    expect((await superuser.query(stored, [shop.id, key])).rows).toEqual([
      { route: `POST /v1/conversations/${conversation}/messages`, subject_id: conversation },
    ]);
  });

  it('replays a refusal that would be the same on a retry', async () => {
    const [wrong, key] = [{ ...newOrder(), status: 'lost' }, randomUUID()];
    const first = await create(wrong, key);
    const second = await create(wrong, key);
    expect([first.status, second.status]).toEqual([422, 422]);
    expect([isReplay(first), isReplay(second)]).toEqual([false, true]);
    expect(second.body).toEqual({ ...first.body, requestId: second.headers.get('x-request-id') });
  });

  it('refuses the same key with another body, without effect', async () => {
    const key = randomUUID();
    const [first, second] = [newOrder(), newOrder()];
    await create(first, key);
    const refused = await create(second, key);
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ errors: [{ code: 'idempotency_key_reused' }] });
    expect((await shop.api.post('/v1/orders', second)).status).toBe(201);
  });

  it('keeps each tenant’s, each route’s and each visitor’s keys apart', async () => {
    const [order, key] = [newOrder(), randomUUID()];
    await create(order, key);
    const foreign = await create(order, key, other);
    expect([foreign.status, isReplay(foreign)]).toEqual([201, false]);
    const conversation = await startConversation(shop.api);
    for (const action of ['handoff', 'resolve']) {
      const done = await shop.api.post(`/v1/conversations/${conversation}/${action}`, {}, withKey(key));
      expect([action, done.status, isReplay(done)]).toEqual([action, 200, false]);
    }
    const ids = new Set<string>();
    for (const visitor of [await newVisitor(), await newVisitor()]) {
      const sent = await visitor.post<{ message: { id: string } }>(
        '/widget/v1/messages',
        { text: 'hello', clientId: 'c-1' },
        withKey(key),
      );
      expect([sent.status, isReplay(sent)]).toEqual([202, false]);
      ids.add(sent.body.message.id);
    }
    expect(ids.size).toBe(2);
  });

  async function newVisitor(): Promise<Api> {
    const { body } = await shop.widget.post<{ token: string }>('/widget/v1/sessions');
    return new Api(frontdesk.url, body.token);
  }

  describe('with the public widget key', () => {
    interface Session {
      token: string;
      visitorId: string;
    }

    function open(key: string, body: object = {}, headers = {}): Promise<Answer<Session>> {
      return shop.widget.post<Session>('/widget/v1/sessions', body, { ...withKey(key), ...headers });
    }

    it('creates one session for 20 parallel requests and replays it', async () => {
      const [body, key] = [{ locale: 'de' }, randomUUID()];
      const count = async () => {
        const { rows } = await superuser.query('SELECT 1 FROM visitors WHERE tenant_id = $1', [shop.id]);
        return rows.length;
      };
      const before = await count();
      const answers = await Promise.all(Array.from({ length: 20 }, () => open(key, body)));
      expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
      const created = answers.filter(({ status }) => status === 201);
      expect(created.filter((answer) => !isReplay(answer))).toHaveLength(1);
      const replay = await open(key, body);
      expect([replay.status, isReplay(replay)]).toEqual([201, true]);
      expect(new Set([...created, replay].map(({ text }) => text)).size).toBe(1);
      expect(await count()).toBe(before + 1);
      const own = await new Api(frontdesk.url, replay.body.token).get('/widget/v1/messages');
      expect(own.status).toBe(200);
    });

    it('refuses another body', async () => {
      const key = randomUUID();
      await open(key, { locale: 'de' });
      const refused = await open(key, { locale: 'en' });
      expect(refused.status).toBe(422);
      expect(refused.body).toMatchObject({ errors: [{ code: 'idempotency_key_reused' }] });
    });

    it.each([
      ['browser', { 'user-agent': 'Mozilla/5.0 (of somebody else)' }],
      ['website', { origin: 'https://elsewhere.example' }],
    ])('gives no session to another %s that sends the same key', async (_, headers) => {
      const key = randomUUID();
      const mine = await open(key);
      const theirs = await open(key, {}, headers);
      expect([theirs.status, isReplay(theirs)]).toEqual([201, false]);
      expect(theirs.body.visitorId).not.toBe(mine.body.visitorId);
      expect(theirs.body.token).not.toBe(mine.body.token);
      expect((await open(key, {}, headers)).text).toBe(theirs.text);
      expect((await open(key)).text).toBe(mine.text);
    });

    it('accepts a key that can be guessed, but stores nothing under it', async () => {
      const key = 'k'.repeat(15);
      const answers = [await open(key), await open(key, { locale: 'de' })];
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      expect(answers.map(isReplay)).toEqual([false, false]);
      expect(answers[0]?.body.visitorId).not.toBe(answers[1]?.body.visitorId);
      expect([(await open(`${key}k`)).status, isReplay(await open(`${key}k`))]).toEqual([201, true]);
      expect((await open('')).status).toBe(422);
    });
  });

  it('lets a crashed first attempt be repeated after its lock, but not with another body', async () => {
    const [order, key] = [newOrder(), randomUUID()];
    const first = await create(order, key);
    await shop.api.delete(`/v1/orders/${first.body.id}`);
    await age(key, `outcome = NULL, locked_until = now() + interval '1 hour'`);
    const early = await create(order, key);
    expect([early.status, early.body.code]).toEqual([409, 'still_running']);
    await age(key, `locked_until = now() - interval '1 second'`);
    expect((await create(newOrder(), key)).status).toBe(422);
    const again = await create(order, key);
    expect([again.status, isReplay(again)]).toEqual([201, false]);
    expect(again.body.id).not.toBe(first.body.id);
  });

  it('locks a key of what is one transaction for half a minute and remembers it for a day', async () => {
    const key = randomUUID();
    await create(newOrder(), key);
    const { rows } = await superuser.query<{ seconds: number }>(
      'SELECT extract(epoch FROM locked_until - created_at)::int AS seconds FROM idempotency_keys WHERE key = $1',
      [key],
    );
    expect(rows).toEqual([{ seconds: 30 }]);
    await age(key, `created_at = now() - interval '23 hours'`);
    expect((await create(newOrder(), key)).status).toBe(422);
    await age(key, `created_at = now() - interval '24 hours 1 minute'`);
    const anew = await create(newOrder(), key);
    expect([anew.status, isReplay(anew)]).toEqual([201, false]);
  });

  it('does not keep what an attempt has made whose key another one has claimed meanwhile', async () => {
    const [order, key] = [newOrder(), randomUUID()];
    const holder = new pg.Client({ connectionString: stage.superuserUrl });
    await holder.connect();
    // Its insertion waits: the table of items is written after that of orders.
    await holder.query('BEGIN; LOCK TABLE orders IN SHARE MODE');
    const slow = create(order, key);
    await eventually(async () => {
      const found = 'SELECT FROM pg_locks WHERE NOT granted AND relation = $1::regclass';
      return (await superuser.query(found, ['orders'])).rows.length > 0;
    });
    await age(key, `locked_until = locked_until + interval '1 second'`);
    await holder.query('COMMIT');
    await holder.end();
    const { status, body } = await slow;
    expect([status, body.code]).toEqual([409, 'still_running']);
    const { body: found } = await shop.api.get<{ data: object[] }>(`/v1/orders?number=${order.number}`);
    expect(found.data).toEqual([]);
  });

  it('replays every POST that makes or decides something', async () => {
    const admin = new Api(frontdesk.url, secrets.adminKey);
    const business = await newBusiness(admin);
    const documents = ['/openapi.json', '/admin/openapi.json'].map((path) =>
      operationsOf(frontdesk.url, path),
    );
    const posts = (await Promise.all(documents))
      .flat()
      .filter(({ method, id }) => method === 'POST' && id in RECIPES && !ELSEWHERE.includes(id));
    expect(posts.length).toBeGreaterThanOrEqual(20);
    const told: unknown[] = [];
    for (const { id, path, needs } of posts) {
      const recipe = await RECIPES[id]?.(business, (statement, values) => stage.sql(statement, values));
      const at = path.replace(/\{id\}|\{\w+\}/g, (name) =>
        String(name === '{id}' ? (recipe?.within ?? recipe?.id) : recipe?.id),
      );
      const api = needs === 'admin' ? admin : business.api;
      const post = () => api.call('POST', at, recipe?.body, withKey(`replayed ${id}`));
      const [first, second] = [await post(), await post()];
      const isSame = first.status === second.status && first.text === second.text;
      if (!isSame || first.status >= 300 || !isReplay(second))
        told.push([id, first.status, first.text, second.status, second.text]);
    }
    expect(told).toEqual([]);
  });

  it.each([
    ['is longer than 255 characters', 'k'.repeat(256), 422],
    ['is empty', '', 422],
    ['is not ASCII', 'clé', 422],
    ['has exactly 255 characters', 'k'.repeat(255), 201],
  ])('answers by status when the key %s', async (_, key, status) => {
    expect((await create(newOrder(), key)).status).toBe(status);
  });

  it('shows the keys of a new business neither in the database nor in the log', async () => {
    const admin = new Api(frontdesk.url, secrets.adminKey);
    const key = randomUUID();
    const business = {
      slug: `shop-${key}`.slice(0, 40),
      name: 'Kept secret',
      locale: 'en',
      timezone: 'Europe/Dublin',
      currency: 'EUR',
    };
    const post = () =>
      admin.post<{ id: string; apiKey: { secret: string }; publishableKey: string }>(
        '/admin/v1/tenants',
        business,
        withKey(key),
      );
    const first = await post();
    const second = await post();
    expect(second.text).toBe(first.text);
    expect(isReplay(second)).toBe(true);
    const { apiKey, publishableKey } = first.body;
    const dump = await dumpDatabase(superuser);
    const log = frontdesk.log.join('\n');
    expect(dump).toContain(hashKey(apiKey.secret).toString('hex'));
    expect(dump).toContain(first.body.id);
    expect(log).toContain(first.headers.get('x-request-id'));
    for (const secret of [apiKey.secret, publishableKey, secrets.adminKey, secrets.appSecret]) {
      const random = secret.slice(secret.lastIndexOf('_', 9) + 1);
      for (const spelling of [...spellings(secret), ...spellings(random)]) {
        expect(dump.includes(spelling)).toBe(false);
        expect(log.includes(spelling)).toBe(false);
      }
    }
  });
});
