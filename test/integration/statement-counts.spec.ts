import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import { WidgetService } from '../../src/channels/widget/widget.service.js';
import { ConversationStreams } from '../../src/conversations/conversation-streams.service.js';
import { ConversationsService } from '../../src/conversations/conversations.service.js';
import { TurnHandler } from '../../src/conversations/turns/turn.handler.js';
import type { VisitorPrincipal } from '../../src/platform/auth/principal.js';
import { StatementRig } from './statement-rig.js';
import { StatementRecorder } from './statements.js';

/**
 * Counted is every statement that the driver sends: BEGIN and COMMIT too, and the `set_config` that goes before each
 * statement of a tenant, though both take one trip. Not counted: what the guard asks and remembers for some seconds
 * (keys, limits), the relay's sweeps, and the renewals of a turn's lease, one for each second that it runs.
 */
const MOST_OF_A_MESSAGE = 3;
const MOST_OF_A_TURN = 15;

let rig: StatementRig;
let recorder: StatementRecorder;
const counts: string[] = [];

beforeAll(async () => {
  rig = await StatementRig.open();
  recorder = new StatementRecorder();
  // The first question of a business in a process reads all that it has into the index.
  await answered(await received('how much is the mug?'));
});
afterAll(async () => {
  recorder.stop();
  // oxlint-disable-next-line no-console -- the figures are what one runs this file for
  console.log(['Statements that the driver sends:', ...counts].join('\n'));
  await rig.close();
});

const SENDING = { caller: { kind: 'key', id: 'key' }, idempotencyKey: undefined } as const;

/** A visitor's first message in a conversation of the API, its turn still queued. */
async function received(text: string): Promise<{ conversationId: string; statements: string[] }> {
  return rig.inTenant(async () => {
    const conversations = rig.get(ConversationsService);
    const { id } = await conversations.create('api', await conversations.saveVisitor({}));
    recorder.take();
    let status = 0;
    const response = { status: (code: number) => (status = code) } as unknown as Response;
    await rig.get(ConversationStreams).sendAndWait(id, { text }, SENDING, 0, response);
    expect(status).toBe(202);
    return { conversationId: id, statements: recorder.take() };
  });
}

/** Each renewal is a statement and its `set_config`. */
function withoutRenewals(statements: readonly string[]): number {
  const renewals = statements.filter((text) => text.startsWith('UPDATE turns t SET leased_until'));
  return statements.length - 2 * renewals.length;
}

/** Runs the queued turn to its end, as the worker does with its job. */
async function answered({ conversationId }: { conversationId: string }) {
  return rig.inTenant(async () => {
    const job = rig.jobs.sent.pop();
    if (!job) throw new Error('No job was sent.');
    const { outboxId, reference } = job.payload;
    recorder.take();
    await rig
      .get(TurnHandler)
      .handle({ outboxId, reference, alone: () => Promise.reject(new Error('alone')) });
    const statements = recorder.take();
    const { data } = await rig.get(ConversationsService).listMessages(conversationId, { limit: 1 });
    return { statements, answer: data[0] };
  });
}

describe('a message in', () => {
  it(`takes at most ${MOST_OF_A_MESSAGE} statements until its turn is queued`, async () => {
    const { statements } = await received('hello');
    counts.push(`a message of the API: ${statements.length}`);
    expect(statements.length).toBeLessThanOrEqual(MOST_OF_A_MESSAGE);
    expect(statements.filter((text) => text.includes('INSERT INTO outbox'))).toHaveLength(1);
    expect(rig.jobs.sent.pop()).toBeDefined();
  });

  it(`takes at most ${MOST_OF_A_MESSAGE} on the website too, once the visitor has a conversation`, async () => {
    const widget = rig.get(WidgetService);
    await rig.inTenant(async () => {
      const { visitorId } = await widget.createSession({});
      const visitor = { visitorId } as VisitorPrincipal;
      for (const [what, most] of [
        ['the first message of the website', 2 * MOST_OF_A_MESSAGE],
        ['the next message of the website', MOST_OF_A_MESSAGE],
      ] as const) {
        recorder.take();
        await widget.send(visitor, { text: 'hello', clientId: randomUUID() });
        const statements = recorder.take();
        counts.push(`${what}: ${statements.length}`);
        expect(statements.length).toBeLessThanOrEqual(most);
      }
    });
    expect(rig.jobs.sent.splice(0)).toHaveLength(1);
  });
});

describe('parallel sends', () => {
  it('of one clientId meet in one message with one turn; others are numbered in a row', async () => {
    await rig.inTenant(async () => {
      const conversations = rig.get(ConversationsService);
      const { id: conversationId } = await conversations.create('api', await conversations.saveVisitor({}));
      const send = (clientId: string) =>
        conversations.receive({ conversationId, from: 'visitor', text: 'hello', clientId });
      const stored = await Promise.all(['a', 'a', 'b', 'a', 'c', 'a'].map(send));
      expect(stored.filter(({ isNew }) => isNew)).toHaveLength(3);
      expect(new Set(stored.map(({ message }) => message.id)).size).toBe(3);
      // Nothing has been said yet, so one turn answers all.
      expect(new Set(stored.map(({ turnId }) => turnId)).size).toBe(1);
      const { data } = await conversations.listMessages(conversationId, { limit: 10 });
      expect(data.map(({ seq }) => seq)).toEqual([3, 2, 1]);
    });
    expect(rig.jobs.sent.splice(0)).toHaveLength(1);
  });
});

describe('a turn of the built-in responder', () => {
  it.each([
    ['small talk', 'hello there', [], /Clay/],
    ['hours', 'when are you open on thursday?', ['opening_hours'], /09:00 to 17:00/],
    ['order with proof', 'where is my order CC-2041? aoife@example.com', ['order_status'], /shipped/],
    ['product', 'do you have a teapot', ['product_search'], /€72\.00/],
    ['product by price', 'have you got a mug under €25?', ['product_search'], /€22\.00/],
    ['product sold out', 'how much is the salad bowl?', ['product_search'], /out of stock/],
    ['gift', 'I need a gift for my mother', ['product_search'], /ideas/],
    ['article', 'How much is delivery?', ['article_search'], /€6\.95/],
    ['handoff', 'can I speak to a person', ['handoff'], /team/],
    ['unknown', 'do you rent out hovercrafts by the fortnight?', [], /do not know/],
    [
      'two clauses',
      'when do you open on Monday? and how much is the vase?',
      ['opening_hours', 'product_search'],
      /€65/,
    ],
    ['two of the catalogue', 'what is your cheapest plate and do you deliver?', ['product_search'], /€28/],
  ] as const)(`(%s) takes at most ${MOST_OF_A_TURN} statements`, async (kind, question, tools, said) => {
    const { statements, answer } = await answered(await received(question));
    const count = withoutRenewals(statements);
    counts.push(`${kind}: ${count}`);
    expect(answer?.text).toMatch(said);
    expect(answer?.tools.map(({ name }) => name)).toEqual(expect.arrayContaining([...tools]));
    if (count > MOST_OF_A_TURN) expect(statements).toEqual([]);
    // The profile tells the version, so nobody else asks for it.
    expect(statements.filter((text) => text.startsWith('SELECT t.knowledge_version'))).toEqual([]);
  });
});
