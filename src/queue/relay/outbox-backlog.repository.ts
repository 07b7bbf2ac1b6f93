import { Injectable } from '@nestjs/common';
import { PlatformDb } from '../../platform/database/platform-db.js';
import { JOB_KINDS, type JobKind } from '../../kernel/job-names.js';
import { JOB_POLICIES } from '../../platform/queueing/job-kinds.js';
import type { OutboxEntry } from '../../platform/queueing/outbox.js';
import { QUEUE_POLICIES } from '../queue-policies.js';

/** A row this old was not sent by its request, or its job was lost. */
const OVERDUE = `now() - interval '3 seconds'`;
/** Never sent by a request, because the database owes it. */
const OWED_BY_TRIGGER: readonly JobKind[] = ['catalog.embed', 'order.tell', 'webhook.deliver'];
const IS_OWED_BY_TRIGGER = `o.kind IN (${OWED_BY_TRIGGER.map((kind) => `'${kind}'`).join(', ')})`;
/** Since when a row could have been sent; in the future of one that is to wait. */
const SINCE = 'COALESCE(sent_at, created_at)';
/** By how much a job may have come later than another one of its business and go before it, for each step of urgency. */
const HEAD_START = `interval '5 minutes'`;

/**
 * `line`: each business and kind with waiting rows, found without reading all of them (loose index scan). `due`: their
 * first rows, numbered in each business's queue by age, where a more urgent one counts as older (`HEAD_START`): so none
 * waits for ever behind younger ones. `room`: how many more of a business and queue Redis
 * may hold. `taken` looks at the time once more, because a row may have been put off before it was locked.
 */
const TAKE = `WITH RECURSIVE known AS (
    SELECT * FROM unnest($1::text[], $2::text[], $3::integer[], $4::integer[]) AS k (kind, queue, priority, most)
  ), line AS (
    (SELECT tenant_id, kind FROM outbox WHERE NOT is_queued ORDER BY tenant_id, kind LIMIT 1)
    UNION ALL
    SELECT next.tenant_id, next.kind FROM line CROSS JOIN LATERAL (
      SELECT o.tenant_id, o.kind FROM outbox o
      WHERE NOT o.is_queued AND (o.tenant_id, o.kind) > (line.tenant_id, line.kind)
      ORDER BY o.tenant_id, o.kind LIMIT 1) next
  ), due AS (
    SELECT k.queue, k.priority, k.most, w.tenant_id, w.id,
      row_number() OVER (PARTITION BY w.tenant_id, k.queue ORDER BY w.since + k.priority * ${HEAD_START}, w.id) AS place
    FROM line JOIN known k ON k.kind = line.kind
      JOIN tenants t ON t.id = line.tenant_id AND t.status = 'active'
      CROSS JOIN LATERAL (
        SELECT o.tenant_id, o.id, ${SINCE} AS since FROM outbox o
        WHERE NOT o.is_queued AND o.tenant_id = line.tenant_id AND o.kind = line.kind
          AND ${SINCE} < CASE WHEN o.sent_at IS NULL AND ${IS_OWED_BY_TRIGGER} THEN now() ELSE ${OVERDUE} END
        ORDER BY ${SINCE} LIMIT $5) w
  ), room AS (
    SELECT b.tenant_id, b.queue, b.most - (
      SELECT count(*) FROM outbox o JOIN known k ON k.kind = o.kind
      WHERE o.is_queued AND o.tenant_id = b.tenant_id AND k.queue = b.queue AND ${SINCE} <= now()) AS free
    FROM (SELECT DISTINCT tenant_id, queue, most FROM due) b
  ), taken AS (
    SELECT o.tenant_id, o.id, d.priority, d.place
    FROM due d JOIN room r ON r.tenant_id = d.tenant_id AND r.queue = d.queue AND d.place <= r.free
      JOIN outbox o ON o.tenant_id = d.tenant_id AND o.id = d.id AND NOT o.is_queued
        AND COALESCE(o.sent_at, o.created_at) <= now()
    ORDER BY d.priority, d.place, d.id LIMIT $5 FOR UPDATE OF o SKIP LOCKED
  )
  UPDATE outbox o SET is_queued = true, sent_at = now() FROM taken
  WHERE o.tenant_id = taken.tenant_id AND o.id = taken.id
  RETURNING o.tenant_id, o.id, o.kind, o.reference, o.correlation_id, o.is_retry, taken.priority, taken.place::integer`;

