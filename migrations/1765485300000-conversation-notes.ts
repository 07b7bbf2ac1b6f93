import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTable } from './audited-table.ts';
import { isolateTenantTable } from './tenant-table.ts';

/** What members tell each other about a conversation. `author_id` is a member's or a key's, which may be gone. */
const TABLE = `
CREATE TABLE conversation_notes (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  author_kind text NOT NULL CHECK (author_kind IN ('member', 'key')),
  author_id uuid,
  author_name text NOT NULL,
  text text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX conversation_notes_conversation ON conversation_notes (tenant_id, conversation_id, id);
CREATE INDEX conversation_notes_created ON conversation_notes (tenant_id, created_at, id);
`;

/** Notes on conversations; the audit log tells who wrote and deleted one, and not what it says. */
export class ConversationNotes1765485300000 implements MigrationInterface {
  name = 'ConversationNotes1765485300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await isolateTenantTable(runner, 'conversation_notes');
    await auditTable(runner, 'conversation_notes', {
      ...{ kind: 'note', key: 'id', shown: ['conversation_id'] },
      hidden: ['id', 'author_kind', 'author_id', 'author_name', 'created_at'],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE conversation_notes');
  }
}
