import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The files of a whole server that go to a bucket every day (docker/barman) are noted beside backups and drills. */
export class BaseBackups1764800000000 implements MigrationInterface {
  name = 'BaseBackups1764800000000';

  async up(runner: QueryRunner): Promise<void> {
    await this.allow(runner, `'backup', 'drill', 'base'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM backup_runs WHERE kind = 'base'`);
    await this.allow(runner, `'backup', 'drill'`);
  }

  private async allow(runner: QueryRunner, kinds: string): Promise<void> {
    await runner.query(`
      ALTER TABLE backup_runs DROP CONSTRAINT backup_runs_kind_check,
        ADD CONSTRAINT backup_runs_kind_check CHECK (kind IN (${kinds}))
    `);
  }
}
