import { EventLog } from '../../src/platform/realtime/event-log.js';
import { TenantDb } from '../../src/platform/database/tenant-db.js';
import type { StoredMessage } from '../../src/conversations/receive-message.js';
import { eventually } from '../support/eventually.js';
import { names, spoken, TurnRig } from './turn-rig.js';

/** Longest time until the process that runs a turn has seen what others did to it. */
const SEEN_MS = 2_000;
/** Tries of what must be seen in that time: a busy machine delays one or another. */
const TRIES = 5;

let rig: TurnRig;

beforeAll(async () => {
  rig = await TurnRig.open();
});
afterAll(() => rig.close());
afterEach(() => jest.restoreAllMocks());

async function soon(condition: () => boolean): Promise<void> {
  await eventually(() => Promise.resolve(condition()));
}

const query = (text: string, id: string | null) =>
  rig.inTenant(() => rig.platform.get(TenantDb).query(text, [id]));

/** A turn that runs, with this much of its answer told. */
async function running(told: string, question = 'When do you close?') {
  const stored = await rig.ask(question);
  const answer = rig.prepare();
  const { seen, ended } = rig.watch(stored);
  const working = rig.work(stored);
  await soon(() => names(seen).includes('turn.started'));
  if (told !== '') answer.say(told);
  await soon(() => spoken(seen) === told);
  return { stored, answer, seen, ended, working };
}

/** @param work tells how long it took, in milliseconds */
async function inTime(work: () => Promise<number>): Promise<void> {
  const times: number[] = [];
  while (times.length < TRIES && !times.some((ms) => ms < SEEN_MS)) times.push(await work());
  expect(Math.min(...times)).toBeLessThan(SEEN_MS);
}

function idsOf(stored: StoredMessage[]): string[] {
  return stored.map(({ message }) => message.id);
}

/** What was told is what is stored. */
async function authorsOf(stored: StoredMessage): Promise<string[]> {
  return (await rig.messages(stored)).map(({ from }) => from);
}

describe('a turn that is cancelled', () => {
  it.each([
    ['Redis says so', false],
    ['only its row does, for Redis loses the hint', true],
  ])('keeps what it has said, as an incomplete message, when %s', async (_, isLost) => {
    if (isLost)
      jest.spyOn(rig.platform.get(EventLog), 'notify').mockRejectedValue(new Error('Redis is away'));
    await inTime(async () => {
      const { stored, answer, ended, working } = await running('We close');
      const began = performance.now();
      const turn = await rig.cancel(stored);
      const took = performance.now() - began;
      expect(answer.cancelled).toBe(true);
      expect(turn).toMatchObject({ status: 'completed', errorCode: 'cancelled', isCancelled: true });
      await working;
      const events = await ended;
      expect(names(events)).toEqual(['turn.started', 'text.delta', 'message.completed']);
      const [, said] = await rig.messages(stored);
      expect(said).toMatchObject({
        from: 'assistant',
        status: 'incomplete',
        text: 'We close',
        confidence: null,
      });
      expect(spoken(events)).toBe(said?.text);
      expect(await rig.owed()).toBe(0);
      return took;
    });
  });

  it('ends without a message when it has said nothing, and again is the same', async () => {
    const { stored, answer, ended, working } = await running('');
    const turn = await rig.cancel(stored);
    await working;
    expect(answer.cancelled).toBe(true);
    expect(turn).toMatchObject({ status: 'failed', errorCode: 'cancelled', answerId: null });
    expect((await ended).at(-1)).toMatchObject({
      event: 'turn.failed',
      data: expect.stringContaining('"cancelled"'),
    });
    expect(await authorsOf(stored)).toEqual(['visitor']);
    expect(await rig.cancel(stored)).toEqual(turn);
    expect(await rig.owed()).toBe(0);
  });

  it('ends at once while it waits in the queue, and its job finds nothing to do', async () => {
    const stored = await rig.ask('When do you close?');
    const { ended } = rig.watch(stored);
    expect(await rig.cancel(stored)).toMatchObject({ status: 'failed', errorCode: 'cancelled' });
    expect(names(await ended)).toEqual(['turn.failed']);
    await rig.work(stored); // no answer is prepared: asking the engine would throw
    expect(await rig.owed()).toBe(0);
  });

  it('ends with what its dead worker has said', async () => {
    const { stored, working, answer } = await running('We close');
    const lapse = `UPDATE turns SET lease = lease + 1, leased_until = now() - interval '1 second' WHERE id = $1`;
    await rig.inTenant(() => rig.platform.get(TenantDb).query(lapse, [stored.turnId]));
    await working;
    expect(answer.cancelled).toBe(true);
    const cancelling = rig.cancel(stored);
    await eventually(async () => (await rig.turn(stored))?.isCancelled);
    await rig.work(stored);
    expect(await cancelling).toMatchObject({ status: 'completed', errorCode: 'cancelled' });
    expect((await rig.messages(stored)).at(-1)).toMatchObject({ status: 'incomplete', text: 'We close' });
  });

  it('is refused with a conflict when it had ended by itself, and unknown in another conversation', async () => {
    const { stored, answer, working } = await running('At 20:00.');
    answer.end('At 20:00.');
    await working;
    await expect(rig.cancel(stored)).rejects.toMatchObject({ code: 'turn_finished', category: 'conflict' });
    const other = await rig.ask('Hello?');
    await expect(rig.cancel({ ...stored, message: other.message })).rejects.toMatchObject({
      code: 'not_found',
    });
    // Neither does another conversation end one that waits.
    await expect(rig.cancel({ ...other, message: stored.message })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await rig.turn(other)).toMatchObject({ status: 'queued', isCancelled: false });
    await rig.cancel(other);
  });
});

