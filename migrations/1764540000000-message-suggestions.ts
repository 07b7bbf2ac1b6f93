import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a visitor may send next when an answer is not sure. The audit log masks it, like every new column. */
export class MessageSuggestions1764540000000 implements MigrationInterface {
  name = 'MessageSuggestions1764540000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE messages ADD COLUMN suggestions jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE messages DROP COLUMN suggestions');
  }
}
