import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inBatchesOfTenants } from './tenant-table.ts';

/** One for each view of the inbox, in its order. */
const INDEXES = {
  conversations_waiting: 'conversations (tenant_id, waiting_since, id) WHERE waiting_since IS NOT NULL',
  conversations_recent: 'conversations (tenant_id, updated_at, id)',
  conversations_assistant_recent: `conversations (tenant_id, updated_at, id) WHERE status = 'assistant'`,
  conversations_resolved_recent: `conversations (tenant_id, updated_at, id) WHERE status = 'resolved'`,
  conversations_assignee_recent:
    'conversations (tenant_id, assignee_id, updated_at, id) WHERE assignee_id IS NOT NULL',
};

const newest = (author: string): string => `COALESCE((SELECT m.seq FROM messages m
  WHERE m.tenant_id = c.tenant_id AND m.conversation_id = c.id AND m.author = '${author}' ORDER BY m.seq DESC LIMIT 1), 0)`;

/** Conversations in which something was said, before the columns were there. */
const BATCH = `(SELECT b.tenant_id, b.id FROM conversations b
  WHERE b.tenant_id = NULLIF(current_setting('app.current_tenant', true), '')::uuid
    AND b.last_seq > 0 AND b.visitor_seq = 0 AND b.answered_seq = 0 AND b.taken_at IS NULL
    AND EXISTS (SELECT FROM messages m WHERE m.tenant_id = b.tenant_id AND m.conversation_id = b.id
      AND m.author IN ('visitor', 'member')) LIMIT 500)`;

/** `updated_at` stays: it is when something was said last. */
const FILL = `UPDATE conversations c SET visitor_seq = ${newest('visitor')}, answered_seq = ${newest('member')},
    waiting_since = CASE WHEN c.status = 'waiting' OR (c.status = 'member' AND ${newest('visitor')} > ${newest('member')})
      THEN c.updated_at END
  FROM ${BATCH} batch WHERE c.tenant_id = batch.tenant_id AND c.id = batch.id RETURNING c.id`;

/** Conversations that were there before the inbox get its numbers, in batches; then its lists are indexed. */
export class InboxIndexes1765485100000 implements MigrationInterface {
  name = 'InboxIndexes1765485100000';
  transaction = false as const;

  async up(runner: QueryRunner): Promise<void> {
    await inBatchesOfTenants(runner, [FILL]);
    for (const [name, index] of Object.entries(INDEXES)) {
      await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
      await runner.query(`CREATE INDEX CONCURRENTLY ${name} ON ${index}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX IF EXISTS ${Object.keys(INDEXES).join(', ')}`);
  }
}
