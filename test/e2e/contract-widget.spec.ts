import { Api, type SseEvent } from '../support/api.js';
import type { TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { aTime, allPages, anId, expectProblem, type PageBody } from './expectations.js';
import { Stage } from './stage.js';

interface SessionBody {
  token: string;
  visitorId: string;
}

interface MessageBody {
  id: string;
  from: string;
  text: string;
}

const OWN = 'https://shop.example';
const FOREIGN = 'https://elsewhere.example';
const HOURS = {
  mon: [],
  tue: [],
  wed: [],
  thu: [{ open: '09:00', close: '20:00' }],
  fri: [],
  sat: [],
  sun: [],
};
const ASK = { text: 'when do you close on Thursdays?', clientId: 'w-1' };

let stage: Stage;
let frontdesk: FrontdeskProcess;
let shop: TestBusiness;

beforeAll(async () => {
  stage = await Stage.shared();
  frontdesk = stage.frontdesk;
  shop = await stage.business(frontdesk, { name: 'Cedar & Clay' });
  await shop.api.put('/v1/opening-hours', { week: HOURS });
});
afterAll(() => stage.close());

/** A visitor with a session of their own. */
async function visitor(of: TestBusiness = shop, headers: Record<string, string> = {}): Promise<Api> {
  const { body } = await of.widget.post<SessionBody>('/widget/v1/sessions', {}, headers);
  return new Api(frontdesk.url, body.token);
}

async function answered(widget: Api, count: number): Promise<MessageBody[]> {
  return eventually(async () => {
    const { body } = await widget.get<PageBody<MessageBody>>('/widget/v1/messages');
    return body.data.filter(({ from }) => from === 'assistant').length === count && body.data;
  });
}

function untilAnswer(event: SseEvent): boolean {
  return event.event === 'message.completed';
}

test('config is display data and nothing else', async () => {
  const assistant = {
    name: 'Clay',
    greeting: 'Hello!',
    greetings: { de_DE: 'Guten Tag!' },
    disclosure: 'I am automatic.',
    tone: 'dry',
    handoffTopics: ['x'],
  };
  await shop.api.patch('/v1/tenant', { assistant, widget: { color: '#112233', position: 'left' } });
  const { status, body } = await shop.widget.get('/widget/v1/config');
  expect(status).toBe(200);
  expect(body).toEqual({
    name: 'Cedar & Clay',
    locale: 'en',
    assistant: {
      name: 'Clay',
      greeting: 'Hello!',
      greetings: { 'de-DE': 'Guten Tag!' },
      disclosure: 'I am automatic.',
      address: 'formal',
    },
    widget: { color: '#112233', position: 'left' },
  });
});

describe('sessions', () => {
  test('return a token, which is valid only for visitors’ operations', async () => {
    const sent = { locale: 'de', page: 'https://shop.example/mugs' };
    const { status, body } = await shop.widget.post<SessionBody>('/widget/v1/sessions', sent);
    expect(status).toBe(201);
    expect(body).toEqual({
      token: expect.any(String),
      visitorId: anId,
      conversationId: null,
      expiresAt: aTime,
    });
    const own = new Api(frontdesk.url, body.token);
    expect((await own.get('/widget/v1/messages')).body).toEqual({
      data: [],
      page: { next: null, hasMore: false },
    });
    expectProblem(await own.get('/v1/conversations'), 403, 'wrong_credential');
    expectProblem(await own.get('/widget/v1/config'), 403, 'wrong_credential');
    expectProblem(await shop.widget.get('/widget/v1/messages'), 403, 'wrong_credential');
    expectProblem(await shop.widget.get('/v1/orders'), 403, 'wrong_credential');
  });

  test('a modified token is refused', async () => {
    const { body } = await shop.widget.post<SessionBody>('/widget/v1/sessions');
    const [head, payload, signature] = body.token.split('.');
    const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, exp: 9_999_999_999 })).toString('base64url');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const token of [
      `${head}.${forged}.${signature}`,
      `${none}.${payload}.`,
      `${body.token}x`,
      'nonsense',
    ]) {
      expectProblem(await new Api(frontdesk.url, token).get('/widget/v1/messages'), 401, 'unauthenticated');
    }
  });

  test.each([
    ['a wrong locale', { locale: 'klingonese!' }, '/locale'],
    ['an unknown field', { visitorId: 'x' }, '/visitorId'],
  ])('%s is refused', async (_, body, pointer) => {
    expectProblem(await shop.widget.post('/widget/v1/sessions', body), 422, 'invalid', [pointer]);
  });
});

