import { Logger } from '@nestjs/common';
import { TurnRunner } from '../../src/conversations/turns/turn-runner.js';
import { TurnsRepository } from '../../src/conversations/turns/turns.repository.js';
import { TenantDb } from '../../src/platform/database/tenant-db.js';
import { EventLog } from '../../src/platform/realtime/event-log.js';
import { RedisClients } from '../../src/platform/redis/redis-clients.js';
import { RedisServer } from '../e2e/redis-server.js';
import { eventually } from '../support/eventually.js';
import type { StoredMessage } from '../../src/conversations/receive-message.js';
import { ENGINE_FAILS, names, spoken, TurnRig } from './turn-rig.js';

const LONGEST_TURN_MS = 75_000;

async function soon(condition: () => boolean): Promise<void> {
  await eventually(() => Promise.resolve(condition()));
}

/** Holds the time of later turns. @returns the end of the newest one's, for each use of it. */
function holdTurns(): (() => void)[] {
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  const ends: (() => void)[] = [];
  jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    if (ms !== LONGEST_TURN_MS) return timeout(ms);
    const limit = new AbortController();
    ends.push(() =>
      limit.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')),
    );
    return limit.signal;
  });
  return ends;
}

describe('a turn that is running', () => {
  let rig: TurnRig;

  beforeAll(async () => {
    rig = await TurnRig.open();
  });
  afterAll(() => rig.close());
  afterEach(() => jest.restoreAllMocks());

  const takeovers = {
    'resolves it': ['resolved', (id: string) => rig.conversations.resolve(id)],
    'writes in it': [
      'member',
      (id: string) =>
        rig.conversations.receive({ conversationId: id, from: 'member', text: 'Ana here.', clientId: null }),
    ],
  } as const;

  it.each(Object.entries(takeovers))('says nothing more when a person %s', async (_, [status, takeOver]) => {
    const stored = await rig.ask('When do you close?');
    const answer = rig.prepare();
    const { seen, ended } = rig.watch(stored);
    const working = rig.work(stored);
    await soon(() => names(seen).includes('turn.started'));
    answer.say('We close');
    await soon(() => spoken(seen) === 'We close');
    await rig.inTenant<Promise<unknown>>(() => takeOver(stored.message.conversationId));
    answer.say(' at 20:00.');
    answer.end('We close at 20:00.');
    await working;
    const events = await ended;
    expect(events.at(-1)).toMatchObject({
      event: 'turn.failed',
      data: expect.stringContaining('"taken_over"'),
    });
    expect(names(events)).not.toContain('message.completed');
    expect(await rig.turn(stored)).toMatchObject({
      status: 'failed',
      errorCode: 'taken_over',
      answerId: null,
    });
    expect((await rig.messages(stored)).map(({ from }) => from)).not.toContain('assistant');
    const { conversationId } = stored.message;
    expect(await rig.inTenant(() => rig.conversations.get(conversationId))).toMatchObject({ status });
    expect(await rig.owed()).toBe(0);
  });

  it('is still told when a person is asked for meanwhile: the visitor goes on waiting', async () => {
    const stored = await rig.ask('When do you close?');
    const answer = rig.prepare();
    const { seen, ended } = rig.watch(stored);
    const working = rig.work(stored);
    await soon(() => names(seen).includes('turn.started'));
    answer.say('We close');
    const { conversationId } = stored.message;
    await rig.inTenant(() => rig.conversations.handOff(conversationId, 'allergy'));
    answer.say(' at 20:00.');
    answer.end('We close at 20:00.');
    await working;
    expect(names(await ended)).toContain('message.completed');
    expect(await rig.inTenant(() => rig.conversations.get(conversationId))).toMatchObject({
      status: 'waiting',
    });
  });

  it.each([
    ['its first word', 'speak'],
    ['its answer', 'complete'],
  ] as const)('stores %s when the database has refused it, and asks the engine once', async (_, refused) => {
    const stored = await rig.ask('When do you close?');
    const written = jest.spyOn(
      rig.platform.get<Record<typeof refused, () => Promise<unknown>>>(TurnsRepository),
      refused,
    );
    const answer = rig.prepare();
    const { seen, ended } = rig.watch(stored);
    const working = rig.work(stored);
    await soon(() => answer.listened);
    const asked = rig.asked.length;
    if (refused === 'complete') answer.say('At 20:00.');
    await soon(() => refused === 'speak' || spoken(seen) !== '');
    await rig.inTenant(() =>
      rig.platform.get(TenantDb).transaction(async (sql) => {
        await sql.query('SELECT FROM turns WHERE id = $1 FOR UPDATE', [stored.turnId]);
        answer.end('At 20:00.');
        await soon(() => written.mock.results.length > 1);
      }),
    );
    await Promise.all([working, ended]);
    await expect(written.mock.results[0]?.value).rejects.toMatchObject({ code: 'database_unavailable' });
    expect(await rig.turn(stored)).toMatchObject({ status: 'completed' });
    expect(rig.asked).toHaveLength(asked);
  });

  it('is stopped after 75 s and tried again; the third time it fails and is handed off to a person', async () => {
    const ends = holdTurns();
    const logged = jest.spyOn(Logger.prototype, 'error').mockImplementation();
    const stored = await rig.ask('When do you close?');
    const { ended } = rig.watch(stored);
    for (const status of ['queued', 'queued', 'failed']) {
      const hanging = rig.prepare();
      const working = rig.work(stored);
      working.catch(() => undefined);
      await soon(() => hanging.listened);
      ends.at(-1)?.();
      await (status === 'queued' ? expect(working).rejects.toThrow(/timeout|stopped/) : working);
      await soon(() => hanging.cancelled);
      expect(await rig.turn(stored)).toMatchObject({ status });
      expect(await rig.owed()).toBe(status === 'queued' ? 1 : 0);
    }
    expect(ends).toHaveLength(3);
    expect(logged).toHaveBeenCalledWith(expect.anything(), 'The turn failed for good');
    const events = await ended;
    expect(names(events)).toEqual(['turn.started', 'handoff', 'message.created', 'turn.failed']);
    expect(events.at(-1)?.data).toContain('"turn_failed"');
    const [, note] = await rig.messages(stored);
    expect(note).toMatchObject({ from: 'system', handoff: { reason: 'fault' } });
  });

  it('is answered by the next attempt after an interrupted one, and streamed text is not sent again', async () => {
    const ends = holdTurns();
    const stored = await rig.ask('When do you close?');
    const [hanging, answering] = [rig.prepare(), rig.prepare()];
    const working = rig.work(stored);
    const { seen, ended } = rig.watch(stored);
    await soon(() => names(seen).includes('turn.started'));
    hanging.say('We close');
    await soon(() => spoken(seen) === 'We close');
    ends[0]?.();
    await expect(working).rejects.toThrow(/timeout|stopped/);
    const again = rig.work(stored);
    await soon(() => answering.listened);
    answering.say('We close at 20:00.');
    answering.end('We close at 20:00.');
    await again;
    expect(names(await ended)).toEqual(['turn.started', 'text.delta', 'text.delta', 'message.completed']);
    expect(spoken(seen)).toBe('We close at 20:00.');
  });
});

