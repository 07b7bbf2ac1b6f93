import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a key may do, until when, how often, and when it was last used. The keys there are may do everything. */
export class KeyScopes1764300000000 implements MigrationInterface {
  name = 'KeyScopes1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    // The default is for processes of the version before, which insert keys without scopes while a deployment rolls.
    await runner.query(`
      ALTER TABLE api_keys
        ADD COLUMN scopes text[] NOT NULL DEFAULT '{*}',
        ADD COLUMN expires_at timestamptz,
        ADD COLUMN last_used_at timestamptz,
        ADD COLUMN requests_per_minute integer CHECK (requests_per_minute > 0);
    `);
    // By a rewrite and not by UPDATE, which forced row security would show no rows to, even the owner's.
    await runner.query(`
      ALTER TABLE api_keys ALTER COLUMN scopes TYPE text[]
        USING CASE WHEN kind = 'pub' THEN '{}'::text[] ELSE '{*}'::text[] END;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE api_keys
        DROP COLUMN scopes, DROP COLUMN expires_at, DROP COLUMN last_used_at, DROP COLUMN requests_per_minute;
    `);
  }
}