describe('messages', () => {
  test('are accepted at once; the answer comes as events and stays in the list', async () => {
    const widget = await visitor();
    const events = widget.events('/widget/v1/events', { until: untilAnswer });
    const { status, body } = await widget.post('/widget/v1/messages', ASK);
    expect(status).toBe(202);
    expect(body).toEqual({
      message: expect.objectContaining({ id: anId, from: 'visitor', ...ASK }),
      turn: expect.objectContaining({ id: anId, status: expect.stringMatching(/queued|running|completed/) }),
    });
    const names = (await events).map(({ event }) => event);
    expect(names[0]).toBe('message.created');
    expect(names).toContain('text.delta');
    const messages = await allPages<MessageBody>((query) => widget.get(`/widget/v1/messages?${query}`), 1);
    expect(messages.map(({ from }) => from)).toEqual(['assistant', 'visitor']);
    expect(messages[0]?.text).toContain('20:00');
  });

  test('need a text and a clientId', async () => {
    const widget = await visitor();
    expectProblem(await widget.post('/widget/v1/messages', { text: 'hi' }), 422, 'invalid', ['/clientId']);
    expectProblem(await widget.post('/widget/v1/messages', { clientId: 'x' }), 422, 'invalid', ['/text']);
    const foreign = { ...ASK, conversationId: '01920000-0000-7000-8000-000000000000' };
    expectProblem(await widget.post('/widget/v1/messages', foreign), 422, 'invalid', ['/conversationId']);
    expectProblem(await widget.get('/widget/v1/events?after=x'), 422, 'invalid', ['/after']);
  });

  test('of two visitors of one business never meet', async () => {
    const [one, two] = [await visitor(), await visitor()];
    await Promise.all([
      one.post('/widget/v1/messages', { text: 'the first secret: amber', clientId: 'same' }),
      two.post('/widget/v1/messages', { text: 'the second secret: birch', clientId: 'same' }),
    ]);
    await Promise.all([answered(one, 1), answered(two, 1)]);
    const seen = async (widget: Api) => {
      const events = await widget.events('/widget/v1/events?after=0-0', { until: untilAnswer });
      return JSON.stringify([events, (await widget.get('/widget/v1/messages')).body]);
    };
    const [first, second] = [await seen(one), await seen(two)];
    expect(first).toContain('amber');
    expect(first).not.toContain('birch');
    expect(second).toContain('birch');
    expect(second).not.toContain('amber');
  });

  test('another’s message id is no cursor into their conversation', async () => {
    const [one, two] = [await visitor(), await visitor()];
    await one.post('/widget/v1/messages', { text: 'amber', clientId: '1' });
    await two.post('/widget/v1/messages', { text: 'birch', clientId: '1' });
    const [, theirs] = await answered(two, 1);
    const after = (cursor: string | null | undefined) => one.get(`/widget/v1/messages?after=${cursor}`);
    expectProblem(await after(theirs?.id), 422, 'invalid', ['/after']);
    const { body } = await two.get<PageBody<MessageBody>>('/widget/v1/messages?limit=1');
    expectProblem(await after(body.page.next), 400, 'cursor_of_another_list', ['/after']);
  });
});

