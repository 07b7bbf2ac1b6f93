import { Injectable } from '@nestjs/common';
import { currentTenantId } from '../platform/context/request-context.js';
import { ifMatch, withVersion } from '../platform/database/row-version.js';
import { TenantDb, type TenantTransaction } from '../platform/database/tenant-db.js';
import { Outbox, type OutboxEntry } from '../platform/queueing/outbox.js';
import type {
  PauseReason,
  SealedSecret,
  Webhook,
  WebhookEventType,
  WebhookFilter,
  WebhookStatus,
} from './webhook.types.js';

interface WebhookRow {
  id: string;
  url: string;
  description: string;
  events: WebhookEventType[];
  status: WebhookStatus;
  pause_reason: PauseReason | null;
  paused_at: Date | null;
  failing_since: Date | null;
  last_delivered_at: Date | null;
  created_at: Date;
  updated_at: Date;
  row_version: bigint;
  secret_at: Date;
  previous: Date | null;
}

export interface NewWebhook {
  id: string;
  url: string;
  description: string;
  events: WebhookEventType[];
}

/** What is left out stays. */
export interface WebhookRowChange {
  url?: string;
  description?: string;
  events?: WebhookEventType[];
  status?: 'active' | 'disabled';
}

/** `paused_at` is when it was last paused or disabled: what was owed before is not delivered any more. */
const SELECT = `SELECT w.id, w.url, w.description, w.events, w.status, w.pause_reason,
    CASE WHEN w.status = 'paused' THEN w.paused_at END AS paused_at, w.failing_since, w.last_delivered_at, w.created_at, w.updated_at, w.row_version, k.created_at AS secret_at,
    (SELECT max(k.expires_at) FROM webhook_secrets k WHERE k.endpoint_id = w.id AND k.expires_at > now()) AS previous
  FROM webhook_endpoints w JOIN webhook_secrets k
    ON k.tenant_id = w.tenant_id AND k.endpoint_id = w.id AND k.expires_at IS NULL`;

@Injectable()
export class WebhooksRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
  ) {}

  /** @param most webhooks that a business may have @returns false when there are too many */
  create(webhook: NewWebhook, secret: SealedSecret, most: number): Promise<boolean> {
    return this.db.transaction(async (sql) => {
      // Two at once would both find room.
      await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `webhooks ${currentTenantId()}`,
      ]);
      const added = await sql.query(
        `INSERT INTO webhook_endpoints (tenant_id, id, url, description, events)
         SELECT $1, $2, $3, $4, $5 WHERE (SELECT count(*) FROM webhook_endpoints) < $6 RETURNING id`,
        [currentTenantId(), webhook.id, webhook.url, webhook.description, webhook.events, most],
      );
      if (added.length > 0) await insertSecret(sql, webhook.id, secret);
      return added.length > 0;
    });
  }

  async list(limit: number, after: string | undefined, { url, status }: WebhookFilter): Promise<Webhook[]> {
    const rows = await this.db.query<WebhookRow>(
      `${SELECT} WHERE ($2::uuid IS NULL OR w.id < $2) AND ($3::text IS NULL OR w.url = $3)
         AND ($4::text IS NULL OR w.status = $4)
       ORDER BY w.id DESC LIMIT $1`,
      [limit, after ?? null, url ?? null, status ?? null],
    );
    return rows.map(toWebhook);
  }

  async get(id: string): Promise<Webhook | null> {
    const [row] = await this.db.query<WebhookRow>(`${SELECT} WHERE w.id = $1`, [id]);
    return row ? toWebhook(row) : null;
  }

  /**
   * A new status or address begins the count of failures anew, and owes a job that looks after what waits.
   * @returns that job, or `unchanged` for what waits; null when there is no such webhook
   */
  update(
    id: string,
    { url, description, events, status }: WebhookRowChange,
  ): Promise<OutboxEntry | 'unchanged' | null> {
    const isAnew = status !== undefined || url !== undefined;
    return this.db.transaction(async (sql) => {
      const rows = await sql.query(
        `UPDATE webhook_endpoints SET url = COALESCE($2, url), description = COALESCE($3, description),
           events = COALESCE($4::text[], events), status = COALESCE($5, status), updated_at = now(),
           pause_reason = CASE WHEN $5::text IS NULL THEN pause_reason END,
           paused_at = CASE WHEN $5::text = 'disabled' THEN now() ELSE paused_at END,
           failures = CASE WHEN $6::boolean THEN 0 ELSE failures END,
           failing_since = CASE WHEN $6::boolean THEN NULL ELSE failing_since END,
           held_until = CASE WHEN $6::boolean THEN NULL ELSE held_until END
         WHERE id = $1 AND ${ifMatch()} RETURNING id`,
        [id, url ?? null, description ?? null, events ?? null, status ?? null, isAnew],
      );
      if (rows.length === 0) return null;
      return isAnew ? this.outbox.add(sql, 'webhook.tend', id) : 'unchanged';
    });
  }

  /**
   * A new secret; those before it sign as well for so many hours.
   * @param most that may be valid at once @returns false when there would be too many
   */
  rotate(id: string, secret: SealedSecret, overlapHours: number, most: number): Promise<boolean> {
    return this.db.transaction(async (sql) => {
      await sql.query('SELECT FROM webhook_endpoints WHERE id = $1 FOR UPDATE', [id]);
      await sql.query('DELETE FROM webhook_secrets WHERE endpoint_id = $1 AND expires_at <= now()', [id]);
      const live = await sql.query<{ id: string }>('SELECT id FROM webhook_secrets WHERE endpoint_id = $1', [
        id,
      ]);
      if (overlapHours > 0 && live.length >= most) return false;
      await sql.query(
        `UPDATE webhook_secrets SET expires_at = LEAST(expires_at, now() + $2::integer * interval '1 hour')
         WHERE endpoint_id = $1`,
        [id, overlapHours],
      );
      await insertSecret(sql, id, secret);
      await sql.query('UPDATE webhook_endpoints SET updated_at = now() WHERE id = $1', [id]);
      return true;
    });
  }

  /** @returns the job that deletes what was and is to be delivered to it; null when there is no such webhook */
  remove(id: string): Promise<OutboxEntry | null> {
    return this.db.transaction(async (sql) => {
      const rows = await sql.query(
        `DELETE FROM webhook_endpoints WHERE id = $1 AND ${ifMatch()} RETURNING id`,
        [id],
      );
      return rows.length > 0 ? this.outbox.add(sql, 'webhook.tend', id) : null;
    });
  }
}

async function insertSecret(sql: TenantTransaction, webhookId: string, secret: SealedSecret): Promise<void> {
  await sql.query(
    'INSERT INTO webhook_secrets (tenant_id, id, endpoint_id, sealed_secret) VALUES ($1, $2, $3, $4)',
    [currentTenantId(), secret.id, webhookId, secret.sealed],
  );
}

function toWebhook(row: WebhookRow): Webhook {
  return withVersion(
    {
      id: row.id,
      url: row.url,
      description: row.description,
      events: row.events,
      status: row.status,
      pauseReason: row.pause_reason,
      pausedAt: row.paused_at,
      failingSince: row.failing_since,
      lastDeliveredAt: row.last_delivered_at,
      secret: { createdAt: row.secret_at, previousExpiresAt: row.previous },
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    },
    row.row_version,
  );
}
