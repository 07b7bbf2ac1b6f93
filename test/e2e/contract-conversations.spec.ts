import { randomUUID } from 'node:crypto';
import { storeMember } from '../support/members.js';
import { startConversation, type TestBusiness } from '../support/businesses.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { aTime, allPages, anId, expectProblem, type PageBody } from './expectations.js';
import { Stage } from './stage.js';

interface ConversationBody {
  id: string;
  status: string;
}

interface MessageBody {
  id: string;
  from: string;
  text: string;
  clientId?: string;
}

interface SentBody {
  message: MessageBody;
  answer: MessageBody | null;
  turn: { id: string; status: string } | null;
}

const HOURS = {
  mon: [],
  tue: [],
  wed: [],
  thu: [{ open: '09:00', close: '20:00' }],
  fri: [],
  sat: [],
  sun: [],
};
const ASK = { text: 'when do you close on Thursdays?' };

let stage: Stage;
let frontdesk: FrontdeskProcess;
let shop: TestBusiness;
let path: string;

beforeAll(async () => {
  stage = await Stage.shared();
  frontdesk = stage.frontdesk;
  shop = await stage.business(frontdesk);
  await shop.api.put('/v1/opening-hours', { week: HOURS });
});
beforeEach(async () => {
  const { body } = await shop.api.post<ConversationBody>('/v1/conversations', { channel: 'api' });
  path = `/v1/conversations/${body.id}`;
});
afterAll(() => stage.close());

/** Waits as long as a call may, because the machine may be slow. */
function say(body: object, headers: Record<string, string> = {}) {
  return shop.api.post<SentBody>(`${path}/messages`, body, { prefer: 'wait=60', ...headers });
}

async function transcript(): Promise<string[]> {
  const { body } = await shop.api.get<PageBody<MessageBody>>(`${path}/messages?limit=100`);
  return body.data.map(({ from, text }) => `${from}: ${text}`).reverse();
}

describe('POST /v1/conversations', () => {
  test('starts one with a visitor', async () => {
    const visitor = { externalId: 'customer-81', name: 'Aoife', email: 'aoife@example.com', locale: 'en-IE' };
    const { status, body } = await shop.api.post('/v1/conversations', { channel: 'api', visitor });
    expect(status).toBe(201);
    expect(body).toMatchObject({ id: anId, status: 'assistant', channel: 'api', createdAt: aTime });
    expect(body['visitor']).toEqual({ id: anId, ...visitor });
  });

  test('the same customer is the same visitor, others are not', async () => {
    const start = async (visitor: object) => {
      const { body } = await shop.api.post<{ visitor: { id: string } }>('/v1/conversations', {
        channel: 'api',
        visitor,
      });
      return body.visitor;
    };
    const first = await start({ externalId: 'customer-1', name: 'Tom' });
    const again = await start({ externalId: 'customer-1', email: 'tom@example.com' });
    expect(again).toEqual({ ...first, email: 'tom@example.com' });
    expect((await start({ name: 'Tom' })).id).not.toBe((await start({ name: 'Tom' })).id);
  });

  test.each([
    ['no channel', {}, '/channel'],
    ['a channel that is not this one', { channel: 'widget' }, '/channel'],
    ['a visitor that is null', { channel: 'api', visitor: null }, '/visitor'],
    ['a wrong e-mail', { channel: 'api', visitor: { email: 'x' } }, '/visitor/email'],
    ['an unknown field', { channel: 'api', visitor: { age: 3 } }, '/visitor/age'],
  ])('refuses %s', async (_, body, pointer) => {
    expectProblem(await shop.api.post('/v1/conversations', body), 422, 'invalid', [pointer]);
  });
});

