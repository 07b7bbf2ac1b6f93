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

/** A line of the audit log about what a sweep has deleted. */
export interface SweepLine {
  actor_kind: string;
  action: string;
  object_id: string;
  after: { deleted: number };
}

interface LetterOptions {
  kind?: string;
  tenantId?: string;
  reference?: string;
}

/** The sweep of what is too old on a database of its own, with rows as old as a test wants them. */
export class RetentionRig {
  /** The business of the test. */
  tenantId = '';

  private constructor(
    readonly database: ThrowawayDatabase,
    readonly superuser: pg.Client,
    readonly platform: TestingModule,
    readonly jobs: KeptJobs,
  ) {}

  static async open(): Promise<RetentionRig> {
    const database = await ThrowawayDatabase.createMigrated();
    const superuser = new pg.Client({ connectionString: database.superuserUrl });
    await superuser.connect();
    const jobs = new KeptJobs();
    const platform = await openPlatform(
      { DATABASE_URL: database.appUrl, DATABASE_PLATFORM_URL: database.platformUrl },
      [
        ...[RetentionSweeper, RetentionRepository, OldMessages, OldVisitors, OldRecords, Outbox],
        { provide: JobSender, useValue: jobs },
        { provide: Clock, useClass: SystemClock },
      ],
    );
    return new RetentionRig(database, superuser, platform, jobs);
  }

  async close(): Promise<void> {
    await this.platform.close();
    await this.superuser.end();
    await this.database.drop();
  }

  /** Another business; those of earlier tests keep everything from now on. */
  async begin(): Promise<void> {
    this.jobs.sent.length = 0;
    await this.superuser.query(`UPDATE tenants SET retention = '{}'`);
    this.tenantId = await this.business();
  }

  sweep(): Promise<void> {
    return this.platform.get(RetentionSweeper).run();
  }

