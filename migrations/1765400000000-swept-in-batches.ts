import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inBatchesOfTenants } from './tenant-table.ts';
import { tellWebhooks } from './webhook-triggers.ts';

/** Tables whose old rows the platform role deletes in batches: it reads their key beside their age, nothing else. */
const SWEPT = {
  turn_traces: 'tenant_id, turn_id',
  event_deliveries: 'tenant_id, id',
  webhook_events: 'tenant_id, id',
  channel_deliveries: 'tenant_id, id',
};
const TO_ENDPOINT = 'webhook_deliveries_tenant_id_endpoint_id_fkey';
/** For which webhooks deliveries wait, which the platform role looks for; no event, nothing that was said. */
const PARKED = 'tenant_id, endpoint_id, status, next_attempt_at';
const BATCH = 500;

const INDEXES = {
  webhook_deliveries_waiting: `(tenant_id, endpoint_id, id) WHERE status = 'queued'`,
  webhook_deliveries_parked: `(tenant_id, endpoint_id, id) WHERE status = 'queued' AND next_attempt_at IS NULL`,
};
const INDEX_BEFORE = { webhook_deliveries_queued: `(tenant_id, endpoint_id) WHERE status = 'queued'` };

/** Jobs that the version before does not know, nor what they look after: what is parked gets a job again. */
const UNDONE = [
  ...['outbox', 'dead_letters'].map(
    (table) => `DELETE FROM ${table} WHERE id IN (
      SELECT id FROM ${table} WHERE kind = 'webhook.tend' LIMIT ${BATCH}) RETURNING id`,
  ),
  `WITH parked AS (
      SELECT id FROM webhook_deliveries WHERE status = 'queued' AND next_attempt_at IS NULL
      ORDER BY tenant_id, endpoint_id, id LIMIT ${BATCH} FOR UPDATE),
    due AS (UPDATE webhook_deliveries d SET next_attempt_at = now() FROM parked WHERE d.id = parked.id
      RETURNING d.tenant_id, d.id, d.event_id)
    INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id)
    SELECT due.tenant_id, uuidv7(), 'webhook.deliver', due.id, e.correlation_id
    FROM due JOIN webhook_events e ON e.tenant_id = due.tenant_id AND e.id = due.event_id RETURNING id`,
];
/** Deliveries to webhooks that were removed, whose deletion the version before does by a foreign key. */
const ORPHANS = `DELETE FROM webhook_deliveries WHERE id IN (
    SELECT d.id FROM webhook_deliveries d WHERE NOT EXISTS (
      SELECT FROM webhook_endpoints w WHERE w.tenant_id = d.tenant_id AND w.id = d.endpoint_id) LIMIT ${BATCH})
  RETURNING id`;

/**
 * A webhook is removed at once, whatever was delivered to it, and a job deletes that in batches: so its deliveries do not
 * refer to it any more, and whoever owes one holds it meanwhile. Those that wait are found in their order. Each statement is
 * a transaction of its own and may be run again, in both directions.
 */
export class SweptInBatches1765400000000 implements MigrationInterface {
  name = 'SweptInBatches1765400000000';
  transaction = false as const;
  /** Without a transaction on the way down as well (`run-migrations.mjs`). */
  readonly revertsInSteps = true;

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, key] of Object.entries(SWEPT))
      await runner.query(`GRANT SELECT (${key}) ON ${table} TO frontdesk_platform`);
    await runner.query('DROP POLICY IF EXISTS platform_access ON webhook_deliveries');
    await runner.query(
      'CREATE POLICY platform_access ON webhook_deliveries TO frontdesk_platform USING (true) WITH CHECK (true)',
    );
    await runner.query(`GRANT SELECT (${PARKED}) ON webhook_deliveries TO frontdesk_platform`);
    await runner.query(tellWebhooks('CREATE OR REPLACE', 'FOR KEY SHARE'));
    await runner.query(`ALTER TABLE webhook_deliveries DROP CONSTRAINT IF EXISTS ${TO_ENDPOINT}`);
    await replaceIndexes(runner, INDEXES, INDEX_BEFORE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await inBatchesOfTenants(runner, UNDONE);
    await runner.query(`ALTER TABLE webhook_deliveries DROP CONSTRAINT IF EXISTS ${TO_ENDPOINT}`);
    await runner.query(`ALTER TABLE webhook_deliveries ADD CONSTRAINT ${TO_ENDPOINT}
      FOREIGN KEY (tenant_id, endpoint_id) REFERENCES webhook_endpoints (tenant_id, id) ON DELETE CASCADE NOT VALID`);
    await inBatchesOfTenants(runner, [ORPHANS]);
    await runner.query(`ALTER TABLE webhook_deliveries VALIDATE CONSTRAINT ${TO_ENDPOINT}`);
    await replaceIndexes(runner, INDEX_BEFORE, INDEXES);
    await runner.query(tellWebhooks('CREATE OR REPLACE', ''));
    await runner.query(`REVOKE SELECT (${PARKED}) ON webhook_deliveries FROM frontdesk_platform`);
    await runner.query('DROP POLICY IF EXISTS platform_access ON webhook_deliveries');
    for (const [table, key] of Object.entries(SWEPT))
      await runner.query(`REVOKE SELECT (${key}) ON ${table} FROM frontdesk_platform`);
  }
}

/** Beside other statements. One that an interrupted run has left unfinished is made again. */
async function replaceIndexes(
  runner: QueryRunner,
  made: Record<string, string>,
  dropped: Record<string, string>,
): Promise<void> {
  for (const [name, of] of Object.entries(made)) {
    await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
    await runner.query(`CREATE INDEX CONCURRENTLY ${name} ON webhook_deliveries ${of}`);
  }
  for (const name of Object.keys(dropped)) await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
}
