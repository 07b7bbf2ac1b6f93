import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import pg from 'pg';
import { Clock, SystemClock } from '../../src/kernel/clock.js';
import { JobSender, Outbox } from '../../src/platform/queueing/outbox.js';
import { OldMessages } from '../../src/retention/old-messages.js';
import { OldRecords } from '../../src/retention/old-records.js';
import { OldVisitors } from '../../src/retention/old-visitors.js';
import { RetentionRepository } from '../../src/retention/retention.repository.js';
import { RetentionSweeper } from '../../src/retention/retention-sweeper.js';
import { seedTalk, type SeededVisitor } from '../support/seeded-talk.js';
import { KeptJobs } from './kept-jobs.js';
import { openPlatform } from './platform-app.js';
import { ThrowawayDatabase } from './throwaway-database.js';

interface Line {
  actor_kind: string;
  action: string;
  object_id: string;
  after: { deleted: number };
}

describe('what a business does not want kept', () => {
  const jobs = new KeptJobs();
  let database: ThrowawayDatabase;
  let superuser: pg.Client;
  let platform: TestingModule;
  let tenantId: string;

  beforeAll(async () => {
    database = await ThrowawayDatabase.createMigrated();
    superuser = new pg.Client({ connectionString: database.superuserUrl });
    await superuser.connect();
    platform = await openPlatform(
      { DATABASE_URL: database.appUrl, DATABASE_PLATFORM_URL: database.platformUrl },
      [
        ...[RetentionSweeper, RetentionRepository, OldMessages, OldVisitors, OldRecords, Outbox],
        { provide: JobSender, useValue: jobs },
        { provide: Clock, useClass: SystemClock },
      ],
    );
  });
  afterAll(async () => {
    await platform.close();
    await superuser.end();
    await database.drop();
  });
  afterEach(() => jest.restoreAllMocks());
  beforeEach(async () => {
    jobs.sent.length = 0;
    await superuser.query(`UPDATE tenants SET retention = '{}'`);
    tenantId = await business();
  });

  async function business(): Promise<string> {
    const id = randomUUID();
    await superuser.query(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       VALUES ($1, 'shop-' || $2, 'Test shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
      [id, id.slice(0, 8)],
    );
    return id;
  }

  async function keep(retention: object, tenant = tenantId): Promise<void> {
    await superuser.query('UPDATE tenants SET retention = $2 WHERE id = $1', [tenant, retention]);
  }

  /** A visitor whose one conversation was so long ago. */
  async function talk(days: number, { turns = 2, status = 'assistant', tenant = tenantId } = {}) {
    const seeded = await seedTalk(superuser, tenant, { turns, conversations: 1 });
    const { visitorId, conversationIds } = seeded;
    await superuser.query('BEGIN; SET LOCAL session_replication_role = replica');
    for (const [table, column, ids] of [
      ['visitors', 'id', [visitorId]],
      ['conversations', 'id', conversationIds],
      ['messages', 'conversation_id', conversationIds],
    ] as const)
      await superuser.query(
        `UPDATE ${table} SET created_at = now() - $2 * interval '1 day' WHERE ${column} = ANY ($1)`,
        [ids, days],
      );
    await superuser.query(
      `UPDATE conversations SET updated_at = created_at, status = $2, memory = '{"name": "Ada"}' WHERE id = ANY ($1)`,
      [conversationIds, status],
    );
    await superuser.query(
      `UPDATE unanswered_questions SET last_asked_at = now() - $2 * interval '1 day' WHERE conversation_id = ANY ($1)`,
      [conversationIds, days],
    );
    await superuser.query('COMMIT');
    return seeded;
  }

  async function count(table: string, where: string, values: unknown[]): Promise<number> {
    const { rows } = await superuser.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${table} WHERE ${where}`,
      values,
    );
    return rows[0]?.count ?? 0;
  }

  const messagesOf = ({ conversationIds }: SeededVisitor) =>
    count('messages', 'conversation_id = ANY ($1)', [conversationIds]);
  const isErased = async ({ visitorId }: SeededVisitor) =>
    (await count('visitors', 'id = $1 AND erasing_at IS NOT NULL', [visitorId])) === 1;
  const sweep = () => platform.get(RetentionSweeper).run();

  async function lines(tenant = tenantId): Promise<Line[]> {
    const { rows } = await superuser.query<Line>(
      `SELECT actor_kind, action, object_id, after FROM audit_log WHERE tenant_id = $1 AND action = 'retention.sweep'
       ORDER BY id`,
      [tenant],
    );
    return rows;
  }

  async function auditLine(days: number, tenant = tenantId): Promise<string> {
    const id = randomUUID();
    await superuser.query(
      `INSERT INTO audit_log (tenant_id, id, at, actor_kind, actor_id, actor_hint, action, object_kind, address,
         request_id, correlation_id)
       VALUES ($1, $2, now() - $3 * interval '1 day', 'key', 'k', 'h', 'products.update', 'product', '', 'r', 'c')`,
      [tenant, id, days],
    );
    return id;
  }

  async function letter(days: number, kind = 'turn.answer', tenant = tenantId): Promise<string> {
    const id = randomUUID();
    await superuser.query(
      `INSERT INTO dead_letters (tenant_id, id, kind, reference, correlation_id, attempts, error, first_failed_at,
         last_failed_at) VALUES ($1, $2, $3, $2, 'c', 1, 'It failed.', now(), now() - $4 * interval '1 day')`,
      [tenant, id, kind, days],
    );
    return id;
  }

  it('stays, all of it, while it has set nothing', async () => {
    const old = await talk(4_000);
    const line = await auditLine(4_000);
    await sweep();
    expect(await messagesOf(old)).toBe(4);
    expect(await isErased(old)).toBe(false);
    expect(await count('audit_log', 'id = $1', [line])).toBe(1);
    expect(await lines()).toEqual([]);
  });

  it('messages go by their age, with their turns, traces and what was made of them, in batches', async () => {
    const old = await talk(31, { turns: 600 });
    const young = await talk(29);
    await keep({ messagesDays: 30 });
    await sweep();
    expect(await messagesOf(old)).toBe(0);
    const theirs = [old.conversationIds];
    expect(await count('turns', 'conversation_id = ANY ($1)', theirs)).toBe(0);
    expect(await count('unanswered_questions', 'conversation_id = ANY ($1)', theirs)).toBe(0);
    expect(await count('conversations', `id = ANY ($1) AND memory = '{}'`, theirs)).toBe(1);
    expect(await messagesOf(young)).toBe(4);
    expect(await count('turn_traces', 'tenant_id = $1', [tenantId])).toBe(2);
    expect(await count('conversations', `id = ANY ($1) AND memory <> '{}'`, [young.conversationIds])).toBe(1);
    expect(await isErased(old)).toBe(false);
    const told = await lines();
    expect(told.map(({ after }) => after.deleted)).toEqual([500, 500, 200]);
    expect(told[0]).toMatchObject({ actor_kind: 'platform', object_id: 'messagesDays' });
  });

  it('messages and visitors stay while a person is asked for or there, or an answer is being made', async () => {
    const kept = [await talk(99, { status: 'waiting' }), await talk(99, { status: 'member' })];
    const resolved = await talk(99, { status: 'resolved' });
    const answering = await talk(99);
    await superuser.query(
      `UPDATE turns SET status = 'running' WHERE id = (SELECT id FROM turns WHERE conversation_id = ANY ($1) LIMIT 1)`,
      [answering.conversationIds],
    );
    await keep({ messagesDays: 30 });
    await sweep();
    for (const each of [...kept, answering]) expect(await messagesOf(each)).toBe(4);
    expect(await messagesOf(resolved)).toBe(0);
    await keep({ visitorsDays: 30 });
    await sweep();
    for (const each of kept) expect(await isErased(each)).toBe(false);
    expect(await isErased(resolved)).toBe(true);
  });

  it('visitors are erased by the job that erases them, once, when they were not heard of for so long', async () => {
    const [silent, heard, young] = [await talk(400), await talk(400), await talk(10)];
    // The messages are gone already; the conversation still tells.
    await superuser.query(
      `UPDATE conversations SET updated_at = now() - interval '5 days' WHERE id = ANY ($1)`,
      [heard.conversationIds],
    );
    await keep({ visitorsDays: 30 });
    await sweep();
    await sweep();
    expect(await Promise.all([silent, heard, young].map(isErased))).toEqual([true, false, false]);
    expect(jobs.sent.map(({ kind, payload }) => [kind, payload.tenantId, payload.reference])).toEqual([
      ['visitor.erase', tenantId, silent.visitorId],
    ]);
    expect(await lines()).toMatchObject([{ object_id: 'visitorsDays', after: { deleted: 1 } }]);
  });

  it('no more erasures are owed than a business may owe jobs', async () => {
    await superuser.query(
      `INSERT INTO visitors (tenant_id, id, created_at)
       SELECT $1, gen_random_uuid(), now() - interval '50 days' FROM generate_series(1, 1050)`,
      [tenantId],
    );
    await keep({ visitorsDays: 30 });
    await sweep();
    expect(jobs.sent).toHaveLength(1_000);
    await superuser.query('DELETE FROM outbox WHERE tenant_id = $1', [tenantId]);
    await sweep();
    expect(jobs.sent).toHaveLength(1_050);
  });

  it('lines of the audit log and dead letters go by their age, but no erasure that is owed', async () => {
    const gone = [await auditLine(41), await auditLine(300)];
    const stays = await auditLine(39);
    const letters = [await letter(11), await letter(9), await letter(99, 'visitor.erase')];
    await keep({ auditDays: 40, deadLettersDays: 10 });
    await sweep();
    expect(await count('audit_log', 'id = ANY ($1)', [gone])).toBe(0);
    expect(await count('audit_log', 'id = $1', [stays])).toBe(1);
    const { rows } = await superuser.query<{ id: string }>(
      'SELECT id FROM dead_letters WHERE tenant_id = $1 ORDER BY last_failed_at DESC',
      [tenantId],
    );
    expect(rows.map(({ id }) => id)).toEqual(letters.slice(1));
    expect(await lines()).toMatchObject([
      { object_id: 'deadLettersDays', after: { deleted: 1 } },
      { object_id: 'auditDays', after: { deleted: 2 } },
    ]);
  });

  it('no line of the last 30 days can be deleted, whatever the row of the business says', async () => {
    const line = await auditLine(29);
    await keep({ auditDays: 1 });
    await sweep();
    expect(await count('audit_log', 'id = $1', [line])).toBe(1);
    const db = new pg.Client({ connectionString: database.appUrl });
    await db.connect();
    try {
      await db.query(`SELECT set_config('app.current_tenant', $1, false)`, [tenantId]);
      await expect(db.query('DELETE FROM audit_log')).rejects.toMatchObject({ code: '42501' });
    } finally {
      await db.end();
    }
  });

  it('of one business is deleted by its own limits alone', async () => {
    const neighbour = await business();
    const [own, other] = [await talk(60), await talk(60, { tenant: neighbour })];
    const [line, letterId] = [await auditLine(60, neighbour), await letter(60, 'turn.answer', neighbour)];
    await keep({ messagesDays: 30, visitorsDays: 30, auditDays: 30, deadLettersDays: 30 });
    await keep({ messagesDays: 90 }, neighbour);
    await sweep();
    expect(await messagesOf(own)).toBe(0);
    expect(await messagesOf(other)).toBe(4);
    expect(await isErased(other)).toBe(false);
    expect(await count('audit_log', 'id = $1', [line])).toBe(1);
    expect(await count('dead_letters', 'id = $1', [letterId])).toBe(1);
    expect(await lines(neighbour)).toEqual([]);
  });

  it('the limits are read once: one that is changed meanwhile counts from the next time on', async () => {
    const [line, letterId] = [await auditLine(60), await letter(60)];
    await keep({ deadLettersDays: 30, auditDays: 90 });
    const records = platform.get(OldRecords);
    const remove = records.deleteDeadLetters.bind(records);
    jest.spyOn(records, 'deleteDeadLetters').mockImplementationOnce(async (before) => {
      await keep({ deadLettersDays: 30, auditDays: 30 });
      return remove(before);
    });
    await sweep();
    expect(await count('dead_letters', 'id = $1', [letterId])).toBe(0);
    expect(await count('audit_log', 'id = $1', [line])).toBe(1);
    await sweep();
    expect(await count('audit_log', 'id = $1', [line])).toBe(0);
  });

  it('what fails of one kind stops no other kind and no other business, and is tried again', async () => {
    const neighbour = await business();
    const talks = [await talk(60), await talk(60, { tenant: neighbour })];
    const [line, letterId] = [await auditLine(60), await letter(60)];
    for (const each of [tenantId, neighbour])
      await keep({ messagesDays: 30, auditDays: 30, deadLettersDays: 30 }, each);
    jest.spyOn(platform.get(OldMessages), 'delete').mockRejectedValueOnce(new Error('The disk is full.'));
    await expect(sweep()).rejects.toThrow('What is too old could not be deleted, 1 times.');
    expect(await count('audit_log', 'id = $1', [line])).toBe(0);
    expect(await count('dead_letters', 'id = $1', [letterId])).toBe(0);
    expect((await Promise.all(talks.map(messagesOf))).sort()).toEqual([0, 4]);
    await sweep();
    expect(await Promise.all(talks.map(messagesOf))).toEqual([0, 0]);
  });

  it('deleted rows and the line about them commit together or not at all', async () => {
    const old = await talk(60);
    await keep({ messagesDays: 30 });
    await superuser.query('REVOKE INSERT ON audit_log FROM frontdesk_app');
    try {
      await expect(sweep()).rejects.toThrow();
    } finally {
      await superuser.query('GRANT INSERT ON audit_log TO frontdesk_app');
    }
    expect(await messagesOf(old)).toBe(4);
    await sweep();
    expect(await messagesOf(old)).toBe(0);
  });
});
