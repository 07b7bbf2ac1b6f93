import { Injectable } from '@nestjs/common';
import { TenantDb, type TenantTransaction } from '../../platform/database/tenant-db.js';
import { Outbox } from '../../platform/queueing/outbox.js';
import type { DeliveryAttempt, OwedDelivery, PauseReason, WebhookEventType } from '../webhook.types.js';
import { holdEvent, lockEndpoint } from '../webhook-locks.js';
import { noteCall, noteFailure } from './calls.js';

interface OwedRow extends Omit<OwedDelivery, 'event' | 'webhookId' | 'webhookStatus' | 'secrets'> {
  event_id: string;
  type: WebhookEventType;
  event_at: Date;
  data: unknown;
  correlation_id: string;
  traceparent: string | null;
  endpoint_id: string;
  endpoint_status: OwedDelivery['webhookStatus'];
  /** Null when it has none yet. */
  secrets: { id: string; sealed: string }[] | null;
}

/** What follows from a call that failed. */
export interface Failure {
  /** In plain words. */
  reason: string;
  /** Milliseconds until the next attempt; null when the delivery is given up. */
  pauseMs: number | null;
  /** The receiver's `Retry-After`; null without one. */
  retryAfterSeconds: number | null;
}

/** The newest secret first: its signature comes first. */
const OWED = `SELECT d.id, d.cause, d.status, d.attempts, d.event_id, e.type, e.created_at AS event_at, e.data,
    e.correlation_id, e.traceparent, d.endpoint_id, w.status AS endpoint_status, w.url,
    w.held_until::text AS "heldUntil", COALESCE(w.held_until > now(), false) AS "isHeld", COALESCE(d.created_at <= w.paused_at, false) AS "isFromBefore",
    (SELECT jsonb_agg(jsonb_build_object('id', k.id, 'sealed', encode(k.sealed_secret, 'hex')) ORDER BY k.created_at DESC)
     FROM webhook_secrets k WHERE k.endpoint_id = w.id AND (k.expires_at IS NULL OR k.expires_at > now())
       AND octet_length(k.sealed_secret) > 0) AS secrets
  FROM webhook_deliveries d
    JOIN webhook_events e ON e.tenant_id = d.tenant_id AND e.id = d.event_id
    JOIN webhook_endpoints w ON w.tenant_id = d.tenant_id AND w.id = d.endpoint_id
  WHERE d.id = $1`;

/** Looks after what waits when the hold is over; one such job of a webhook is enough. */
const OWE_TENDING = `INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id, sent_at)
  SELECT w.tenant_id, uuidv7(), 'webhook.tend', w.id, e.correlation_id, COALESCE(w.held_until, now())
  FROM webhook_endpoints w, webhook_events e WHERE w.id = $1 AND e.id = $2
    AND NOT EXISTS (SELECT FROM outbox o WHERE o.kind = 'webhook.tend' AND o.reference = $1)`;

/** A hold that was set since the call began is of another call, which has failed: it stays. */
const NOTE_SUCCESS = `UPDATE webhook_endpoints SET failures = 0, failing_since = NULL, last_delivered_at = now(),
    held_until = CASE WHEN held_until IS DISTINCT FROM $2::timestamptz THEN held_until END
  WHERE id = $1 AND url = $3 AND (failures > 0 OR held_until > now() OR last_delivered_at IS NULL
    OR last_delivered_at < now() - interval '5 seconds')
  RETURNING held_until IS NULL AND (old.failures > 0 OR old.held_until IS NOT NULL) AS "isWell"`;

