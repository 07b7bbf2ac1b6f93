import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every backup and every drill that restored one, good or not: what health and metrics tell of them. Without a tenant. The
 * backup role, which else writes nothing, adds its own lines; nobody changes or deletes one. And pg_dump 18 refuses a
 * database with a sequence that it may not read.
 */
export class BackupRuns1764690000000 implements MigrationInterface {
  name = 'BackupRuns1764690000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE backup_runs (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('backup', 'drill')),
        started_at timestamptz NOT NULL,
        finished_at timestamptz NOT NULL DEFAULT now(),
        ok boolean NOT NULL,
        backup text,
        taken_at timestamptz,
        bytes bigint,
        seconds real NOT NULL,
        warning text CHECK (char_length(warning) <= 500),
        error text CHECK (char_length(error) <= 500)
      );
      CREATE INDEX backup_runs_newest ON backup_runs (kind, finished_at DESC);
      GRANT SELECT, INSERT ON backup_runs TO frontdesk_backup;
      GRANT SELECT ON backup_runs TO frontdesk_platform;
      GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO frontdesk_backup;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE SELECT ON ALL SEQUENCES IN SCHEMA public FROM frontdesk_backup;
      DROP TABLE backup_runs;
    `);
  }
}
