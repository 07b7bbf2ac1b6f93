import { atLast, Api } from '../support/api.js';
import { startConversation, type TestBusiness } from '../support/businesses.js';
import { deepTest } from '../support/deep-test.js';
import { eventually, stopwatch } from '../support/eventually.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { Follower } from './follower.js';
import { reported, Stage } from './stage.js';
import { messagesOf, tell, type MessageBody, type SentBody } from './turns.js';

const UNKNOWN = 'Do you rent out hovercrafts by the fortnight?';
const EMAIL = 'hidden.person@example.com';
const CLOSINGS = {
  mon: '17:10',
  tue: '17:20',
  wed: '17:30',
  thu: '17:40',
  fri: '17:50',
  sat: '16:10',
  sun: '16:20',
};
const WEEK = Object.fromEntries(
  Object.entries(CLOSINGS).map(([day, close]) => [day, [{ open: '09:00', close }]]),
);

function authors(messages: MessageBody[]): string[] {
  return messages.map(({ from }) => from);
}

let stage: Stage;

/** The number of a business's turns, and of its jobs still to be done. */
async function ledger({ id }: TestBusiness): Promise<{ turns: number; owed: number }> {
  const [row] = await stage.sql<{ turns: number; owed: number }>(
    `SELECT (SELECT count(*)::int FROM turns WHERE tenant_id = $1) AS turns,
            (SELECT count(*)::int FROM outbox WHERE tenant_id = $1) AS owed`,
    [id],
  );
  if (!row) throw new Error('No ledger.');
  return row;
}

const isDelta = ({ event }: { event: string }) => event === 'text.delta';

/** A scenario of its own business; a failure tells what the turns have met. */
function scenario(work: () => Promise<void>): () => Promise<void> {
  return () => reported(stage, work);
}

describe('two processes', () => {
  let one: FrontdeskProcess;
  let two: FrontdeskProcess;

  beforeAll(async () => {
    stage = await Stage.open();
    [one, two] = await Promise.all([stage.start(), stage.start()]);
  });
  afterAll(() => stage.close());

  test(
    'get the same clientId over the API, 20 at once: one message, one turn, one answer',
    scenario(async () => {
      const shop = await stage.business(one);
      const id = await startConversation(shop.api);
      const clients = [shop.api, new Api(two.url, shop.api.key)];
      const body = { text: 'hello', clientId: 'once' };
      const sent = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          // On a slow machine an answer may take longer than a call waits, and its message is sent again.
          eventually(async () => {
            const each = await (clients[n % 2] as Api).post<SentBody>(
              `/v1/conversations/${id}/messages`,
              body,
            );
            return each.status !== 202 && each;
          }),
        ),
      );
      expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 200));
      expect(
        new Set(sent.map(({ body: { message, answer, turn } }) => `${message.id} ${answer?.id} ${turn?.id}`))
          .size,
      ).toBe(1);
      expect(authors(await messagesOf(shop.api, id))).toEqual(['visitor', 'assistant']);
      expect(await ledger(shop)).toEqual({ turns: 1, owed: 0 });
    }),
  );

  test(
    'get it over the widget, whose conversation they also begin',
    scenario(async () => {
      const shop = await stage.business(one);
      const { body: session } = await shop.widget.post<{ token: string }>('/widget/v1/sessions');
      const clients = [new Api(one.url, session.token), new Api(two.url, session.token)];
      const sent = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          atLast(() =>
            (clients[n % 2] as Api).post<SentBody>('/widget/v1/messages', {
              text: 'hello',
              clientId: 'once',
            }),
          ),
        ),
      );
      expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 202));
      expect(new Set(sent.map(({ body }) => `${body.message.id} ${body.turn?.id}`)).size).toBe(1);
      const list = () => clients[0]?.get<{ data: MessageBody[] }>('/widget/v1/messages');
      await eventually(async () => (await list())?.body.data.length === 2);
      expect(await ledger(shop)).toEqual({ turns: 1, owed: 0 });
    }),
  );

  test(
    'answer messages sent at once in one conversation once each, in their order',
    scenario(async () => {
      const shop = await stage.business(one);
      await shop.api.put('/v1/opening-hours', { week: WEEK });
      const clients = [shop.api, new Api(two.url, shop.api.key)];
      const id = await startConversation(shop.api);
      const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
      await Promise.all(
        days.map((day, n) => tell(clients[n % 2] as Api, id, `When do you close on ${day}?`)),
      );
      const turnsOf = () =>
        stage.sql<{ status: string; asked: string[] }>(
          `SELECT t.status, message_id || more_message_ids AS asked FROM turns t JOIN messages m ON m.id = t.message_id
           WHERE t.conversation_id = '${id}' ORDER BY m.seq`,
        );
      const turns = await eventually(async () => {
        const all = await turnsOf();
        return all.every(({ status }) => status === 'completed') && all;
      });
      const messages = await messagesOf(shop.api, id);
      const asked = messages.filter(({ from }) => from === 'visitor');
      expect(turns.flatMap((turn) => turn.asked)).toEqual(asked.map((message) => message.id));
      const answered = messages.filter(({ from }) => from === 'assistant').map(({ text }) => text);
      expect(answered).toHaveLength(turns.length);
      turns.forEach(({ asked: ids }, n) => {
        const closings = asked
          .filter((message) => ids.includes(message.id))
          .map(({ text }) => closingAsked(text));
        for (const closing of closings) expect(answered[n]).toContain(closing);
      });
    }),
  );
});