const PARKED = `SELECT 1 AS parked FROM webhook_deliveries
  WHERE endpoint_id = $1 AND status = 'queued' AND next_attempt_at IS NULL LIMIT 1`;

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

  /**
   * A receiver that is well costs one write in a while, not one for each delivery; one that is well again is sent what was
   * parked. What was cancelled during the call stays
   * so; the call is noted.
   */
  async delivered(delivery: OwedDelivery, call: DeliveryAttempt, outboxId: string): Promise<void> {
    await this.db.transaction(async (sql) => {
      const isThere = await holdEvent(sql, delivery.event.id);
      const { webhookId, heldUntil, url } = delivery;
      const [noted] = await sql.query<{ isWell: boolean }>(NOTE_SUCCESS, [webhookId, heldUntil, url]);
      await noteCall(sql, delivery, call, isThere, { status: 'delivered', reason: null, pauseMs: null });
      await this.outbox.settle(sql, outboxId);
      if (noted?.isWell === true) await wake(sql, delivery);
    });
  }

  /** Either tried again after a pause, or given up: a dead letter, but for a test. Not when it was cancelled meanwhile. */
  async failed(
    delivery: OwedDelivery,
    call: DeliveryAttempt,
    { reason, pauseMs, retryAfterSeconds }: Failure,
    outboxId: string,
  ): Promise<void> {
    const { attempts, cause, event } = delivery;
    await this.db.transaction(async (sql) => {
      const isThere = await holdEvent(sql, event.id);
      if (cause !== 'test') await noteFailure(sql, delivery, call.durationMs, retryAfterSeconds);
      const status = pauseMs === null ? 'failed' : 'queued';
      const isOpen = await noteCall(sql, delivery, call, isThere, { status, reason, pauseMs });
      if (!isOpen || (pauseMs === null && cause === 'test')) await this.outbox.settle(sql, outboxId);
      else if (pauseMs !== null) await postpone(sql, outboxId, pauseMs);
      else await this.outbox.giveUp(sql, outboxId, reason, attempts + 1);
    });
  }

  /** Nothing is sent to the webhook now: the delivery has no job until the hold is over. No attempt is counted. */
  async park({ id, webhookId, event }: OwedDelivery, outboxId: string): Promise<void> {
    await this.db.transaction(async (sql) => {
      await lockEndpoint(sql, webhookId);
      const parked = await sql.query(
        `UPDATE webhook_deliveries d SET next_attempt_at = NULL FROM webhook_endpoints w
         WHERE d.id = $1 AND d.status = 'queued' AND w.id = d.endpoint_id AND w.held_until > now() RETURNING d.id`,
        [id],
      );
      // The hold has just ended.
      if (parked.length === 0) return postpone(sql, outboxId, 0);
      await sql.query(OWE_TENDING, [webhookId, event.id]);
      await this.outbox.settle(sql, outboxId);
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
   * Nothing is delivered any more until a person says so, who is owed a mail; what waits is cancelled by a job.
   * @param days `failing` needs so many of failures; `gone` none @returns whether it was paused now
   */
  pause({ webhookId, url }: OwedDelivery, reason: PauseReason, days: number): Promise<boolean> {
    return this.db.transaction(async (sql) => {
      const rows = await sql.query(
        `UPDATE webhook_endpoints SET status = 'paused', pause_reason = $2, paused_at = now(), updated_at = now()
         WHERE id = $1 AND url = $4 AND status = 'active'
           AND ($2 = 'gone' OR failing_since < now() - $3::integer * interval '1 day') RETURNING id`,
        [webhookId, reason, days, url],
      );
      if (rows.length === 0) return false;
      await this.outbox.add(sql, 'webhook.notify', webhookId);
      await this.outbox.add(sql, 'webhook.tend', webhookId);
      return true;
    });
  }
}

/** What was parked is looked after now instead of when the hold would have ended. */
async function wake(sql: TenantTransaction, { webhookId, event }: OwedDelivery): Promise<void> {
  if ((await sql.query(PARKED, [webhookId])).length === 0) return;
  await sql.query(
    `UPDATE outbox SET sent_at = now()
     WHERE kind = 'webhook.tend' AND reference = $1 AND NOT is_queued AND sent_at > now()`,
    [webhookId],
  );
  await sql.query(OWE_TENDING, [webhookId, event.id]);
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
    ...{ id: row.id, cause: row.cause, status: row.status, attempts: row.attempts },
    event: { id, type, at, data, correlationId, traceparent },
    ...{ webhookId: row.endpoint_id, webhookStatus: row.endpoint_status, url: row.url },
    ...{ heldUntil: row.heldUntil, isHeld: row.isHeld, isFromBefore: row.isFromBefore },
    secrets: (row.secrets ?? []).map((secret) => ({
      id: secret.id,
      sealed: Buffer.from(secret.sealed, 'hex'),
    })),
  };
}
