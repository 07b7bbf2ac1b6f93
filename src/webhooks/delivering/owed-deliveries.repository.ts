import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import { TenantDb, type TenantTransaction } from '../../platform/database/tenant-db.js';
import { Outbox } from '../../platform/queueing/outbox.js';
import type {
  DeliveryAttempt,
  OwedDelivery,
  PauseReason,
  SealedSecret,
  WebhookEventType,
} from '../webhook.types.js';
import { CANCEL_QUEUED } from '../webhooks.repository.js';

interface OwedRow extends Omit<
  OwedDelivery,
  'event' | 'webhookId' | 'webhookStatus' | 'failingSince' | 'heldUntil' | 'secrets'
> {
  event_id: string;
  type: WebhookEventType;
  event_at: Date;
  data: unknown;
  correlation_id: string;
  traceparent: string | null;
  endpoint_id: string;
  endpoint_status: OwedDelivery['webhookStatus'];
  failing_since: Date | null;
  held_until: Date | null;
  secrets: { id: string; sealed: string }[];
}

/** What follows from a call that failed. */
export interface Failure {
  /** In plain words. */
  reason: string;
  /** Milliseconds until the next attempt; null when the delivery is given up. */
  pauseMs: number | null;
  /** Milliseconds in which nothing is sent to the webhook. */
  holdMs: number;
}

/** The newest first: its signature comes first. */
const OWED = `SELECT d.id, d.cause, d.status, d.attempts, d.event_id, e.type, e.created_at AS event_at, e.data,
    e.correlation_id, e.traceparent, d.endpoint_id, w.status AS endpoint_status, w.url, w.failures, w.failing_since,
    w.held_until,
    (SELECT jsonb_agg(jsonb_build_object('id', k.id, 'sealed', encode(k.sealed_secret, 'hex')) ORDER BY k.created_at DESC)
     FROM webhook_secrets k WHERE k.endpoint_id = w.id AND (k.expires_at IS NULL OR k.expires_at > now())) AS secrets
  FROM webhook_deliveries d
    JOIN webhook_events e ON e.tenant_id = d.tenant_id AND e.id = d.event_id
    JOIN webhook_endpoints w ON w.tenant_id = d.tenant_id AND w.id = d.endpoint_id
  WHERE d.id = $1`;

