import { Injectable } from '@nestjs/common';
import type { Citation } from '../../../assistant/chat-tool.js';
import { currentTenantId } from '../../../platform/context/request-context.js';
import { TenantDb, type TenantTransaction } from '../../../platform/database/tenant-db.js';
import { Outbox } from '../../../platform/queueing/outbox.js';
import type { Delivery, DeliveryStatus } from '../channel.types.js';
import type { RichMessage } from '../rendering/rich-message.types.js';
import { OF_ITS_PARTS } from './delivery-statuses.repository.js';

/** The next message that a chat is owed. */
export interface OwedDelivery {
  id: string;
  channelId: string;
  chatId: string;
  /** The platform's id of the chat. */
  chat: string;
  attempts: number;
  /** A call was begun then whose end is not known. */
  callingSince: Date | null;
  /** Numbers of the parts that the platform has taken. */
  parts: number[];
  isUnreachable: boolean;
  lastInboundAt: Date;
  /** The platform has asked to wait until then. */
  pausedUntil: Date | null;
  /** It was tried, and its pause is not over. */
  isHeld: boolean;
  /** Null when it was erased meanwhile. */
  message: RichMessage | null;
}

interface OwedRow {
  id: string;
  channel_id: string;
  chat_id: string;
  external_id: string;
  attempts: number;
  calling_since: Date | null;
  parts: number[];
  unreachable_since: Date | null;
  last_inbound_at: Date;
  paused_until: Date | null;
  is_held: boolean;
  author: RichMessage['from'] | null;
  text: string | null;
  member_name: string | null;
  suggestions: { text: string }[] | null;
  citations: Citation[] | null;
}

interface DeliveryRow {
  id: string;
  conversation_id: string | null;
  status: DeliveryStatus;
  reason: string | null;
  attempts: number;
  created_at: Date;
  sent_at: Date | null;
}

/** One process speaks in a chat at a time; a call takes less. */
const LEASE = `now() + interval '30 seconds'`;
const OF_CHAT = `kind = 'channel.deliver' AND reference IN (
  SELECT id FROM channel_deliveries WHERE chat_id = $1 AND status = 'queued')`; /** What else is owed in a chat is due when its oldest message is. */
const OLDEST = `SELECT d.waits_until FROM channel_deliveries d WHERE d.chat_id = $1 AND d.status = 'queued'
  ORDER BY d.created_at, d.seq LIMIT 1`;

