import { TurnsRepository } from '../../src/conversations/turns/turns.repository.js';
import { TenantDb } from '../../src/platform/database/tenant-db.js';
import type { StoredMessage } from '../../src/conversations/receive-message.js';
import { eventually } from '../support/eventually.js';
import { TurnRig, type HeldAnswer } from './turn-rig.js';

describe('the leases of turns that run at the same time', () => {
  let rig: TurnRig;

  beforeAll(async () => {
    rig = await TurnRig.open();
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => rig.close());

  interface RunningTurn {
    stored: StoredMessage;
    answer: HeldAnswer;
    working: Promise<void>;
  }

  async function running(count: number): Promise<RunningTurn[]> {
    const all: RunningTurn[] = [];
    for (let at = 0; at < count; at += 1) {
      const stored = await rig.ask(`Question ${at}?`);
      const answer = rig.prepare();
      const working = rig.work(stored);
      working.catch(() => undefined);
      await eventually(async () => answer.listened);
      all.push({ stored, answer, working });
    }
    return all;
  }

  function query<Row extends object>(sql: string, ...values: unknown[]): Promise<Row[]> {
    return rig.inTenant(() => rig.platform.get(TenantDb).query<Row>(sql, values));
  }

  /** Seconds that the leases still last. */
  async function secondsLeft(turns: readonly RunningTurn[]): Promise<number[]> {
    const rows = await query<{ left: number }>(
      `SELECT extract(epoch FROM leased_until - now())::float8 AS left FROM turns WHERE id = ANY ($1)`,
      turns.map(({ stored }) => stored.turnId),
    );
    return rows.map(({ left }) => left);
  }

  async function end({ answer, working }: RunningTurn): Promise<void> {
    answer.end('At 20:00.');
    await working;
  }

  it('are renewed by one statement', async () => {
    const repository = rig.platform.get(TurnsRepository);
    const [together, alone] = [jest.spyOn(repository, 'renewAll'), jest.spyOn(repository, 'renew')];
    const turns = await running(4);
    // Each looks once by itself when it listens for what happens to it.
    const looked = () => new Set(alone.mock.calls.map(([{ id }]) => id)).size;
    await eventually(async () => looked() === 4);
    together.mockClear();
    alone.mockClear();
    await query(`UPDATE turns SET leased_until = now() + interval '2 seconds'`);
    await eventually(async () => (await secondsLeft(turns)).every((left) => left > 3));
    await eventually(async () => together.mock.calls.length >= 2);
    expect(together.mock.calls.map(([asked]) => asked.length)).toEqual(together.mock.calls.map(() => 4));
    expect(alone).not.toHaveBeenCalled();
    for (const turn of turns) await end(turn);
    const calls = together.mock.calls.length;
    const [last] = await running(1);
    await eventually(async () => alone.mock.calls.length > 0);
    expect(together).toHaveBeenCalledTimes(calls);
    await end(last!);
  });

  it('tell each turn what others have done to it, and to no other', async () => {
    const turns = await running(3);
    const [lost, taken, calm] = turns;
    await query('UPDATE turns SET lease = lease + 1 WHERE id = $1', lost!.stored.turnId);
    await rig.say(taken!.stored, 'I take over.', 'member');
    await eventually(async () => lost!.answer.cancelled && taken!.answer.cancelled);
    expect(calm!.answer.cancelled).toBe(false);
    await end(calm!);
    expect(await rig.turn(calm!.stored)).toMatchObject({ status: 'completed' });
    await eventually(async () => (await rig.turn(taken!.stored))?.status !== 'running');
    expect(await rig.turn(taken!.stored)).toMatchObject({ status: 'failed', errorCode: 'taken_over' });
    expect(await rig.turn(lost!.stored)).toMatchObject({ status: 'running' });
    await Promise.all(turns.map(({ working }) => working));
  });

  it('are kept while the row of one is locked by somebody else', async () => {
    const repository = rig.platform.get(TurnsRepository);
    const turns = await running(3);
    const [locked, ...others] = turns;
    let unlock = (): void => undefined;
    const held = new Promise<void>((resolve) => (unlock = resolve));
    const locking = rig.inTenant(() =>
      rig.platform.get(TenantDb).transaction(async (sql) => {
        await sql.query('SELECT FROM turns WHERE id = $1 FOR UPDATE', [locked!.stored.turnId]);
        const together = jest.spyOn(repository, 'renewAll');
        await eventually(async () => together.mock.results.length > 0);
        await Promise.all(together.mock.results.map(({ value }) => value as Promise<unknown>));
        await held;
      }),
    );
    await query(`UPDATE turns SET leased_until = now() + interval '1 second' WHERE id = ANY ($1)`, [
      ...others.map(({ stored }) => stored.turnId),
    ]);
    await eventually(async () => (await secondsLeft(others)).every((left) => left > 3));
    unlock();
    await locking;
    expect(turns.map(({ answer }) => answer.cancelled)).toEqual([false, false, false]);
    for (const turn of turns) await end(turn);
  });
});
