import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTable, unauditTable } from './audited-table.ts';
import { asOwnerOfAllRows } from './tenant-table.ts';

/**
 * A visitor of the widget may leave a conversation for a new one (`left_at`), a member's message has the member's name,
 * and the status of an unanswered question is the business's to change.
 */
export class WidgetConversations1764542000000 implements MigrationInterface {
  name = 'WidgetConversations1764542000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE conversations ADD COLUMN left_at timestamptz;
      DROP INDEX conversations_widget;
      CREATE UNIQUE INDEX conversations_widget ON conversations (tenant_id, visitor_id)
        WHERE channel = 'widget' AND left_at IS NULL;
      ALTER TABLE messages ADD COLUMN member_name text;
    `);
    await auditTable(runner, 'unanswered_questions', {
      kind: 'unanswered_question',
      key: 'id',
      shown: ['status'],
      hidden: ['id', 'question_key', 'count', 'conversation_id', 'created_at', 'last_asked_at'],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await unauditTable(runner, 'unanswered_questions');
    // The older schema has one conversation of a visitor: those that were left become the business's own.
    await asOwnerOfAllRows(
      runner,
      'conversations',
      `UPDATE conversations SET channel = 'api' WHERE channel = 'widget' AND left_at IS NOT NULL`,
    );
    await runner.query(`
      DROP INDEX conversations_widget;
      CREATE UNIQUE INDEX conversations_widget ON conversations (tenant_id, visitor_id) WHERE channel = 'widget';
      ALTER TABLE conversations DROP COLUMN left_at;
      ALTER TABLE messages DROP COLUMN member_name;
    `);
  }
}
