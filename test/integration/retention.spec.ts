import pg from 'pg';
import { TenantDb } from '../../src/platform/database/tenant-db.js';
import { OldMessages } from '../../src/retention/old-messages.js';
import { OldRecords } from '../../src/retention/old-records.js';
import { RetentionRig } from './retention-rig.js';

describe('what a business does not want kept', () => {
  let rig: RetentionRig;

  beforeAll(async () => {
    rig = await RetentionRig.open();
  });
  afterAll(() => rig.close());
  afterEach(() => jest.restoreAllMocks());
  beforeEach(() => rig.begin());

  it('stays, all of it, while it has set nothing', async () => {
    const old = await rig.talk(4_000);
    const line = await rig.auditLine(4_000);
    await rig.sweep();
    expect(await rig.messagesOf(old)).toBe(4);
    expect(await rig.isErased(old)).toBe(false);
    expect(await rig.count('audit_log', 'id = $1', [line])).toBe(1);
    expect(await rig.lines()).toEqual([]);
  });

  it('messages go by their age, with their turns, traces and what was made of them, in batches', async () => {
    const old = await rig.talk(31, { turns: 600 });
    const young = await rig.talk(29);
    await rig.keep({ messagesDays: 30 });
    await rig.sweep();
    expect(await rig.messagesOf(old)).toBe(0);
    const theirs = [old.conversationIds];
    expect(await rig.count('turns', 'conversation_id = ANY ($1)', theirs)).toBe(0);
    expect(await rig.count('unanswered_questions', 'conversation_id = ANY ($1)', theirs)).toBe(0);
    expect(await rig.count('conversations', `id = ANY ($1) AND memory = '{}'`, theirs)).toBe(1);
    expect(await rig.messagesOf(young)).toBe(4);
    expect(await rig.count('turn_traces', 'tenant_id = $1', [rig.tenantId])).toBe(2);
    expect(
      await rig.count('conversations', `id = ANY ($1) AND memory <> '{}'`, [young.conversationIds]),
    ).toBe(1);
    expect(await rig.isErased(old)).toBe(false);
    expect(await rig.deletedAtOnce()).toEqual([500, 500, 200]);
    expect((await rig.lines())[0]).toMatchObject({ actor_kind: 'platform', object_id: 'messagesDays' });
  });

  it('a message goes with the last thing that was said in its conversation, not before', async () => {
    const [goesOn, ended] = [await rig.talk(99), await rig.talk(99)];
    await rig.lastHeardOf(goesOn, 29);
    await rig.lastHeardOf(ended, 31);
    await rig.keep({ messagesDays: 30 });
    await rig.sweep();
    expect(await rig.messagesOf(goesOn)).toBe(4);
    expect(await rig.messagesOf(ended)).toBe(0);
  });

  it('notes go as messages do, also where no message is left', async () => {
    const [quiet, goesOn] = [await rig.talk(99), await rig.talk(99)];
    for (const [talk, text] of [
      [quiet, 'quiet'],
      [goesOn, 'goes on'],
    ] as const)
      await rig.superuser.query(
        `INSERT INTO conversation_notes (tenant_id, id, conversation_id, author_kind, author_name, text, created_at)
         SELECT $1, gen_random_uuid(), $2, 'key', 'till', $3, now() - days * interval '1 day' FROM unnest(ARRAY[40, 20]) days`,
        [rig.tenantId, talk.conversationIds[0], text],
      );
    await rig.lastHeardOf(goesOn, 29);
    await rig.keep({ messagesDays: 30 });
    await rig.sweep();
    const left = (text: string) => rig.count('conversation_notes', 'text = $1', [text]);
    expect([await left('quiet'), await left('goes on')]).toEqual([1, 2]);
    await rig.keep({ messagesDays: 10 });
    await rig.sweep();
    expect([await left('quiet'), await left('goes on')]).toEqual([0, 0]);
  });

  it('a sweep that ends in the middle leaves whole batches, and the next one goes on', async () => {
    const old = await rig.talk(40, { turns: 600 });
    await rig.keep({ messagesDays: 30 });
    const db = rig.platform.get(TenantDb);
    const transaction = db.transaction.bind(db);
    jest
      .spyOn(db, 'transaction')
      .mockImplementationOnce(transaction)
      .mockImplementationOnce((work) =>
        transaction(async (sql) => {
          await work(sql);
          throw new Error('The process was killed.');
        }),
      );
    await expect(rig.sweep()).rejects.toThrow('could not be deleted, 1 times');
    expect(await rig.messagesOf(old)).toBe(700);
    expect(await rig.deletedAtOnce()).toEqual([500]);
    await rig.sweep();
    await rig.sweep();
    expect(await rig.messagesOf(old)).toBe(0);
    expect(await rig.deletedAtOnce()).toEqual([500, 500, 200]);
  });

  it('visitors are erased by the job that erases them, once, when they were not heard of for so long', async () => {
    const [silent, heard, young] = [await rig.talk(400), await rig.talk(400), await rig.talk(10)];
    // The messages are gone already; the conversation still tells.
    await rig.lastHeardOf(heard, 5);
    await rig.keep({ visitorsDays: 30 });
    await rig.sweep();
    await rig.sweep();
    expect(await inOrder([silent, heard, young], (each) => rig.isErased(each))).toEqual([true, false, false]);
    expect(rig.jobs.sent.map(({ kind, payload }) => [kind, payload.tenantId, payload.reference])).toEqual([
      ['visitor.erase', rig.tenantId, silent.visitorId],
    ]);
    expect(await rig.lines()).toMatchObject([{ object_id: 'visitorsDays', after: { deleted: 1 } }]);
  });

  it('no more erasures are owed than a business may owe jobs', async () => {
    await rig.superuser.query(
      `INSERT INTO visitors (tenant_id, id, created_at)
       SELECT $1, gen_random_uuid(), now() - interval '50 days' FROM generate_series(1, 1050)`,
      [rig.tenantId],
    );
    await rig.keep({ visitorsDays: 30 });
    await rig.sweep();
    expect(rig.jobs.sent).toHaveLength(1_000);
    await rig.superuser.query('DELETE FROM outbox WHERE tenant_id = $1', [rig.tenantId]);
    await rig.sweep();
    expect(rig.jobs.sent).toHaveLength(1_050);
  });

  it('lines of the audit log and dead letters go by their age, but no erasure that is owed', async () => {
    const gone = [await rig.auditLine(41), await rig.auditLine(300)];
    const stays = await rig.auditLine(39);
    const letters = [
      await rig.letter(11),
      await rig.letter(9),
      await rig.letter(99, { kind: 'visitor.erase' }),
    ];
    // Decided, so nobody is owed it any more.
    const decided = await rig.letter(99, { kind: 'visitor.erase' });
    await rig.superuser.query(`UPDATE dead_letters SET status = 'discarded' WHERE id = $1`, [decided]);
    await rig.keep({ auditDays: 40, deadLettersDays: 10 });
    await rig.sweep();
    expect(await rig.count('audit_log', 'id = ANY ($1)', [gone])).toBe(0);
    expect(await rig.count('audit_log', 'id = $1', [stays])).toBe(1);
    const { rows } = await rig.superuser.query<{ id: string }>(
      'SELECT id FROM dead_letters WHERE tenant_id = $1 ORDER BY last_failed_at DESC',
      [rig.tenantId],
    );
    expect(rows.map(({ id }) => id)).toEqual(letters.slice(1));
    expect(await rig.lines()).toMatchObject([
      { object_id: 'deadLettersDays', after: { deleted: 2 } },
      { object_id: 'auditDays', after: { deleted: 2 } },
    ]);
  });

  it('no line of the last 30 days can be deleted, whatever the row of the business says', async () => {
    const line = await rig.auditLine(29);
    await rig.keep({ auditDays: 1 });
    await rig.sweep();
    expect(await rig.count('audit_log', 'id = $1', [line])).toBe(1);
    const db = new pg.Client({ connectionString: rig.database.appUrl });
    await db.connect();
    try {
      await db.query(`SELECT set_config('app.current_tenant', $1, false)`, [rig.tenantId]);
      await expect(db.query('DELETE FROM audit_log')).rejects.toMatchObject({ code: '42501' });
    } finally {
      await db.end();
    }
  });

  it('of one business is deleted by its own limits alone', async () => {
    const neighbour = await rig.business();
    const [own, silent] = [await rig.talk(40), await rig.talk(60)];
    const other = await rig.talk(60, { tenantId: neighbour });
    const [line, letterId] = [
      await rig.auditLine(60, neighbour),
      await rig.letter(60, { tenantId: neighbour }),
    ];
    await rig.keep({ messagesDays: 30, visitorsDays: 50, auditDays: 30, deadLettersDays: 30 });
    await rig.keep({ messagesDays: 90 }, neighbour);
    await rig.sweep();
    expect(await rig.messagesOf(own)).toBe(0);
    expect(await rig.isErased(silent)).toBe(true);
    // The job that erases them does the rest.
    expect(await rig.messagesOf(silent)).toBe(4);
    expect(await rig.messagesOf(other)).toBe(4);
    expect(await rig.isErased(other)).toBe(false);
    expect(await rig.count('audit_log', 'id = $1', [line])).toBe(1);
    expect(await rig.count('dead_letters', 'id = $1', [letterId])).toBe(1);
    expect(await rig.lines(neighbour)).toEqual([]);
  });

  it('the limits are read once: one that is changed meanwhile counts from the next time on', async () => {
    const [line, letterId] = [await rig.auditLine(60), await rig.letter(60)];
    await rig.keep({ deadLettersDays: 30, auditDays: 90 });
    const records = rig.platform.get(OldRecords);
    const remove = records.deleteDeadLetters.bind(records);
    jest.spyOn(records, 'deleteDeadLetters').mockImplementationOnce(async (before) => {
      await rig.keep({ deadLettersDays: 30, auditDays: 30 });
      return remove(before);
    });
    await rig.sweep();
    expect(await rig.count('dead_letters', 'id = $1', [letterId])).toBe(0);
    expect(await rig.count('audit_log', 'id = $1', [line])).toBe(1);
    await rig.sweep();
    expect(await rig.count('audit_log', 'id = $1', [line])).toBe(0);
  });

  it('what fails of one kind stops no other kind and no other business, and is tried again', async () => {
    const neighbour = await rig.business();
    const talks = [await rig.talk(60), await rig.talk(60, { tenantId: neighbour })];
    const [line, letterId] = [await rig.auditLine(60), await rig.letter(60)];
    for (const each of [rig.tenantId, neighbour])
      await rig.keep({ messagesDays: 30, auditDays: 30, deadLettersDays: 30 }, each);
    jest.spyOn(rig.platform.get(OldMessages), 'delete').mockRejectedValueOnce(new Error('The disk is full.'));
    await expect(rig.sweep()).rejects.toThrow('What is too old could not be deleted, 1 times.');
    expect(await rig.count('audit_log', 'id = $1', [line])).toBe(0);
    expect(await rig.count('dead_letters', 'id = $1', [letterId])).toBe(0);
    expect((await inOrder(talks, (each) => rig.messagesOf(each))).sort()).toEqual([0, 4]);
    await rig.sweep();
    expect(await inOrder(talks, (each) => rig.messagesOf(each))).toEqual([0, 0]);
  });

  it('deleted rows and the line about them commit together or not at all', async () => {
    const old = await rig.talk(60);
    await rig.keep({ messagesDays: 30 });
    await rig.superuser.query('REVOKE INSERT ON audit_log FROM frontdesk_app');
    try {
      await expect(rig.sweep()).rejects.toThrow();
    } finally {
      await rig.superuser.query('GRANT INSERT ON audit_log TO frontdesk_app');
    }
    expect(await rig.messagesOf(old)).toBe(4);
    await rig.sweep();
    expect(await rig.messagesOf(old)).toBe(0);
  });
});

/** One after the other, because one connection asks. */
async function inOrder<Item, Answer>(items: Item[], ask: (item: Item) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const item of items) answers.push(await ask(item));
  return answers;
}
