import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/errors.js';
import { newId } from '../kernel/ids.js';
import { TenantDb, type TenantTransaction } from '../platform/database/tenant-db.js';
import { Outbox, type OutboxEntry } from '../platform/queueing/outbox.js';
import { currentTenantId } from '../platform/context/request-context.js';
import { isAnswered, statusAfter, type ConversationEvent } from './conversation-state.js';
import type { Author, ConversationStatus, Message } from './conversation.types.js';
import { MESSAGE_COLUMNS, toMessage, type MessageRow } from './message.row.js';

export interface IncomingMessage {
  conversationId: string;
  from: 'visitor' | 'member';
  text: string;
  clientId: string | null;
}

export interface StoredMessage {
  message: Message;
  /** False when a message with the same `clientId` was stored before. */
  isNew: boolean;
  turnId: string | null;
  outbox: OutboxEntry | null;
}

@Injectable()
export class MessagesRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Message, turn and outbox row commit together. The conversation's row is locked, so parallel sends of one
   * `clientId` meet the first one's message, and numbers follow the order of commits.
   * @throws DomainError `not-found`.
   */
  async receive(incoming: IncomingMessage): Promise<StoredMessage> {
    return this.db.transaction(async (sql) => {
      const status = await lockConversation(sql, incoming.conversationId);
      const earlier = incoming.clientId === null ? null : await findByClientId(sql, incoming);
      if (earlier) return earlier;
      const spoke = incoming.from === 'member' ? 'member_spoke' : 'visitor_spoke';
      const next = statusAfter(status, spoke) ?? status;
      const message = await insertMessage(sql, { ...incoming, status: next });
      if (incoming.from === 'member' || !isAnswered(next))
        return { message, isNew: true, turnId: null, outbox: null };
      const turnId = await insertTurn(sql, message);
      const outbox = await this.outbox.add(sql, 'turn.answer', turnId);
      return { message, isNew: true, turnId, outbox };
    });
  }

  /** Changes the conversation's status and stores the system message about it; null when the event changes nothing. */
  async transition(
    conversationId: string,
    event: ConversationEvent,
    note: { text: string; reason: string | null },
  ): Promise<Message | null> {
    return this.db.transaction(async (sql) => {
      const status = statusAfter(await lockConversation(sql, conversationId), event);
      if (status === null) return null;
      return insertMessage(sql, {
        conversationId,
        from: 'system',
        text: note.text,
        clientId: null,
        status,
        handoff: note.reason === null ? null : { reason: note.reason },
      });
    });
  }

  async list(conversationId: string, limit: number, after: string | undefined): Promise<Message[]> {
    const rows = await this.db.query<MessageRow>(
      `SELECT ${MESSAGE_COLUMNS} FROM messages
       WHERE conversation_id = $1 AND ($3::uuid IS NULL OR seq <
         (SELECT seq FROM messages WHERE conversation_id = $1 AND id = $3))
       ORDER BY seq DESC LIMIT $2`,
      [conversationId, limit, after ?? null],
    );
    return rows.map(toMessage);
  }

  /** Oldest first, inclusive. @param settled Leaves out messages of the last second. */
  async since(conversationId: string, fromSeq: number, settled: boolean): Promise<Message[]> {
    const rows = await this.db.query<MessageRow>(
      `SELECT ${MESSAGE_COLUMNS} FROM messages WHERE conversation_id = $1 AND seq >= $2
         AND ($3::boolean IS NOT TRUE OR created_at < now() - interval '1 second')
       ORDER BY seq LIMIT 500`,
      [conversationId, fromSeq, settled],
    );
    return rows.map(toMessage);
  }

  async get(id: string): Promise<Message | null> {
    const [row] = await this.db.query<MessageRow>(`SELECT ${MESSAGE_COLUMNS} FROM messages WHERE id = $1`, [
      id,
    ]);
    return row ? toMessage(row) : null;
  }
}

export async function lockConversation(sql: TenantTransaction, id: string): Promise<ConversationStatus> {
  const [row] = await sql.query<{ status: ConversationStatus }>(
    `SELECT c.status FROM conversations c
       JOIN visitors v ON v.tenant_id = c.tenant_id AND v.id = c.visitor_id AND v.erasing_at IS NULL
     WHERE c.id = $1 FOR UPDATE OF c`,
    [id],
  );
  if (!row) throw notFound('conversation');
  return row.status;
}

async function findByClientId(
  sql: TenantTransaction,
  incoming: IncomingMessage,
): Promise<StoredMessage | null> {
  const [row] = await sql.query<MessageRow & { own_turn_id: string | null }>(
    `SELECT ${MESSAGE_COLUMNS.split(', ')
      .map((column) => `m.${column}`)
      .join(', ')}, t.id AS own_turn_id
     FROM messages m LEFT JOIN turns t ON t.tenant_id = m.tenant_id AND t.message_id = m.id
     WHERE m.conversation_id = $1 AND m.client_id = $2`,
    [incoming.conversationId, incoming.clientId],
  );
  return row ? { message: toMessage(row), isNew: false, turnId: row.own_turn_id, outbox: null } : null;
}

export interface NewMessage {
  conversationId: string;
  from: Author;
  text: string;
  clientId: string | null;
  /** The conversation's new status. */
  status: ConversationStatus;
  citations?: Message['citations'];
  tools?: Message['tools'];
  handoff?: Message['handoff'];
  confidence?: number | null;
  turnId?: string | null;
}

/** Inserts the next message of a conversation whose row the transaction has locked. */
export async function insertMessage(sql: TenantTransaction, message: NewMessage): Promise<Message> {
  const [row] = await sql.query<MessageRow>(
    `WITH c AS (UPDATE conversations SET last_seq = last_seq + 1, status = $6, updated_at = now(),
         handoff_reason = CASE WHEN $9::jsonb IS NULL THEN handoff_reason ELSE $9::jsonb->>'reason' END
       WHERE id = $3 RETURNING last_seq)
     INSERT INTO messages (tenant_id, id, conversation_id, seq, author, text, client_id, citations, tools,
       handoff, confidence, turn_id)
     SELECT $1, $2, $3, last_seq, $4, $5, $12, $7, $8, $9, $10, $11 FROM c
     RETURNING ${MESSAGE_COLUMNS}`,
    [
      currentTenantId(),
      newId(),
      message.conversationId,
      message.from,
      message.text,
      message.status,
      JSON.stringify(message.citations ?? []),
      JSON.stringify(message.tools ?? []),
      message.handoff ? JSON.stringify(message.handoff) : null,
      message.confidence ?? null,
      message.turnId ?? null,
      message.clientId,
    ],
  );
  if (!row) throw new Error('The inserted message was not returned.');
  return toMessage(row);
}

async function insertTurn(sql: TenantTransaction, message: Message): Promise<string> {
  const id = newId();
  await sql.query('INSERT INTO turns (tenant_id, id, conversation_id, message_id) VALUES ($1, $2, $3, $4)', [
    currentTenantId(),
    id,
    message.conversationId,
    message.id,
  ]);
  return id;
}