const NOTE_CALL = `INSERT INTO webhook_attempts (tenant_id, id, delivery_id, url, request_headers, status, problem,
    response_headers, response_body, duration_ms, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

/** Deliveries as the job sees them. */
@Injectable()
export class OwedDeliveriesRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
  ) {}

  async owed(id: string): Promise<OwedDelivery | null> {
    const [row] = await this.db.query<OwedRow>(OWED, [id]);
    return row ? toOwed(row) : null;
  }

  /** A receiver that is well costs one write in a while, not one for each delivery. */
  async delivered({ id, webhookId }: OwedDelivery, call: DeliveryAttempt, outboxId: string): Promise<void> {
    await this.db.transaction(async (sql) => {
      await noteCall(sql, id, call);
      await sql.query(
        `UPDATE webhook_deliveries SET status = 'delivered', reason = NULL, attempts = attempts + 1,
           next_attempt_at = NULL, ended_at = now() WHERE id = $1`,
        [id],
      );
      await sql.query(
        `UPDATE webhook_endpoints SET failures = 0, failing_since = NULL, held_until = NULL, last_delivered_at = now()
         WHERE id = $1 AND (failures > 0 OR last_delivered_at IS NULL OR last_delivered_at < now() - interval '5 seconds')`,
        [webhookId],
      );
      await this.outbox.settle(sql, outboxId);
    });
  }

  /** Either tried again after a pause, or given up: a dead letter, but for a test. */
  async failed(
    { id, webhookId, attempts, cause }: OwedDelivery,
    call: DeliveryAttempt,
    { reason, pauseMs, holdMs }: Failure,
    outboxId: string,
  ): Promise<void> {
    await this.db.transaction(async (sql) => {
      await noteCall(sql, id, call);
      await sql.query(
        `UPDATE webhook_deliveries SET status = CASE WHEN $3::integer IS NULL THEN 'failed' ELSE 'queued' END,
           reason = $2, attempts = attempts + 1, next_attempt_at = now() + $3::integer * interval '1 millisecond',
           ended_at = CASE WHEN $3::integer IS NULL THEN now() END WHERE id = $1`,
        [id, reason, pauseMs],
      );
      if (cause !== 'test') await noteFailure(sql, webhookId, holdMs);
      if (pauseMs !== null) await postpone(sql, outboxId, pauseMs);
      else if (cause === 'test') await this.outbox.settle(sql, outboxId);
      else await this.outbox.giveUp(sql, outboxId, reason, attempts + 1);
    });
  }

  /** Nothing was sent, so no attempt is counted. */
  async hold(id: string, pauseMs: number, outboxId: string): Promise<void> {
    await this.db.transaction(async (sql) => {
      await sql.query(
        `UPDATE webhook_deliveries SET next_attempt_at = now() + $2::integer * interval '1 millisecond' WHERE id = $1`,
        [id, Math.round(pauseMs)],
      );
      await postpone(sql, outboxId, pauseMs);
    });
  }

  async cancel(id: string, reason: string, outboxId: string): Promise<void> {
    await this.db.transaction(async (sql) => {
      await sql.query(
        `UPDATE webhook_deliveries SET status = 'cancelled', reason = $2, next_attempt_at = NULL, ended_at = now()
         WHERE id = $1 AND status IN ('queued', 'failed')`,
        [id, reason],
      );
      await this.outbox.settle(sql, outboxId);
    });
  }

  async settle(outboxId: string): Promise<void> {
    await this.db.transaction((sql) => this.outbox.settle(sql, outboxId));
  }

  /**
   * Nothing is delivered any more until a person says so, who is owed a mail; what waits is cancelled.
   * @param days `failing` needs so many of failures; `gone` none @returns whether it was paused now
   */
  pause(webhookId: string, reason: PauseReason, why: string, days: number): Promise<boolean> {
    return this.db.transaction(async (sql) => {
      const rows = await sql.query(
        `UPDATE webhook_endpoints SET status = 'paused', pause_reason = $2, paused_at = now(), updated_at = now()
         WHERE id = $1 AND status = 'active'
           AND ($2 = 'gone' OR failing_since < now() - $3::integer * interval '1 day') RETURNING id`,
        [webhookId, reason, days],
      );
      if (rows.length === 0) return false;
      await sql.query(CANCEL_QUEUED, [webhookId, why]);
      await this.outbox.add(sql, 'webhook.notify', webhookId);
      return true;
    });
  }
}

async function noteCall(sql: TenantTransaction, deliveryId: string, call: DeliveryAttempt): Promise<void> {
  await sql.query(NOTE_CALL, [
    ...[currentTenantId(), newId(), deliveryId, call.url, JSON.stringify(call.requestHeaders)],
    ...[call.status, call.problem, JSON.stringify(call.responseHeaders), call.responseBody],
    ...[call.durationMs, call.at],
  ]);
}

async function noteFailure(sql: TenantTransaction, webhookId: string, holdMs: number): Promise<void> {
  await sql.query(
    `UPDATE webhook_endpoints SET failures = failures + 1, failing_since = COALESCE(failing_since, now()),
       held_until = CASE WHEN $2::integer > 0
         THEN GREATEST(held_until, now() + $2::integer * interval '1 millisecond') ELSE held_until END
     WHERE id = $1`,
    [webhookId, holdMs],
  );
}

/** Lets the relay send the job again, then. */
async function postpone(sql: TenantTransaction, outboxId: string, pauseMs: number): Promise<void> {
  await sql.query(
    `UPDATE outbox SET sent_at = now() + $2::integer * interval '1 millisecond', is_queued = false WHERE id = $1`,
    [outboxId, Math.round(pauseMs)],
  );
}

function toOwed(row: OwedRow): OwedDelivery {
  const { event_id: id, type, event_at: at, data, correlation_id: correlationId, traceparent } = row;
  return {
    id: row.id,
    cause: row.cause,
    status: row.status,
    attempts: row.attempts,
    event: { id, type, at, data, correlationId, traceparent },
    webhookId: row.endpoint_id,
    webhookStatus: row.endpoint_status,
    url: row.url,
    failures: row.failures,
    failingSince: row.failing_since,
    heldUntil: row.held_until,
    secrets: row.secrets.map(toSealed),
  };
}

function toSealed({ id, sealed }: { id: string; sealed: string }): SealedSecret {
  return { id, sealed: Buffer.from(sealed, 'hex') };
}
