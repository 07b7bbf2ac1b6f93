import { Injectable } from '@nestjs/common';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { Channel, ConversationStatus, Message } from '../conversation.types.js';
import { messageColumnsOf, toMessage, type MessageRow } from '../message.row.js';

/** A conversation as its own visitor may have it. */
export interface VisitorTalk {
  id: string;
  channel: Channel;
  status: ConversationStatus;
  rating: number | null;
  ratingComment: string | null;
  createdAt: Date;
}

interface TalkRow {
  id: string;
  channel: Channel;
  status: ConversationStatus;
  rating: number | null;
  rating_comment: string | null;
  created_at: Date;
}

/** At most 8 MB of text. */
const AT_ONCE = 500;

/** What is stored of one visitor. Every statement names the visitor: an id of somebody else's conversation finds nothing. */
@Injectable()
export class VisitorDataRepository {
  constructor(private readonly db: TenantDb) {}

  /** In the order in which they began. */
  async *talks(visitorId: string): AsyncGenerator<VisitorTalk> {
    for (let after: string | null = null; ;) {
      const rows: TalkRow[] = await this.db.query<TalkRow>(
        `SELECT id, channel, status, rating, rating_comment, created_at FROM conversations
         WHERE visitor_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
        [visitorId, after, AT_ONCE],
      );
      yield* rows.map(toTalk);
      if (rows.length < AT_ONCE) return;
      after = rows.at(-1)?.id ?? null;
    }
  }

  /** Oldest first. */
  async *messages(visitorId: string, conversationId: string): AsyncGenerator<Message> {
    for (let after = 0n; ;) {
      const rows: MessageRow[] = await this.db.query<MessageRow>(
        `SELECT ${messageColumnsOf('m')} FROM messages m JOIN conversations c ON c.id = m.conversation_id
         WHERE c.visitor_id = $1 AND m.conversation_id = $2 AND m.seq > $3 ORDER BY m.seq LIMIT $4`,
        [visitorId, conversationId, after, AT_ONCE],
      );
      yield* rows.map(toMessage);
      if (rows.length < AT_ONCE) return;
      after = rows.at(-1)?.seq ?? after;
    }
  }
}

function toTalk(row: TalkRow): VisitorTalk {
  return {
    id: row.id,
    channel: row.channel,
    status: row.status,
    rating: row.rating,
    ratingComment: row.rating_comment,
    createdAt: row.created_at,
  };
}
