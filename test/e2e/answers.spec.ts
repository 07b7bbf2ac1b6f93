import type { SseEvent } from '../support/api.js';
import { startConversation, type TestBusiness } from '../support/businesses.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { demoBusiness } from './seeding.js';
import { Stage } from './stage.js';
import {
  answered,
  ask,
  completedMessage,
  increasing,
  messagesOf,
  spoken,
  tell,
  type SentBody,
} from './turns.js';

const STREAM = { accept: 'text/event-stream' };
const UNKNOWN = 'Do you rent out hovercrafts by the fortnight?';

let stage: Stage;
let frontdesk: FrontdeskProcess;
let pottery: TestBusiness;
let bikes: TestBusiness;
let conversation: string;
let path: string;

beforeAll(async () => {
  stage = await Stage.shared();
  frontdesk = stage.frontdesk;
  pottery = await demoBusiness(stage, frontdesk, 'cedar-clay');
  bikes = await demoBusiness(stage, frontdesk, 'kiezrad');
});
beforeEach(async () => {
  conversation = await startConversation(pottery.api);
  path = `/v1/conversations/${conversation}`;
});
afterAll(() => stage.close());

async function streamed(text: string): Promise<SseEvent[]> {
  return pottery.api.events(`${path}/messages`, { body: { text } });
}

describe('a correct answer', () => {
  test.each([
    ['where is my order CC-2041? aoife.byrne@example.com', ['CC-2041', 'CE123456789IE'], 'order'],
    ['when do you close on Thursdays?', ['20:00'], 'opening_hours'],
    ['have you got a mug under €25?', ['Speckled stoneware mug', '22.00'], 'product'],
    ['How much is delivery?', ['6.95'], 'article'],
  ])('to "%s"', async (question, facts, source) => {
    const { text, citations, handoff } = await ask(pottery.api, conversation, question);
    for (const fact of facts) expect(text).toContain(fact);
    expect([...new Set(citations.map(({ kind }) => kind))]).toEqual([source]);
    expect(handoff).toBeNull();
  });

  test('is not claimed of what no text names; what gets a sure answer is proposed', async () => {
    const unsure = await ask(pottery.api, conversation, 'Do you deliver to Chile?');
    expect(unsure.confidence).toBeLessThan(0.5);
    expect(unsure.suggestions).toEqual([{ text: 'How much is delivery?' }]);
    const [proposed] = unsure.suggestions;
    const sure = await ask(pottery.api, conversation, proposed?.text ?? '');
    expect(sure).toMatchObject({ suggestions: [], text: expect.stringContaining('6.95') as unknown });
    expect(sure.confidence).toBeGreaterThan(0.9);
    const { body } = await pottery.api.get<{ data: { suggestions: unknown }[] }>(`${path}/messages`);
    expect(body.data.map(({ suggestions }) => suggestions)).toContainEqual(unsure.suggestions);
  });

  test('comes from the business’s own data', async () => {
    const theirs = await startConversation(bikes.api);
    for (const question of ['when do you close on Thursdays?', 'what is the cheapest thing you have?']) {
      const [own, other] = [
        await ask(pottery.api, conversation, question),
        await ask(bikes.api, theirs, question),
      ];
      expect(own.text).not.toBe(other.text);
      expect(own.citations.length * other.citations.length).toBeGreaterThan(0);
    }
    const secret = await ask(bikes.api, theirs, 'where is my order CC-2041? aoife.byrne@example.com');
    expect(secret.text).not.toMatch(/An Post|CE123456789IE|shipped/i);
    expect(secret.citations).toEqual([]);
  });

  test('follows a change of the data at once', async () => {
    const shop = await stage.business(frontdesk);
    const product = { sku: 'LMP', name: 'Brass lamp', price: '80.00', stock: 2 };
    for (const price of ['80.00', '75.50']) {
      await shop.api.put('/v1/products', { products: [{ ...product, price }] });
      const { text } = await ask(shop.api, await startConversation(shop.api), 'how much is the brass lamp?');
      expect(text).toContain(price);
    }
  });
});

describe('the stream of a turn', () => {
  test('sends all events in order and ends after the last', async () => {
    const events = await streamed('where is my order CC-2041? aoife.byrne@example.com');
    const names = events.map(({ event }) => event);
    expect(names[0]).toBe('turn.started');
    expect(names.at(-1)).toBe('message.completed');
    expect(names.indexOf('tool.started')).toBeGreaterThan(0);
    expect(names.indexOf('tool.finished')).toBeGreaterThan(names.indexOf('tool.started'));
    expect(names.indexOf('text.delta')).toBeGreaterThan(names.lastIndexOf('tool.finished'));
    expect(names).toContain('citation');
    expect(increasing(events)).toBe(true);
  });

  test('every event has exactly the fields of the contract', async () => {
    const events = await streamed('where is my order CC-2041? aoife.byrne@example.com');
    const fields: Record<string, string[]> = {
      'turn.started': ['messageId', 'messageIds', 'responder', 'turnId'],
      'tool.started': ['name', 'turnId'],
      'tool.finished': ['name', 'ok', 'turnId'],
      'text.delta': ['text', 'turnId'],
      citation: ['citation', 'turnId'],
      'message.completed': ['message', 'turnId'],
    };
    for (const { event, data } of events)
      expect([event, Object.keys(data).sort()]).toEqual([event, fields[event]]);
  });

  test.each([
    'where is my order CC-2041? aoife.byrne@example.com',
    'when do you close on Thursdays, and have you got a mug under €25?',
    UNKNOWN,
    'hello',
  ])('the deltas of "%s" joined are the message', async (question) => {
    const events = await streamed(question);
    const last = events.at(-1) as SseEvent;
    const message = completedMessage(last);
    expect(message.text).not.toBe('');
    expect(spoken(events, String(last.data['turnId']))).toBe(message.text);
    expect((await messagesOf(pottery.api, conversation)).at(-1)).toEqual(message);
  });

  test('a refusal is a problem with its status, not a stream', async () => {
    const answer = await pottery.api.post(`${path}/messages`, { text: '' }, STREAM);
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toMatch(/problem\+json/);
  });
});

