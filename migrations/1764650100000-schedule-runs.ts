import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which tick of each schedule of the platform has run: one row for each, without a tenant. */
export class ScheduleRuns1764650100000 implements MigrationInterface {
  name = 'ScheduleRuns1764650100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE schedule_runs (
        name text PRIMARY KEY,
        tick timestamptz NOT NULL,
        fence integer NOT NULL DEFAULT 0,
        leased_until timestamptz NOT NULL DEFAULT now(),
        started_at timestamptz,
        finished_at timestamptz,
        error text CHECK (char_length(error) <= 500)
      );
      GRANT SELECT, INSERT, UPDATE ON schedule_runs TO frontdesk_platform;
      GRANT SELECT ON schedule_runs TO frontdesk_backup;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE schedule_runs');
  }
}
