import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import { TenantDb, type TenantTransaction } from '../../platform/database/tenant-db.js';
import { Outbox, type OutboxEntry } from '../../platform/queueing/outbox.js';
import { statusAfter, type ConversationEvent } from '../conversation-state.js';
import type { ClaimedTurn, ConversationStatus, Message, Turn } from '../conversation.types.js';
import { isAlone, NEXT_WAITING, toEntry, type WaitingRow } from './next-turn.js';
import { CANCELLED, TAKEN_OVER, TurnAnswersRepository, type SpokenTurn } from './turn-answers.repository.js';
import {
  CLAIMABLE,
  LEASE_SECONDS,
  MOST_STOPS,
  RENEWED,
  STANDING,
  STOPS,
  type TurnStanding,
} from './turn-claim.js';
import { TURN_COLUMNS, toClaimed, toTurn, WITH_MESSAGES, type ClaimRow, type TurnRow } from './turn.row.js';
import { recordHandoff } from '../handoff/record-handoff.js';
import { insertMessage, lockConversation } from '../messages.repository.js';

const IS_UNTOUCHED = `status = 'queued' AND gathers`;

export interface Finished {
  /** Null when the turn has ended without one. */
  message: Message | null;
  /** Why. */
  code: string | null;
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
    const [row] = await this.db.query<TurnRow>(`SELECT ${TURN_COLUMNS} FROM turns t WHERE id = $1`, [id]);
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
         RETURNING t.*)
       ${WITH_MESSAGES}`,
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

  /** The turn with the messages that have joined it since; null when another worker has claimed it. */
  async reread({ id, lease }: ClaimedTurn): Promise<ClaimedTurn | null> {
    const [row] = await this.db.query<ClaimRow>(
      `WITH t AS (SELECT * FROM turns WHERE id = $1 AND lease = $2 AND status = 'running') ${WITH_MESSAGES}`,
      [id, lease],
    );
    return row ? toClaimed(row) : null;
  }

  /** Renews the lease. @returns null when another worker has claimed the turn. */
  async renew({ id, lease }: ClaimedTurn): Promise<TurnStanding | null> {
    const [row] = await this.db.query<TurnStanding>(
      `UPDATE turns t SET ${RENEWED}
       WHERE id = $1 AND lease = $2 AND status = 'running' RETURNING ${STANDING}`,
      [id, lease],
    );
    return row ?? null;
  }

  /**
   * Renews the leases of several turns, without waiting for those whose rows are locked, so that none keeps the others
   * from theirs. @returns by the turn's id; without those whose row is locked, or that another worker has claimed
   */
  async renewAll(turns: readonly ClaimedTurn[]): Promise<Map<string, TurnStanding>> {
    const rows = await this.db.query<TurnStanding & { id: string }>(
      `WITH free AS (SELECT t.id FROM turns t
         JOIN unnest($1::uuid[], $2::integer[]) AS kept (id, lease) ON kept.id = t.id AND kept.lease = t.lease
         WHERE t.status = 'running' FOR UPDATE OF t SKIP LOCKED)
       UPDATE turns t SET ${RENEWED} FROM free WHERE t.id = free.id RETURNING t.id, ${STANDING}`,
      [turns.map(({ id }) => id), turns.map(({ lease }) => lease)],
    );
    return new Map(rows.map(({ id, ...standing }) => [id, standing]));
  }

  /**
   * From now on no message joins the turn: the answer to those that it has begins.
   * @returns false when it may not begin: one more has joined, it was cancelled, or another worker has claimed it
   */
  async speak({ id, lease, messages }: ClaimedTurn): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE turns SET gathers = false WHERE id = $1 AND lease = $2 AND status = 'running'
         AND cardinality(more_message_ids) = $3 AND cancelled_at IS NULL RETURNING id`,
      [id, lease, messages.length - 1],
    );
    return rows.length > 0;
  }

  /**
   * Asks for the end of a turn that is not over; one that waits and has said nothing ends here.
   * @returns null when there is no such turn, or it is over
   */
  async cancel(conversationId: string, id: string): Promise<Turn | null> {
    const [row] = await this.db.query<TurnRow>(
      `WITH t AS (UPDATE turns SET cancelled_at = COALESCE(cancelled_at, now()), gathers = false,
           status = CASE WHEN ${IS_UNTOUCHED} THEN 'failed' ELSE status END,
           error_code = CASE WHEN ${IS_UNTOUCHED} THEN '${CANCELLED}' END,
           finished_at = CASE WHEN ${IS_UNTOUCHED} THEN clock_timestamp() END
         WHERE id = $2 AND conversation_id = $1 AND status IN ('queued', 'running') RETURNING *),
       d AS (DELETE FROM outbox o USING t
         WHERE o.kind = 'turn.answer' AND o.reference = t.id AND t.status = 'failed')
       SELECT ${TURN_COLUMNS} FROM t`,
      [conversationId, id],
    );
    return row ? toTurn(row) : null;
  }

  /** Lets the next attempt begin at once. @param counts Whether the attempt counts towards the turn's maximum. */
  async release({ id, lease }: ClaimedTurn, counts: boolean): Promise<void> {
    await this.db.query(
      `UPDATE turns SET status = 'queued', attempts = attempts - (NOT $3)::integer
       WHERE id = $1 AND lease = $2 AND status = 'running'`,
      [id, lease, counts],
    );
  }

  /** Commits the answer and returns the turn to run next; null when the lease was lost. @param code why it ends early */
  async complete(
    turn: ClaimedTurn,
    spoken: SpokenTurn,
    outboxId: string,
    code: string | null = null,
  ): Promise<Finished | null> {
    const said = await this.answers.complete(turn, spoken, outboxId, code);
    if (said === null) return null;
    if (said !== TAKEN_OVER && isAlone(turn, said)) return { message: said, code, next: null };
    // After the commit, because messages that arrived while it waited for the lock are visible only now. The relay
    // would also find them.
    const waiting = await this.db
      .query<WaitingRow>(NEXT_WAITING, [turn.conversationId])
      .catch((): WaitingRow[] => []);
    const next = toEntry(waiting);
    return said === TAKEN_OVER ? { message: null, code: TAKEN_OVER, next } : { message: said, code, next };
  }

  /** Queues a turn again that was given up with one of these codes. What the visitor was told of that stays. */
  async beginAnew(id: string, codes: readonly string[]): Promise<void> {
    await this.db.query(
      `WITH t AS (
         UPDATE turns SET status = 'queued', attempts = 0, stops = 0, error_code = NULL, finished_at = NULL,
           answer_id = NULL
         WHERE id = $1 AND status = 'failed' AND error_code = ANY ($2::text[]) RETURNING id)
       UPDATE messages m SET turn_id = NULL FROM t WHERE m.turn_id = t.id`,
      [id, codes],
    );
  }

  /**
   * Marks the turn as failed, stores a message for the visitor, and hands the conversation off to a person.
   * @param deadLetter why an operator may retry it; left out when a retry would not help
   */
  fail(
    turn: ClaimedTurn,
    code: string,
    { text, reason, deadLetter }: { text: string; reason: string; deadLetter?: string },
    outboxId: string,
  ): Promise<Finished | null> {
    return this.end(turn, outboxId, 'turn_failed', async (sql, status) => {
      await finish(sql, turn, code);
      const message = await insertMessage(sql, {
        conversationId: turn.conversationId,
        from: 'system',
        text,
        clientId: null,
        status,
        handoff: { reason },
        turnId: turn.id,
      });
      await recordHandoff(sql, turn.conversationId, reason);
      if (deadLetter) await this.outbox.giveUp(sql, outboxId, deadLetter, turn.attempts);
      return message;
    });
  }

  /** Ends a turn without a message; null when the lease was lost. */
  drop(turn: ClaimedTurn, code: string, outboxId: string): Promise<Finished | null> {
    return this.db
      .transaction(async (sql) => {
        await lockConversation(sql, turn.conversationId);
        await finish(sql, turn, code);
        return { message: null, code, next: await this.settle(sql, turn, outboxId) };
      })
      .catch(nullWhenLeaseLost);
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
        if (!message) await finish(sql, turn, TAKEN_OVER);
        return { message, code: message ? null : TAKEN_OVER, next: await this.settle(sql, turn, outboxId) };
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

/** Rolls the whole commit back, because another worker has claimed the turn. */
class LeaseLost extends Error {}

function nullWhenLeaseLost(error: unknown): null {
  if (error instanceof LeaseLost) return null;
  throw error;
}

/** @throws LeaseLost */
async function finish(sql: TenantTransaction, { id, lease }: ClaimedTurn, code: string): Promise<void> {
  const rows = await sql.query(
    `UPDATE turns SET status = 'failed', error_code = $3, finished_at = clock_timestamp(), leased_until = NULL,
       gathers = false
     WHERE id = $1 AND lease = $2 AND status = 'running' RETURNING id`,
    [id, lease, code],
  );
  if (rows.length === 0) throw new LeaseLost();
}
