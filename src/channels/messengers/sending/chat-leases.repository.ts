import { Injectable } from '@nestjs/common';
import { TenantDb } from '../../../platform/database/tenant-db.js';
import { OLDEST_OWED } from './waits.repository.js';

/** One process speaks in a chat at a time; a call takes less. */
export const LEASE = `now() + interval '30 seconds'`;

/** Which process speaks in a chat. */
@Injectable()
export class ChatLeases {
  constructor(private readonly db: TenantDb) {}

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
       SELECT 1 AS owed FROM r, (${OLDEST_OWED}) d WHERE d.waits_until IS NULL OR d.waits_until <= now()`,
      [chatId, lease],
    );
    return rows.length > 0;
  }
}
