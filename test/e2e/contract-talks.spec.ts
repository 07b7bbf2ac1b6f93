import { Api } from '../support/api.js';
import type { TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { anId, expectProblem, type PageBody } from './expectations.js';
import { Stage } from './stage.js';

interface MessageBody {
  id: string;
  conversationId: string;
  from: string;
  text: string;
  member: { name: string } | null;
}

interface ConversationBody {
  id: string;
  status: string;
}

interface QuestionBody {
  id: string;
  question: string;
  status: string;
}

interface ArticleBody {
  id: string;
  question: string;
  answer: string;
  tags: string[];
}

const UNKNOWN = '01920000-0000-7000-8000-000000000000';

let stage: Stage;
let frontdesk: FrontdeskProcess;
let shop: TestBusiness;

beforeAll(async () => {
  stage = await Stage.shared();
  frontdesk = stage.frontdesk;
});
beforeEach(async () => {
  shop = await stage.business(frontdesk, { name: 'Cedar & Clay' });
});
afterAll(() => stage.close());

async function visitor(locale = 'en'): Promise<Api & { visitorId: string }> {
  const { body } = await shop.widget.post<{ token: string; visitorId: string }>('/widget/v1/sessions', {
    locale,
  });
  return Object.assign(new Api(frontdesk.url, body.token), { visitorId: body.visitorId });
}

/** Says it and waits until the assistant has said that much. */
async function say(widget: Api, text: string, answers = 1): Promise<MessageBody[]> {
  await widget.post('/widget/v1/messages', { text, clientId: text });
  return eventually(async () => {
    const { body } = await widget.get<PageBody<MessageBody>>('/widget/v1/messages');
    return body.data.filter(({ from }) => from === 'assistant').length >= answers && body.data;
  });
}

describe('POST /widget/v1/conversations', () => {
  test('begins a new one; the old one is closed, and only the business reads it', async () => {
    const widget = await visitor();
    const [answer] = await say(widget, 'amber, hello');
    const old = answer?.conversationId;
    const { status, body } = await widget.post<ConversationBody>('/widget/v1/conversations');
    expect([status, body.status]).toEqual([201, 'assistant']);
    expect(body.id).toEqual(anId);
    expect(body.id).not.toBe(old);
    expect((await widget.get<PageBody>('/widget/v1/messages')).body.data).toEqual([]);
    const [next] = await say(widget, 'birch, hello');
    expect(next?.conversationId).toBe(body.id);
    const seen = await widget.events('/widget/v1/events?after=0-0', {
      until: ({ event }) => event === 'message.completed',
    });
    expect(JSON.stringify(seen)).toContain('birch');
    expect(JSON.stringify(seen)).not.toContain('amber');
    const before = await shop.api.get<ConversationBody>(`/v1/conversations/${old}`);
    expect(before.body).toMatchObject({ id: old, status: 'resolved' });
    expect((await shop.api.get(`/v1/conversations/${old}/messages`)).text).toContain('amber');
  });

  test('changes nothing where nothing was said, however often and at once', async () => {
    const widget = await visitor();
    const begun = await Promise.all(
      [1, 2, 3].map(() => widget.post<ConversationBody>('/widget/v1/conversations')),
    );
    expect(begun.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(begun.map(({ body }) => body.id)).size).toBe(1);
  });

  test('of several at once only one is new', async () => {
    const widget = await visitor();
    await say(widget, 'hello');
    await Promise.all([1, 2, 3].map(() => widget.post('/widget/v1/conversations')));
    const { body } = await shop.api.get<PageBody<ConversationBody>>('/v1/conversations?channel=widget');
    expect(body.data.map(({ status }) => status)).toEqual(['assistant', 'resolved']);
  });

  test('is rated by itself', async () => {
    const widget = await visitor();
    const [answer] = await say(widget, 'hello');
    await widget.post('/widget/v1/rating', { score: 2 });
    await widget.post('/widget/v1/rating', { score: 4 });
    const { body } = await widget.post<{ rating: unknown }>('/widget/v1/conversations');
    expect(body.rating).toBeNull();
    const old = await shop.api.get(`/v1/conversations/${answer?.conversationId}`);
    expect(old.body).toMatchObject({ rating: { score: 4, comment: null } });
  });
});

describe('GET /widget/v1/visitor', () => {
  interface OwnData {
    visitor: { id: string; locale: string | null };
    conversations: {
      status: string;
      rating: number | null;
      ratingComment: string | null;
      messages: { from: string; text: string }[];
    }[];
  }

  test('is all that the visitor said and was told, also what they left, and nothing of anybody else', async () => {
    const [own, other] = [await visitor(), await visitor()];
    await say(own, 'amber');
    await own.post('/widget/v1/rating', { score: 4, comment: 'Kind.' });
    await own.post('/widget/v1/conversations');
    await say(own, 'cedar');
    await say(other, 'birch');
    const { status, body, text, headers } = await own.get<OwnData>('/widget/v1/visitor');
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toBe('attachment; filename="my-data.json"');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(Object.keys(body)).toEqual(['visitor', 'conversations']);
    expect(body.visitor).toMatchObject({ id: own.visitorId });
    expect(body.conversations).toMatchObject([
      { status: 'resolved', rating: 4, ratingComment: 'Kind.' },
      { status: 'assistant', rating: null },
    ]);
    const said = body.conversations.map(({ messages }) =>
      messages.filter(({ from }) => from === 'visitor').map((message) => message.text),
    );
    expect(said).toEqual([['amber'], ['cedar']]);
    expect(body.conversations[1]?.messages.map(({ from }) => from)).toEqual(['visitor', 'assistant']);
    expect(text).not.toContain('birch');
    expect(text).not.toContain(other.visitorId);
  });

  test('is whole when it has more messages than are read at once', async () => {
    const own = await visitor();
    const [answer] = await say(own, 'hello');
    await stage.sql(
      `INSERT INTO messages (tenant_id, id, conversation_id, seq, author, text)
       SELECT tenant_id, gen_random_uuid(), id, 100 + n, 'visitor', 'number ' || n
       FROM conversations, generate_series(1, 1200) n WHERE id = $1`,
      [answer?.conversationId],
    );
    const { body } = await own.get<OwnData>('/widget/v1/visitor');
    const numbers = body.conversations[0]?.messages.map(({ text }) => text).slice(2);
    expect(numbers).toEqual(Array.from({ length: 1200 }, (_, index) => `number ${index + 1}`));
  });

  test('of one who said nothing is the visitor alone', async () => {
    const own = await visitor();
    const { body } = await own.get<OwnData>('/widget/v1/visitor');
    expect(body).toEqual({ visitor: expect.objectContaining({ id: own.visitorId }), conversations: [] });
  });
});

describe('DELETE /widget/v1/visitor', () => {
  test('leaves a line about who asked for it, without where they were', async () => {
    const own = await visitor();
    await say(own, 'amber');
    await own.call('DELETE', '/widget/v1/visitor');
    const { body } = await shop.api.get<PageBody<object>>(`/v1/audit-log?objectId=${own.visitorId}`);
    expect(body.data).toEqual([
      expect.objectContaining({
        actor: { kind: 'visitor', id: own.visitorId, hint: null },
        action: 'widget.remove',
        object: { kind: 'visitor', id: own.visitorId },
        after: { erasingAt: expect.any(String) },
        address: null,
      }),
    ]);
  });

  test('erases the visitor of the token, and nobody else', async () => {
    const [own, other] = [await visitor(), await visitor()];
    await say(own, 'amber');
    await own.post('/widget/v1/conversations');
    await say(own, 'cedar');
    await say(other, 'birch');
    const { status, body } = await own.call('DELETE', '/widget/v1/visitor');
    expect([status, body]).toEqual([202, { visitorId: own.visitorId, erasing: true }]);
    const more = await own.post('/widget/v1/messages', { text: 'dune', clientId: 'dune' });
    expectProblem(more, 401, 'unauthenticated');
    expectProblem(await own.call('DELETE', '/widget/v1/visitor'), 401, 'unauthenticated');
    await eventually(async () => (await shop.api.get(`/v1/visitors/${own.visitorId}`)).status === 404);
    expectProblem(await own.get('/widget/v1/messages'), 401, 'unauthenticated');
    const left = await shop.api.get<PageBody<ConversationBody>>('/v1/conversations?channel=widget');
    expect(left.body.data).toHaveLength(1);
    expect((await other.get('/widget/v1/messages')).text).toContain('birch');
  });

  test('a page of another site may ask for it', async () => {
    const asks = { origin: 'https://shop.example', 'access-control-request-method': 'DELETE' };
    const { headers } = await new Api(frontdesk.url, null).call(
      'OPTIONS',
      '/widget/v1/visitor',
      undefined,
      asks,
    );
    expect(headers.get('access-control-allow-methods')).toContain('DELETE');
  });
});

describe('the member who writes', () => {
  test('has a name, in the answer, in the list and in the events of the visitor', async () => {
    const widget = await visitor();
    const [answer] = await say(widget, 'hello');
    const path = `/v1/conversations/${answer?.conversationId}/messages`;
    const sent = { text: 'Nora here.', from: 'member', member: { name: 'Nora' } };
    const { body } = await shop.api.post<{ message: MessageBody }>(path, sent);
    expect(body.message.member).toEqual({ id: null, name: 'Nora' });
    await shop.api.post(path, { text: 'Somebody.', from: 'member' });
    const { body: list } = await widget.get<PageBody<MessageBody>>('/widget/v1/messages');
    expect(list.data.slice(0, 3).map(({ member }) => member)).toEqual([
      null,
      { id: null, name: 'Nora' },
      null,
    ]);
    const events = await widget.events('/widget/v1/events?after=0-0', {
      until: ({ data }) => JSON.stringify(data).includes('Nora here.'),
    });
    expect(JSON.stringify(events.at(-1))).toContain('"member":{"id":null,"name":"Nora"}');
  });

  test('is nobody else, and has a name of 1 to 80 characters', async () => {
    const widget = await visitor();
    const [answer] = await say(widget, 'hello');
    const path = `/v1/conversations/${answer?.conversationId}/messages`;
    const send = (body: object) => shop.api.post(path, { text: 'x', ...body });
    expectProblem(await send({ member: { name: 'Nora' } }), 422, 'invalid', ['/member']);
    for (const name of ['', '  ', 'x'.repeat(81)])
      expectProblem(await send({ from: 'member', member: { name } }), 422, 'invalid', ['/member/name']);
  });
});

describe('unanswered questions', () => {
  const ASKED = 'do you sell a marmalade submarine?';

  async function asked(): Promise<QuestionBody> {
    await say(await visitor(), ASKED);
    const { body } = await shop.api.get<PageBody<QuestionBody>>('/v1/unanswered-questions?status=open');
    const [question] = body.data;
    if (!question) throw new Error('The question was not listed.');
    return question;
  }

  test('are listed by status, which the business may set', async () => {
    const { id } = await asked();
    const list = async (status: string) =>
      (await shop.api.get<PageBody<QuestionBody>>(`/v1/unanswered-questions?status=${status}`)).body.data;
    const path = `/v1/unanswered-questions/${id}`;
    const set = await shop.api.patch<QuestionBody>(path, { status: 'answered' });
    expect([set.status, set.body.status]).toEqual([200, 'answered']);
    expect([(await list('open')).length, (await list('answered')).length]).toEqual([0, 1]);
    expect((await shop.api.patch<QuestionBody>(path, { status: 'open' })).body.status).toBe('open');
    expectProblem(await shop.api.get('/v1/unanswered-questions?status=done'), 422, 'invalid', ['/status']);
    expectProblem(await shop.api.patch(path, { status: 'done' }), 422, 'invalid', ['/status']);
    expectProblem(
      await shop.api.patch(`/v1/unanswered-questions/${UNKNOWN}`, { status: 'open' }),
      404,
      'not_found',
    );
  });

  test('become an article, from which the assistant answers', async () => {
    const { id, question } = await asked();
    const path = `/v1/unanswered-questions/${id}/answer`;
    const { status, body } = await shop.api.post<ArticleBody>(path, { answer: 'Only in spring.' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ id: anId, question, answer: 'Only in spring.', tags: [] });
    const { body: left } = await shop.api.get<PageBody<QuestionBody>>('/v1/unanswered-questions');
    expect(left.data).toEqual([expect.objectContaining({ id, status: 'answered' })]);
    const [answer] = await say(await visitor(), ASKED);
    expect(answer?.text).toContain('Only in spring.');
  });

  test('answered again are the same article, with its tags', async () => {
    const { id } = await asked();
    const path = `/v1/unanswered-questions/${id}/answer`;
    const sent = { question: 'Do you sell submarines?', answer: 'No.', tags: ['boats'], locale: 'en' };
    const first = await shop.api.post<ArticleBody>(path, sent);
    expect([first.status, first.body.question]).toEqual([201, sent.question]);
    const again = await shop.api.post<ArticleBody>(path, { question: sent.question, answer: 'Soon.' });
    expect([again.status, again.body]).toEqual([
      200,
      expect.objectContaining({ id: first.body.id, answer: 'Soon.', tags: ['boats'], locale: 'en' }),
    ]);
  });

  test('are refused with the field that is wrong', async () => {
    const { id } = await asked();
    const path = `/v1/unanswered-questions/${id}/answer`;
    expectProblem(await shop.api.post(path, {}), 422, 'invalid', ['/answer']);
    expectProblem(await shop.api.post(path, { answer: 'x', id: 'y' }), 422, 'invalid', ['/id']);
    const other = await stage.business(frontdesk);
    expectProblem(await other.api.post(path, { answer: 'x' }), 404, 'not_found');
    const unknown = `/v1/unanswered-questions/${UNKNOWN}/answer`;
    expectProblem(await shop.api.post(unknown, { answer: 'x' }), 404, 'not_found');
  });
});

describe('assistant.address', () => {
  const get = async () =>
    (
      await shop.api.get<{ assistant: { address: string; greeting: string; disclosure: string } }>(
        '/v1/tenant',
      )
    ).body.assistant;

  test('is formal until it is set, and then everything that visitors are told follows it', async () => {
    shop = await stage.business(frontdesk, { name: 'Töpferei Rot', locale: 'de' });
    const usual = await get();
    expect(usual).toMatchObject({ address: 'formal', greeting: expect.stringContaining('Ihrer Bestellung') });
    const formal = await say(await visitor('de'), 'wo ist meine Bestellung?');
    expect(formal[0]?.text).toContain('Ihre Bestellnummer');
    const { status } = await shop.api.patch('/v1/tenant', { assistant: { address: 'informal' } });
    expect(status).toBe(200);
    expect(await get()).toMatchObject({
      address: 'informal',
      greeting: expect.stringContaining('deiner Bestellung'),
      disclosure: expect.stringContaining('Du schreibst'),
    });
    const config = await shop.widget.get('/widget/v1/config');
    expect(config.body).toMatchObject({ assistant: { address: 'informal' } });
    const widget = await visitor('de');
    const informal = await say(widget, 'wo ist meine Bestellung?');
    expect(informal[0]?.text).toContain('deine Bestellnummer');
    await widget.post('/widget/v1/handoff');
    const { body } = await widget.get<PageBody<MessageBody>>('/widget/v1/messages');
    expect(body.data[0]?.text).toContain('dein Anliegen');
    await shop.api.patch('/v1/tenant', { assistant: { address: 'formal' } });
    expect(await get()).toEqual(usual);
  });

  test('leaves the business’s own texts alone', async () => {
    const own = { greeting: 'Moin, was darf es für Sie sein?', disclosure: 'Hier schreibt ein Programm.' };
    await shop.api.patch('/v1/tenant', { assistant: own });
    await shop.api.patch('/v1/tenant', { assistant: { address: 'informal' } });
    expect(await get()).toMatchObject(own);
  });

  test('is one of two', async () => {
    expectProblem(await shop.api.patch('/v1/tenant', { assistant: { address: 'du' } }), 422, 'invalid', [
      '/assistant/address',
    ]);
  });
});
