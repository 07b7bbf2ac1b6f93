import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which owed jobs are in Redis: the rest waits in its row, and the relay sends it when there is room. A job's subject finds
 * its row though a business owes very many.
 */
export class OutboxUrgency1764650000000 implements MigrationInterface {
  name = 'OutboxUrgency1764650000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE outbox ADD COLUMN is_queued boolean NOT NULL DEFAULT false;
      CREATE INDEX outbox_waiting ON outbox (tenant_id, kind, COALESCE(sent_at, created_at)) WHERE NOT is_queued;
      CREATE INDEX outbox_subject ON outbox (tenant_id, reference);
      CREATE INDEX outbox_queued ON outbox (kind, tenant_id, id) WHERE is_queued;
      DROP INDEX outbox_pending;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX outbox_pending ON outbox (COALESCE(sent_at, created_at));
      DROP INDEX outbox_waiting;
      DROP INDEX outbox_subject;
      DROP INDEX outbox_queued;
      ALTER TABLE outbox DROP COLUMN is_queued;
    `);
  }
}