describe('GET /v1/conversations', () => {
  test('lists newest first, filters by status and channel, shows one', async () => {
    const other = await stage.business(frontdesk);
    const ids: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      const { body } = await other.api.post<ConversationBody>('/v1/conversations', { channel: 'api' });
      ids.unshift(body.id);
    }
    const all = await allPages<ConversationBody>((query) => other.api.get(`/v1/conversations?${query}`), 3);
    expect(all.map(({ id }) => id)).toEqual(ids);
    expect((await other.api.get(`/v1/conversations/${ids[0]}`)).body).toEqual(all[0]);
    await other.api.post(`/v1/conversations/${ids[1]}/handoff`);
    const count = async (query: string) =>
      (await other.api.get<PageBody>(`/v1/conversations?${query}`)).body.data.map(({ id }) => id);
    expect(await count('status=waiting')).toEqual([ids[1]]);
    expect(await count('status=waiting&channel=widget')).toEqual([]);
    expect(await count('channel=api')).toHaveLength(4);
    expectProblem(await other.api.get('/v1/conversations?status=open'), 422, 'invalid', ['/status']);
    expectProblem(await other.api.get('/v1/conversations/nonsense'), 404, 'not_found');
  });

  test('filters by assignee, beside the other filters and page by page', async () => {
    const other = await stage.business(frontdesk);
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.unshift(await startConversation(other.api));
    const sql = (text: string, values: unknown[]) => stage.sql(text, values);
    const [ana, ben] = [await storeMember(sql, other.id), await storeMember(sql, other.id)];
    const assign = (member: string, wanted: (string | undefined)[]) =>
      stage.sql("UPDATE conversations SET assignee_id = $1, status = 'member' WHERE id = ANY($2)", [
        member,
        wanted,
      ]);
    await assign(ana, [ids[0], ids[1], ids[3]]);
    await assign(ben, [ids[2]]);
    await other.api.post(`/v1/conversations/${ids[1]}/resolve`);
    const listed = async (filter: string) => {
      const list = (query: string) =>
        other.api.get<PageBody<ConversationBody>>(`/v1/conversations?${filter}&${query}`);
      return (await allPages(list, 2)).map(({ id }) => id);
    };
    expect(await listed(`assignee=${ana}`)).toEqual([ids[0], ids[1], ids[3]]);
    expect(await listed(`assignee=${ben.toUpperCase()}`)).toEqual([ids[2]]);
    expect(await listed('assignee=none')).toEqual([ids[4]]);
    expect(await listed(`assignee=${ana}&status=resolved&channel=api`)).toEqual([ids[1]]);
    expect(await listed(`assignee=${ana}&channel=widget`)).toEqual([]);
    expect(await listed(`assignee=${randomUUID()}`)).toEqual([]);
    expect((await other.api.get(`/v1/conversations/${ids[2]}`)).body).toMatchObject({ assigneeId: ben });
    expect((await other.api.get(`/v1/conversations/${ids[4]}`)).body).toMatchObject({ assigneeId: null });
    for (const wrong of ['', 'NONE', 'null', 'ana', `${ana}0`, `${ana}&assignee=none`]) {
      const refused = await other.api.get(`/v1/conversations?assignee=${wrong}`);
      expectProblem(refused, 422, 'invalid', ['/assignee']);
    }
  });
});

describe('POST …/messages', () => {
  test('waits for the answer: message, answer and turn with every field', async () => {
    const { status, body } = await say({ ...ASK, clientId: 'c-1' });
    expect(status).toBe(200);
    const conversationId = path.split('/').at(-1);
    const rest = { conversationId, createdAt: aTime, status: 'complete', handoff: null, member: null };
    expect(body).toEqual({
      message: {
        ...rest,
        id: anId,
        seq: expect.any(Number),
        from: 'visitor',
        text: ASK.text,
        clientId: 'c-1',
        citations: [],
        tools: [],
        confidence: null,
        suggestions: [],
      },
      answer: {
        ...rest,
        id: anId,
        seq: expect.any(Number),
        from: 'assistant',
        text: expect.stringContaining('20:00'),
        citations: [{ kind: 'opening_hours', id: expect.any(String), title: expect.stringMatching(/\S/) }],
        tools: [{ name: 'opening_hours', ok: true }],
        confidence: expect.any(Number),
        suggestions: [],
      },
      turn: {
        id: anId,
        status: 'completed',
        responder: 'builtin',
        degraded: false,
        cached: false,
        durationMs: expect.any(Number),
        messageIds: [body.message.id],
        errorCode: null,
      },
    });
  });

  test('with Prefer: wait=0 it is accepted, and the answer comes later', async () => {
    const { status, body } = await say(ASK, { prefer: 'wait=0' });
    expect(status).toBe(202);
    expect(body).toEqual({
      message: expect.objectContaining({ text: ASK.text }),
      answer: null,
      turn: expect.objectContaining({ id: anId, durationMs: null }),
    });
    const { body: again } = await say(ASK);
    expect(again.answer?.text).toContain('20:00');
    // Whether the second message has joined the first one's turn depends on how far that was.
    const turns = new Set([body.turn?.id, again.turn?.id]);
    const authors = (await transcript()).map((line) => line.split(':')[0]);
    const answers = [...turns].map(() => 'assistant');
    expect(authors.sort()).toEqual([...answers, 'visitor', 'visitor']);
  });

  test('the same clientId again is the same message and answer', async () => {
    const first = await say({ ...ASK, clientId: 'again' });
    const second = await say({ text: 'something else', clientId: 'again' });
    expect(second.status).toBe(200);
    expect(second.body).toEqual(first.body);
    expect(await transcript()).toHaveLength(2);
  });

  test('a member’s message takes over: no turn, no answer', async () => {
    const { status, body } = await say({ text: 'Ana here.', from: 'member' });
    expect(status).toBe(200);
    expect(body).toEqual({ message: expect.objectContaining({ from: 'member' }), answer: null, turn: null });
    expect((await shop.api.get(path)).body).toMatchObject({ status: 'member' });
  });

  test.each([
    ['nothing', {}, '/text'],
    ['an empty text', { text: '' }, '/text'],
    ['blanks', { text: ' \n ' }, '/text'],
    ['more than 8,000 characters', { text: 'x'.repeat(8001) }, '/text'],
    ['a text that is no text', { text: 7 }, '/text'],
    ['an empty clientId', { text: 'hi', clientId: '' }, '/clientId'],
    ['the assistant’s voice', { text: 'hi', from: 'assistant' }, '/from'],
    ['an unknown field', { text: 'hi', tenantId: 'x' }, '/tenantId'],
    ['half a surrogate pair', { text: '\ud800' }, '/text'],
  ])('refuses %s', async (_, body, pointer) => {
    expectProblem(await say(body), 422, 'invalid', [pointer]);
    expect(await transcript()).toEqual([]);
  });

  test('8,000 characters are enough for everyone', async () => {
    expect((await say({ text: 'x'.repeat(8000) })).status).toBe(200);
  });

  test('an Idempotency-Key replays the first outcome and refuses another body', async () => {
    const first = await say(ASK, { 'idempotency-key': 'k-1' });
    const replayed = await say(ASK, { 'idempotency-key': 'k-1' });
    expect(replayed.headers.get('idempotent-replayed')).toBe('true');
    expect(replayed.body).toEqual(first.body);
    expectProblem(await say({ text: 'other' }, { 'idempotency-key': 'k-1' }), 422, 'invalid', ['']);
    expect(await transcript()).toHaveLength(2);
  });

  test('of an unknown conversation is not found, also as a stream', async () => {
    const unknown = '/v1/conversations/01920000-0000-7000-8000-000000000000';
    const stream = { accept: 'text/event-stream' };
    expectProblem(await shop.api.post(`${unknown}/messages`, ASK), 404, 'not_found');
    expectProblem(await shop.api.post(`${unknown}/messages`, ASK, stream), 404, 'not_found');
    expectProblem(await shop.api.get(`${unknown}/messages`), 404, 'not_found');
    expectProblem(await shop.api.get(`${unknown}/events`), 404, 'not_found');
  });
});