interface TakenRow {
  tenant_id: string;
  id: string;
  kind: JobKind;
  reference: string;
  correlation_id: string;
  is_retry: boolean;
  priority: number;
  place: number;
}

/** A row whose job is in Redis, as far as the row knows. */
export interface QueuedRow {
  kind: JobKind;
  tenantId: string;
  outboxId: string;
}

export interface OwedJobs {
  kind: JobKind;
  count: number;
  since: Date | null;
}

/** The outbox as the relay sees it, across businesses. */
@Injectable()
export class OutboxBacklogRepository {
  constructor(private readonly db: PlatformDb) {}

  /**
   * Takes overdue rows to be sent, the most urgent first, of each business's queue no more than there is room for. Rows
   * that another relay is taking are passed over.
   */
  async take(most: number): Promise<OutboxEntry[]> {
    const policies = JOB_KINDS.map((kind) => JOB_POLICIES[kind]);
    const rows = await this.db.query<TakenRow>(TAKE, [
      [...JOB_KINDS],
      policies.map(({ queue }) => queue),
      policies.map(({ priority }) => priority),
      policies.map(({ queue }) => QUEUE_POLICIES[queue].mostQueued),
      most,
    ]);
    return rows.sort((a, b) => a.priority - b.priority || a.place - b.place).map(toEntry);
  }

  /**
   * Rows that may be done now, of active businesses: how many of each kind, in Redis or not, and since when the oldest
   * waits that the relay has still to send.
   */
  async owed(): Promise<OwedJobs[]> {
    return this.db.query<OwedJobs>(
      `SELECT o.kind, count(*)::integer AS count,
         min(o.created_at) FILTER (WHERE NOT o.is_queued AND COALESCE(o.sent_at, o.created_at) < ${OVERDUE}) AS since
       FROM outbox o JOIN tenants t ON t.id = o.tenant_id AND t.status = 'active'
       WHERE COALESCE(o.sent_at, o.created_at) <= now() GROUP BY o.kind`,
    );
  }

  /** A page of rows of these kinds whose jobs should have been in Redis for 3 s, in a fixed order. */
  async queued(kinds: readonly JobKind[], after: QueuedRow | undefined, limit: number): Promise<QueuedRow[]> {
    const rows = await this.db.query<{ kind: JobKind; tenant_id: string; id: string }>(
      `SELECT kind, tenant_id, id FROM outbox
       WHERE is_queued AND kind = ANY ($1) AND ${SINCE} < ${OVERDUE}
         AND ($2::text IS NULL OR (kind, tenant_id, id) > ($2, $3::uuid, $4::uuid))
       ORDER BY kind, tenant_id, id LIMIT $5`,
      [kinds, after?.kind ?? null, after?.tenantId ?? null, after?.outboxId ?? null, limit],
    );
    return rows.map(({ kind, tenant_id: tenantId, id: outboxId }) => ({ kind, tenantId, outboxId }));
  }

  /** Notes that the jobs of these rows are not in Redis, so that they are sent again. */
  async unqueue(rows: readonly QueuedRow[]): Promise<void> {
    await this.db.query(
      `UPDATE outbox SET is_queued = false WHERE is_queued AND ${SINCE} < ${OVERDUE}
         AND (tenant_id, id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))`,
      [rows.map(({ tenantId }) => tenantId), rows.map(({ outboxId }) => outboxId)],
    );
  }
}

function toEntry(row: TakenRow): OutboxEntry {
  return {
    kind: row.kind,
    payload: {
      tenantId: row.tenant_id,
      outboxId: row.id,
      reference: row.reference,
      correlationId: row.correlation_id,
      ...(row.is_retry ? { isRetry: true } : {}),
    },
  };
}