describe('following', () => {
  const until = (turns: number) => (_: SseEvent, all: SseEvent[]) =>
    all.filter(({ event }) => event === 'message.completed').length === turns;

  test('from every cursor gives exactly the later events, by after and by Last-Event-ID', async () => {
    await ask(pottery.api, conversation, 'when do you close on Thursdays?');
    await ask(pottery.api, conversation, 'have you got a mug under €25?');
    const all = await pottery.api.events(`${path}/events`, { until: until(2) });
    expect(increasing(all)).toBe(true);
    expect(all.filter(({ event }) => event === 'message.created')).toHaveLength(2);
    for (const [index, { id }] of all.slice(0, -1).entries()) {
      const rest = all.slice(index + 1);
      const done = (_: SseEvent, seen: SseEvent[]) => seen.length === rest.length;
      const byQuery = await pottery.api.events(`${path}/events?after=${id}`, { until: done });
      const byHeader = await pottery.api.events(`${path}/events`, {
        headers: { 'last-event-id': id },
        until: done,
      });
      expect(byQuery).toEqual(rest);
      expect(byHeader).toEqual(rest);
    }
  });

  test('two clients see the same live events', async () => {
    const both = [1, 2].map(() => pottery.api.events(`${path}/events`, { until: until(1) }));
    const { turn } = await tell(pottery.api, conversation, 'when do you close on Thursdays?');
    const [one, two] = await Promise.all(both);
    expect(one).toEqual(two);
    expect(one?.at(-1)?.data['turnId']).toBe(turn?.id);
  });

  test('a handoff and a member’s message are events too', async () => {
    const events = pottery.api.events(`${path}/events`, {
      until: ({ event }, all) => event === 'message.created' && all.length > 2,
    });
    await pottery.api.post(`${path}/handoff`, { reason: 'allergy' });
    await pottery.api.post(`${path}/messages`, { text: 'Ana here.', from: 'member' });
    const seen = (await events).map(({ event, data }) => [event, data['reason'] ?? completedFrom(data)]);
    expect(seen).toEqual([
      ['handoff', 'allergy'],
      ['message.created', 'system'],
      ['message.created', 'member'],
    ]);
  });
});

describe('when the assistant does not answer', () => {
  test('it says that it does not know; the question is listed once and counted', async () => {
    const { text } = await ask(pottery.api, conversation, UNKNOWN);
    expect(text).not.toMatch(/\d/);
    await ask(pottery.api, await startConversation(pottery.api), UNKNOWN.toUpperCase());
    const { body } = await pottery.api.get<{ data: Record<string, unknown>[] }>('/v1/unanswered-questions');
    const listed = body.data.filter(
      ({ question }) => String(question).toLowerCase() === UNKNOWN.toLowerCase(),
    );
    expect(listed).toEqual([
      {
        id: expect.any(String),
        question: expect.any(String),
        count: expect.any(Number),
        lastAskedAt: expect.stringMatching(/Z$/),
        conversationId: expect.any(String),
        status: 'open',
      },
    ]);
    expect(Number(listed[0]?.['count'])).toBeGreaterThanOrEqual(2);
  });

  test('asked for a person, it hands off, says when, asks for an address and answers what it surely knows', async () => {
    const { handoff, text } = await ask(pottery.api, conversation, 'I want to talk to a human');
    expect(handoff).toEqual({ reason: 'asked_for' });
    expect(text).toMatch(/list of waiting conversations.*(We are open now|We are closed right now)/);
    expect((await pottery.api.get(path)).body).toMatchObject({
      status: 'waiting',
      handoffReason: 'asked_for',
    });
    const { body } = await answered(pottery.api, conversation, 'when do you close on Thursdays?');
    expect(body.answer).toMatchObject({ text: expect.stringContaining('20:00'), handoff: null });
    const kept = await ask(pottery.api, conversation, 'you can write to nora@example.org');
    expect(kept.text).toContain('nora@example.org');
    expect((await pottery.api.get(path)).body).toMatchObject({
      status: 'waiting',
      visitor: { email: 'nora@example.org' },
    });
  });

  test('after a member took over, the assistant does not answer', async () => {
    await pottery.api.post(`${path}/messages`, { text: 'Ana here.', from: 'member' });
    const { status, body } = await pottery.api.post<SentBody>(`${path}/messages`, {
      text: 'when do you close?',
    });
    expect({ status, answer: body.answer, turn: body.turn }).toEqual({
      status: 200,
      answer: null,
      turn: null,
    });
    const stream = await pottery.api.events(`${path}/messages`, { body: { text: 'and on Fridays?' } });
    expect(stream).toEqual([]);
    expect((await messagesOf(pottery.api, conversation)).map(({ from }) => from)).toEqual([
      'member',
      'visitor',
      'visitor',
    ]);
  });
});

function completedFrom(data: SseEvent['data']): string {
  return (data['message'] as { from: string }).from;
}