describe('a message while a turn runs', () => {
  it('of a member cancels the work within two seconds', async () => {
    await inTime(async () => {
      const { stored, answer, ended, working } = await running('We close');
      const began = performance.now();
      await rig.say(stored, 'Ana here.', 'member');
      await working;
      const took = performance.now() - began;
      expect(answer.cancelled).toBe(true);
      expect(names(await ended).at(-1)).toBe('turn.failed');
      expect(await rig.turn(stored)).toMatchObject({ status: 'failed', errorCode: 'taken_over' });
      expect(await authorsOf(stored)).toEqual(['visitor', 'member']);
      return took;
    });
  });

  it('joins it as long as nothing was said: the work begins anew, and one answer answers both', async () => {
    const { stored, answer, ended, working } = await running('');
    const again = rig.prepare();
    const second = await rig.say(stored, 'And on Sundays?');
    expect(second).toMatchObject({ turnId: stored.turnId, joins: true, outbox: null });
    await soon(() => again.listened);
    expect(answer.cancelled).toBe(true);
    expect(rig.asked.at(-1)).toMatchObject({ text: 'When do you close?\nAnd on Sundays?', messages: 2 });
    again.say('At 20:00, never.');
    again.end('At 20:00, never.');
    await working;
    const messageIds = idsOf([stored, second]);
    const started = (await ended).filter(({ event }) => event === 'turn.started');
    expect(JSON.parse(started.at(-1)?.data ?? '')).toMatchObject({
      messageId: stored.message.id,
      messageIds,
    });
    expect(spoken(await rig.watch(second).ended)).toBe('At 20:00, never.');
    expect(await rig.turn(second)).toMatchObject({ status: 'completed', messageIds });
    expect(await authorsOf(stored)).toEqual(['visitor', 'visitor', 'assistant']);
    expect(await rig.owed()).toBe(0);
  });

  it('joins it also when the first word comes before anybody has told of the message', async () => {
    const { stored, answer, ended, working } = await running('');
    const again = rig.prepare();
    jest.spyOn(rig.platform.get(EventLog), 'notify').mockRejectedValue(new Error('Redis is away'));
    const second = await rig.say(stored, 'And on Sundays?');
    answer.say('At 20:00.');
    await soon(() => again.listened);
    again.say('At 20:00, never.');
    again.end('At 20:00, never.');
    await working;
    expect(spoken(await ended)).toBe('At 20:00, never.');
    expect(await rig.turn(stored)).toMatchObject({ messageIds: idsOf([stored, second]) });
    expect(await authorsOf(stored)).toEqual(['visitor', 'visitor', 'assistant']);
  });

  it('waits when something was said, with those that follow: they are the next turn, which knows the answer', async () => {
    const { stored, answer, working } = await running('We close');
    const second = await rig.say(stored, 'And on Sundays?');
    const third = await rig.say(stored, 'and on sundays?');
    expect(second.turnId).not.toBe(stored.turnId);
    expect(third.turnId).toBe(second.turnId);
    answer.end('We close');
    await working;
    const next = rig.prepare();
    const answering = rig.work(second);
    await soon(() => next.listened);
    const { text, history } = rig.asked.at(-1) ?? {};
    expect(text).toBe('And on Sundays?');
    expect(history?.map(({ from }) => from)).toEqual(['visitor', 'assistant']);
    next.end('Never.');
    await answering;
    expect(await rig.turn(third)).toMatchObject({ status: 'completed', messageIds: idsOf([second, third]) });
  });
});

