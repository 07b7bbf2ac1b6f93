import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tests of alerts and who acknowledged them. No tenant owns them, so only the platform role may touch them. */
export class AlertTests1764700000000 implements MigrationInterface {
  name = 'AlertTests1764700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE alert_tests (
        id uuid PRIMARY KEY,
        started_by text NOT NULL,
        sent_at timestamptz NOT NULL DEFAULT now(),
        link_hash bytea NOT NULL CHECK (octet_length(link_hash) = 32),
        receivers text[] NOT NULL DEFAULT '{}',
        unreached text[] NOT NULL DEFAULT '{}',
        acknowledged_by text CHECK (char_length(acknowledged_by) <= 80),
        acknowledged_with text,
        acknowledged_at timestamptz,
        CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL)),
        CHECK ((acknowledged_at IS NULL) = (acknowledged_with IS NULL))
      );
      GRANT SELECT, INSERT, UPDATE ON alert_tests TO frontdesk_platform;
      GRANT SELECT ON alert_tests TO frontdesk_backup;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE alert_tests');
  }
}
