import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import pg from 'pg';
import { ConversationsRepository } from '../../src/conversations/conversations.repository.js';
import { VisitorErasureHandler } from '../../src/conversations/visitors/visitor-erasure.handler.js';
import { VisitorErasureRepository } from '../../src/conversations/visitors/visitor-erasure.repository.js';
import { Outbox } from '../../src/platform/queueing/outbox.js';
import { EventLog } from '../../src/platform/realtime/event-log.js';
import { RedisClients } from '../../src/platform/redis/redis-clients.js';
import { keysOfVisitor } from '../../src/platform/redis/redis-keys.js';
import { eventually } from '../support/eventually.js';
import { seedTalk, type SeededVisitor } from '../support/seeded-talk.js';
import { asTenant, openPlatform } from './platform-app.js';
import { ThrowawayDatabase, withClient } from './throwaway-database.js';

const OTHERS_TURNS = 47_500;
const OWN_TURNS = 2_500;
/** More rows than one statement could delete within its timeout. */
const WITHIN_MS = 5_000;
const TABLES = [
  'visitors',
  'conversations',
  'messages',
  'turns',
  'turn_traces',
  'unanswered_questions',
  'learnt_suggestions',
  'idempotency_keys',
  'handoffs',
  'model_spending',
];

describe('erasing a visitor of a busy business', () => {
  const tenantId = randomUUID();
  let database: ThrowawayDatabase;
  let superuser: pg.Client;
  let platform: TestingModule;
  let neighbour: SeededVisitor;

  beforeAll(async () => {
    database = await ThrowawayDatabase.createMigrated();
    superuser = new pg.Client({ connectionString: database.superuserUrl });
    await superuser.connect();
    await superuser.query(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       VALUES ($1, 'busy', 'Test shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
      [tenantId],
    );
    neighbour = await seedTalk(superuser, tenantId, { turns: OTHERS_TURNS, conversations: 500 });
    await superuser.query('ANALYZE');
    platform = await openPlatform(
      { DATABASE_URL: database.appUrl, DATABASE_PLATFORM_URL: database.platformUrl },
      [...[ConversationsRepository, VisitorErasureRepository, VisitorErasureHandler, Outbox]],
    );
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await platform.close();
    await superuser.end();
    await database.drop();
  });

  async function seedDoomed(turns: number): Promise<SeededVisitor & { outboxId: string }> {
    const visitor = await seedTalk(superuser, tenantId, { turns, conversations: 5 });
    const outboxId = randomUUID();
    await superuser.query('UPDATE visitors SET erasing_at = now() WHERE id = $1', [visitor.visitorId]);
    await superuser.query(
      `INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id) VALUES ($1, $2, 'visitor.erase', $3, 'c-1')`,
      [tenantId, outboxId, visitor.visitorId],
    );
    return { ...visitor, outboxId };
  }

  function erase({ visitorId, outboxId }: { visitorId: string; outboxId: string }): Promise<void> {
    const handler = platform.get(VisitorErasureHandler);
    return asTenant(tenantId, () =>
      handler.handle({ outboxId, reference: visitorId, alone: () => Promise.resolve() }),
    );
  }

  /** Every row of the business by table, as a checksum. */
  async function checksum(): Promise<unknown[]> {
    const sums: unknown[] = [];
    for (const table of [...TABLES, 'outbox']) {
      const { rows } = await superuser.query<{ sum: string }>(
        `SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) AS sum FROM ${table} t WHERE tenant_id = $1`,
        [tenantId],
      );
      sums.push([table, rows[0]?.sum]);
    }
    return sums;
  }

  async function countOf(table: 'turns' | 'messages', { conversationIds }: SeededVisitor): Promise<number> {
    const { rows } = await superuser.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${table} WHERE conversation_id = ANY ($1)`,
      [conversationIds],
    );
    return rows[0]?.count ?? 0;
  }

  it('deletes thousands of messages, each statement well within the timeout, and nothing of other visitors', async () => {
    const before = await checksum();
    // The least: a busy machine may stand still in one of them.
    let least = Infinity;
    for (let tries = 0; tries < 3 && least >= WITHIN_MS; tries += 1) {
      const doomed = await seedDoomed(OWN_TURNS);
      expect(await countOf('messages', doomed)).toBe(2 * OWN_TURNS);
      const began = performance.now();
      await erase(doomed);
      least = Math.min(least, performance.now() - began);
    }
    expect(least).toBeLessThan(WITHIN_MS);
    expect(await checksum()).toEqual(before);
    expect(await countOf('messages', neighbour)).toBe(2 * OTHERS_TURNS);
  });

  it('keeps its progress when it is stopped midway, and continues from there', async () => {
    const before = await checksum();
    const doomed = await seedDoomed(OWN_TURNS);
    const blocker = new pg.Client({ connectionString: database.superuserUrl });
    await blocker.connect();
    try {
      await blocker.query(
        `BEGIN; SELECT FROM turns WHERE id = (SELECT id FROM turns
           WHERE conversation_id = '${doomed.conversationIds.at(-1) ?? ''}' ORDER BY ctid DESC LIMIT 1) FOR UPDATE`,
      );
      await expect(erase(doomed)).rejects.toMatchObject({ code: 'database_unavailable' });
      const left = await countOf('turns', doomed);
      expect(left).toBeGreaterThan(0);
      expect(left).toBeLessThan(OWN_TURNS);
    } finally {
      await blocker.end();
    }
    await erase(doomed);
    expect(await checksum()).toEqual(before);
  });

  it('also deletes a message stored after the freeze, with its job', async () => {
    const before = await checksum();
    const doomed = await seedDoomed(3);
    const visitors = platform.get(VisitorErasureRepository);
    const freeze = visitors.freeze.bind(visitors);
    jest.spyOn(visitors, 'freeze').mockImplementationOnce(async (id) => {
      const frozen = await freeze(id);
      const [messageId, turnId] = [randomUUID(), randomUUID()];
      const late = [tenantId, messageId, doomed.conversationIds[0], turnId, randomUUID()];
      await superuser.query(
        `WITH m AS (INSERT INTO messages (tenant_id, id, conversation_id, seq, author, text) VALUES ($1, $2, $3, 99, 'visitor', 'late')),
           t AS (INSERT INTO turns (tenant_id, id, conversation_id, message_id) VALUES ($1, $4, $3, $2))
         INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id) VALUES ($1, $5, 'turn.answer', $4, 'late')`,
        late,
      );
      return frozen;
    });
    await erase(doomed);
    expect(await checksum()).toEqual(before);
  });

  it('leaves no Redis key, also of messages announced during the deletion', async () => {
    const doomed = await seedDoomed(3);
    const visitors = platform.get(VisitorErasureRepository);
    const remove = visitors.remove.bind(visitors);
    const announce = () =>
      platform
        .get(EventLog)
        .place(doomed.conversationIds[0] ?? '', 7, [{ event: 'message.created', data: 'late' }]);
    jest.spyOn(visitors, 'remove').mockImplementationOnce(async (...owed) => {
      await remove(...owed);
      await announce();
    });
    const redis = platform.get(RedisClients).commands;
    const keys = keysOfVisitor(tenantId, doomed.visitorId, doomed.conversationIds);
    await Promise.all(keys.map((key) => redis.set(key, 'x')));
    await erase(doomed);
    expect(await redis.exists(...keys)).toBe(0);
  });

  it('refuses a conversation for a visitor who is being erased', async () => {
    const { visitorId } = await seedTalk(superuser, tenantId, { turns: 0, conversations: 0 });
    const conversations = platform.get(ConversationsRepository);
    const outcomes = await withClient(database.superuserUrl, async (eraser) => {
      await eraser.query('BEGIN');
      await eraser.query('DELETE FROM visitors WHERE id = $1', [visitorId]);
      const created = asTenant(tenantId, () => conversations.create('api', visitorId));
      const opened = asTenant(tenantId, () => conversations.openOn('widget', visitorId));
      const settled = Promise.allSettled([created, opened]);
      await eventually(async () => (await sessionsThatWait()) === 2);
      await eraser.query('COMMIT');
      return settled;
    });
    expect(outcomes).toEqual([
      { status: 'rejected', reason: expect.objectContaining({ code: 'visitor_erasing' }) },
      { status: 'fulfilled', value: undefined },
    ]);
  });

  async function sessionsThatWait(): Promise<number> {
    const { rows } = await superuser.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rows.length;
  }
});
