import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/errors.js';
import { newId } from '../kernel/ids.js';
import { currentContext, currentTenantId } from '../platform/context/request-context.js';
import { TenantDb, type TenantTransaction } from '../platform/database/tenant-db.js';
import { Outbox, type OutboxEntry } from '../platform/queueing/outbox.js';
import { runningTraceparent } from '../platform/tracing/spans.js';
import {
  bodyOf,
  type DeliveryAttempt,
  type DeliveryCause,
  type ToldEvent,
  type WebhookDelivery,
  type WebhookDeliveryStatus,
  type WebhookEventType,
  type WholeDelivery,
} from './webhook.types.js';

interface DeliveryRow {
  id: string;
  endpoint_id: string;
  event_id: string;
  type: WebhookEventType;
  cause: DeliveryCause;
  status: WebhookDeliveryStatus;
  reason: string | null;
  attempts: number;
  next_attempt_at: Date | null;
  correlation_id: string;
  created_at: Date;
  ended_at: Date | null;
}

interface WholeRow extends DeliveryRow {
  event_at: Date;
  data: unknown;
}

interface AttemptRow {
  created_at: Date;
  duration_ms: number;
  url: string;
  request_headers: Record<string, string>;
  status: number | null;
  problem: string | null;
  response_headers: Record<string, string>;
  response_body: string | null;
}

/** As `listDeliveries` narrows them. */
export interface DeliveryFilter {
  status?: WebhookDeliveryStatus | undefined;
  type?: WebhookEventType | undefined;
}

/**
 * A job that was given up by the platform, as after its processes died, leaves no outbox row. What is held back has none
 * either, and no time: its time is when the hold ends.
 */
const STATUS = `CASE WHEN d.status = 'queued' AND d.next_attempt_at IS NOT NULL AND NOT EXISTS (SELECT FROM outbox o
    WHERE o.tenant_id = d.tenant_id AND o.reference = d.id) THEN 'failed' ELSE d.status END`;
const COLUMNS = `d.id, d.endpoint_id, d.event_id, e.type, d.cause, ${STATUS} AS status, d.reason, d.attempts,
    CASE WHEN d.status = 'queued' THEN COALESCE(d.next_attempt_at, w.held_until) END AS next_attempt_at,
    e.correlation_id, d.created_at, d.ended_at`;
/** Those of webhooks that were removed are still being deleted. */
const FROM = `FROM webhook_deliveries d JOIN webhook_events e ON e.tenant_id = d.tenant_id AND e.id = d.event_id
    JOIN webhook_endpoints w ON w.tenant_id = d.tenant_id AND w.id = d.endpoint_id`;
/** More calls than a delivery and its retries by an operator have. */
const MOST_CALLS = 50;

@Injectable()
export class WebhookDeliveriesRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
  ) {}

  /** @param webhookId null for those of all webhooks */
  async list(
    webhookId: string | null,
    { status, type }: DeliveryFilter,
    limit: number,
    after: string | undefined,
  ): Promise<WebhookDelivery[]> {
    const rows = await this.db.query<DeliveryRow>(
      `SELECT ${COLUMNS} ${FROM} WHERE ($1::uuid IS NULL OR d.endpoint_id = $1) AND ($3::uuid IS NULL OR d.id < $3)
         AND ($4::text IS NULL OR ${STATUS} = $4) AND ($5::text IS NULL OR e.type = $5)
       ORDER BY d.id DESC LIMIT $2`,
      [webhookId, limit, after ?? null, status ?? null, type ?? null],
    );
    return rows.map(toDelivery);
  }

  async get(id: string): Promise<WholeDelivery | null> {
    const [row] = await this.db.query<WholeRow>(
      `SELECT ${COLUMNS}, e.created_at AS event_at, e.data ${FROM} WHERE d.id = $1`,
      [id],
    );
    if (!row) return null;
    const calls = await this.db.query<AttemptRow>(
      `SELECT created_at, duration_ms, url, request_headers, status, problem, response_headers, response_body
       FROM webhook_attempts WHERE delivery_id = $1 ORDER BY id LIMIT ${MOST_CALLS}`,
      [id],
    );
    const { type, event_at: at, data } = row;
    const body = data === null ? null : bodyOf({ type, at, data });
    return { ...toDelivery(row), body, calls: calls.map(toAttempt) };
  }

  /** An event that only this webhook is told of. */
  addTest(
    webhookId: string,
    { id, type, data }: Pick<ToldEvent, 'id' | 'type' | 'data'>,
  ): Promise<OutboxEntry> {
    const { correlationId, traceparent } = currentContext();
    return this.db.transaction(async (sql) => {
      await sql.query(
        `INSERT INTO webhook_events (tenant_id, id, type, data, correlation_id, traceparent)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [
          currentTenantId(),
          id,
          type,
          JSON.stringify(data),
          correlationId,
          runningTraceparent() ?? traceparent ?? null,
        ],
      );
      return this.owe(sql, webhookId, id, 'test');
    });
  }

  /** The same event once more, with the same id. */
  addReplay(webhookId: string, eventId: string): Promise<OutboxEntry> {
    return this.db.transaction((sql) => this.owe(sql, webhookId, eventId, 'replay'));
  }

  private async owe(
    sql: TenantTransaction,
    webhookId: string,
    eventId: string,
    cause: DeliveryCause,
  ): Promise<OutboxEntry> {
    const id = newId();
    const owed = await sql.query(
      `INSERT INTO webhook_deliveries (tenant_id, id, endpoint_id, event_id, cause, next_attempt_at)
       SELECT $1, $2, w.id, $4, $5, now() FROM webhook_endpoints w WHERE w.id = $3 FOR KEY SHARE RETURNING id`,
      [currentTenantId(), id, webhookId, eventId, cause],
    );
    if (owed.length === 0) throw notFound('webhook');
    return this.outbox.add(sql, 'webhook.deliver', id);
  }
}

function toDelivery(row: DeliveryRow): WebhookDelivery {
  return {
    id: row.id,
    webhookId: row.endpoint_id,
    eventId: row.event_id,
    type: row.type,
    cause: row.cause,
    status: row.status,
    reason: row.reason,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    correlationId: row.correlation_id,
    createdAt: row.created_at,
    endedAt: row.ended_at,
  };
}

function toAttempt(row: AttemptRow): DeliveryAttempt {
  return {
    at: row.created_at,
    durationMs: row.duration_ms,
    url: row.url,
    requestHeaders: row.request_headers,
    status: row.status,
    problem: row.problem,
    responseHeaders: row.response_headers,
    responseBody: row.response_body,
  };
}