@Injectable()
export class DeliveriesRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
  ) {}

  /** Newest first. */
  async list(channelId: string, limit: number, after: string | undefined): Promise<Delivery[]> {
    const rows = await this.db.query<DeliveryRow>(
      `SELECT d.id, m.conversation_id, d.status, d.reason, d.attempts, d.created_at, d.sent_at
       FROM channel_deliveries d LEFT JOIN messages m ON m.tenant_id = d.tenant_id AND m.id = d.id
       WHERE d.channel_id = $1 AND ($3::uuid IS NULL OR d.id < $3) ORDER BY d.id DESC LIMIT $2`,
      [channelId, limit, after ?? null],
    );
    return rows.map((row) => ({
      ...{ id: row.id, conversationId: row.conversation_id, status: row.status, reason: row.reason },
      ...{ attempts: row.attempts, createdAt: row.created_at, sentAt: row.sent_at },
    }));
  }

  /** Whether a message is owed to a platform. */
  async isOwed(id: string): Promise<boolean> {
    const rows = await this.db.query(
      `SELECT 1 AS owed FROM channel_deliveries WHERE id = $1 AND status = 'queued'`,
      [id],
    );
    return rows.length > 0;
  }

  /** The chat in which a message is still owed; null when it is not. */
  async chatOf(id: string): Promise<string | null> {
    const [row] = await this.db.query<{ chat_id: string }>(
      `SELECT chat_id FROM channel_deliveries WHERE id = $1 AND status = 'queued'`,
      [id],
    );
    return row?.chat_id ?? null;
  }

  /** An operator has a message tried again that was given up: all of it that has not come to the customer. */
  async beginAnew(id: string): Promise<void> {
    await this.db.query(
      `WITH d AS (
         UPDATE channel_deliveries SET status = 'queued', reason = NULL, attempts = 0, waits_until = NULL, updated_at = now()
         WHERE id = $1 AND status = 'failed' RETURNING id)
       DELETE FROM channel_parts p USING d WHERE p.delivery_id = d.id AND p.status = 'failed'`,
      [id],
    );
  }

  /** Whether there is such a chat: it goes with its customer and its channel. */
  async hasChat(chatId: string): Promise<boolean> {
    return (await this.db.query('SELECT id FROM channel_chats WHERE id = $1', [chatId])).length > 0;
  }

  /** @returns the fence of the lease; null while another process speaks in the chat, and when it is gone */
  async lease(chatId: string): Promise<number | null> {
    const [row] = await this.db.query<{ lease: number }>(
      `UPDATE channel_chats SET lease = lease + 1, leased_until = ${LEASE}
       WHERE id = $1 AND (leased_until IS NULL OR leased_until < now()) RETURNING lease`,
      [chatId],
    );
    return row?.lease ?? null;
  }

  /** @returns whether something is owed in the chat now that came meanwhile */
  async release(chatId: string, lease: number): Promise<boolean> {
    const rows = await this.db.query(
      `WITH r AS (UPDATE channel_chats SET leased_until = NULL WHERE id = $1 AND lease = $2 RETURNING id)
       SELECT 1 AS owed FROM r, (${OLDEST}) d WHERE d.waits_until IS NULL OR d.waits_until <= now()`,
      [chatId, lease],
    );
    return rows.length > 0;
  }

  /** The oldest message that the chat is owed. */
  async next(chatId: string): Promise<OwedDelivery | null> {
    const [row] = await this.db.query<OwedRow>(
      `SELECT d.id, d.channel_id, d.chat_id, h.external_id, d.attempts, d.calling_since, h.unreachable_since,
         h.last_inbound_at, c.paused_until, COALESCE(d.waits_until > now(), false) AS is_held, m.author, m.text, m.member_name, m.suggestions, m.citations,
         ARRAY(SELECT p.part FROM channel_parts p WHERE p.delivery_id = d.id) AS parts
       FROM channel_deliveries d JOIN channel_chats h ON h.id = d.chat_id
         LEFT JOIN channels c ON c.id = d.channel_id LEFT JOIN messages m ON m.id = d.id
       WHERE d.chat_id = $1 AND d.status = 'queued' ORDER BY d.created_at, d.seq LIMIT 1`,
      [chatId],
    );
    return row ? toOwed(row) : null;
  }

  /** What is owed in the chat waits with its oldest message, whose pause is not over. */
  async hold(chatId: string): Promise<void> {
    await this.db.query(
      `UPDATE outbox SET is_queued = false, sent_at = oldest.waits_until
       FROM (${OLDEST}) oldest
       WHERE ${OF_CHAT} AND COALESCE(sent_at, created_at) < oldest.waits_until AND oldest.waits_until > now()`,
      [chatId],
    );
  }

  /** Counts an attempt before it is made, so that one that kills its process counts too. */
  async begin(id: string): Promise<void> {
    await this.db.query('UPDATE channel_deliveries SET attempts = attempts + 1 WHERE id = $1', [id]);
  }

  /** Before each call. @returns false when the lease is lost: another process speaks in the chat now */
  async beginCall({ id, chatId }: OwedDelivery, lease: number): Promise<boolean> {
    const rows = await this.db.query(
      `WITH h AS (UPDATE channel_chats SET leased_until = ${LEASE} WHERE id = $1 AND lease = $2 RETURNING id)
       UPDATE channel_deliveries SET calling_since = now() WHERE id = $3 AND EXISTS (SELECT FROM h) RETURNING id`,
      [chatId, lease, id],
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
      await this.endJobs(sql, id, row?.status === 'failed' ? { reason: row.reason, attempts } : null);
    });
  }

  /**
   * It is tried no more. @param reason in plain words
   * @param isForDesk whether a person is to decide about it, as a dead letter
   */
  async fail(
    { id, attempts }: Pick<OwedDelivery, 'id' | 'attempts'>,
    reason: string,
    isForDesk: boolean,
  ): Promise<void> {
    await this.db.transaction(async (sql) => {
      await sql.query(
        `UPDATE channel_deliveries SET status = 'failed', reason = $2, calling_since = NULL, updated_at = now()
         WHERE id = $1`,
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

  /** All that the chat is owed waits for so long. @param reason why; @param isCounted whether it was an attempt */
  async wait({ id, chatId }: OwedDelivery, ms: number, reason: string, isCounted: boolean): Promise<void> {
    await this.db.transaction(async (sql) => {
      await sql.query(
        `UPDATE channel_deliveries SET reason = $2, attempts = attempts - $3::integer, updated_at = now(),
           waits_until = now() + $4::integer * interval '1 millisecond'
         WHERE id = $1 AND status = 'queued'`,
        [id, reason, isCounted ? 0 : 1, Math.ceil(ms)],
      );
      await sql.query(
        `UPDATE outbox SET is_queued = false, sent_at = now() + $2::integer * interval '1 millisecond' WHERE ${OF_CHAT}`,
        [chatId, Math.ceil(ms)],
      );
    });
  }

  /** A job comes again after so long. */
  async postpone(outboxId: string, ms: number): Promise<void> {
    await this.db.query(
      `UPDATE outbox SET is_queued = false, sent_at = now() + $2::integer * interval '1 millisecond' WHERE id = $1`,
      [outboxId, ms],
    );
  }

  async settle(outboxId: string): Promise<void> {
    await this.db.query('DELETE FROM outbox WHERE id = $1', [outboxId]);
  }

  /** The platform asks to wait, for all chats of the account. */
  async pause(channelId: string, ms: number): Promise<void> {
    await this.db.query(
      `UPDATE channels SET paused_until = GREATEST(paused_until, now() + $2::integer * interval '1 millisecond')
       WHERE id = $1`,
      [channelId, Math.ceil(ms)],
    );
  }

  async noteUnreachable(chatId: string): Promise<void> {
    await this.db.query(
      'UPDATE channel_chats SET unreachable_since = COALESCE(unreachable_since, now()) WHERE id = $1',
      [chatId],
    );
  }
}

function toOwed(row: OwedRow): OwedDelivery {
  const { author, text } = row;
  return {
    ...{ id: row.id, channelId: row.channel_id, chatId: row.chat_id, chat: row.external_id },
    ...{ attempts: row.attempts, callingSince: row.calling_since, parts: row.parts },
    ...{ isUnreachable: row.unreachable_since !== null, lastInboundAt: row.last_inbound_at },
    ...{ pausedUntil: row.paused_until, isHeld: row.is_held },
    message: author === null || text === null ? null : richMessage(row, author, text),
  };
}

function richMessage(row: OwedRow, from: RichMessage['from'], text: string): RichMessage {
  return {
    ...{ id: row.id, from, text, memberName: row.member_name },
    suggestions: (row.suggestions ?? []).map((suggestion) => suggestion.text),
    links: (row.citations ?? []).flatMap(({ title, url }) => (url ? [{ title, url }] : [])),
  };
}
