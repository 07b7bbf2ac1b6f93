import { Injectable } from '@nestjs/common';
import { currentTenantId } from '../../platform/context/request-context.js';
import { TenantDb, type TenantTransaction } from '../../platform/database/tenant-db.js';
import { Outbox } from '../../platform/queueing/outbox.js';
import type { PauseReason, WebhookStatus } from '../webhook.types.js';
import { lockEndpoint } from '../webhook-locks.js';

/** A webhook, as far as what waits for it depends on it. */
export interface Tended {
  status: WebhookStatus;
  pauseReason: PauseReason | null;
  /** Calls have failed, and none has gone well since. */
  isFailing: boolean;
  /** Nothing is sent to it for a while. */
  isHeld: boolean;
}

/** Deliveries of one transaction. */
const BATCH = 500;
/** Each may have calls by the dozen, which go with it. */
const PURGED = 100;

/** The limit is of those that are looked at: where nothing is to be cancelled, no more are read. */
const WAITING = `SELECT d.id,
    COALESCE(d.created_at <= w.paused_at, false) OR (w.status <> 'active' AND d.cause <> 'test') AS "isStopped"
  FROM webhook_deliveries d JOIN webhook_endpoints w ON w.tenant_id = d.tenant_id AND w.id = d.endpoint_id
  WHERE d.endpoint_id = $1 AND d.status = 'queued' AND d.id > $2 ORDER BY d.id LIMIT ${BATCH}`;

const CANCEL = `WITH stopped AS (
    SELECT id FROM webhook_deliveries WHERE id = ANY ($1) AND status = 'queued' ORDER BY id FOR UPDATE)
  UPDATE webhook_deliveries d SET status = 'cancelled', reason = $2, next_attempt_at = NULL, ended_at = now()
  FROM stopped WHERE d.id = stopped.id RETURNING d.id`;

/** Without `next_attempt_at` it is parked: it has no job. */
const RELEASE = `WITH parked AS (
    SELECT id FROM webhook_deliveries
    WHERE endpoint_id = $2 AND status = 'queued' AND next_attempt_at IS NULL AND id > $3
    ORDER BY id LIMIT $4 FOR UPDATE),
  due AS (UPDATE webhook_deliveries d SET next_attempt_at = now() FROM parked WHERE d.id = parked.id
    RETURNING d.id, d.event_id)
  INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id)
  SELECT $1, uuidv7(), 'webhook.deliver', due.id, e.correlation_id FROM due JOIN webhook_events e ON e.id = due.event_id
  RETURNING reference AS id`;

/** What waits for a webhook, in batches: each is a short transaction, however much waits. */
@Injectable()
export class WebhookTendingRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
  ) {}

  /** Null when it was removed. */
  async get(webhookId: string): Promise<Tended | null> {
    const [row] = await this.db.query<Tended>(
      `SELECT status, pause_reason AS "pauseReason", failures > 0 AS "isFailing",
         COALESCE(held_until > now(), false) AS "isHeld" FROM webhook_endpoints WHERE id = $1`,
      [webhookId],
    );
    return row ?? null;
  }

  /**
   * Cancels what was owed before the webhook was last paused or disabled, and what is owed while it is. Ids are in the order
   * of time, so a batch in which nothing is to be cancelled ends it; one that is left all the same is cancelled instead of
   * being sent.
   * @param after the last one of the batch before @returns the last one of this batch; null when no more are left
   */
  async cancel(webhookId: string, reason: string, after: string): Promise<string | null> {
    return this.db.transaction(async (sql) => {
      const waiting = await sql.query<{ id: string; isStopped: boolean }>(WAITING, [webhookId, after]);
      const stopped = waiting.filter(({ isStopped }) => isStopped);
      if (stopped.length === 0) return null;
      const cancelled = await sql.query<{ id: string }>(CANCEL, [stopped.map(({ id }) => id), reason]);
      await dropJobs(sql, idsOf(cancelled));
      return lastOf(idsOf(waiting), BATCH);
    });
  }

  /** Owes jobs to parked deliveries, the oldest first. @param after and what is returned: as of `cancel` */
  async release(webhookId: string, after: string, most = BATCH): Promise<string | null> {
    const released = await this.db.query<{ id: string }>(RELEASE, [
      ...[currentTenantId(), webhookId, after, most],
    ]);
    return lastOf(idsOf(released).sort(), most);
  }

  /**
   * Deletes deliveries to a webhook that was removed, and events that no other webhook was told of.
   * @param after and what is returned: as of `cancel`
   */
  async purge(webhookId: string, after: string): Promise<string | null> {
    return this.db.transaction(async (sql) => {
      const told = await sql.query<{ id: string; event_id: string }>(
        `SELECT id, event_id FROM webhook_deliveries WHERE endpoint_id = $1 AND id > $2 ORDER BY id LIMIT ${PURGED}`,
        [webhookId, after],
      );
      if (told.length === 0) return null;
      const ids = idsOf(told);
      const events = told.map(({ event_id: id }) => id);
      await sql.query(
        `DELETE FROM webhook_events WHERE id IN (SELECT e.id FROM webhook_events e WHERE e.id = ANY ($1)
           AND NOT EXISTS (SELECT FROM webhook_deliveries d JOIN webhook_endpoints w ON w.id = d.endpoint_id
             WHERE d.event_id = e.id) ORDER BY e.id FOR UPDATE)`,
        [events],
      );
      await sql.query('DELETE FROM webhook_deliveries WHERE id = ANY ($1)', [ids]);
      await dropJobs(sql, ids);
      return lastOf(ids, PURGED);
    });
  }

  /** Ends the job; with parked deliveries left it comes back when the hold is over, or in so many seconds. */
  async settle(webhookId: string, outboxId: string, seconds: number): Promise<void> {
    await this.db.transaction(async (sql) => {
      // Whoever parks one waits, and finds no job afterwards.
      await lockEndpoint(sql, webhookId);
      const left = await sql.query(
        `UPDATE outbox SET is_queued = false,
           sent_at = GREATEST(w.held_until, now() + $3::integer * interval '1 second')
         FROM webhook_endpoints w WHERE outbox.id = $1 AND w.id = $2 AND EXISTS (SELECT FROM webhook_deliveries d
           WHERE d.endpoint_id = w.id AND d.status = 'queued' AND d.next_attempt_at IS NULL)
         RETURNING outbox.id`,
        [outboxId, webhookId, seconds],
      );
      if (left.length === 0) await this.outbox.settle(sql, outboxId);
    });
  }

  /** There is more to do than one run does: the relay sends the job again at once. */
  async goOn(outboxId: string): Promise<void> {
    await this.db.query('UPDATE outbox SET is_queued = false, sent_at = now() WHERE id = $1', [outboxId]);
  }
}

async function dropJobs(sql: TenantTransaction, deliveryIds: string[]): Promise<void> {
  await sql.query(`DELETE FROM outbox WHERE kind = 'webhook.deliver' AND reference = ANY ($1)`, [
    deliveryIds,
  ]);
}

function idsOf(rows: { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

function lastOf(ids: string[], most: number): string | null {
  return ids.length === most ? (ids.at(-1) ?? null) : null;
}
