import pg from 'pg';
import { eventually } from '../support/eventually.js';
import type { SeededVisitor } from '../support/seeded-talk.js';
import { RetentionRig } from './retention-rig.js';

describe('what somebody still waits for', () => {
  let rig: RetentionRig;

  beforeAll(async () => {
    rig = await RetentionRig.open();
  });
  afterAll(() => rig.close());
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

  it('is also what the visitor says while the sweep looks at them', async () => {
    const [spoken, ended] = [await rig.talk(99), await rig.talk(99)];
    await rig.keep({ messagesDays: 30, visitorsDays: 60 });
    const visitor = new pg.Client({ connectionString: rig.database.superuserUrl });
    await visitor.connect();
    try {
      await visitor.query('BEGIN');
      await rig.lastHeardOf(spoken, 0, visitor);
      const swept = rig.sweep();
      await eventually(waitsForLock);
      await visitor.query('COMMIT');
      await swept;
    } finally {
      await visitor.end();
    }
    expect(await rig.messagesOf(spoken)).toBe(4);
    expect(await rig.isErased(spoken)).toBe(false);
    expect(await rig.isErased(ended)).toBe(true);
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
  async function waitsForLock(): Promise<boolean> {
    const { rowCount } = await rig.superuser.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return (rowCount ?? 0) > 0;
  }
});
