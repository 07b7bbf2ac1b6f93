import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an answer from the cache has saved: what the model's answer had cost. */
export class CachedAnswers1764571000000 implements MigrationInterface {
  name = 'CachedAnswers1764571000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE turns ADD COLUMN saved_micro_usd bigint');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE turns DROP COLUMN saved_micro_usd');
  }
}
