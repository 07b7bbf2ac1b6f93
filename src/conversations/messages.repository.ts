import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/errors.js';
import { newId } from '../kernel/ids.js';
import { isUniqueViolation } from '../platform/database/sqlstate.js';
import { TenantDb, type TenantTransaction } from '../platform/database/tenant-db.js';
import { newOutboxEntry, type OutboxEntry } from '../platform/queueing/outbox.js';
import { currentTenantId } from '../platform/context/request-context.js';
import { owedReturn, recordHandoff } from './handoff/record-handoff.js';
import { isAnswered, statusAfter, type ConversationEvent } from './conversation-state.js';
import {
  CONVERSATION_STATUSES,
  type Author,
  type Channel,
  type ConversationStatus,
  type Message,
  type Turn,
} from './conversation.types.js';
import { MESSAGE_COLUMNS, messageColumnsOf, toMessage, type MessageRow } from './message.row.js';

/** A conversation, or the newest one that a visitor has on a channel. */
export type MessageTarget = { conversationId: string } | { visitorId: string; channel: Channel };

export type IncomingMessage = MessageTarget & {
  from: 'visitor' | 'member';
  text: string;
  clientId: string | null;
};

export interface StoredMessage {
  message: Message;
  /** False when a message with the same `clientId` was stored before. */
  isNew: boolean;
  turnId: string | null;
  /** The turn as it was stored with the message just now; null when there is none, or it is older. */
  queued: Turn | null;
  outbox: OutboxEntry | null;
}

/** What must still hold for a change, read in the change's transaction. */
export type Condition = (sql: TenantTransaction) => Promise<boolean>;

interface ReceivedRow extends MessageRow {
  is_new: boolean;
  own_turn_id: string | null;
  turn_created_at: Date | null;
}

/** The status after somebody's message, by the status before. */
function statusesAfter(event: ConversationEvent): Record<string, ConversationStatus> {
  return Object.fromEntries(
    CONVERSATION_STATUSES.map((status) => [status, statusAfter(status, event) ?? status]),
  );
}

const AFTER = { visitor: statusesAfter('visitor_spoke'), member: statusesAfter('member_spoke') };

/** Excludes visitors who are being erased. */
const TARGET = `c.id = COALESCE($3::uuid, (SELECT l.id FROM conversations l
    WHERE l.visitor_id = $4::uuid AND l.channel = $5::text ORDER BY l.id DESC LIMIT 1))
  AND v.tenant_id = c.tenant_id AND v.id = c.visitor_id AND v.erasing_at IS NULL`;

/**
 * The update locks the conversation's row, so numbers follow the order of commits, and its status is the last committed
 * one. If the `client_id` is known already, its message is returned instead.
 */
const RECEIVE = `WITH c AS (
    UPDATE conversations c SET last_seq = c.last_seq + 1, status = $9::jsonb ->> c.status, updated_at = now()
    FROM visitors v
    WHERE ${TARGET} AND NOT EXISTS (SELECT FROM messages e
      WHERE e.tenant_id = c.tenant_id AND e.conversation_id = c.id AND e.client_id = $8::text)
    RETURNING c.id, c.last_seq, c.status),
  m AS (INSERT INTO messages (tenant_id, id, conversation_id, seq, author, text, client_id)
    SELECT $1::uuid, $2::uuid, c.id, c.last_seq, $6::text, $7::text, $8::text FROM c RETURNING ${MESSAGE_COLUMNS}),
  t AS (INSERT INTO turns (tenant_id, id, conversation_id, message_id)
    SELECT $1::uuid, $11::uuid, c.id, m.id FROM c, m WHERE $6::text = 'visitor' AND c.status = ANY ($10::text[])
    RETURNING id, created_at),
  o AS (INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id)
    SELECT $1::uuid, $12::uuid, 'turn.answer', t.id, $13::text FROM t),
  r AS (${owedReturn('c.id', '$13::text', `FROM c WHERE $6::text = 'member'`)})
  SELECT true AS is_new, t.id AS own_turn_id, t.created_at AS turn_created_at, ${messageColumnsOf('m')}
    FROM m LEFT JOIN t ON true
  UNION ALL
  SELECT false, t.id, t.created_at, ${messageColumnsOf('e')}
    FROM visitors v, conversations c
      JOIN messages e ON e.tenant_id = c.tenant_id AND e.conversation_id = c.id AND e.client_id = $8::text
      LEFT JOIN turns t ON t.tenant_id = e.tenant_id AND t.message_id = e.id
    WHERE ${TARGET}`;

@Injectable()
export class MessagesRepository {
  constructor(private readonly db: TenantDb) {}

  /**
   * Message, turn and outbox row commit together, in one statement. Parallel sends of one `clientId` get the first
   * one's message. @returns null when there is no such conversation.
   */
  async receive(incoming: IncomingMessage): Promise<StoredMessage | null> {
    try {
      return await this.store(incoming);
    } catch (error) {
      if (!isUniqueViolation(error, 'messages_client_id')) throw error;
      // It was committed while this statement waited for the lock: now it is visible.
      return this.store(incoming);
    }
  }

  private async store(incoming: IncomingMessage): Promise<StoredMessage | null> {
    const { from, text, clientId } = incoming;
    const outbox = newOutboxEntry('turn.answer', newId());
    const { tenantId, outboxId, reference, correlationId } = outbox.payload;
    const target =
      'conversationId' in incoming
        ? [incoming.conversationId, null, null]
        : [null, incoming.visitorId, incoming.channel];
    const [row] = await this.db.query<ReceivedRow>(RECEIVE, [
      ...[tenantId, newId(), ...target, from, text, clientId],
      ...[AFTER[from], CONVERSATION_STATUSES.filter(isAnswered), reference, outboxId, correlationId],
    ]);
    return row ? toStored(row, outbox) : null;
  }

  /**
   * Changes the conversation's status and stores the system message about it; null when the event changes nothing.
   * @param isStill asked with the conversation locked, in the same transaction; false changes nothing
   */
  async transition(
    conversationId: string,
    event: ConversationEvent,
    note: { text: string; reason: string | null },
    isStill?: Condition,
  ): Promise<Message | null> {
    return this.db.transaction(async (sql) => {
      const status = statusAfter(await lockConversation(sql, conversationId), event);
      if (status === null || (isStill && !(await isStill(sql)))) return null;
      const { text, reason } = note;
      const handoff = reason === null ? null : { reason };
      const message = await insertMessage(sql, {
        ...{ conversationId, from: 'system', text, clientId: null, status, handoff },
      });
      if (reason !== null) await recordHandoff(sql, conversationId, reason);
      return message;
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

function toStored(row: ReceivedRow, outbox: OutboxEntry): StoredMessage {
  const { is_new: isNew, own_turn_id: turnId, turn_created_at: createdAt } = row;
  const message = toMessage(row);
  const isQueued = isNew && turnId !== null && createdAt !== null;
  const queued = isQueued ? queuedTurn(turnId, message, createdAt) : null;
  return { message, isNew, turnId, queued, outbox: queued && outbox };
}

function queuedTurn(id: string, { id: messageId, conversationId }: Message, createdAt: Date): Turn {
  return {
    ...{ id, conversationId, messageId, answerId: null, status: 'queued', responder: null },
    ...{ degraded: false, cached: false, errorCode: null, createdAt, finishedAt: null },
  };
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