describe('a job whose turn cannot be claimed', () => {
  let rig: TurnRig;

  beforeAll(async () => {
    rig = await TurnRig.open();
  });
  afterAll(() => rig.close());

  const query = (text: string, id: string | null) =>
    rig.inTenant(() => rig.platform.get(TenantDb).query(text, [id]));

  it('keeps its outbox row while a live worker holds the turn, and loses it when the turn was erased', async () => {
    const stored = await rig.ask('When do you close?');
    await query(
      `UPDATE turns SET status = 'running', leased_until = now() + interval '1 hour' WHERE id = $1`,
      stored.turnId,
    );
    await rig.work(stored);
    expect(await rig.owed()).toBe(1);
    await query('DELETE FROM turns WHERE id = $1', stored.turnId);
    await rig.work(stored);
    expect(await rig.owed()).toBe(0);
  });
});

describe('a turn whose process has crashed or blocked', () => {
  let rig: TurnRig;

  beforeAll(async () => {
    rig = await TurnRig.open();
  });
  beforeEach(() => rig.alone.mockClear());
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => rig.close());

  const query = (text: string, id: string | null) =>
    rig.inTenant(() => rig.platform.get(TenantDb).query<{ stops: number; attempts: number }>(text, [id]));

  /** The state of a turn in the database after its process has crashed. */
  async function die(turnId: string | null): Promise<void> {
    await query(
      `UPDATE turns SET status = 'running', attempts = attempts + 1, leased_until = now() - interval '1 second'
       WHERE id = $1`,
      turnId,
    );
  }

  it('runs alone the second time and is answered; one without a crash does not ask to', async () => {
    const [dead, healthy] = [await rig.ask('When do you close?'), await rig.ask('When do you close?')];
    await die(dead.turnId);
    for (const stored of [healthy, dead]) {
      expect(rig.alone).toHaveBeenCalledTimes(0);
      rig.alone.mockImplementationOnce(async () => {
        // No process has claimed it yet, so a crash now does not count.
        expect(await rig.turn(dead)).toMatchObject({ status: 'running' });
        expect(await query('SELECT stops, attempts FROM turns WHERE id = $1', dead.turnId)).toEqual([
          { stops: 0, attempts: 1 },
        ]);
      });
      const answer = rig.prepare();
      const working = rig.work(stored);
      await soon(() => answer.listened);
      answer.end('At 20:00.');
      await working;
      expect(await rig.turn(stored)).toMatchObject({ status: 'completed' });
    }
    expect(rig.alone).toHaveBeenCalledTimes(1);
  });

  it('fails the second time, with its reason: not run again, the visitor is told, and a person takes over', async () => {
    const logged = jest.spyOn(Logger.prototype, 'error').mockImplementation();
    const stored = await rig.ask('When do you close?');
    const { ended } = rig.watch(stored);
    await die(stored.turnId);
    await query('UPDATE turns SET stops = 1 WHERE id = $1', stored.turnId);
    await rig.work(stored); // no answer is prepared: asking the engine would throw
    expect(await rig.turn(stored)).toMatchObject({ status: 'failed', errorCode: 'stopped_process' });
    expect(await rig.owed()).toBe(0);
    expect(rig.alone).not.toHaveBeenCalled();
    expect(names(await ended)).toEqual(['handoff', 'message.created', 'turn.failed']);
    const line = { turnId: stored.turnId, conversationId: stored.message.conversationId, stops: 2 };
    expect(logged).toHaveBeenCalledWith(line, expect.stringContaining('set aside'));
  });

  it('that failed with an error has not crashed: it is tried again beside others', async () => {
    const stored = await rig.ask('When do you close?');
    await expect(rig.work(stored)).rejects.toThrow(ENGINE_FAILS);
    const answer = rig.prepare();
    const working = rig.work(stored);
    await soon(() => answer.listened);
    answer.end('At 20:00.');
    await working;
    expect(rig.alone).not.toHaveBeenCalled();
  });

  describe('that could not be released, as while PostgreSQL is away', () => {
    let release: jest.SpyInstance;

    beforeEach(() => {
      jest.spyOn(Logger.prototype, 'warn').mockImplementation();
      release = jest.spyOn(rig.platform.get(TurnsRepository), 'release');
      release.mockRejectedValue(new Error('PostgreSQL is away'));
    });

    async function answered(stored: StoredMessage): Promise<void> {
      const answer = rig.prepare();
      const working = rig.work(stored);
      await soon(() => answer.listened);
      answer.end('At 20:00.');
      await working;
      expect(await rig.turn(stored)).toMatchObject({ status: 'completed' });
    }

    const lapse = (id: string | null) =>
      query(`UPDATE turns SET leased_until = now() - interval '1 second' WHERE id = $1`, id);

    it('does not count as crashed: even twice so, its process answers it beside others', async () => {
      const stored = await rig.ask('When do you close?');
      for (const attempts of [1, 2]) {
        await expect(rig.work(stored)).rejects.toThrow(ENGINE_FAILS);
        await lapse(stored.turnId);
        expect(await rig.turn(stored)).toMatchObject({ status: 'running' });
        expect(await query('SELECT stops, attempts FROM turns WHERE id = $1', stored.turnId)).toEqual([
          { stops: 0, attempts },
        ]);
      }
      await answered(stored);
      expect(await query('SELECT stops, attempts FROM turns WHERE id = $1', stored.turnId)).toEqual([
        { stops: 0, attempts: 3 },
      ]);
      expect(rig.alone).not.toHaveBeenCalled();
      // The retry in the background finds that the turn is finished.
      release.mockRestore();
    });

    it('is released as soon as possible, so that no other process counts it as crashed', async () => {
      const stored = await rig.ask('When do you close?');
      await expect(rig.work(stored)).rejects.toThrow(ENGINE_FAILS);
      await soon(() => release.mock.calls.length > 1);
      expect(await rig.turn(stored)).toMatchObject({ status: 'running' });
      release.mockRestore();
      await eventually(async () => (await rig.turn(stored))?.status === 'queued');
      await query('UPDATE turns SET leased_by = gen_random_uuid() WHERE id = $1', stored.turnId);
      await answered(stored);
      expect(await query('SELECT stops, attempts FROM turns WHERE id = $1', stored.turnId)).toEqual([
        { stops: 0, attempts: 2 },
      ]);
    });

    it('is released when even its failure could not be stored', async () => {
      jest.spyOn(Logger.prototype, 'error').mockImplementation();
      release.mockRestore();
      const fail = jest.spyOn(rig.platform.get(TurnsRepository), 'fail');
      fail.mockRejectedValueOnce(new Error('PostgreSQL is away'));
      const stored = await rig.ask('When do you close?');
      await query('UPDATE turns SET attempts = 2 WHERE id = $1', stored.turnId);
      await expect(rig.work(stored)).rejects.toThrow(/PostgreSQL is away/);
      expect(await rig.turn(stored)).toMatchObject({ status: 'queued' });
      await rig.work(stored);
      expect(await rig.turn(stored)).toMatchObject({ status: 'failed', errorCode: 'turn_failed' });
    });
  });

  it('that was released because its process stops keeps all its attempts', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'setInterval', 'performance', 'Date'] });
    rig.platform.get(TurnRunner).onModuleDestroy();
    jest.advanceTimersByTime(10_000);
    jest.useRealTimers();
    const stored = await rig.ask('When do you close?');
    rig.prepare();
    await expect(rig.work(stored)).rejects.toThrow(/process stops/);
    expect(await query('SELECT stops, attempts FROM turns WHERE id = $1', stored.turnId)).toEqual([
      { stops: 0, attempts: 0 },
    ]);
    expect(await rig.turn(stored)).toMatchObject({ status: 'queued' });
  });
});

