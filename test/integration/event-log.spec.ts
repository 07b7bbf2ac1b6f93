import { randomUUID } from 'node:crypto';
// oxlint-disable-next-line house/no-sleep-in-tests -- writers and readers must start at different times here
import { setTimeout as delay } from 'node:timers/promises';
import type { TestingModule } from '@nestjs/testing';
import fc from 'fast-check';
import type { Redis } from 'ioredis';
import { START, formatCursor, parseCursor, type Cursor } from '../../src/platform/realtime/cursor.js';
import { DATABASE_ERRORS } from '../../src/platform/database/database.errors.js';
import { EventFollower, type DurableSource } from '../../src/platform/realtime/event-follower.js';
import { EventLog, type LoggedEvent } from '../../src/platform/realtime/event-log.js';
import { RedisClients } from '../../src/platform/redis/redis-clients.js';
import { tenantKey } from '../../src/platform/redis/redis-keys.js';
import { rounds } from '../support/depth.js';
import { eventually } from '../support/eventually.js';
import { asTenant, openPlatform } from './platform-app.js';

const TENANT = randomUUID();

/** The number of messages that one read of Postgres returns. */
const DURABLE_PAGE = 500;
const HOUR_MS = 60 * 60 * 1000;
/** A reader that is not told looks again after 1.5 s. */
const AT_ONCE_MS = 1_000;
/** Tries of what must happen at once: a busy machine delays one or another. */
const TRIES = 5;

/** A conversation's committed messages, in place of Postgres, and its stream in the real Redis. */
class Conversation {
  readonly id = randomUUID();
  readonly committed: { event: LoggedEvent; at: number }[] = [];
  readonly key = tenantKey(TENANT, 'events', this.id);

  /** Called just before Postgres is read. */
  onRead: () => void = () => undefined;

  constructor(private readonly log: EventLog) {}

  readonly durable: DurableSource = {
    read: async (fromSeq, settled) => {
      this.onRead();
      const newest = settled ? Date.now() - 1000 : Infinity;
      const wanted = this.committed.filter(({ event, at }) => event.cursor.seq >= fromSeq && at < newest);
      return wanted.slice(0, DURABLE_PAGE).map(({ event }) => event);
    },
    hasLater: async (seq) => this.committed.length > seq,
  };

  /** Commits the next message. @param ageMs How long ago; else just now, however long the test goes on. */
  commit(ageMs = -HOUR_MS): number {
    const seq = this.committed.length + 1;
    const event = { cursor: { seq, step: 0 }, event: 'message.created', data: JSON.stringify({ seq }) };
    this.committed.push({ event, at: Date.now() - ageMs });
    return seq;
  }

  place(seq: number): Promise<void> {
    return this.log.place(this.id, seq, [{ event: 'message.created', data: { seq } }]);
  }

  async say(): Promise<number> {
    const seq = this.commit();
    await this.place(seq);
    return seq;
  }

  append(base: number, floor: Cursor, text: string): Promise<Cursor> {
    return this.log.append(this.id, base, floor, 'text.delta', { text });
  }

  /** A message, then a turn of a few deltas, as the worker writes them. */
  async turn(deltas: number): Promise<Cursor> {
    const seq = await this.say();
    let floor: Cursor = { seq, step: 0 };
    for (let index = 0; index < deltas; index += 1) floor = await this.append(seq, floor, `${seq}.${index}`);
    return floor;
  }
}

function ids(events: LoggedEvent[]): string[] {
  return events.map(({ cursor }) => formatCursor(cursor));
}

function dataOf(events: LoggedEvent[], name: string): string[] {
  return events.filter(({ event }) => event === name).map(({ data }) => data);
}