describe('handoff and rating', () => {
  test('a visitor may ask for a person, and the assistant goes on with what it surely knows', async () => {
    const widget = await visitor();
    expect(await widget.post('/widget/v1/handoff')).toMatchObject({
      status: 200,
      body: { status: 'waiting' },
    });
    const { body } = await widget.post('/widget/v1/messages', ASK);
    expect(body).toMatchObject({ turn: { status: 'queued' } });
    expect((await shop.api.get<PageBody>('/v1/conversations?status=waiting')).body.data).toHaveLength(1);
  });

  test('a conversation is rated; none cannot be', async () => {
    const widget = await visitor();
    expect((await widget.post('/widget/v1/rating', { score: 5 })).status).toBe(409);
    await widget.post('/widget/v1/messages', ASK);
    expect(await widget.post('/widget/v1/rating', { score: 4, comment: 'Good.' })).toMatchObject({
      status: 200,
      body: { rating: { score: 4, comment: 'Good.' } },
    });
    expectProblem(await widget.post('/widget/v1/rating', { score: 0 }), 422, 'invalid', ['/score']);
  });
});

describe('other sites', () => {
  let listed: TestBusiness;
  beforeAll(async () => {
    listed = await stage.business(frontdesk);
    await listed.api.patch('/v1/tenant', { widget: { allowedOrigins: [OWN] } });
  });

  test('the listed one is served, with the headers its browser needs', async () => {
    const answer = await listed.widget.get('/widget/v1/config', { origin: OWN });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe(OWN);
    expect(answer.headers.get('vary')).toContain('Origin');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(answer.headers.get('access-control-expose-headers')).toMatch(/x-request-id/i);
  });

  test('another is refused, with the key and with a visitor’s token', async () => {
    expectProblem(
      await listed.widget.get('/widget/v1/config', { origin: FOREIGN }),
      403,
      'origin_not_allowed',
    );
    expectProblem(
      await listed.widget.post('/widget/v1/sessions', {}, { origin: FOREIGN }),
      403,
      'origin_not_allowed',
    );
    const widget = await visitor(listed, { origin: OWN });
    expectProblem(
      await widget.post('/widget/v1/messages', ASK, { origin: FOREIGN }),
      403,
      'origin_not_allowed',
    );
    expectProblem(await widget.get('/widget/v1/messages', { origin: 'null' }), 403, 'origin_not_allowed');
    expect((await widget.get('/widget/v1/messages', { origin: OWN })).status).toBe(200);
    expect((await widget.get('/widget/v1/messages')).body).toMatchObject({ data: [] });
  });

  test.each([
    'https://shop.example.evil.example',
    'https://evil-shop.example',
    'https://shop.example.',
    'https://shop.example:443',
    'https://shop.example:8443',
    'https://shop.example/',
    'https://shop.example@evil.example',
    'https://evil.example#https://shop.example',
    'https://evil.example, https://shop.example',
    'https://sub.shop.example',
    'https://SHOP.EXAMPLE',
    'HTTPS://shop.example',
    'http://shop.example',
    'shop.example',
    '//shop.example',
    'https://shop%2eexample',
    'https://xn--shop-8c6a.example',
    'null',
    'undefined',
    'file://',
    '*',
  ])('one that looks like it is not it: %s', async (origin) => {
    for (const [api, path] of [
      [listed.widget, '/widget/v1/config'],
      [await visitor(listed, { origin: OWN }), '/widget/v1/messages'],
    ] as const) {
      const answer = await api.get(path, { origin });
      expectProblem(answer, 403, 'origin_not_allowed');
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
      expect(answer.headers.get('access-control-allow-origin')).not.toBe('null');
    }
  });

  test('with a list, the key works only from the listed pages: neither without an Origin nor from our own host', async () => {
    const host = new URL(frontdesk.url).host;
    const places: Record<string, string>[] = [
      {},
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-origin' },
      { origin: frontdesk.url },
      { origin: `http://${host}`, referer: `${OWN}/` },
      { referer: `${OWN}/`, 'x-forwarded-host': 'shop.example', 'x-forwarded-proto': 'https' },
      { 'x-forwarded-host': 'shop.example', 'sec-fetch-site': 'same-origin' },
    ];
    for (const headers of places) {
      expectProblem(await listed.widget.get('/widget/v1/config', headers), 403, 'origin_not_allowed');
    }
  });

  test('an API on the business’s own host serves its pages, whose browsers send no Origin', async () => {
    const own = await stage.business(frontdesk);
    await own.api.patch('/v1/tenant', { widget: { allowedOrigins: [frontdesk.url] } });
    const headers = { 'sec-fetch-site': 'same-origin' };
    expect((await own.widget.get('/widget/v1/config', headers)).status).toBe(200);
    expect((await own.widget.get('/widget/v1/config', { origin: frontdesk.url })).status).toBe(200);
    expectProblem(await own.widget.get('/widget/v1/config'), 403, 'origin_not_allowed');
  });

  test('only in embedded mode may a page of our own host use any widget: the demo', async () => {
    const embedded = await stage.start({ EMBEDDED: 'true' });
    const widget = new Api(embedded.url, listed.widget.key);
    expect((await widget.get('/widget/v1/config', { origin: embedded.url })).status).toBe(200);
    expectProblem(await widget.get('/widget/v1/config', { origin: FOREIGN }), 403, 'origin_not_allowed');
    expectProblem(await widget.get('/widget/v1/config'), 403, 'origin_not_allowed');
  });

  test.each([
    'https://*.shop.example',
    'https://SHOP.example',
    'https://shop.example:443',
    'http://shop.example:80',
    'https://shop.example/',
    'https://user@shop.example',
    'null',
    '*',
    'ftp://shop.example',
    '',
  ])('what no browser would send cannot be listed: "%s"', async (origin) => {
    const answer = await shop.api.patch('/v1/tenant', { widget: { allowedOrigins: [OWN, origin] } });
    expectProblem(answer, 422, 'invalid', ['/widget/allowedOrigins']);
  });

  test('a browser may send a preflight request', async () => {
    const asks = {
      origin: OWN,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    };
    const answer = await new Api(frontdesk.url, null).call('OPTIONS', '/widget/v1/messages', undefined, asks);
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe(OWN);
    expect(answer.headers.get('access-control-allow-methods')).toContain('POST');
    const allowed = answer.headers.get('access-control-allow-headers')?.toLowerCase();
    for (const header of ['authorization', 'content-type', 'last-event-id'])
      expect(allowed).toContain(header);
  });

  test('the business API, the admin API and the documents allow no other site, with or without a preflight', async () => {
    const paths = [
      '/v1/tenant',
      '/v1/api-keys',
      '/admin/v1/tenants',
      '/openapi.json',
      '/docs',
      '/health',
      '/WIDGETS/v1',
      '/nothing',
    ];
    const key = { tenant: shop.api.key, admin: stage.admin(frontdesk).key };
    for (const path of paths) {
      for (const method of ['OPTIONS', 'GET']) {
        for (const origin of [OWN, FOREIGN, 'null']) {
          const api = new Api(frontdesk.url, path.startsWith('/admin') ? key.admin : key.tenant);
          const asks = { origin, 'access-control-request-method': 'GET' };
          const { headers } = await api.call(method, path, undefined, asks);
          const allowed = [...headers.keys()].filter((name) => name.startsWith('access-control-'));
          expect([method, path, origin, allowed]).toEqual([method, path, origin, []]);
        }
      }
    }
  });

  test('a sandboxed frame or a local file, whose origin is null, gets no CORS headers', async () => {
    const asks = { origin: 'null', 'access-control-request-method': 'POST' };
    const asked = await new Api(frontdesk.url, null).call('OPTIONS', '/widget/v1/sessions', undefined, asks);
    const got = await shop.widget.get('/widget/v1/config', { origin: 'null' });
    for (const { headers } of [asked, got]) expect(headers.get('access-control-allow-origin')).toBeNull();
    expect((await shop.widget.get('/widget/v1/config')).headers.get('vary')).toContain('Origin');
  });
});