describe('a turn during which Redis goes away', () => {
  let redis: RedisServer;
  let rig: TurnRig;

  beforeEach(async () => {
    redis = await RedisServer.start();
    rig = await TurnRig.open({ REDIS_URL: redis.url });
  });
  afterEach(async () => {
    await rig.close();
    await redis.kill();
  });

  it('holds its text back, and sends the rest when Redis is back', async () => {
    const stored = await rig.ask('When do you close?');
    const answer = rig.prepare();
    const { seen, ended } = rig.watch(stored);
    const working = rig.work(stored);
    await soon(() => names(seen).includes('turn.started'));
    answer.say('We close ');
    await soon(() => spoken(seen) === 'We close ');
    const append = jest.spyOn(rig.platform.get(EventLog), 'append');
    await redis.kill();
    answer.say('on Thursdays ');
    await soon(() => append.mock.results.length === 1);
    await expect(append.mock.results[0]?.value).rejects.toThrow();
    await redis.start();
    await eventually(() =>
      rig.platform
        .get(RedisClients)
        .commands.ping()
        .catch(() => null),
    );
    answer.say('at 20:00.');
    answer.end('We close on Thursdays at 20:00.');
    await working;
    const events = await ended;
    expect(spoken(events)).toBe('We close on Thursdays at 20:00.');
    expect(events.at(-1)?.event).toBe('message.completed');
    expect((await rig.messages(stored)).at(-1)?.text).toBe('We close on Thursdays at 20:00.');
  });

  it('sends a delta once when Redis’s reply was late', async () => {
    const stored = await rig.ask('When do you close?');
    const answer = rig.prepare();
    const { seen, ended } = rig.watch(stored);
    const working = rig.work(stored);
    await soon(() => names(seen).includes('turn.started'));
    const log = rig.platform.get(EventLog);
    const append = jest.spyOn(log, 'append').mockImplementationOnce(async (...event) => {
      append.mockRestore();
      await log.append(...event);
      throw new Error('Command timed out');
    });
    answer.say('We close ');
    answer.say('at 20:00.');
    answer.end('We close at 20:00.');
    await working;
    const events = await ended;
    expect(events.filter(({ event }) => event === 'text.delta')).toHaveLength(2);
    expect(spoken(events)).toBe('We close at 20:00.');
  });

  it('stores its answer while Redis is away, and the reader gets it from Postgres', async () => {
    const stored = await rig.ask('When do you close?');
    const answer = rig.prepare();
    const { seen, ended } = rig.watch(stored);
    const working = rig.work(stored);
    await soon(() => names(seen).includes('turn.started'));
    await redis.kill();
    answer.say('At 20:00.');
    answer.end('At 20:00.');
    await working;
    expect((await rig.messages(stored)).map(({ from, text }) => [from, text])).toEqual([
      ['visitor', 'When do you close?'],
      ['assistant', 'At 20:00.'],
    ]);
    expect(names(await ended)).toEqual(['turn.started', 'message.completed']);
    expect(await rig.turn(stored)).toMatchObject({ status: 'completed' });
    expect(await rig.owed()).toBe(0);
  });
});
