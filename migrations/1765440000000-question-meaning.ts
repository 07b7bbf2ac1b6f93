import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTable, unauditTable } from './audited-table.ts';

const ADDED = ['group_id', 'meaning', 'meaning_model'];
const HIDDEN = [
  ...['id', 'question_key', 'count', 'conversation_id', 'created_at', 'last_asked_at'],
  ...['key_version', 'article_id'],
];

async function audit(runner: QueryRunner, hidden: readonly string[]): Promise<void> {
  await unauditTable(runner, 'unanswered_questions');
  await auditTable(runner, 'unanswered_questions', {
    kind: 'unanswered_question',
    key: 'id',
    shown: ['status'],
    hidden: [...hidden],
  });
}

/**
 * Unanswered questions that mean the same have one `group_id`. `meaning` is the vector of the question's words, by the model
 * `meaning_model`; empty for words that cannot be embedded.
 */
export class QuestionMeaning1765440000000 implements MigrationInterface {
  name = 'QuestionMeaning1765440000000';
  transaction = false as const;
  /** Without a transaction on the way down as well (`run-migrations.mjs`). */
  readonly revertsInSteps = true;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE unanswered_questions ADD COLUMN IF NOT EXISTS group_id uuid,
      ADD COLUMN IF NOT EXISTS meaning bytea, ADD COLUMN IF NOT EXISTS meaning_model text`);
    await audit(runner, [...HIDDEN, ...ADDED]);
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS unanswered_questions_group');
    await runner.query(`CREATE INDEX CONCURRENTLY unanswered_questions_group
      ON unanswered_questions (tenant_id, group_id, id) WHERE group_id IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await audit(runner, HIDDEN);
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS unanswered_questions_group');
    await runner.query(
      `ALTER TABLE unanswered_questions ${ADDED.map((each) => `DROP COLUMN IF EXISTS ${each}`).join(', ')}`,
    );
  }
}