  /** @returns its id */
  async business(): Promise<string> {
    const id = randomUUID();
    await this.superuser.query(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       VALUES ($1, 'shop-' || $2, 'Test shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
      [id, id.slice(0, 8)],
    );
    return id;
  }

  async keep(retention: object, tenantId = this.tenantId): Promise<void> {
    await this.superuser.query('UPDATE tenants SET retention = $2 WHERE id = $1', [tenantId, retention]);
  }

  /** A visitor whose one conversation was so long ago. */
  async talk(days: number, { turns = 2, tenantId = this.tenantId } = {}): Promise<SeededVisitor> {
    const seeded = await seedTalk(this.superuser, tenantId, { turns, conversations: 1 });
    const { visitorId, conversationIds } = seeded;
    await this.unchecked(async () => {
      for (const [table, column, ids] of [
        ['visitors', 'id', [visitorId]],
        ['conversations', 'id', conversationIds],
        ['messages', 'conversation_id', conversationIds],
      ] as const)
        await this.superuser.query(
          `UPDATE ${table} SET created_at = now() - $2 * interval '1 day' WHERE ${column} = ANY ($1)`,
          [ids, days],
        );
      await this.superuser.query(
        `UPDATE conversations SET updated_at = created_at, memory = '{"name": "Ada"}' WHERE id = ANY ($1)`,
        [conversationIds],
      );
      await this.superuser.query(
        `UPDATE unanswered_questions SET last_asked_at = now() - $2 * interval '1 day'
         WHERE conversation_id = ANY ($1)`,
        [conversationIds, days],
      );
    });
    return seeded;
  }

  async setStatus({ conversationIds }: SeededVisitor, status: string): Promise<void> {
    await this.superuser.query('UPDATE conversations SET status = $2 WHERE id = ANY ($1)', [
      conversationIds,
      status,
    ]);
  }

  /** Of one turn. @returns its id */
  async setTurn({ conversationIds }: SeededVisitor, status: string): Promise<string> {
    const { rows } = await this.superuser.query<{ id: string }>(
      `UPDATE turns SET status = $2 WHERE id = (SELECT id FROM turns WHERE conversation_id = ANY ($1) LIMIT 1)
       RETURNING id`,
      [conversationIds, status],
    );
    return rows[0]?.id ?? '';
  }

  async lastHeardOf(
    { conversationIds }: SeededVisitor,
    days: number,
    client = this.superuser,
  ): Promise<void> {
    await client.query(
      `UPDATE conversations SET updated_at = now() - $2 * interval '1 day' WHERE id = ANY ($1)`,
      [conversationIds, days],
    );
  }

  async owe(kind: string, reference: string): Promise<void> {
    await this.superuser.query(
      `INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id)
       VALUES ($1, gen_random_uuid(), $2, $3, 'c')`,
      [this.tenantId, kind, reference],
    );
  }

  /** Something that was said to them on a messaging platform. */
  async deliver({ visitorId }: SeededVisitor, status: string): Promise<void> {
    const [chat, channel] = [randomUUID(), randomUUID()];
    await this.unchecked(async () => {
      await this.superuser.query(
        `INSERT INTO channel_chats (tenant_id, id, channel_id, kind, external_id, visitor_id, last_inbound_at)
         VALUES ($1, $2, $3, 'telegram', 'chat', $4, now())`,
        [this.tenantId, chat, channel, visitorId],
      );
      await this.superuser.query(
        `INSERT INTO channel_deliveries (tenant_id, id, channel_id, chat_id, seq, status)
         VALUES ($1, gen_random_uuid(), $2, $3, 1, $4)`,
        [this.tenantId, channel, chat, status],
      );
    });
  }

  /** @returns its id */
  async auditLine(days: number, tenantId = this.tenantId): Promise<string> {
    const id = randomUUID();
    await this.superuser.query(
      `INSERT INTO audit_log (tenant_id, id, at, actor_kind, actor_id, actor_hint, action, object_kind, address,
         request_id, correlation_id)
       VALUES ($1, $2, now() - $3 * interval '1 day', 'key', 'k', 'h', 'products.update', 'product', '', 'r', 'c')`,
      [tenantId, id, days],
    );
    return id;
  }

  /** @returns its id */
  async letter(
    days: number,
    { kind = 'turn.answer', tenantId = this.tenantId, reference = randomUUID() }: LetterOptions = {},
  ): Promise<string> {
    const id = randomUUID();
    await this.superuser.query(
      `INSERT INTO dead_letters (tenant_id, id, kind, reference, correlation_id, attempts, error, first_failed_at,
         last_failed_at) VALUES ($1, $2, $3, $5, 'c', 1, 'It failed.', now(), now() - $4 * interval '1 day')`,
      [tenantId, id, kind, days, reference],
    );
    return id;
  }

  async count(table: string, where: string, values: unknown[]): Promise<number> {
    const { rows } = await this.superuser.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${table} WHERE ${where}`,
      values,
    );
    return rows[0]?.count ?? 0;
  }

  messagesOf({ conversationIds }: SeededVisitor): Promise<number> {
    return this.count('messages', 'conversation_id = ANY ($1)', [conversationIds]);
  }

  async isErased({ visitorId }: SeededVisitor): Promise<boolean> {
    return (await this.count('visitors', 'id = $1 AND erasing_at IS NOT NULL', [visitorId])) === 1;
  }

  /** What sweeps have told of a business, oldest first. */
  async lines(tenantId = this.tenantId): Promise<SweepLine[]> {
    const { rows } = await this.superuser.query<SweepLine>(
      `SELECT actor_kind, action, object_id, after FROM audit_log
       WHERE tenant_id = $1 AND action = 'retention.sweep' ORDER BY id`,
      [tenantId],
    );
    return rows;
  }

  async deletedAtOnce(): Promise<number[]> {
    return (await this.lines()).map(({ after }) => after.deleted);
  }

  /** Without triggers and foreign keys. */
  private async unchecked(work: () => Promise<void>): Promise<void> {
    await this.superuser.query('BEGIN; SET LOCAL session_replication_role = replica');
    await work();
    await this.superuser.query('COMMIT');
  }
}
