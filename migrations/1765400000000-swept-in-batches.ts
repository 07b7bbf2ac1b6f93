import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables whose old rows the platform role deletes in batches: it reads their key beside their age, nothing else. */
const SWEPT = {
  turn_traces: 'tenant_id, turn_id',
  event_deliveries: 'tenant_id, id',
  webhook_events: 'tenant_id, id',
  channel_deliveries: 'tenant_id, id',
};
const TO_ENDPOINT = 'webhook_deliveries_tenant_id_endpoint_id_fkey';

/**
 * A webhook is removed at once, whatever was delivered to it, and a job deletes that in batches: so its deliveries do not
 * refer to it any more. Those that wait are found in their order. Each statement is a transaction of its own and may be run
 * again.
 */
export class SweptInBatches1765400000000 implements MigrationInterface {
  name = 'SweptInBatches1765400000000';
  transaction = false as const;

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, key] of Object.entries(SWEPT))
      await runner.query(`GRANT SELECT (${key}) ON ${table} TO frontdesk_platform`);
    await runner.query(`ALTER TABLE webhook_deliveries DROP CONSTRAINT IF EXISTS ${TO_ENDPOINT}`);
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS webhook_deliveries_waiting');
    await runner.query(`CREATE INDEX CONCURRENTLY webhook_deliveries_waiting
      ON webhook_deliveries (tenant_id, endpoint_id, id) WHERE status = 'queued'`);
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS webhook_deliveries_queued');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX IF NOT EXISTS webhook_deliveries_queued
      ON webhook_deliveries (tenant_id, endpoint_id) WHERE status = 'queued'`);
    await runner.query('DROP INDEX IF EXISTS webhook_deliveries_waiting');
    await runner.query(
      asOwner(
        'webhook_deliveries',
        `DELETE FROM webhook_deliveries d WHERE NOT EXISTS (
           SELECT FROM webhook_endpoints w WHERE w.tenant_id = d.tenant_id AND w.id = d.endpoint_id)`,
      ),
    );
    await runner.query(`ALTER TABLE webhook_deliveries ADD CONSTRAINT ${TO_ENDPOINT}
      FOREIGN KEY (tenant_id, endpoint_id) REFERENCES webhook_endpoints (tenant_id, id) ON DELETE CASCADE`);
    for (const [table, key] of Object.entries(SWEPT))
      await runner.query(`REVOKE SELECT (${key}) ON ${table} FROM frontdesk_platform`);
    for (const table of ['outbox', 'dead_letters'])
      await runner.query(asOwner(table, `DELETE FROM ${table} WHERE kind = 'webhook.tend'`));
  }
}

/** As `asOwnerOfAllRows`, without the migration's transaction: statements that are sent as one are one. */
function asOwner(table: string, statement: string): string {
  return `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY; ${statement}; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`;
}