describe('GET …/messages', () => {
  test('newest first, page by page', async () => {
    for (let n = 1; n <= 5; n += 1) await say({ text: `note ${n}`, from: 'member' });
    const all = await allPages<MessageBody>((query) => shop.api.get(`${path}/messages?${query}`), 2);
    expect(all.map(({ text }) => text)).toEqual(['note 5', 'note 4', 'note 3', 'note 2', 'note 1']);
  });
});

describe('handoff, resolve and rating', () => {
  test('a handed-off conversation waits for a person until it is resolved', async () => {
    const handedOff = await shop.api.post(`${path}/handoff`, { reason: 'wants to change the address' });
    expect(handedOff).toMatchObject({
      status: 200,
      body: { status: 'waiting', handoffReason: 'wants to change the address' },
    });
    expect((await say(ASK)).body.answer).toMatchObject({
      text: expect.stringContaining('20:00'),
      handoff: null,
    });
    expect((await shop.api.get(path)).body).toMatchObject({ status: 'waiting' });
    expect(await shop.api.post(`${path}/resolve`)).toMatchObject({
      status: 200,
      body: { status: 'resolved' },
    });
    const reopened = await say(ASK);
    expect(reopened.body.answer?.text).toContain('20:00');
    expect((await shop.api.get(path)).body).toMatchObject({ status: 'assistant' });
    const authors = (await transcript()).map((line) => line.split(':')[0]);
    expect(authors).toEqual(['system', 'visitor', 'assistant', 'system', 'visitor', 'assistant']);
  });

  test('a conversation is given back to the assistant', async () => {
    await say({ text: 'Ana here.', from: 'member' });
    expect(await shop.api.post(`${path}/return`)).toMatchObject({
      status: 200,
      body: { status: 'assistant' },
    });
    expect((await say(ASK)).body.answer?.text).toContain('20:00');
  });

  test('a second handoff or resolve adds no message', async () => {
    for (const step of ['handoff', 'handoff', 'resolve', 'resolve']) await shop.api.post(`${path}/${step}`);
    expect(await transcript()).toHaveLength(2);
  });

  test('both at once are one', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => shop.api.post(`${path}/handoff`)));
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await transcript()).toHaveLength(1);
  });

  test('a rating is kept and may be changed', async () => {
    const rated = await shop.api.post(`${path}/rating`, { score: 2, comment: 'Slow.' });
    expect(rated).toMatchObject({ status: 200, body: { rating: { score: 2, comment: 'Slow.' } } });
    await shop.api.post(`${path}/rating`, { score: 5 });
    expect((await shop.api.get(path)).body).toMatchObject({ rating: { score: 5, comment: null } });
    expectProblem(await shop.api.post(`${path}/rating`, { score: 6 }), 422, 'invalid', ['/score']);
    expectProblem(await shop.api.post(`${path}/rating`, { score: 4.5 }), 422, 'invalid', ['/score']);
    expectProblem(await shop.api.post(`${path}/rating`, {}), 422, 'invalid', ['/score']);
  });
});
