import pg from 'pg';
import type { StoredMessage } from '../../src/conversations/receive-message.js';
import { eventually } from '../support/eventually.js';
import { patientUrl, storeUrl } from './store-urls.js';
import { TurnRig } from './turn-rig.js';

const TAKE_OVER = `UPDATE conversations SET status = 'member' WHERE id = $1`;
const LOCK = 'SELECT FROM conversations WHERE id = $1 FOR UPDATE';
const CLAIM_AGAIN = 'UPDATE turns SET lease = lease + 1 WHERE id = $1';
const RENEW = `UPDATE turns SET leased_until = now() + interval '6 seconds' WHERE id = $1`;

/** The statement must go on from the state that the other transaction has committed, not from the one it first saw. */
describe('a statement that waits for another transaction', () => {
  let rig: TurnRig;
  let other: pg.Client;
  let watcher: pg.Client;

  beforeAll(async () => {
    rig = await TurnRig.open({ DATABASE_URL: patientUrl('DATABASE_URL') });
    other = new pg.Client({ connectionString: storeUrl('DATABASE_URL') });
    watcher = new pg.Client({ connectionString: storeUrl('DATABASE_SUPERUSER_URL') });
    await Promise.all([other.connect(), watcher.connect()]);
  });
  afterEach(() => other.query('ROLLBACK'));
  afterAll(async () => {
    await Promise.all([other.end(), watcher.end()]);
    await rig.close();
  });

  /** Begins the other transaction with a statement that locks a row. */
  async function hold(sql: string, id: string | null): Promise<void> {
    await other.query('BEGIN');
    await other.query(
      `SELECT set_config('app.current_tenant', $1, true), set_config('app.audit', '', true)`,
      [rig.tenantId],
    );
    expect((await other.query(sql, [id])).rowCount).toBe(1);
  }

  /** Ends the other transaction as soon as so many statements wait for it, also one behind the other. */
  async function commitWhen(count: number): Promise<void> {
    const { rows } = await other.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await eventually(async () => {
      const waiting = await watcher.query(
        `WITH RECURSIVE chain AS (SELECT $1::integer AS pid
           UNION SELECT a.pid FROM pg_stat_activity a, chain c WHERE c.pid = ANY (pg_blocking_pids(a.pid)))
         SELECT FROM chain WHERE pid <> $1`,
        [rows[0]?.pid],
      );
      // The worker also renews its lease.
      return (waiting.rowCount ?? 0) >= count;
    });
    await other.query('COMMIT');
  }

  function say({ message }: StoredMessage, text: string, clientId: string | null): Promise<StoredMessage> {
    const { conversationId } = message;
    return rig.inTenant(() => rig.conversations.receive({ conversationId, from: 'visitor', text, clientId }));
  }

  /** The turn's answer is committed while the other transaction holds a row. */
  async function answerDuring(stored: StoredMessage, sql: string, id: string | null): Promise<void> {
    const answer = rig.prepare();
    const working = rig.work(stored);
    await eventually(() => Promise.resolve(answer.listened));
    await hold(sql, id);
    answer.end('We close at 20:00.');
    await commitWhen(1);
    await working;
  }

  it('stores no answer when a member took over', async () => {
    const stored = await rig.ask('When do you close?');
    await answerDuring(stored, TAKE_OVER, stored.message.conversationId);
    expect(await rig.turn(stored)).toMatchObject({
      status: 'failed',
      errorCode: 'taken_over',
      answerId: null,
    });
    expect((await rig.messages(stored)).map(({ from }) => from)).toEqual(['visitor']);
    expect(await rig.owed()).toBe(0);
  });

  it('stores nothing when another worker claimed the turn', async () => {
    const stored = await rig.ask('When do you close?');
    await answerDuring(stored, CLAIM_AGAIN, stored.turnId);
    expect(await rig.turn(stored)).toMatchObject({ status: 'running', answerId: null });
    expect((await rig.messages(stored)).map(({ from }) => from)).toEqual(['visitor']);
    expect(await rig.owed()).toBe(1);
  });

  it('stores the answer when its lease was only renewed', async () => {
    const stored = await rig.ask('When do you close?');
    await answerDuring(stored, RENEW, stored.turnId);
    expect(await rig.turn(stored)).toMatchObject({ status: 'completed' });
    expect((await rig.messages(stored)).map(({ from, seq }) => [from, seq])).toEqual([
      ['visitor', 1],
      ['assistant', 2],
    ]);
  });

  it('makes no turn for a message when a member took over', async () => {
    const stored = await rig.ask('When do you close?');
    await hold(TAKE_OVER, stored.message.conversationId);
    const sent = say(stored, 'And on Sundays?', null);
    await commitWhen(1);
    expect(await sent).toMatchObject({ isNew: true, turnId: null, outbox: null, message: { seq: 2 } });
  });

  it('stores one message of parallel sends of one clientId', async () => {
    const stored = await rig.ask('When do you close?');
    await hold(LOCK, stored.message.conversationId);
    const sent = Promise.all(['a', 'a', 'b'].map((clientId) => say(stored, 'Hello?', clientId)));
    await commitWhen(3);
    const [first, second, third] = await sent;
    expect([first?.isNew, second?.isNew].sort()).toEqual([false, true]);
    expect(second?.message).toEqual(first?.message);
    expect(second?.turnId).toBe(first?.turnId);
    expect([first?.message.seq, third?.message.seq].sort()).toEqual([2, 3]);
    expect(await rig.messages(stored)).toHaveLength(3);
  });
});