/** The scenarios share it, one after the other; one that ends it starts it again. */
describe('one process, which answers one turn at a time,', () => {
  const env = { TURN_CONCURRENCY: '1' };
  let frontdesk: FrontdeskProcess;

  beforeAll(async () => {
    stage = await Stage.open();
    frontdesk = await stage.start(env);
  });
  afterAll(() => stage.close());

  test(
    'whose Redis is emptied in the middle of a turn: its readers get the rest, and one answer is stored',
    scenario(async () => {
      const shop = await stage.business(frontdesk);
      const follower = new Follower(shop.api, await startConversation(shop.api));
      const release = await stage.holdUnanswered();
      const { turn } = await tell(shop.api, follower.conversationId, UNKNOWN);
      await stage.turnsHeld(1);
      await follower.catchUp();
      await stage.redis.flush();
      await release();
      await follower.expectOneAnswer(String(turn?.id));
      expect(await ledger(shop)).toEqual({ turns: 1, owed: 0 });
    }),
  );

  test(
    'that died between commit and enqueuing: the relay sends the turn',
    scenario(async () => {
      const shop = await stage.business(frontdesk);
      const id = await startConversation(shop.api);
      const turnId = await stage.commitWithoutEnqueue(shop.id, id);
      await new Follower(shop.api, id).expectOneAnswer(turnId);
      expect(authors(await messagesOf(shop.api, id))).toEqual(['visitor', 'assistant']);
      expect(await ledger(shop)).toEqual({ turns: 1, owed: 0 });
    }),
  );

  test(
    'whose Redis is away: messages are accepted and read at once, and answered once it is back, empty',
    scenario(async () => {
      const shop = await stage.business(frontdesk);
      const id = await startConversation(shop.api);
      await stage.redis.kill();
      // Who waits for Redis waits until it is back.
      const { message, answer, turn } = await tell(shop.api, id, 'hello', 'while-away');
      expect({ answer, status: turn?.status }).toEqual({ answer: null, status: 'queued' });
      const again = await tell(shop.api, id, 'hello', 'while-away');
      expect(again.message.id).toBe(message.id);
      expect(authors(await messagesOf(shop.api, id))).toEqual(['visitor']);
      const ready = await shop.api.get<{ checks: Record<string, { status: string }> }>('/health/ready');
      expect(ready).toMatchObject({
        status: 503,
        body: { checks: { redis: { status: 'down' }, database: { status: 'up' } } },
      });
      expect((await shop.api.get('/health/live')).status).toBe(200);
      await stage.redis.start();
      await new Follower(shop.api, id).expectOneAnswer(String(turn?.id));
      await eventually(async () => (await shop.api.get('/health/ready')).status === 200);
      expect(await ledger(shop)).toEqual({ turns: 1, owed: 0 });
    }),
  );

  test(
    'whose answer the database refuses: it is stored later, and none of the visitor’s words are logged',
    scenario(async () => {
      const shop = await stage.business(frontdesk);
      const follower = new Follower(shop.api, await startConversation(shop.api));
      const before = frontdesk.log.length;
      const release = await stage.holdUnanswered();
      const { turn } = await tell(shop.api, follower.conversationId, `${UNKNOWN} ${EMAIL}`);
      const failed = () => frontdesk.log.slice(before).some((line) => line.includes('lock timeout'));
      await eventually(() => Promise.resolve(failed()));
      await release();
      await follower.expectOneAnswer(String(turn?.id));
      const log = frontdesk.log.join('\n');
      for (const word of ['hovercraft', EMAIL, String(shop.api.key)]) expect(log).not.toContain(word);
    }),
  );

  deepTest(
    'killed while Redis is emptied: the next one sends a reader only what it has not received',
    scenario(async () => {
      const shop = await stage.business(frontdesk);
      const follower = new Follower(shop.api, await startConversation(shop.api));
      const release = await stage.holdUnanswered();
      const { turn } = await tell(shop.api, follower.conversationId, UNKNOWN);
      await stage.turnsHeld(1);
      await follower.catchUp();
      await stage.kill(frontdesk);
      await stage.redis.flush();
      await release();
      frontdesk = await stage.restart(frontdesk, env);
      await follower.expectOneAnswer(String(turn?.id));
      expect(authors(await messagesOf(shop.api, follower.conversationId))).toEqual(['visitor', 'assistant']);
    }),
  );

  test(
    'told to stop with open streams and a running turn: exit code 0 within 25 s, and nothing is lost',
    scenario(async () => {
      const shop = await stage.business(frontdesk);
      const follower = new Follower(shop.api, await startConversation(shop.api));
      const idle = shop.api
        .events(`/v1/conversations/${await startConversation(shop.api)}/events`)
        .catch(() => 'cut');
      const { turn } = await tell(shop.api, follower.conversationId, UNKNOWN);
      await follower.until(isDelta);
      const waited = stopwatch();
      expect(await frontdesk.stop()).toBe(0);
      waited.stop();
      expect(waited.ms()).toBeLessThan(25_000);
      await idle;
      frontdesk = await stage.restart(frontdesk, env);
      await follower.expectOneAnswer(String(turn?.id));
      expect(authors(await messagesOf(shop.api, follower.conversationId))).toEqual(['visitor', 'assistant']);
    }),
  );

  test(
    'whose Redis is emptied while a job waits: the relay sends it again; and the job held only ids',
    scenario(async () => {
      const shop = await stage.business(frontdesk);
      const [held, waiting] = [
        new Follower(shop.api, await startConversation(shop.api)),
        new Follower(shop.api, await startConversation(shop.api)),
      ];
      const release = await stage.holdUnanswered();
      const first = await tell(shop.api, held.conversationId, UNKNOWN);
      await stage.turnsHeld(1);
      await held.catchUp();
      // A held turn ends by its lock timeout, and the next one must not be taken meanwhile.
      await stage.pauseTurns();
      const second = await tell(shop.api, waiting.conversationId, `Where is my parcel? ${EMAIL}`);
      const jobs = (await stage.redis.dump('bull')).join('\n');
      await stage.redis.flush();
      await release();
      const ids = [shop.id, String(second.turn?.id)];
      for (const id of ids) expect(jobs).toContain(id);
      for (const content of [EMAIL, 'parcel', 'hovercraft', String(shop.api.key)])
        expect(jobs).not.toContain(content);
      await held.expectOneAnswer(String(first.turn?.id));
      await waiting.expectOneAnswer(String(second.turn?.id));
      expect(await ledger(shop)).toEqual({ turns: 2, owed: 0 });
    }),
  );
});

function closingAsked(question: string): string {
  const day = Object.keys(CLOSINGS).find((key) => question.toLowerCase().includes(` ${key}`));
  return CLOSINGS[day as keyof typeof CLOSINGS];
}
