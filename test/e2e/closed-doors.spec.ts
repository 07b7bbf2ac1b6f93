import { Api, atLast, type SseEvent } from '../support/api.js';
import { startConversation, type TestBusiness } from '../support/businesses.js';
import { deepTest } from '../support/deep-test.js';
import { eventually, stopwatch } from '../support/eventually.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { forge, genuineClaims, visitorKey } from '../integration/forged-tokens.js';
import { expectProblem, type PageBody } from './expectations.js';
import { onStage, Stage } from './stage.js';

/** Four times as long as the credential cache and the streams' checks promise: one process of a slow machine may pause. */
const SEEN_MS = 20_000;
const STREAM_MS = 40_000;
/** A process that nobody tells looks again after 5 s, because the key was used just before. */
const TOLD_MS = 3_000;
/** Of what must happen at once: a busy machine delays one or another. */
const TRIES = 4;

let stage: Stage;
let here: FrontdeskProcess;
let there: FrontdeskProcess;

beforeAll(async () => {
  stage = await Stage.open();
  here = await stage.start();
  there = await stage.start();
});
afterAll(() => stage.close());

const at = (process: FrontdeskProcess, { key }: Api) => new Api(process.url, key);

async function set(shop: TestBusiness, status: string): Promise<void> {
  expect((await stage.admin(here).patch(`/admin/v1/tenants/${shop.id}`, { status })).status).toBe(200);
}

/** Repeats the call. @returns milliseconds until it is refused with this status. */
async function untilRefused(api: Api, path: string, status: number, code: string): Promise<number> {
  const waited = stopwatch();
  await eventually(async () => {
    const answer = await api.get<{ code?: string }>(path);
    return answer.status === status && answer.body.code === code;
  });
  waited.stop();
  return waited.ms();
}

interface Listening {
  /** The text received until the server ended the stream. */
  ended: Promise<SseEvent[]>;
}

/** Opens a stream and returns once the server has begun it. */
async function listen(api: Api, path: string): Promise<Listening> {
  const response = await atLast(() =>
    fetch(api.url + path, {
      headers: { authorization: `Bearer ${api.key}`, accept: 'text/event-stream' },
    }),
  );
  expect(response.status).toBe(200);
  const ended = response.text().then((text) =>
    text
      .split('\n\n')
      .filter((frame) => frame.includes('event: '))
      .map((frame) => ({
        id: /^id: (.*)$/m.exec(frame)?.[1] ?? '',
        event: /^event: (.*)$/m.exec(frame)?.[1] ?? '',
        data: JSON.parse(/^data: (.*)$/m.exec(frame)?.[1] ?? '{}') as SseEvent['data'],
      })),
  );
  return { ended };
}

/** As a browser reads: a stream that ends without a last word is opened again. Resolves to the code that closed it. */
async function untilClosed(api: Api, path: string, first: Listening): Promise<string> {
  for (let stream = first; ; stream = await listen(api, path)) {
    const last = (await stream.ended).at(-1);
    if (last?.event === 'stream.closed') return String(last.data['code']);
    const { status, body } = await api.get<{ code?: string }>('/widget/v1/messages');
    if (status !== 200) return String(body.code);
  }
}

async function timed<Result>(work: Promise<Result>): Promise<{ result: Result; ms: number }> {
  const waited = stopwatch();
  const result = await work;
  waited.stop();
  return { result, ms: waited.ms() };
}

describe('a revoked key', () => {
  test('is told to the other processes: what it has open there is ended at once', async () => {
    const shop = await stage.business(here);
    const id = await startConversation(shop.api);
    const waits: number[] = [];
    while (waits.length < TRIES && !waits.some((ms) => ms < TOLD_MS)) {
      const { body } = await shop.api.post<{ id: string; secret: string }>('/v1/api-keys', {
        ...{ name: 'To go', scopes: ['conversations:*'] },
      });
      const stream = await listen(new Api(there.url, body.secret), `/v1/conversations/${id}/events`);
      expect((await shop.api.delete(`/v1/api-keys/${body.id}`)).status).toBe(204);
      waits.push((await timed(stream.ended)).ms);
    }
    expect(Math.min(...waits)).toBeLessThan(TOLD_MS);
  });

  test('is refused by another process within 5 s, though it was just used there; its stream ends within 10 s', async () => {
    const shop = await stage.business(here);
    const { body } = await shop.api.post<{ id: string; secret: string }>('/v1/api-keys', {
      ...{ name: 'To go', scopes: ['conversations:*'] },
    });
    const api = new Api(there.url, body.secret);
    const id = await startConversation(api);
    const stream = await listen(api, `/v1/conversations/${id}/events`);
    const other = await listen(at(there, shop.api), `/v1/conversations/${id}/events`);
    expect((await api.get('/v1/conversations')).status).toBe(200);
    expect((await shop.api.delete(`/v1/api-keys/${body.id}`)).status).toBe(204);
    const ending = timed(stream.ended);
    expect(await untilRefused(api, '/v1/conversations', 401, 'unauthenticated')).toBeLessThan(SEEN_MS);
    const { result, ms } = await ending;
    expect(ms).toBeLessThan(STREAM_MS);
    expect(result.at(-1)).toMatchObject({
      event: 'stream.closed',
      id: '',
      data: { code: 'unauthenticated' },
    });
    await set(shop, 'suspended');
    expect((await other.ended).at(-1)).toMatchObject({
      event: 'stream.closed',
      data: { code: 'tenant_suspended' },
    });
  });
});

