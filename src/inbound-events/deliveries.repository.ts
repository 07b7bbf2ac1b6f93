import { Injectable } from '@nestjs/common';
import { newId } from '../kernel/ids.js';
import { currentContext, currentTenantId } from '../platform/context/request-context.js';
import { TenantDb, type TenantTransaction } from '../platform/database/tenant-db.js';
import type { JobKind } from '../kernel/job-names.js';
import { Outbox, type OutboxEntry } from '../platform/queueing/outbox.js';
import type {
  Delivery,
  DeliveryStatus,
  Envelope,
  EventKind,
  EventSourceKind,
  OwedDelivery,
} from './event.types.js';

interface DeliveryRow {
  id: string;
  type: string;
  kind: EventKind | null;
  status: DeliveryStatus;
  reason: string | null;
  event_id: string | null;
  order_id: string | null;
  created_at: Date;
  handled_at: Date | null;
}

interface OwedRow {
  id: string;
  source_id: string;
  source_kind: EventSourceKind;
  type: string;
  kind: EventKind;
  status: DeliveryStatus;
  body: Buffer | null;
  created_at: Date;
}

/** How a delivery ended. */
export interface Ending {
  status: 'applied' | 'ignored';
  reason: string | null;
  orderId: string | null;
}

/**
 * The delivery and its job commit together. The platform's repeat changes nothing, unless the first could not be
 * handled, or was given up: then it is tried again. The job's row has the delivery's id.
 */
const RECEIVE = `WITH d AS (
    INSERT INTO event_deliveries AS d (tenant_id, id, source_id, dedupe_key, event_id, type, kind, status, reason, body,
      handled_at)
    SELECT $1::uuid, $2::uuid, $3::uuid, $4::text, $5::text, $6::text, $7::text,
      CASE WHEN $7::text IS NULL THEN 'ignored' ELSE 'queued' END, $8::text,
      CASE WHEN $7::text IS NULL THEN NULL ELSE $9::bytea END, CASE WHEN $7::text IS NULL THEN now() END
    ON CONFLICT (tenant_id, source_id, dedupe_key) DO UPDATE SET status = 'queued', reason = NULL, handled_at = NULL,
      body = EXCLUDED.body WHERE EXCLUDED.status = 'queued' AND (d.status = 'failed' OR d.status = 'queued'
        AND NOT EXISTS (SELECT FROM outbox x WHERE x.tenant_id = d.tenant_id AND x.id = d.id))
    RETURNING id, kind, status),
  o AS (INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id)
    SELECT $1::uuid, d.id, 'event.' || d.kind, d.id, $10::text FROM d WHERE d.status = 'queued'
    ON CONFLICT (tenant_id, id) DO NOTHING RETURNING id, kind),
  s AS (UPDATE event_sources SET last_received_at = now() WHERE id = $3
    AND (last_received_at IS NULL OR last_received_at < now() - interval '5 seconds'))
  SELECT id, kind FROM o`;

/** What is left out does not count. */
export interface DeliveryFilter {
  status?: DeliveryStatus;
  /** The platform's id of the event. */
  eventId?: string;
}

@Injectable()
export class DeliveriesRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Keeps a genuine delivery, in one statement. @returns the job to send; null when there is none
   * @throws the driver's foreign key violation when the source is removed just now
   */
  async receive(sourceId: string, envelope: Envelope, body: Buffer): Promise<OutboxEntry | null> {
    const { correlationId } = currentContext();
    const tenantId = currentTenantId();
    const { dedupeKey, eventId, type, kind, reason } = envelope;
    const [owed] = await this.db.query<{ id: string; kind: JobKind }>(RECEIVE, [
      ...[tenantId, newId(), sourceId, dedupeKey, eventId, type, kind, reason],
      ...[body, correlationId],
    ]);
    if (!owed) return null;
    return {
      kind: owed.kind,
      payload: { tenantId, outboxId: owed.id, reference: owed.id, correlationId },
    };
  }

  /** Newest first. One whose job is no more, although it was not handled, was given up. */
  async list(
    sourceId: string,
    limit: number,
    after: string | undefined,
    { status, eventId }: DeliveryFilter,
  ): Promise<Delivery[]> {
    const rows = await this.db.query<DeliveryRow>(
      `SELECT * FROM (
         SELECT d.id, d.type, d.kind, d.reason, d.event_id, d.order_id, d.created_at, d.handled_at,
           CASE WHEN d.status = 'queued' AND NOT EXISTS (SELECT FROM outbox o
             WHERE o.tenant_id = d.tenant_id AND o.id = d.id) THEN 'failed' ELSE d.status END AS status
         FROM event_deliveries d WHERE d.source_id = $1 AND ($3::uuid IS NULL OR d.id < $3)
           AND ($5::text IS NULL OR d.event_id = $5)) shown
       WHERE $4::text IS NULL OR status = $4
       ORDER BY id DESC LIMIT $2`,
      [sourceId, limit, after ?? null, status ?? null, eventId ?? null],
    );
    return rows.map(toDelivery);
  }

  async owed(id: string): Promise<OwedDelivery | null> {
    const [row] = await this.db.query<OwedRow>(
      `SELECT d.id, d.source_id, s.kind AS source_kind, d.type, d.kind, d.status, d.body, d.created_at
       FROM event_deliveries d JOIN event_sources s ON s.tenant_id = d.tenant_id AND s.id = d.source_id
       WHERE d.id = $1`,
      [id],
    );
    return row
      ? {
          ...{ id: row.id, sourceId: row.source_id, sourceKind: row.source_kind },
          ...{ type: row.type, kind: row.kind, status: row.status, body: row.body },
          receivedAt: row.created_at,
        }
      : null;
  }

  /** The effect, the outcome and the end of the job in one transaction; the body goes. */
  async handle(
    id: string,
    outboxId: string,
    effect: (sql: TenantTransaction) => Promise<Ending>,
  ): Promise<void> {
    await this.db.transaction(async (sql) => {
      const [row] = await sql.query<{ body: Buffer | null }>(
        'SELECT body FROM event_deliveries WHERE id = $1 FOR UPDATE',
        [id],
      );
      // Handled by another worker meanwhile.
      if (row && row.body !== null) {
        const { status, reason, orderId } = await effect(sql);
        await sql.query(
          `UPDATE event_deliveries SET status = $2, reason = $3, order_id = $4, body = NULL, handled_at = now()
           WHERE id = $1`,
          [id, status, reason, orderId],
        );
      }
      await this.outbox.settle(sql, outboxId);
    });
  }

  /** What waits for something tells the owner for what. */
  async noteReason(id: string, reason: string): Promise<void> {
    await this.db.query(`UPDATE event_deliveries SET reason = $2 WHERE id = $1 AND status = 'queued'`, [
      id,
      reason,
    ]);
  }

  /** It cannot be handled, also not later: a dead letter, with its body until it is deleted. */
  async fail(id: string, reason: string, outboxId: string): Promise<void> {
    await this.db.transaction(async (sql) => {
      await sql.query(
        `UPDATE event_deliveries SET status = 'failed', reason = $2, handled_at = now() WHERE id = $1`,
        [id, reason],
      );
      await this.outbox.giveUp(sql, outboxId, reason);
    });
  }

  async settle(outboxId: string): Promise<void> {
    await this.db.transaction((sql) => this.outbox.settle(sql, outboxId));
  }
}

function toDelivery(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    type: row.type,
    kind: row.kind,
    status: row.status,
    reason: row.reason,
    eventId: row.event_id,
    orderId: row.order_id,
    receivedAt: row.created_at,
    handledAt: row.handled_at,
  };
}
