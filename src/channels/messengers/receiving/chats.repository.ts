import { Injectable } from '@nestjs/common';
import { newId } from '../../../kernel/ids.js';
import { currentTenantId } from '../../../platform/context/request-context.js';
import { TenantDb, type TenantTransaction } from '../../../platform/database/tenant-db.js';
import type { Message } from '../../../conversations/conversation.types.js';
import type { MessengerKind } from '../channel.types.js';
import type { InboundMessage, InboundUser } from './inbound.types.js';

/** Whose a chat is. */
export interface KnownChat {
  id: string;
  visitorId: string;
  /** Its erasure is under way: it comes back as a new visitor when that is done. */
  isErasing: boolean;
  /** It can be written to, as far as the platform and the customer have told. */
  isReachable: boolean;
}

const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('channel-chat ' || $1::text || ' ' || $2::text, 0))`;
const CHAT = `SELECT h.id, h.visitor_id AS "visitorId", v.erasing_at IS NOT NULL AS "isErasing",
    h.unreachable_since IS NULL AS "isReachable",
    v.verified_phone IS NULL AS "hasNoPhone"
  FROM channel_chats h JOIN visitors v ON v.tenant_id = h.tenant_id AND v.id = h.visitor_id
  WHERE h.channel_id = $1 AND h.external_id = $2`;

const STORED = `SELECT h.external_id || ' ' || m.client_id AS name FROM channel_chats h
    JOIN conversations c ON c.tenant_id = h.tenant_id AND c.visitor_id = h.visitor_id AND c.channel = $2
    JOIN messages m ON m.tenant_id = c.tenant_id AND m.conversation_id = c.id AND m.client_id = ANY ($4)
  WHERE h.channel_id = $1 AND h.external_id = ANY ($3)`;

@Injectable()
export class ChatsRepository {
  constructor(private readonly db: TenantDb) {}

  /**
   * The chat of a message, with its visitor; both are made by the first one. A visitor whose number the platform vouches for
   * is the one who has come by another door with it.
   */
  resolve(
    channelId: string,
    kind: MessengerKind,
    { chat, user, at, thread: told }: InboundMessage,
  ): Promise<KnownChat> {
    const thread = told ? JSON.stringify(told) : null;
    return this.db.transaction(async (sql) => {
      await sql.query(LOCK, [channelId, chat]);
      const [known] = await sql.query<KnownChat & { hasNoPhone: boolean }>(CHAT, [channelId, chat]);
      if (known) {
        await sql.query(
          `UPDATE channel_chats SET last_inbound_at = GREATEST(last_inbound_at, $2),
             thread = COALESCE($3::jsonb, thread)
           WHERE id = $1`,
          [known.id, at, thread],
        );
        if (user.phone !== null && known.hasNoPhone) await this.prove(sql, known.visitorId, user.phone);
        const { id, visitorId, isErasing, isReachable } = known;
        return { id, visitorId, isErasing, isReachable };
      }
      const visitorId = (await this.byPhone(sql, user.phone)) ?? (await this.addVisitor(sql, user));
      const id = newId();
      await sql.query(
        `INSERT INTO channel_chats (tenant_id, id, channel_id, kind, external_id, visitor_id, last_inbound_at, thread)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8::jsonb)`,
        [currentTenantId(), id, channelId, kind, chat, visitorId, at, thread],
      );
      return { id, visitorId, isErasing: false, isReachable: true };
    });
  }

  private async byPhone(sql: TenantTransaction, phone: string | null): Promise<string | null> {
    if (phone === null) return null;
    // Two doors at once with one number: the second one waits, and finds the first one's visitor.
    await sql.query(LOCK, ['phone', phone]);
    const [row] = await sql.query<{ id: string }>(
      'SELECT id FROM visitors WHERE verified_phone = $1 AND erasing_at IS NULL ORDER BY id LIMIT 1',
      [phone],
    );
    return row?.id ?? null;
  }

  private async addVisitor(sql: TenantTransaction, { name, locale, phone }: InboundUser): Promise<string> {
    const id = newId();
    await sql.query(
      'INSERT INTO visitors (tenant_id, id, name, locale, verified_phone) VALUES ($1, $2, $3, $4, $5)',
      [currentTenantId(), id, name, locale, phone],
    );
    return id;
  }

  /** Of a visitor who proves a number later. One who has it already stays apart: their words are two histories. */
  private async prove(sql: TenantTransaction, visitorId: string, phone: string): Promise<void> {
    await sql.query(
      `UPDATE visitors SET verified_phone = $2 WHERE id = $1 AND erasing_at IS NULL
         AND NOT EXISTS (SELECT FROM visitors o WHERE o.verified_phone = $2)`,
      [visitorId, phone],
    );
  }

  /** Whether a message of the customer is stored. @param clientId under which it is */
  async hasMessage(conversationId: string, clientId: string): Promise<boolean> {
    const rows = await this.db.query(
      'SELECT 1 AS stored FROM messages WHERE conversation_id = $1 AND client_id = $2',
      [conversationId, clientId],
    );
    return rows.length > 0;
  }

  /** How many messages of the customer have come within the hour. */
  async countOfHour(conversationId: string): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM messages
       WHERE conversation_id = $1 AND author = 'visitor' AND created_at > now() - interval '1 hour'`,
      [conversationId],
    );
    return row?.count ?? 0;
  }

  /** Which of these messages of customers are stored. @returns each as `<chat> <client id>` */
  async stored(
    channelId: string,
    kind: MessengerKind,
    messages: readonly { chat: string; clientId: string }[],
  ): Promise<Set<string>> {
    const rows = await this.db.query<{ name: string }>(STORED, [
      ...[channelId, kind, [...new Set(messages.map(({ chat }) => chat))]],
      messages.map(({ clientId }) => clientId),
    ]);
    return new Set(rows.map(({ name }) => name));
  }

  /** Whether nobody has answered since a message of the customer. */
  async isUnanswered(sql: TenantTransaction, conversationId: string, seq: number): Promise<boolean> {
    const later = await sql.query(
      `SELECT 1 AS later FROM messages WHERE conversation_id = $1 AND seq > $2 AND author <> 'visitor' LIMIT 1`,
      [conversationId, seq],
    );
    return later.length === 0;
  }

  /**
   * A customer who writes can be reached, and one who ends it cannot: by the last thing that they have said, because the
   * platform may repeat earlier ones. May be done again.
   */
  async noteWish(chatId: string, { conversationId, seq }: Message, isReachable: boolean): Promise<void> {
    await this.db.query(
      `UPDATE channel_chats SET unreachable_since = CASE WHEN $4 THEN NULL ELSE COALESCE(unreachable_since, now()) END
       WHERE id = $1 AND NOT EXISTS (
         SELECT FROM messages WHERE conversation_id = $2 AND seq > $3 AND author = 'visitor')`,
      [chatId, conversationId, seq, isReachable],
    );
  }

  async noteReach(channelId: string, chat: string, reachable: boolean): Promise<void> {
    await this.db.query(
      `UPDATE channel_chats SET unreachable_since =
         CASE WHEN $3::boolean THEN NULL ELSE COALESCE(unreachable_since, now()) END
       WHERE channel_id = $1 AND external_id = $2`,
      [channelId, chat, reachable],
    );
  }
}
