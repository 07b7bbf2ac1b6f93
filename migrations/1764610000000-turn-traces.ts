import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenantTable, openToPlatform } from './tenant-table.ts';

/** How a turn came to its answer, in short. The platform role may delete old ones and read nothing but their age. */
export class TurnTraces1764610000000 implements MigrationInterface {
  name = 'TurnTraces1764610000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE turn_traces (
        tenant_id uuid NOT NULL,
        turn_id uuid NOT NULL,
        trace jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (tenant_id, turn_id),
        FOREIGN KEY (tenant_id, turn_id) REFERENCES turns (tenant_id, id)
      );
      CREATE INDEX turn_traces_created ON turn_traces (created_at);
    `);
    await isolateTenantTable(runner, 'turn_traces');
    await openToPlatform(runner, 'turn_traces', 'SELECT (created_at), DELETE');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE turn_traces');
  }
}