test('a visitor’s stream ends with the token', async () => {
  const shop = await stage.business(here);
  const { body } = await shop.widget.post<{ visitorId: string }>('/widget/v1/sessions');
  const claims = genuineClaims(shop.id, body.visitorId);
  // A minute is allowed for clock skew. One that has ended before its stream was opened is made anew.
  const stream = await eventually(() => {
    const exp = Math.floor(Date.now() / 1000) - 50;
    const token = forge(visitorKey(stage.secrets.appSecret), { ...claims, iat: exp - 60, exp });
    return listen(new Api(here.url, token), '/widget/v1/events').catch(() => null);
  });
  const { result, ms } = await timed(stream.ended);
  expect(ms).toBeLessThan(10_000 + STREAM_MS);
  expect(result).toEqual([
    { id: '', event: 'stream.closed', data: expect.objectContaining({ code: 'unauthenticated' }) },
  ]);
});

describe('a suspended business', () => {
  test('is refused by every operation of every process within 5 s; streams end within 10 s; when active again, everything works', async () => {
    const shop = await stage.business(here);
    const { body } = await shop.widget.post<{ token: string }>('/widget/v1/sessions');
    const visitor = new Api(there.url, body.token);
    const doors: [Api, string][] = [
      [at(there, shop.api), '/v1/tenant'],
      [at(there, shop.widget), '/widget/v1/config'],
      [visitor, '/widget/v1/messages'],
    ];
    for (const [api, path] of doors) expect((await api.get(path)).status).toBe(200);
    const id = await startConversation(shop.api);
    const streams = await Promise.all([
      listen(visitor, '/widget/v1/events'),
      listen(at(there, shop.api), `/v1/conversations/${id}/events`),
    ]);
    await set(shop, 'suspended');
    const endings = Promise.all(streams.map(({ ended }) => timed(ended)));
    for (const [api, path] of doors) {
      expectProblem(await at(here, api).get(path), 403, 'tenant_suspended');
    }
    const waits = await Promise.all(
      doors.map(([api, path]) => untilRefused(api, path, 403, 'tenant_suspended')),
    );
    expect(Math.max(...waits)).toBeLessThan(SEEN_MS);
    for (const { result, ms } of await endings) {
      expect(ms).toBeLessThan(STREAM_MS);
      expect(result.at(-1)).toMatchObject({
        event: 'stream.closed',
        id: '',
        data: { code: 'tenant_suspended' },
      });
    }
    expectProblem(
      await visitor.post('/widget/v1/messages', { text: 'x', clientId: 'x' }),
      403,
      'tenant_suspended',
    );
    expectProblem(await at(there, shop.widget).post('/widget/v1/sessions'), 403, 'tenant_suspended');
    await set(shop, 'active');
    for (const [api, path] of doors) {
      await eventually(async () => (await api.get(path)).status === 200, SEEN_MS);
    }
  });

  deepTest('its parked turn is answered once, when it is active again', () =>
    onStage(async (own) => {
      const api = await own.start();
      const shop = await own.business(api);
      const { body } = await shop.widget.post<{ token: string }>('/widget/v1/sessions');
      const visitor = new Api(api.url, body.token);
      const admin = own.admin(api);
      const release = await own.holdUnanswered();
      await visitor.post('/widget/v1/messages', { text: 'do you rent hovercrafts?', clientId: 'held' });
      await own.turnsHeld(1);
      await own.kill(api);
      await release();
      await own.sql(`UPDATE tenants SET status = 'suspended' WHERE id = $1`, [shop.id]);
      await own.restart(api);
      const states = () => own.sql<{ status: string }>('SELECT status FROM turns');
      // The lease of the killed process expires after 6 s; until then the relay sends the turn again repeatedly.
      const since = Date.now();
      await eventually(async () => Date.now() - since > 10_000 && (await states()).length === 1);
      expect((await states()).map(({ status }) => status)).not.toContain('completed');
      expect((await admin.patch(`/admin/v1/tenants/${shop.id}`, { status: 'active' })).status).toBe(200);
      const messages = await eventually(async () => {
        const { body: list } = await visitor.get<PageBody<{ from: string }>>('/widget/v1/messages');
        return list.data.some(({ from }) => from === 'assistant') && list.data;
      });
      expect(messages.map(({ from }) => from)).toEqual(['assistant', 'visitor']);
    }),
  );
});

test('100 streams of ten visitors all end with the closing event', async () => {
  const shop = await stage.business(here);
  const readers: Promise<string>[] = [];
  // One after the other, because all at once would wait for database connections too long.
  for (let n = 0; n < 10; n += 1) {
    const { body } = await shop.widget.post<{ token: string }>('/widget/v1/sessions');
    const visitor = new Api(there.url, body.token);
    await visitor.post('/widget/v1/messages', { text: 'hello', clientId: 'first' });
    while (readers.length < 10 * (n + 1)) {
      const first = await listen(visitor, '/widget/v1/events');
      readers.push(untilClosed(visitor, '/widget/v1/events', first));
    }
  }
  await set(shop, 'suspended');
  const { result, ms } = await timed(Promise.all(readers));
  expect(ms).toBeLessThan(STREAM_MS);
  expect([...new Set(result)]).toEqual(['tenant_suspended']);
});
