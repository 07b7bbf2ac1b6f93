import { Injectable } from '@nestjs/common';
import { currentTenantId } from '../../../platform/context/request-context.js';
import { TenantDb, type TenantTransaction } from '../../../platform/database/tenant-db.js';
import { Outbox } from '../../../platform/queueing/outbox.js';
import type { Delivery, DeliveryStatus } from '../channel.types.js';
import { LEASE } from './chat-leases.repository.js';
import { OF_ITS_PARTS } from './delivery-statuses.repository.js';
import type { OwedDelivery } from './owed-messages.repository.js';

interface DeliveryRow {
  id: string;
  conversation_id: string | null;
  status: DeliveryStatus;
  reason: string | null;
  attempts: number;
  created_at: Date;
  sent_at: Date | null;
}

/** What becomes of each message on its way. */
@Injectable()
export class DeliveriesRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
  ) {}

  /** Newest first. */
  async list(
    channelId: string,
    limit: number,
    after: string | undefined,
    status?: DeliveryStatus,
  ): Promise<Delivery[]> {
    const rows = await this.db.query<DeliveryRow>(
      `SELECT d.id, m.conversation_id, d.status, d.reason, d.attempts, d.created_at, d.sent_at
       FROM channel_deliveries d LEFT JOIN messages m ON m.tenant_id = d.tenant_id AND m.id = d.id
       WHERE d.channel_id = $1 AND ($3::uuid IS NULL OR d.id < $3) AND ($4::text IS NULL OR d.status = $4)
       ORDER BY d.id DESC LIMIT $2`,
      [channelId, limit, after ?? null, status ?? null],
    );
    return rows.map((row) => ({
      ...{ id: row.id, conversationId: row.conversation_id, status: row.status, reason: row.reason },
      ...{ attempts: row.attempts, createdAt: row.created_at, sentAt: row.sent_at },
    }));
  }

  /** An operator has a message tried again that was given up: all of it that has not come to the customer. */
  async beginAnew(id: string): Promise<void> {
    await this.db.query(
      `WITH d AS (
         UPDATE channel_deliveries SET status = 'queued', reason = NULL, attempts = 0, waits_until = NULL,
           retried_at = now(), updated_at = now()
         WHERE id = $1 AND status IN ('failed', 'partly') RETURNING id)
       DELETE FROM channel_parts p USING d WHERE p.delivery_id = d.id AND p.status = 'failed'`,
      [id],
    );
  }

  /** Counts an attempt before it is made, so that one that kills its process counts too. */
  async begin(id: string): Promise<void> {
    await this.db.query('UPDATE channel_deliveries SET attempts = attempts + 1 WHERE id = $1', [id]);
  }

  /**
   * Before each call. @param ofParts how many calls the message takes
   * @returns false when the lease is lost: another process speaks in the chat now
   */
  async beginCall({ id, chatId }: OwedDelivery, ofParts: number, lease: number): Promise<boolean> {
    const rows = await this.db.query(
      `WITH h AS (UPDATE channel_chats SET leased_until = ${LEASE} WHERE id = $1 AND lease = $2 RETURNING id)
       UPDATE channel_deliveries SET calling_since = now(), of_parts = $4 WHERE id = $3 AND EXISTS (SELECT FROM h)
       RETURNING id`,
      [chatId, lease, id, ofParts],
    );
    return rows.length > 0;
  }

  /** The platform has taken a part. */
  async noteTaken({ id, channelId }: OwedDelivery, part: number, externalId: string): Promise<void> {
    await this.db.query(
      `WITH d AS (UPDATE channel_deliveries SET calling_since = NULL WHERE id = $2 RETURNING id)
       INSERT INTO channel_parts (tenant_id, delivery_id, part, channel_id, external_id)
       SELECT $1, d.id, $3, $4, $5 FROM d
       ON CONFLICT (tenant_id, delivery_id, part) DO UPDATE SET external_id = EXCLUDED.external_id,
         status = CASE WHEN channel_parts.external_id = EXCLUDED.external_id THEN channel_parts.status ELSE 'sent' END`,
      [currentTenantId(), id, part, channelId, externalId],
    );
  }

  /** The platform has said no: the call's end is known. */
  async noteRefused(id: string): Promise<void> {
    await this.db.query('UPDATE channel_deliveries SET calling_since = NULL WHERE id = $1', [id]);
  }

  /** All parts are taken. A part that the platform has given up meanwhile is for a person to decide about. */
  async sent({ id, attempts }: Pick<OwedDelivery, 'id' | 'attempts'>): Promise<void> {
    await this.db.transaction(async (sql) => {
      await sql.query('SELECT id FROM channel_deliveries WHERE id = $1 FOR UPDATE', [id]);
      const [row] = await sql.query<{ status: DeliveryStatus; reason: string | null }>(
        `UPDATE channel_deliveries d SET status = CASE WHEN d.status = 'queued' THEN w.status ELSE d.status END,
           reason = w.reason, calling_since = NULL, sent_at = COALESCE(d.sent_at, now()), updated_at = now()
         FROM (${OF_ITS_PARTS}) w WHERE d.id = $1 RETURNING d.status, d.reason`,
        [id],
      );
      const isUndone = row?.status === 'failed' || row?.status === 'partly';
      await this.endJobs(sql, id, isUndone ? { reason: row.reason, attempts } : null);
    });
  }

  /**
   * It is tried no more; when the platform has taken a part of it, the customer has that. @param reason in plain words
   * @param isForDesk whether a person is to decide about it, as a dead letter
   */
  async fail(
    { id, attempts }: Pick<OwedDelivery, 'id' | 'attempts'>,
    reason: string,
    isForDesk: boolean,
  ): Promise<void> {
    await this.db.transaction(async (sql) => {
      await sql.query(
        `UPDATE channel_deliveries d SET reason = $2, calling_since = NULL, updated_at = now(),
           status = CASE WHEN EXISTS (SELECT FROM channel_parts p WHERE p.delivery_id = d.id AND p.status <> 'failed')
             THEN 'partly' ELSE 'failed' END
         WHERE d.id = $1`,
        [id, reason],
      );
      await this.endJobs(sql, id, isForDesk ? { reason, attempts } : null);
    });
  }

  private async endJobs(
    sql: TenantTransaction,
    id: string,
    letter: { reason: string | null; attempts: number } | null,
  ): Promise<void> {
    const jobs = await sql.query<{ id: string }>(
      `SELECT id FROM outbox WHERE kind = 'channel.deliver' AND reference = $1 ORDER BY id FOR UPDATE`,
      [id],
    );
    const [first, ...others] = jobs;
    if (first && letter) await this.outbox.giveUp(sql, first.id, letter.reason ?? undefined, letter.attempts);
    else if (first) await this.outbox.settle(sql, first.id);
    for (const other of others) await this.outbox.settle(sql, other.id);
  }

  /** The message is gone. */
  async drop(id: string): Promise<void> {
    await this.db.transaction(async (sql) => {
      await sql.query('DELETE FROM channel_deliveries WHERE id = $1', [id]);
      await sql.query(`DELETE FROM outbox WHERE kind = 'channel.deliver' AND reference = $1`, [id]);
    });
  }

  /** Nothing more is owed by a job. */
  async settle(outboxId: string): Promise<void> {
    await this.db.query('DELETE FROM outbox WHERE id = $1', [outboxId]);
  }
}
