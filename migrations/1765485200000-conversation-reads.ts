import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenantTable } from './tenant-table.ts';

/** How far each member has read a conversation: `seq` is the number of the last message read. */
const TABLE = `
CREATE TABLE conversation_reads (
  tenant_id uuid NOT NULL,
  member_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  seq bigint NOT NULL,
  read_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, member_id, conversation_id),
  FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX conversation_reads_conversation ON conversation_reads (tenant_id, conversation_id);
`;

/** What members have read. */
export class ConversationReads1765485200000 implements MigrationInterface {
  name = 'ConversationReads1765485200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await isolateTenantTable(runner, 'conversation_reads');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE conversation_reads');
  }
}
