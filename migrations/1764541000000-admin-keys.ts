import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The admin keys beside the one of ADMIN_API_KEY. A row is never deleted: it says who made the key, who revoked it, and
 * the name that the audit log shows. No tenant owns it, so only the platform role may touch it.
 */
export class AdminKeys1764541000000 implements MigrationInterface {
  name = 'AdminKeys1764541000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE admin_keys (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        hint text NOT NULL,
        secret_hash bytea NOT NULL UNIQUE CHECK (octet_length(secret_hash) = 32),
        created_by text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_used_at timestamptz,
        revoked_by text,
        revoked_at timestamptz
      );
      GRANT SELECT, INSERT, UPDATE ON admin_keys TO frontdesk_platform;
      GRANT SELECT ON admin_keys TO frontdesk_backup;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE admin_keys');
  }
}
