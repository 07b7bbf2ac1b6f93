import { Injectable } from '@nestjs/common';
import { TenantDb } from '../../../platform/database/tenant-db.js';
import type { OwedDelivery } from './owed-messages.repository.js';

const DAY_MS = 86_400_000;
/** What else is owed in a chat is due when its oldest message is. */
export const OLDEST_OWED = `SELECT d.waits_until FROM channel_deliveries d WHERE d.chat_id = $1 AND d.status = 'queued'
  ORDER BY d.created_at, d.seq LIMIT 1`;
const OF_CHAT = `kind = 'channel.deliver' AND reference IN (
  SELECT id FROM channel_deliveries WHERE chat_id = $1 AND status = 'queued')`;

/** What has to wait: a job, a chat, or all chats of an account. */
@Injectable()
export class SendingWaits {
  constructor(private readonly db: TenantDb) {}

  /** What is owed in the chat waits with its oldest message, whose pause is not over. */
  async hold(chatId: string): Promise<void> {
    await this.db.query(
      `UPDATE outbox SET is_queued = false, sent_at = oldest.waits_until
       FROM (${OLDEST_OWED}) oldest
       WHERE ${OF_CHAT} AND COALESCE(sent_at, created_at) < oldest.waits_until AND oldest.waits_until > now()`,
      [chatId],
    );
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

  /** The platform asks to wait, for all chats of the account; a day at most, whatever it asks. */
  async pause(channelId: string, ms: number): Promise<void> {
    await this.db.query(
      `UPDATE channels SET paused_until = GREATEST(paused_until, now() + $2::integer * interval '1 millisecond')
       WHERE id = $1`,
      [channelId, Math.ceil(Math.min(ms, DAY_MS))],
    );
  }

  /** Nothing is sent in the chat until the customer writes. */
  async noteUnreachable(chatId: string): Promise<void> {
    await this.db.query(
      'UPDATE channel_chats SET unreachable_since = COALESCE(unreachable_since, now()) WHERE id = $1',
      [chatId],
    );
  }
}
