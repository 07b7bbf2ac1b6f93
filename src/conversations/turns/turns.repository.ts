import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import { TenantDb, type TenantTransaction } from '../../platform/database/tenant-db.js';
import { Outbox, type OutboxEntry } from '../../platform/queueing/outbox.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import { statusAfter, type ConversationEvent } from '../conversation-state.js';
import type { ClaimedTurn, ConversationStatus, Message, Turn, TurnStatus } from '../conversation.types.js';
import type { Answer, Responder } from '../../chat/chat-engine.port.js';
import { TAKEN_OVER, TurnAnswersRepository } from './turn-answers.repository.js';
import { recordHandoff } from '../handoff/record-handoff.js';
import { insertMessage, lockConversation } from '../messages.repository.js';

/** Longer than the time between two renewals, and short enough for a visitor who waits. */
export const LEASE_SECONDS = 6;
const HISTORY = 20;

interface TurnRow {
  id: string;
  conversation_id: string;
  message_id: string;
  answer_id: string | null;
  status: TurnStatus;
  responder: Responder | null;
  degraded: boolean;
  cached: boolean;
  error_code: string | null;
  created_at: Date;
  finished_at: Date | null;
}

interface ClaimRow {
  id: string;
  conversation_id: string;
  lease: number;
  attempts: number;
  stops: number;
  message: { id: string; seq: number; text: string; createdAt: string };
  visitor: ClaimedTurn['visitor'];
  channel: ClaimedTurn['channel'];
  conversation_status: ClaimedTurn['conversationStatus'];
  memory: ClaimedTurn['memory'];
  history: ClaimedTurn['history'];
}

/** A turn during which a process crashed or blocked this often is not run again: it would stop the next process too. */
export const MOST_STOPS = 2;

/** Queued, or its lease has expired; and every earlier turn of the conversation is finished. */
const CLAIMABLE = `(status = 'queued' OR (status = 'running' AND leased_until < now()))
  AND NOT EXISTS (SELECT FROM turns e
    JOIN messages asked ON asked.tenant_id = t.tenant_id AND asked.id = t.message_id
    JOIN messages earlier ON earlier.tenant_id = e.tenant_id AND earlier.id = e.message_id
    WHERE e.tenant_id = t.tenant_id AND e.conversation_id = t.conversation_id
      AND e.status IN ('queued', 'running') AND earlier.seq < asked.seq)`;

/**
 * Stops of a turn that process $2 claims. A turn that is still `running` was not released by its process. A lease of
 * the claiming process itself does not count: it has only expired, as while PostgreSQL was away.
 */
const STOPS = `stops + (status = 'running' AND leased_by IS DISTINCT FROM $2)::integer`;

interface WaitingRow {
  id: string;
  reference: string;
  correlation_id: string;
}

/** The conversation's next turn that waits. */
const NEXT_WAITING = `SELECT o.id, o.reference, o.correlation_id FROM outbox o
   JOIN turns t ON t.tenant_id = o.tenant_id AND t.id = o.reference
 WHERE t.conversation_id = $1 AND t.status = 'queued' ORDER BY t.id LIMIT 1`;

export interface Finished {
  /** Null when a member has taken the conversation over in the meantime. */
  message: Message | null;
  /** The conversation's next waiting turn. */
  next: OutboxEntry | null;
}