describe('ten messages', () => {
  it('sent at once are one turn, in their order, each in it once', async () => {
    const first = await rig.ask('one', 'api');
    const others = await Promise.all(
      ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map((text) =>
        rig.say(first, text),
      ),
    );
    expect(new Set(others.map(({ turnId }) => turnId))).toEqual(new Set([first.turnId]));
    const answer = rig.prepare();
    const working = rig.work(first);
    await soon(() => answer.listened);
    const told = (await rig.messages(first)).map(({ text }) => text);
    expect(rig.asked.at(-1)).toMatchObject({ text: told.join('\n'), messages: 10 });
    answer.end('All of it.');
    await working;
    const eleventh = await rig.say(first, 'eleven');
    expect(eleventh.turnId).not.toBe(first.turnId);
    await rig.cancel(eleventh);
  });

  it('of the website after a quick answer wait for each other: two answers in all', async () => {
    const first = await rig.ask('one', 'widget');
    const answer = rig.prepare();
    const working = rig.work(first);
    await soon(() => answer.listened);
    answer.end('One.');
    await working;
    // Quick is what comes soon after the first message, on a slow machine as well.
    await query(
      `UPDATE messages SET created_at = now() + interval '1 hour' WHERE conversation_id = $1`,
      first.message.conversationId,
    );
    const second = await rig.say(first, 'two');
    expect(second.waitMs).toBeGreaterThan(0);
    const before = rig.sent.length;
    await query(`UPDATE turns SET due_at = now() + interval '1 hour' WHERE id = $1`, second.turnId);
    await rig.work(second); // not due: no answer is prepared
    expect(await rig.turn(second)).toMatchObject({ status: 'queued' });
    const last = await rig.say(first, 'three');
    expect(last).toMatchObject({ turnId: second.turnId, joins: true });
    const own = () => rig.sent.slice(before).filter(({ payload }) => payload.reference === second.turnId);
    await soon(() => own().length === 2);
    const next = rig.prepare();
    const answering = rig.work(second);
    await soon(() => next.listened);
    next.end('Two and three.');
    await answering;
    expect(await authorsOf(first)).toEqual(['visitor', 'assistant', 'visitor', 'visitor', 'assistant']);
    expect(await rig.owed()).toBe(0);
  });
});

it('a program that says the same again and again gets a person, and then no answer', async () => {
  const first = await rig.ask('I am out of the office.');
  const { conversationId } = first.message;
  const seed = `WITH c AS (UPDATE conversations SET last_seq = last_seq + 60 WHERE id = $1 RETURNING last_seq)
    INSERT INTO messages (tenant_id, id, conversation_id, seq, author, text)
    SELECT $2, gen_random_uuid(), $1, c.last_seq - 60 + n, CASE n % 2 WHEN 0 THEN 'visitor' ELSE 'assistant' END,
      CASE n % 2 WHEN 0 THEN 'I am out of the office.' ELSE 'What can I do for you?' END
    FROM c, generate_series(1, 60) n`;
  await rig.inTenant(() => rig.platform.get(TenantDb).query(seed, [conversationId, rig.tenantId]));
  await rig.work(first); // no answer is prepared: asking the engine would throw
  expect(await rig.turn(first)).toMatchObject({ status: 'failed', errorCode: 'loop' });
  expect(await rig.inTenant(() => rig.conversations.get(conversationId))).toMatchObject({
    status: 'waiting',
    handoffReason: 'loop',
  });
  const second = await rig.say(first, 'I am out of the office.');
  await rig.work(second);
  expect(await rig.turn(second)).toMatchObject({ status: 'failed', errorCode: 'loop', answerId: null });
  const notes = (await rig.messages(first)).filter(({ from }) => from === 'system');
  expect(notes).toHaveLength(1);
});