describe('the event log', () => {
  let platform: TestingModule;
  let log: EventLog;
  let redis: Redis;

  beforeAll(async () => {
    platform = await openPlatform();
    log = platform.get(EventLog);
    redis = platform.get(RedisClients).commands;
  });

  afterAll(() => platform.close());

  function inTenant(work: () => Promise<void>): () => Promise<void> {
    return () => asTenant(TENANT, work);
  }

  /** Follows from a cursor until `enough`. @throws after a minute and a half, with the events received. */
  async function follow(
    conversation: Conversation,
    after: Cursor,
    enough: (events: LoggedEvent[]) => boolean,
  ): Promise<LoggedEvent[]> {
    const stop = new AbortController();
    const late = setTimeout(() => stop.abort(), 90_000);
    const events: LoggedEvent[] = [];
    for await (const event of platform
      .get(EventFollower)
      .follow(conversation.id, after, conversation.durable, stop.signal)) {
      events.push(event);
      if (enough(events)) break;
    }
    clearTimeout(late);
    if (stop.signal.aborted) throw new Error(`Only these came: ${ids(events).join(' ')}`);
    return events;
  }

  /** @param work tells how long it took, in milliseconds */
  async function atOnce(work: () => Promise<number>): Promise<void> {
    const times: number[] = [];
    while (times.length < TRIES && !times.some((ms) => ms < AT_ONCE_MS)) times.push(await work());
    expect(Math.min(...times)).toBeLessThan(AT_ONCE_MS);
  }

  function count(wanted: number): (events: LoggedEvent[]) => boolean {
    return (events) => events.length >= wanted;
  }

  function expectOrdered(events: LoggedEvent[]): void {
    const places = events.map(({ cursor }) => cursor.seq * 1e6 + cursor.step);
    expect(places).toEqual([...new Set(places)].sort((one, other) => one - other));
  }

  it(
    'recognises a repeated append, and appends a repeated word again',
    inTenant(async () => {
      const conversation = new Conversation(log);
      const seq = await conversation.say();
      const floor = { seq, step: 0 };
      const first = await conversation.append(seq, floor, 'ha ');
      expect(await conversation.append(seq, floor, 'ha ')).toEqual(first);
      const second = await conversation.append(seq, first, 'ha ');
      expect(second).toEqual({ seq, step: first.step + 1 });
      expect(dataOf(await log.read(conversation.id, START), 'text.delta')).toHaveLength(2);
    }),
  );

  it(
    'keeps the stream of a follower while Postgres is busy, and goes on afterwards',
    inTenant(async () => {
      const conversation = new Conversation(log);
      let refused = 0;
      conversation.onRead = () => {
        if ((refused += 1) > 2) return;
        throw DATABASE_ERRORS.database_unavailable('The database is busy or away. Try again.');
      };
      conversation.commit(5_000);
      const following = follow(conversation, START, count(2));
      await eventually(async () => refused > 2);
      await conversation.say();
      expect(ids(await following)).toEqual(['1-0', '2-0']);
    }),
  );

  it(
    'ends the stream of a follower with any other error of Postgres',
    inTenant(async () => {
      const conversation = new Conversation(log);
      conversation.onRead = () => {
        throw new Error('no such column');
      };
      await expect(follow(conversation, START, count(1))).rejects.toThrow('no such column');
    }),
  );

  it(
    'sends a live follower all events, in order and once',
    inTenant(async () => {
      const conversation = new Conversation(log);
      const following = follow(conversation, START, count(12));
      for (let turn = 0; turn < 3; turn += 1) await conversation.turn(3);
      expect(ids(await following)).toEqual(
        [1, 2, 3].flatMap((seq) => [0, 1, 2, 3].map((step) => `${seq}-${step}`)),
      );
    }),
  );

  it(
    'resumes after every position without a gap or a repeat',
    inTenant(async () => {
      const conversation = new Conversation(log);
      for (let turn = 0; turn < 3; turn += 1) await conversation.turn(4);
      const all = await follow(conversation, START, count(15));
      for (let at = 0; at < all.length - 1; at += 1) {
        const rest = await follow(conversation, all[at]?.cursor ?? START, count(all.length - at - 1));
        expect(rest).toEqual(all.slice(at + 1));
      }
    }),
  );

  it(
    'keeps the cursors of a turn when the stream is emptied in the middle',
    inTenant(async () => {
      const conversation = new Conversation(log);
      const before = await conversation.turn(3);
      const seen = await follow(conversation, START, count(4));
      await redis.del(conversation.key);
      const after = await conversation.append(1, before, 'after the flush');
      expect(formatCursor(after)).toBe('1-4');
      await conversation.turn(2);
      const rest = await follow(conversation, seen.at(-1)?.cursor ?? START, count(4));
      expect(ids([...seen, ...rest])).toEqual(['1-0', '1-1', '1-2', '1-3', '1-4', '2-0', '2-1', '2-2']);
      const late = await follow(conversation, START, count(5));
      expect(ids(late)).toEqual(['1-0', '1-4', '2-0', '2-1', '2-2']);
    }),
  );

  it(
    'works when Redis has lost its scripts',
    inTenant(async () => {
      const conversation = new Conversation(log);
      await conversation.turn(1);
      await redis.script('FLUSH');
      await conversation.turn(1);
      expect(ids(await follow(conversation, START, count(4)))).toEqual(['1-0', '1-1', '2-0', '2-1']);
    }),
  );

  it(
    'sends a message whose event was lost as soon as the next event shows the gap',
    inTenant(async () => {
      await atOnce(async () => {
        const conversation = new Conversation(log);
        const following = follow(conversation, START, count(4));
        await conversation.turn(1);
        conversation.commit();
        const started = Date.now();
        await conversation.say();
        expect(ids(await following)).toEqual(['1-0', '1-1', '2-0', '3-0']);
        return Date.now() - started;
      });
    }),
  );

  it(
    'sends a message that never reached Redis',
    inTenant(async () => {
      const conversation = new Conversation(log);
      const following = follow(conversation, START, count(2));
      await conversation.say();
      conversation.commit(1500);
      expect(ids(await following)).toEqual(['1-0', '2-0']);
    }),
  );

  it(
    'waits for a message that is being written, so that streamed events before it are not skipped',
    inTenant(async () => {
      const conversation = new Conversation(log);
      const floor = await conversation.turn(1);
      let answer = 0;
      conversation.onRead = () => {
        if (answer === 0) answer = conversation.commit();
      };
      const following = follow(conversation, START, count(4));
      await eventually(() => Promise.resolve(answer > 0));
      await conversation.append(1, floor, 'the last delta, written after the commit');
      await conversation.place(answer);
      expect(ids(await following)).toEqual(['1-0', '1-1', '1-2', '2-0']);
    }),
  );

  it(
    'does not add the events of a late or repeated message',
    inTenant(async () => {
      const conversation = new Conversation(log);
      const [first, second] = [conversation.commit(), conversation.commit()];
      await conversation.place(second);
      await conversation.place(first);
      await conversation.place(second);
      expect(ids(await log.read(conversation.id, START))).toEqual(['2-0']);
      expect(ids(await follow(conversation, START, count(2)))).toEqual(['1-0', '2-0']);
    }),
  );

  it(
    'resumes inside a message of several events, also when the stream has lost the rest of it',
    inTenant(async () => {
      const conversation = new Conversation(log);
      await conversation.turn(1);
      const events = ['handoff', 'message.created', 'turn.failed'].map((event) => ({ event, data: {} }));
      const all = events.map(({ event }, step) => ({ cursor: { seq: 2, step }, event, data: '{}' }));
      conversation.committed.push(...all.map((event) => ({ event, at: Date.now() })));
      await log.place(conversation.id, 2, events);
      expect(await follow(conversation, { seq: 1, step: 1 }, count(3))).toEqual(all);
      await redis.del(conversation.key);
      const next = { cursor: { seq: 3, step: 0 }, event: 'message.created', data: '{}' };
      conversation.committed.push({ event: next, at: Date.now() });
      await log.place(conversation.id, 3, [{ event: next.event, data: {} }]);
      for (const [step, { cursor }] of all.entries()) {
        const rest = [...all.slice(step + 1), next];
        expect(await follow(conversation, cursor, count(rest.length))).toEqual(rest);
      }
    }),
  );

  it(
    'completes a trimmed stream from Postgres',
    inTenant(async () => {
      const conversation = new Conversation(log);
      for (let turn = 0; turn < 5; turn += 1) await conversation.turn(3);
      await redis.xtrim(conversation.key, 'MAXLEN', 3);
      const events = await follow(conversation, START, count(8));
      expect(ids(events)).toEqual(['1-0', '2-0', '3-0', '4-0', '5-0', '5-1', '5-2', '5-3']);
    }),
  );

  it(
    'reads a backlog longer than a page without losing events that were only streamed',
    inTenant(async () => {
      const conversation = new Conversation(log);
      conversation.commit();
      for (let turn = 0; turn < 4; turn += 1) await conversation.turn(200);
      const events = await follow(
        conversation,
        START,
        (all) => all.at(-1)?.cursor.seq === 5 && all.at(-1)?.cursor.step === 200,
      );
      expectOrdered(events);
      expect(dataOf(events, 'message.created')).toHaveLength(5);
      expect(dataOf(events, 'text.delta')).toHaveLength(800);
    }),
  );

  it(
    'reads more messages than one read of Postgres returns',
    inTenant(async () => {
      const conversation = new Conversation(log);
      for (let message = 0; message < 2 * DURABLE_PAGE + 100; message += 1) conversation.commit();
      await conversation.turn(2);
      const events = await follow(conversation, START, (all) => all.at(-1)?.cursor.step === 2);
      expectOrdered(events);
      expect(dataOf(events, 'message.created')).toEqual(
        conversation.committed.map(({ event }) => event.data),
      );
    }),
  );

  it(
    'receives an event published during the subscription',
    inTenant(async () => {
      const { subscriber } = platform.get(RedisClients);
      const subscribe = subscriber.subscribe.bind(subscriber);
      const slow = jest.spyOn(subscriber, 'subscribe').mockImplementation(async (...channels: unknown[]) => {
        await delay(200);
        return (subscribe as (...names: unknown[]) => Promise<number>)(...channels);
      });
      await atOnce(async () => {
        const conversation = new Conversation(log);
        const following = follow(conversation, START, count(1));
        await delay(50);
        const started = Date.now();
        await conversation.say();
        expect(ids(await following)).toEqual(['1-0']);
        return Date.now() - started;
      });
      slow.mockRestore();
    }),
  );

  it(
    'with three concurrent writers has each event once, each message at its own number',
    inTenant(async () => {
      const conversation = new Conversation(log);
      const rounds = 30;
      const following = [1, 2].map(() => follow(conversation, START, (all) => all.at(-1)?.event === 'end'));
      const write = async () => {
        const cursors: Cursor[] = [];
        for (let round = 0; round < rounds; round += 1) {
          const seq = conversation.commit();
          if (round % 3 === 0) await delay(1);
          await conversation.place(seq);
          let floor: Cursor = { seq, step: 0 };
          for (let step = 0; step < 2; step += 1) {
            floor = await conversation.append(seq, floor, `${seq}.${step}`);
            cursors.push(floor);
          }
        }
        return cursors;
      };
      const cursors = (await Promise.all([write(), write(), write()])).flat();
      expect(new Set(cursors.map(formatCursor)).size).toBe(3 * rounds * 2);
      await log.append(conversation.id, 3 * rounds, START, 'end', {});
      for (const events of await Promise.all(following)) {
        expectOrdered(events);
        expect(new Set(dataOf(events, 'text.delta')).size).toBe(3 * rounds * 2);
        expect(dataOf(events, 'message.created')).toEqual(
          conversation.committed.map(({ event }) => event.data),
        );
      }
    }),
  );

  it('keeps tenants apart, also with the same conversation id', async () => {
    const conversation = new Conversation(log);
    await asTenant(TENANT, () => conversation.turn(1));
    expect(await asTenant(TENANT, () => log.read(conversation.id, START))).toHaveLength(2);
    expect(await asTenant(randomUUID(), () => log.read(conversation.id, START))).toEqual([]);
    expect(() => log.listen(conversation.id, () => undefined)).toThrow('No request context');
  });

  it(
    'expires after a day, and keeps at most a few thousand events',
    inTenant(async () => {
      const conversation = new Conversation(log);
      await conversation.turn(1);
      const seconds = await redis.ttl(conversation.key);
      expect(seconds).toBeGreaterThan(86_000);
      expect(seconds).toBeLessThanOrEqual(86_400);
    }),
  );

  it(
    'stops listening when the follower stops',
    inTenant(async () => {
      const conversation = new Conversation(log);
      await conversation.say();
      await follow(conversation, START, count(1));
      const { listeners } = log as unknown as { listeners: Map<string, unknown> };
      expect(listeners.has(conversation.key)).toBe(false);
    }),
  );

  it(
    'ends at once when the reader disconnects',
    inTenant(async () => {
      await atOnce(async () => {
        const conversation = new Conversation(log);
        const stop = new AbortController();
        const stream = platform
          .get(EventFollower)
          .follow(conversation.id, START, conversation.durable, stop.signal);
        const next = stream.next();
        const started = Date.now();
        await delay(20);
        stop.abort();
        expect(await next).toEqual({ done: true, value: undefined });
        return Date.now() - started;
      });
    }),
  );

  it(
    'is told what it waits for, though its own look is slow, and else looks again when it is notified',
    inTenant(async () => {
      const follower = platform.get(EventFollower);
      const { signal } = new AbortController();
      const [told, looked] = [randomUUID(), randomUUID()];
      const never = () => new Promise<null>(() => undefined);
      const first = follower.untilFound(told, never, signal);
      let looks = 0;
      const later = async () => ((looks += 1) > 2 ? 'found' : null);
      const second = follower.untilFound(looked, later, signal);
      await eventually(async () => looks > 1);
      await log.notify(told, 'conversation');
      expect(await first).toBe('conversation');
      await log.notify(looked);
      expect(await second).toBe('found');
    }),
  );

  it('for any order of messages, deltas, losses and emptied streams sends every message once, in order', async () => {
    const step = fc.constantFrom('say', 'delta', 'lost place', 'flush', 'trim');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) =>
        asTenant(TENANT, async () => {
          const conversation = new Conversation(log);
          const following = follow(conversation, START, (all) => all.at(-1)?.data === '"end"');
          let floor: Cursor = { seq: 0, step: 0 };
          for (const kind of steps) floor = await play(conversation, kind, floor);
          await log.append(conversation.id, conversation.committed.length, floor, 'end', 'end');
          const events = await following;
          expectOrdered(events);
          expect(dataOf(events, 'message.created')).toEqual(
            conversation.committed.map(({ event }) => event.data),
          );
        }),
      ),
      { numRuns: rounds(40, 1_000) },
    );
  });

  async function play(conversation: Conversation, kind: string, floor: Cursor): Promise<Cursor> {
    if (kind === 'say') return { seq: await conversation.say(), step: 0 };
    if (kind === 'delta') return conversation.append(floor.seq, floor, 'delta');
    if (kind === 'lost place') conversation.commit();
    if (kind === 'flush') await redis.del(conversation.key);
    if (kind === 'trim') await redis.xtrim(conversation.key, 'MAXLEN', 2);
    return floor;
  }
});

describe('a cursor', () => {
  it('survives its text form', () => {
    const number = fc.integer({ min: 0, max: 999_999_999_999_999 });
    fc.assert(
      fc.property(number, number, (seq, step) => {
        expect(parseCursor(formatCursor({ seq, step }))).toEqual({ seq, step });
      }),
    );
  });

  it.each(['', '1', '1-', '-1', '1-1-1', 'a-b', '1-1\n', '٣-٠', '1.5-0', '9999999999999999-0', '+', '(1-0'])(
    'consists of two numbers: %j is refused',
    (text) => {
      expect(parseCursor(text)).toBeNull();
    },
  );
});