@Injectable()
export class TurnsRepository {
  /** New for each start of the process: distinguishes its own leases from those of a process that may have crashed. */
  private readonly processId = newId();

  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
    private readonly answers: TurnAnswersRepository,
  ) {}

  async get(id: string): Promise<Turn | null> {
    const [row] = await this.db.query<TurnRow>(
      `SELECT id, conversation_id, message_id, answer_id, status, responder, degraded, cached, error_code,
         created_at, finished_at FROM turns WHERE id = $1`,
      [id],
    );
    return row ? toTurn(row) : null;
  }

  /**
   * Claims a turn that is queued or whose lease has expired, and only when every earlier turn of the conversation is
   * finished, so that answers come in order. One statement, so that two workers cannot both get it.
   * @param alone Whether no other turn runs in this process; if false, a turn that has stopped a process is not
   * claimed.
   */
  async claim(id: string, alone = false): Promise<ClaimedTurn | null> {
    const [row] = await this.db.query<ClaimRow>(
      `WITH t AS (
         UPDATE turns t SET status = 'running', attempts = attempts + 1, lease = lease + 1, stops = ${STOPS},
           leased_until = now() + interval '${LEASE_SECONDS} seconds', leased_by = $2
         WHERE id = $1 AND ${CLAIMABLE} AND ($3 OR ${STOPS} = 0 OR ${STOPS} >= ${MOST_STOPS})
         RETURNING tenant_id, id, conversation_id, message_id, lease, attempts, stops)
       SELECT t.id, t.conversation_id, t.lease, t.attempts, t.stops, c.memory, c.channel,
         c.status AS conversation_status,
         jsonb_build_object('id', v.id, 'locale', v.locale, 'verifiedEmail', v.verified_email,
           'reachable', COALESCE(v.verified_email, v.email) IS NOT NULL) AS visitor,
         jsonb_build_object('id', m.id, 'seq', m.seq, 'text', m.text, 'createdAt', m.created_at) AS message,
         (SELECT COALESCE(jsonb_agg(jsonb_build_object('from', h.author, 'text', h.text) ORDER BY h.seq), '[]')
            FROM (SELECT author, text, seq FROM messages x WHERE x.tenant_id = t.tenant_id
              AND x.conversation_id = t.conversation_id AND x.seq < m.seq ORDER BY seq DESC LIMIT ${HISTORY}) h) AS history
       FROM t
         JOIN conversations c ON c.tenant_id = t.tenant_id AND c.id = t.conversation_id
         JOIN visitors v ON v.tenant_id = c.tenant_id AND v.id = c.visitor_id
         JOIN messages m ON m.tenant_id = t.tenant_id AND m.id = t.message_id`,
      [id, this.processId, alone],
    );
    return row ? toClaimed(row) : null;
  }

  /** Whether the turn could be claimed, but only to run alone. */
  async mustRunAlone(id: string): Promise<boolean> {
    const rows = await this.db.query(`SELECT FROM turns t WHERE id = $1 AND ${CLAIMABLE} AND ${STOPS} > 0`, [
      id,
      this.processId,
    ]);
    return rows.length > 0;
  }

  /** Deletes the outbox row of a turn that does not exist any more. */
  async settleErased(id: string, outboxId: string): Promise<void> {
    await this.db.query('DELETE FROM outbox WHERE id = $2 AND NOT EXISTS (SELECT FROM turns WHERE id = $1)', [
      id,
      outboxId,
    ]);
  }

  /** @returns false when another worker has claimed the turn. */
  async renew({ id, lease }: ClaimedTurn): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE turns SET leased_until = now() + interval '${LEASE_SECONDS} seconds'
       WHERE id = $1 AND lease = $2 AND status = 'running' RETURNING id`,
      [id, lease],
    );
    return rows.length > 0;
  }

  /** Lets the next attempt begin at once. @param counts Whether the attempt counts towards the turn's maximum. */
  async release({ id, lease }: ClaimedTurn, counts: boolean): Promise<void> {
    await this.db.query(
      `UPDATE turns SET status = 'queued', attempts = attempts - (NOT $3)::integer
       WHERE id = $1 AND lease = $2 AND status = 'running'`,
      [id, lease, counts],
    );
  }

  /** Commits the answer and returns the turn to run next; null when the lease was lost. */
  async complete(
    turn: ClaimedTurn,
    responder: Responder,
    answer: Answer,
    outboxId: string,
  ): Promise<Finished | null> {
    const said = await this.answers.complete(turn, responder, answer, outboxId);
    if (said === null) return null;
    // After the commit, because messages that arrived while it waited for the lock are visible only now. The relay
    // would also find them.
    const waiting = await this.db
      .query<WaitingRow>(NEXT_WAITING, [turn.conversationId])
      .catch((): WaitingRow[] => []);
    const next = toEntry(waiting);
    return { message: said === TAKEN_OVER ? null : said, next };
  }

  /** Marks the turn as failed, stores a message for the visitor, and hands the conversation off to a person. */
  fail(turn: ClaimedTurn, code: string, text: string, outboxId: string): Promise<Finished | null> {
    return this.end(turn, outboxId, 'turn_failed', async (sql, status) => {
      await finish(sql, turn, 'failed', { code });
      const message = await insertMessage(sql, {
        conversationId: turn.conversationId,
        from: 'system',
        text,
        clientId: null,
        status,
        handoff: { reason: 'fault' },
        turnId: turn.id,
      });
      await recordHandoff(sql, turn.conversationId, 'fault');
      return message;
    });
  }

  /**
   * Commits a turn's final message with its outbox row. Stores no message when a member has taken over or the
   * conversation is resolved: the assistant must not answer then.
   */
  private end(
    turn: ClaimedTurn,
    outboxId: string,
    event: ConversationEvent,
    speak: (sql: TenantTransaction, status: ConversationStatus) => Promise<Message>,
  ): Promise<Finished | null> {
    return this.db
      .transaction(async (sql) => {
        const status = statusAfter(await lockConversation(sql, turn.conversationId), event);
        const message = status === null ? null : await speak(sql, status);
        if (!message) await finish(sql, turn, 'failed', { code: TAKEN_OVER });
        return { message, next: await this.settle(sql, turn, outboxId) };
      })
      .catch(nullWhenLeaseLost);
  }

  private async settle(
    sql: TenantTransaction,
    turn: ClaimedTurn,
    outboxId: string,
  ): Promise<OutboxEntry | null> {
    await this.outbox.settle(sql, outboxId);
    return toEntry(await sql.query<WaitingRow>(NEXT_WAITING, [turn.conversationId]));
  }
}

function toEntry([next]: WaitingRow[]): OutboxEntry | null {
  if (!next) return null;
  const { id: outboxId, reference, correlation_id: correlationId } = next;
  return {
    kind: 'turn.answer',
    payload: { tenantId: currentTenantId(), outboxId, reference, correlationId },
  };
}

/** Rolls the whole commit back, because another worker has claimed the turn. */
class LeaseLost extends Error {}

function nullWhenLeaseLost(error: unknown): null {
  if (error instanceof LeaseLost) return null;
  throw error;
}

/** @throws LeaseLost */
async function finish(
  sql: TenantTransaction,
  { id, lease }: ClaimedTurn,
  status: 'completed' | 'failed',
  result: { answerId?: string; responder?: Responder; degraded?: boolean; code?: string },
): Promise<void> {
  const rows = await sql.query(
    `UPDATE turns SET status = $3, answer_id = $4, responder = COALESCE($5, responder), degraded = $6, error_code = $7,
       finished_at = clock_timestamp(), leased_until = NULL
     WHERE id = $1 AND lease = $2 AND status = 'running' RETURNING id`,
    [
      id,
      lease,
      status,
      result.answerId ?? null,
      result.responder ?? null,
      result.degraded ?? false,
      result.code ?? null,
    ],
  );
  if (rows.length === 0) throw new LeaseLost();
}

function toTurn(row: TurnRow): Turn {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    messageId: row.message_id,
    answerId: row.answer_id,
    status: row.status,
    responder: row.responder,
    degraded: row.degraded,
    cached: row.cached,
    errorCode: row.error_code,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  };
}

function toClaimed(claimed: ClaimRow): ClaimedTurn {
  const {
    conversation_id: conversationId,
    conversation_status: conversationStatus,
    message,
    ...row
  } = claimed;
  return {
    ...row,
    conversationId,
    conversationStatus,
    message: { ...message, createdAt: new Date(message.createdAt) },
  };
}
