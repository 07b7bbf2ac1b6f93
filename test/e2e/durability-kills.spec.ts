// oxlint-disable-next-line house/no-sleep-in-tests -- the moment of the kill is what is tested
import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startConversation } from '../support/businesses.js';
import { rounds, seededRandom } from '../support/depth.js';
import { eventually } from '../support/eventually.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { Follower } from './follower.js';
import { onStage, type Stage } from './stage.js';
import { increasing, messagesOf, tell } from './turns.js';

const UNKNOWN = 'Do you rent out hovercrafts by the fortnight?';

/** A process that answers nothing: a statement that is held ends by its timeout, which a slow machine reaches. */
const HOLDING = {
  NODE_OPTIONS: `--import ${pathToFileURL(join(__dirname, '..', 'support', 'blocking-engine.mjs')).href}`,
  HOLD_ANSWERS: 'yes',
};

const moment = seededRandom();
const MOMENTS: [number, number][] = [
  [0, 15],
  ...Array.from({ length: rounds(0, 20) }, (): [number, number] => [
    Math.floor(moment() * 200),
    Math.floor(moment() * 200),
  ]),
];

interface TurnRow {
  id: string;
  status: string;
  attempts: number;
  stops: number;
}

function turnsOf(stage: Stage): Promise<TurnRow[]> {
  return stage.sql<TurnRow>('SELECT id, status, attempts, stops FROM turns');
}

function owed(stage: Stage): Promise<{ kind: string; reference: string }[]> {
  return stage.sql('SELECT kind, reference FROM outbox');
}

// Each scenario has its own processes, database and Redis, and mostly waits for leases to expire.
test.concurrent('10 turns stand before their commit when their worker is killed: each is answered once', () =>
  onStage(async (stage) => {
    const frontdesk = await stage.start({ TURN_CONCURRENCY: '1' });
    // A held statement keeps a connection, and jobs may use seven of ten.
    const worker = await stage.startWorker({ TURN_CONCURRENCY: '20', DATABASE_POOL_SIZE: '20' });
    const shop = await stage.business(frontdesk);
    const followers = await Promise.all(
      Array.from({ length: 10 }, async () => new Follower(shop.api, await startConversation(shop.api))),
    );
    const release = await stage.holdUnansweredLong();
    const sent = await Promise.all(
      followers.map(({ conversationId }) => tell(shop.api, conversationId, UNKNOWN)),
    );
    // On a busy machine some are held again after their statement has timed out, and not all at one moment.
    await Promise.all([stage.turnsHeld(8), ...followers.map((follower) => follower.catchUp())]);
    await stage.kill(worker);
    await release();
    await stage.startWorker();
    await Promise.all(followers.map((follower, n) => follower.expectOneAnswer(String(sent[n]?.turn?.id))));
    for (const { conversationId } of followers) {
      const authors = (await messagesOf(shop.api, conversationId)).map(({ from }) => from);
      expect(authors).toEqual(['visitor', 'assistant']);
    }
    const tried = (await turnsOf(stage)).filter(({ attempts }) => attempts > 1);
    expect(tried.length).toBeGreaterThanOrEqual(8);
    expect(await owed(stage)).toEqual([]);
  }));

// A turn survives only one crash, so each round is answered before the next kill.
test.concurrent.each(MOMENTS)(
  'the whole process is killed twice, %i and then %i ms after messages were accepted: each is answered once',
  (...moments) =>
    onStage(async (stage) => {
      let frontdesk = await stage.start();
      const shop = await stage.business(frontdesk);
      for (const delayMs of moments) {
        const turns: { follower: Follower; turnId: string }[] = [];
        const followers = await Promise.all(
          Array.from({ length: 6 }, async () => new Follower(shop.api, await startConversation(shop.api))),
        );
        for (const follower of followers) {
          const { turn } = await tell(shop.api, follower.conversationId, UNKNOWN);
          turns.push({ follower, turnId: String(turn?.id) });
        }
        await delay(delayMs);
        await frontdesk.kill();
        frontdesk = await stage.restart(frontdesk);
        await Promise.all(turns.map(({ follower, turnId }) => follower.expectOneAnswer(turnId)));
        for (const { follower } of turns) {
          const authors = (await messagesOf(shop.api, follower.conversationId)).map(({ from }) => from);
          expect(authors).toEqual(['visitor', 'assistant']);
        }
      }
      expect(await owed(stage)).toEqual([]);
    }),
);

test.concurrent('a turn that kills two workers is set aside and goes to a person; others are answered', () =>
  onStage(async (stage) => {
    let frontdesk: FrontdeskProcess = await stage.start(HOLDING);
    const shop = await stage.business(frontdesk);
    const follower = new Follower(shop.api, await startConversation(shop.api));
    const other = new Follower(shop.api, await startConversation(shop.api));
    const { turn } = await tell(shop.api, follower.conversationId, UNKNOWN);
    for (const stops of [0, 1]) {
      await eventually(async () => {
        const [poison] = (await turnsOf(stage)).filter(({ id }) => id === turn?.id);
        return poison?.status === 'running' && poison.stops === stops;
      });
      await frontdesk.kill();
      frontdesk = await stage.restart(frontdesk, stops === 0 ? HOLDING : {});
    }
    const { turn: healthy } = await tell(shop.api, other.conversationId, 'hello');
    await other.expectOneAnswer(String(healthy?.id));
    await follower.until(({ event }) => event === 'turn.failed');
    expect(increasing(follower.events)).toBe(true);
    const ending = follower.events.slice(-3);
    expect(ending.map(({ event, data }) => [event, data])).toEqual([
      ['handoff', { reason: 'fault' }],
      ['message.created', { message: expect.objectContaining({ from: 'system' }) }],
      ['turn.failed', { turnId: turn?.id, code: 'turn_failed', detail: expect.stringMatching(/person/) }],
    ]);
    await stage.redis.flush();
    const late = new Follower(shop.api, follower.conversationId);
    await late.until(({ event }) => event === 'turn.failed');
    expect(late.events.slice(-3)).toEqual(ending);
    const { body } = await shop.api.get(`/v1/conversations/${follower.conversationId}`);
    expect(body).toMatchObject({ status: 'waiting', handoffReason: 'fault' });
    const authors = (await messagesOf(shop.api, follower.conversationId)).map(({ from }) => from);
    expect(authors).toEqual(['visitor', 'system']);
    expect((await turnsOf(stage)).find(({ id }) => id === turn?.id)).toMatchObject({ status: 'failed' });
    // The relay sends the notice of the handoff; the return stays as long as the conversation waits.
    await eventually(async () => (await owed(stage)).length === 1);
    expect(await owed(stage)).toEqual([{ kind: 'conversation.return', reference: follower.conversationId }]);
  }));
