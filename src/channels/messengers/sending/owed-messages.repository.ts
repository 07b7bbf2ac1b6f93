import { Injectable } from '@nestjs/common';
import type { Citation } from '../../../assistant/chat-tool.js';
import { TenantDb } from '../../../platform/database/tenant-db.js';
import type { MessengerKind } from '../channel.types.js';
import type { RichMessage } from '../rendering/rich-message.types.js';

/** The next message that a chat is owed. */
export interface OwedDelivery {
  id: string;
  channelId: string;
  chatId: string;
  /** The platform's id of the chat. */
  chat: string;
  attempts: number;
  /** Since when it has been owed, or since a person has had it tried again. */
  owedSince: Date;
  /** A call was begun then whose end is not known. */
  callingSince: Date | null;
  /** Numbers of the parts that the platform has taken. */
  parts: number[];
  /** Of the customer's last message, what an answer must name. */
  thread: unknown;
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
  owed_since: Date;
  calling_since: Date | null;
  parts: number[];
  thread: unknown;
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

/** Where a message is owed. */
export interface OwedPlace {
  chatId: string;
  channelId: string;
  /** Null when the chat is gone. */
  kind: MessengerKind | null;
}

/** What chats are owed. */
@Injectable()
export class OwedMessages {
  constructor(private readonly db: TenantDb) {}

  /** Whether a message is owed to a platform. */
  async isOwed(id: string): Promise<boolean> {
    const rows = await this.db.query(
      `SELECT 1 AS owed FROM channel_deliveries WHERE id = $1 AND status = 'queued'`,
      [id],
    );
    return rows.length > 0;
  }

  /** Where a message is still owed; null when it is not. */
  async placeOf(id: string): Promise<OwedPlace | null> {
    const [place] = await this.db.query<OwedPlace>(
      `SELECT d.chat_id AS "chatId", d.channel_id AS "channelId", h.kind
       FROM channel_deliveries d LEFT JOIN channel_chats h ON h.id = d.chat_id
       WHERE d.id = $1 AND d.status = 'queued'`,
      [id],
    );
    return place ?? null;
  }

  /** The oldest message that the chat is owed. */
  async next(chatId: string): Promise<OwedDelivery | null> {
    const [row] = await this.db.query<OwedRow>(
      `SELECT d.id, d.channel_id, d.chat_id, h.external_id, h.thread, d.attempts, d.calling_since, h.unreachable_since,
         COALESCE(d.retried_at, d.created_at) AS owed_since, h.last_inbound_at, c.paused_until,
         COALESCE(d.waits_until > now(), false) AS is_held,
         m.author, m.text, m.member_name, m.suggestions, m.citations,
         ARRAY(SELECT p.part FROM channel_parts p WHERE p.delivery_id = d.id) AS parts
       FROM channel_deliveries d JOIN channel_chats h ON h.id = d.chat_id
         LEFT JOIN channels c ON c.id = d.channel_id LEFT JOIN messages m ON m.id = d.id
       WHERE d.chat_id = $1 AND d.status = 'queued' ORDER BY d.created_at, d.seq LIMIT 1`,
      [chatId],
    );
    return row ? toOwed(row) : null;
  }
}

function toOwed(row: OwedRow): OwedDelivery {
  const { author, text } = row;
  return {
    ...{ id: row.id, channelId: row.channel_id, chatId: row.chat_id, chat: row.external_id },
    ...{
      attempts: row.attempts,
      owedSince: row.owed_since,
      callingSince: row.calling_since,
      parts: row.parts,
    },
    ...{
      thread: row.thread,
      isUnreachable: row.unreachable_since !== null,
      lastInboundAt: row.last_inbound_at,
    },
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
