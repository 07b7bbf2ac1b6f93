import pg from 'pg';
import { TenantDb } from '../../src/platform/database/tenant-db.js';
import { eventually } from '../support/eventually.js';
import type { SeededVisitor } from '../support/seeded-talk.js';
import { RetentionRig } from './retention-rig.js';

describe('what somebody still waits for', () => {
  let rig: RetentionRig;

  beforeAll(async () => {
    rig = await RetentionRig.open();
  });
  afterAll(() => rig.close());
  afterEach(() => jest.restoreAllMocks());
  beforeEach(() => rig.begin());

  const AWAITED: [string, (old: SeededVisitor) => Promise<unknown>][] = [
    ['a person is asked for', (old) => rig.setStatus(old, 'waiting')],
    ['a person is there', (old) => rig.setStatus(old, 'member')],
    ['an answer is not begun', (old) => rig.setTurn(old, 'queued')],
    ['an answer is being made', (old) => rig.setTurn(old, 'running')],
    [
      'an answer was given up, and nobody has decided whether to try again',
      async (old) => rig.letter(50, { reference: await rig.setTurn(old, 'failed') }),
    ],
    [
      'an answer is to be tried again',
      async (old) => rig.owe('turn.answer', await rig.setTurn(old, 'failed')),
    ],
    ['something that was said is not delivered', (old) => rig.deliver(old, 'queued')],
  ];

  it.each(AWAITED)('stays, messages and visitor, while %s', async (_, wait) => {
    const [awaited, ended] = [await rig.talk(99), await rig.talk(99)];
    await wait(awaited);
    await rig.keep({ messagesDays: 30 });
    await rig.sweep();
    expect(await rig.messagesOf(awaited)).toBe(4);
    expect(await rig.messagesOf(ended)).toBe(0);
    await rig.keep({ visitorsDays: 30 });
    await rig.sweep();
    expect(await rig.isErased(awaited)).toBe(false);
    expect(await rig.isErased(ended)).toBe(true);
  });

  const ENDED: [string, (old: SeededVisitor) => Promise<unknown>][] = [
    ['the conversation is resolved', (old) => rig.setStatus(old, 'resolved')],
    ['an answer failed, and no dead letter offers to try again', (old) => rig.setTurn(old, 'failed')],
    ['what was said is delivered', (old) => rig.deliver(old, 'delivered')],
    ['what was said could not be delivered', (old) => rig.deliver(old, 'failed')],
    [
      'an answer was given up, and the conversation is resolved',
      async (old) => {
        await rig.letter(50, { reference: await rig.setTurn(old, 'failed') });
        await rig.setStatus(old, 'resolved');
      },
    ],
    [
      'an answer was given up, and somebody has decided that it stays so',
      async (old) => {
        const letter = await rig.letter(50, { reference: await rig.setTurn(old, 'failed') });
        await rig.superuser.query(`UPDATE dead_letters SET status = 'discarded' WHERE id = $1`, [letter]);
      },
    ],
  ];

  it.each(ENDED)('goes, messages and visitor, when %s', async (_, end) => {
    const old = await rig.talk(99);
    await end(old);
    await rig.keep({ messagesDays: 30 });
    await rig.sweep();
    expect(await rig.messagesOf(old)).toBe(0);
    await rig.keep({ visitorsDays: 30 });
    await rig.sweep();
    expect(await rig.isErased(old)).toBe(true);
  });

  /** While another connection has written something of them that is not committed. */
  async function meanwhile(write: (other: pg.Client) => Promise<unknown>, look: () => Promise<unknown>) {
    const other = new pg.Client({ connectionString: rig.database.superuserUrl });
    await other.connect();
    try {
      await other.query('BEGIN');
      await write(other);
      const looking = look();
      await Promise.race([looking, eventually(waitsForLock)]);
      await other.query('COMMIT');
      await looking;
    } finally {
      await other.end();
    }
  }

  it('is also what the visitor says while the sweep looks for old visitors', async () => {
    const [spoken, ended] = [await rig.talk(99), await rig.talk(99)];
    await rig.keep({ visitorsDays: 60 });
    await meanwhile(
      (visitor) => rig.lastHeardOf(spoken, 0, visitor),
      () => rig.sweep(),
    );
    expect(await rig.isErased(spoken)).toBe(false);
    expect(await rig.isErased(ended)).toBe(true);
  });

  it('is also what the visitor says while the sweep looks for old messages', async () => {
    const [spoken, ended] = [await rig.talk(99), await rig.talk(99)];
    await rig.keep({ messagesDays: 30 });
    await meanwhile(
      (visitor) => rig.lastHeardOf(spoken, 0, visitor),
      () => rig.sweep(),
    );
    expect(await rig.messagesOf(spoken)).toBe(4);
    expect(await rig.messagesOf(ended)).toBe(0);
  });

  it('cannot begin while what was said is being deleted: who speaks then waits for the end', async () => {
    const old = await rig.talk(99);
    await rig.keep({ messagesDays: 30 });
    const speaks = new pg.Client({ connectionString: rig.database.superuserUrl });
    await speaks.connect();
    const db = rig.platform.get(TenantDb);
    const transaction = db.transaction.bind(db);
    const seen: string[] = [];
    let spoken: Promise<unknown> = Promise.resolve();
    jest.spyOn(db, 'transaction').mockImplementationOnce((work) =>
      transaction(async (sql) => {
        const query = sql.query.bind(sql);
        jest.spyOn(sql, 'query').mockImplementation(async (text, values) => {
          // Between the look at the conversations and what is deleted of them.
          if (text.startsWith('DELETE FROM messages')) {
            spoken = rig.lastHeardOf(old, 0, speaks).then(() => seen.push('spoken'));
            await Promise.race([spoken, eventually(waitsForLock)]);
          }
          return query(text, values);
        });
        const done = await work(sql);
        seen.push('deleted');
        return done;
      }),
    );
    try {
      await rig.sweep();
      await spoken;
    } finally {
      await speaks.end();
    }
    expect(seen).toEqual(['deleted', 'spoken']);
    expect(await rig.messagesOf(old)).toBe(0);
  });

  it('is waited for once: of two sweeps at the same time one leaves the visitors of the other', async () => {
    const old = await rig.talk(99);
    await rig.keep({ visitorsDays: 60 });
    const other = new pg.Client({ connectionString: rig.database.superuserUrl });
    await other.connect();
    try {
      await other.query('BEGIN');
      await rig.lastHeardOf(old, 98, other);
      const first = rig.sweep();
      await eventually(waitsForLock);
      const second = rig.sweep();
      await Promise.race([second, eventually(async () => (await waiting()) === 2)]);
      await other.query('COMMIT');
      await Promise.all([first, second]);
    } finally {
      await other.end();
    }
    expect(rig.jobs.sent.map(({ payload }) => payload.reference)).toEqual([old.visitorId]);
  });

  it('does not keep what is old and later from being found, however much it is', async () => {
    const awaited = await rig.talk(99, { turns: 300 });
    await rig.setStatus(awaited, 'waiting');
    const old = await rig.talk(40, { turns: 300 });
    await rig.keep({ messagesDays: 30 });
    await rig.sweep();
    expect(await rig.messagesOf(awaited)).toBe(600);
    expect(await rig.messagesOf(old)).toBe(0);
    expect(await rig.deletedAtOnce()).toEqual([400, 200]);
  });

  /** A statement of the sweep waits for the row that the visitor's has. */
  const waitsForLock = async (): Promise<boolean> => (await waiting()) > 0;

  /** How many statements wait for a lock. */
  async function waiting(): Promise<number> {
    const { rowCount } = await rig.superuser.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rowCount ?? 0;
  }
});
