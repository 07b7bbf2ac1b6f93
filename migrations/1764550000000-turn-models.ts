import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the models behind an answer have cost, and the sealed key of a business's own model. The audit log masks the key,
 * like every column that it does not name: a change is seen, the key is not.
 */
export class TurnModels1764550000000 implements MigrationInterface {
  name = 'TurnModels1764550000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE turns
        ADD COLUMN model text,
        ADD COLUMN input_tokens integer,
        ADD COLUMN output_tokens integer,
        ADD COLUMN cost_micro_usd bigint,
        ADD COLUMN held_back integer NOT NULL DEFAULT 0;
      ALTER TABLE tenants ADD COLUMN model_key bytea;
      GRANT UPDATE (model_key) ON tenants TO frontdesk_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE tenants DROP COLUMN model_key;
      ALTER TABLE turns DROP COLUMN model, DROP COLUMN input_tokens, DROP COLUMN output_tokens,
        DROP COLUMN cost_micro_usd, DROP COLUMN held_back;
    `);
  }
}
