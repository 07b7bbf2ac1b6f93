import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/errors.js';
import { newId } from '../kernel/ids.js';
import { isUniqueViolation } from '../platform/database/sqlstate.js';
import { TenantDb, type TenantTransaction } from '../platform/database/tenant-db.js';
import { newOutboxEntry } from '../platform/queueing/outbox.js';
import { currentTenantId } from '../platform/context/request-context.js';
import { recordHandoff } from './handoff/record-handoff.js';
import { QUIET_MS } from './turns/gathering.js';
import {
  AFTER,
  RECEIVE,
  toStored,
  type IncomingMessage,
  type ReceivedRow,
  type StoredMessage,
} from './receive-message.js';
import { isAnswered, statusAfter, type ConversationEvent } from './conversation-state.js';
import {
  CONVERSATION_STATUSES,
  type Author,
  type ConversationStatus,
  type Message,
} from './conversation.types.js';
import { MESSAGE_COLUMNS, messageColumnsOf, toMessage, type MessageRow } from './message.row.js';

/** What must still hold for a change, read in the change's transaction. */
export type Condition = (sql: TenantTransaction) => Promise<boolean>;

/** Unique indexes in which parallel messages meet. */
const MET = ['messages_client_id', 'turns_gathering'];
const MOST_ATTEMPTS = 100;
const PAUSE_MS = 5;

@Injectable()
export class MessagesRepository {
  constructor(private readonly db: TenantDb) {}

  /**
   * Message, turn and outbox row commit together, in one statement. Parallel sends of one `clientId` get the first
   * one's message. @returns null when there is no such conversation.
   */
  async receive(incoming: IncomingMessage): Promise<StoredMessage | null> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.store(incoming);
      } catch (error) {
        // What it met was committed while this statement waited for the lock, or is locked for a moment.
        if (attempt === MOST_ATTEMPTS || !MET.some((index) => isUniqueViolation(error, index))) throw error;
        if (attempt > 1) await delay(PAUSE_MS);
      }
    }
  }

  private async store(incoming: IncomingMessage): Promise<StoredMessage | null> {
    const { from, text, clientId, memberName = null, isSilent = false } = incoming;
    const { memberId = null, expectedSeq = null } = incoming;
    const outbox = newOutboxEntry('turn.answer', newId());
    const { tenantId, outboxId, reference, correlationId } = outbox.payload;
    const target =
      'conversationId' in incoming
        ? [incoming.conversationId, null, null]
        : [null, incoming.visitorId, incoming.channel];
    const [row] = await this.db.query<ReceivedRow>(RECEIVE, [
      ...[tenantId, newId(), ...target, from, text, clientId],
      ...[
        AFTER[from],
        isSilent ? [] : CONVERSATION_STATUSES.filter(isAnswered),
        reference,
        outboxId,
        correlationId,
        memberName,
        QUIET_MS,
        memberId,
        expectedSeq,
      ],
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

  /**
   * The assistant says something unasked; null where it must not speak: a member has the conversation, or it is resolved.
   * @param isStill as of `transition`
   * @throws DomainError `not_found`
   */
  async tell(
    conversationId: string,
    note: Pick<Message, 'text' | 'citations'>,
    isStill: Condition,
  ): Promise<Message | null> {
    return this.db.transaction(async (sql) => {
      const status = statusAfter(await lockConversation(sql, conversationId), 'assistant_answered');
      if (status === null || !(await isStill(sql))) return null;
      return insertMessage(sql, { ...note, conversationId, from: 'assistant', clientId: null, status });
    });
  }

  /** @param clientId only the message that was sent with it */
  async list(
    conversationId: string,
    limit: number,
    after: string | undefined,
    clientId?: string,
  ): Promise<Message[]> {
    const rows = await this.db.query<MessageRow>(
      `SELECT ${MESSAGE_COLUMNS} FROM messages
       WHERE conversation_id = $1 AND ($3::uuid IS NULL OR seq <
         (SELECT seq FROM messages WHERE conversation_id = $1 AND id = $3))
         AND ($4::text IS NULL OR client_id = $4)
       ORDER BY seq DESC LIMIT $2`,
      [conversationId, limit, after ?? null, clientId ?? null],
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

  /** @returns conversation → number of its newest message; without conversations that do not exist. */
  async newestSeqs(conversationIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.db.query<{ id: string; last_seq: bigint }>(
      'SELECT id, last_seq FROM conversations WHERE id = ANY ($1)',
      [conversationIds],
    );
    return new Map(rows.map(({ id, last_seq: seq }) => [id, Number(seq)]));
  }

  /** The newest message that a member has written; null when there is none, or no such conversation. */
  async newestOfTeam(conversationId: string): Promise<Message | null> {
    const [row] = await this.db.query<MessageRow>(
      `SELECT ${messageColumnsOf('m')} FROM conversations c
         JOIN visitors v ON v.tenant_id = c.tenant_id AND v.id = c.visitor_id AND v.erasing_at IS NULL
         JOIN messages m ON m.tenant_id = c.tenant_id AND m.conversation_id = c.id AND m.seq = c.answered_seq
       WHERE c.id = $1`,
      [conversationId],
    );
    return row ? toMessage(row) : null;
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
