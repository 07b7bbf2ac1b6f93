import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TELL_IMPORT_RUNS } from './webhook-triggers.ts';

/** The end of an import is told to the business's own systems. */
export class ImportEvents1765471000000 implements MigrationInterface {
  name = 'ImportEvents1765471000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TELL_IMPORT_RUNS.create);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(TELL_IMPORT_RUNS.drop);
  }
}
