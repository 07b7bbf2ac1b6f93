import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTable } from './audited-table.ts';
import { asOwnerOfAllRows, isolateTenantTable, openToPlatform } from './tenant-table.ts';
import { TELL_WEBHOOKS, TOLD_TRIGGERS } from './webhook-triggers.ts';

/**
 * `failures` counts failed deliveries of an endpoint in a row, since `failing_since`; until `held_until` nothing is sent
 * to it. `data` of an event is null when its visitor was erased. A delivery's outbox row refers to it.
 */
const TABLES = `
CREATE TABLE webhook_endpoints (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  url text NOT NULL,
  description text NOT NULL,
  events text[] NOT NULL,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'disabled', 'paused')),
  pause_reason text CHECK (pause_reason IN ('failing', 'gone')),
  paused_at timestamptz,
  failures integer NOT NULL DEFAULT 0,
  failing_since timestamptz,
  held_until timestamptz,
  last_delivered_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id)
);
CREATE TABLE webhook_secrets (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  endpoint_id uuid NOT NULL,
  sealed_secret bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, endpoint_id) REFERENCES webhook_endpoints (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX webhook_secrets_endpoint ON webhook_secrets (tenant_id, endpoint_id);
CREATE TABLE webhook_events (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  type text NOT NULL,
  data jsonb,
  conversation_id uuid,
  correlation_id text NOT NULL,
  traceparent text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX webhook_events_conversation ON webhook_events (tenant_id, conversation_id)
  WHERE conversation_id IS NOT NULL;
CREATE INDEX webhook_events_created ON webhook_events (created_at);
CREATE TABLE webhook_deliveries (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  endpoint_id uuid NOT NULL,
  event_id uuid NOT NULL,
  cause text NOT NULL DEFAULT 'event' CHECK (cause IN ('event', 'test', 'replay')),
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'delivered', 'failed', 'cancelled')),
  reason text,
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, endpoint_id) REFERENCES webhook_endpoints (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, event_id) REFERENCES webhook_events (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX webhook_deliveries_endpoint ON webhook_deliveries (tenant_id, endpoint_id, id);
CREATE INDEX webhook_deliveries_event ON webhook_deliveries (tenant_id, event_id);
CREATE INDEX webhook_deliveries_queued ON webhook_deliveries (tenant_id, endpoint_id) WHERE status = 'queued';
CREATE TABLE webhook_attempts (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  delivery_id uuid NOT NULL,
  url text NOT NULL,
  request_headers jsonb NOT NULL,
  status integer,
  problem text,
  response_headers jsonb NOT NULL DEFAULT '{}',
  response_body text,
  duration_ms integer NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, delivery_id) REFERENCES webhook_deliveries (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX webhook_attempts_delivery ON webhook_attempts (tenant_id, delivery_id, id);
`;

/** Events that are told to the systems of a business: Standard Webhooks 1.0. */
export class Webhooks1765200000000 implements MigrationInterface {
  name = 'Webhooks1765200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    for (const table of ['webhook_endpoints', 'webhook_secrets', 'webhook_deliveries', 'webhook_attempts'])
      await isolateTenantTable(runner, table);
    await isolateTenantTable(runner, 'webhook_events');
    await openToPlatform(runner, 'webhook_events', 'SELECT (created_at), DELETE');
    await auditTable(runner, 'webhook_endpoints', {
      ...{ kind: 'webhook', key: 'id', shown: ['events', 'status'] },
      hidden: [
        ...['id', 'pause_reason', 'paused_at', 'failures', 'failing_since', 'held_until'],
        ...['last_delivered_at', 'created_at', 'updated_at'],
      ],
    });
    await auditTable(runner, 'webhook_secrets', {
      ...{ kind: 'webhook_secret', key: 'endpoint_id', shown: ['expires_at'] },
      hidden: ['id', 'endpoint_id', 'sealed_secret', 'created_at'],
    });
    await runner.query(TELL_WEBHOOKS);
    for (const { create } of TOLD_TRIGGERS) await runner.query(create);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { drop } of TOLD_TRIGGERS) await runner.query(drop);
    await runner.query(
      'DROP FUNCTION tell_webhooks(uuid, text, jsonb, uuid), is_told_to_webhooks(uuid, text)',
    );
    await runner.query('DROP FUNCTION webhook_time(timestamptz)');
    await runner.query(`
      DROP TABLE webhook_attempts, webhook_deliveries, webhook_events, webhook_secrets, webhook_endpoints;
    `);
    await asOwnerOfAllRows(runner, 'outbox', `DELETE FROM outbox WHERE kind LIKE 'webhook.%'`);
    await asOwnerOfAllRows(runner, 'dead_letters', `DELETE FROM dead_letters WHERE kind LIKE 'webhook.%'`);
  }
}
