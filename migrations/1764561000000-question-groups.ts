import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asOwnerOfAllRows } from './tenant-table.ts';

/**
 * Unanswered questions are grouped by what they ask (`question-key.ts`). `key_version` tells by which rules a row's key
 * was made, 0 for the letters alone; a job of each tenant with such rows groups them anew.
 */
export class QuestionGroups1764561000000 implements MigrationInterface {
  name = 'QuestionGroups1764561000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE unanswered_questions ADD COLUMN key_version integer NOT NULL DEFAULT 0;
      CREATE INDEX unanswered_questions_version ON unanswered_questions (tenant_id, key_version, id);
    `);
    // Both tables are read or written across tenants, so both are opened to their owner.
    await runner.query('ALTER TABLE unanswered_questions NO FORCE ROW LEVEL SECURITY');
    await asOwnerOfAllRows(
      runner,
      'outbox',
      `INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id)
       SELECT DISTINCT ON (tenant_id) tenant_id, gen_random_uuid(), 'questions.regroup', tenant_id, 'migration'
       FROM unanswered_questions`,
    );
    await runner.query('ALTER TABLE unanswered_questions FORCE ROW LEVEL SECURITY');
  }

  async down(runner: QueryRunner): Promise<void> {
    await asOwnerOfAllRows(runner, 'outbox', `DELETE FROM outbox WHERE kind = 'questions.regroup'`);
    await runner.query('ALTER TABLE unanswered_questions DROP COLUMN key_version');
  }
}
