import { Injectable } from '@nestjs/common';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { Outbox } from '../../platform/queueing/outbox.js';

/** The data of a visitor to erase, and whether a turn is still being streamed. */
export interface Frozen {
  conversationIds: string[];
  busy: boolean;
}

/** Rows per transaction; far within the statement timeout, also on a busy disk. */
const BATCH = 1000;
const THEIRS = `SELECT id FROM conversations WHERE visitor_id = $1`;

@Injectable()
export class VisitorErasureRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
  ) {}

  /** Ends the visitor's turns; a worker that runs one loses its lease. */
  async freeze(id: string): Promise<Frozen> {
    return this.db.transaction(async (sql) => {
      const conversations = await sql.query<{ id: string }>(THEIRS, [id]);
      await sql.query(
        `WITH ended AS (UPDATE turns SET status = 'failed', error_code = 'erased', lease = lease + 1, finished_at = now()
           WHERE conversation_id IN (${THEIRS}) AND status IN ('queued', 'running') RETURNING id)
         DELETE FROM outbox WHERE kind = 'turn.answer' AND reference IN (SELECT id FROM ended)`,
        [id],
      );
      const [busy] = await sql.query(
        `SELECT FROM turns WHERE conversation_id IN (${THEIRS}) AND leased_until > now() LIMIT 1`,
        [id],
      );
      return { conversationIds: conversations.map((one) => one.id), busy: busy !== undefined };
    });
  }

  /**
   * Deletes all rows of the visitor and the outbox row of this job. In batches, referring rows before the rows they
   * refer to, so that a process killed in the middle leaves less to the next. The rows by which the others are found
   * are deleted last.
   */
  async remove(id: string, outboxId: string): Promise<void> {
    await this.removeTraces(id);
    while ((await this.removeTurns(id)) > 0);
    while ((await this.removeRows('conversation_notes', `conversation_id IN (${THEIRS})`, id)) > 0);
    while ((await this.removeRows('messages', `conversation_id IN (${THEIRS})`, id)) > 0);
    while ((await this.removeRows('conversations', 'visitor_id = $1', id)) > 0);
    await this.db.transaction(async (sql) => {
      await sql.query('DELETE FROM visitors WHERE id = $1', [id]);
      await this.outbox.settle(sql, outboxId);
    });
  }

  private async removeTraces(id: string): Promise<void> {
    while ((await this.untell(id)) > 0);
    await this.removeChats(id);
    await this.db.query(
      `DELETE FROM outbox WHERE kind = 'questions.learn'
         AND reference IN (SELECT id FROM unanswered_questions WHERE conversation_id IN (${THEIRS}))`,
      [id],
    );
    // What was decided is known by its key alone, so that it is not proposed again.
    await this.db.query(
      `WITH theirs AS (SELECT id FROM learnt_suggestions WHERE conversation_id IN (${THEIRS})),
         gone AS (DELETE FROM learnt_suggestions WHERE id IN (SELECT id FROM theirs) AND status = 'open')
       UPDATE learnt_suggestions SET content = '{}', question = '', source = NULL, question_id = NULL,
         conversation_id = NULL, answer_id = NULL
       WHERE id IN (SELECT id FROM theirs) AND status <> 'open'`,
      [id],
    );
    await this.db.query(`DELETE FROM unanswered_questions WHERE conversation_id IN (${THEIRS})`, [id]);
    await this.db.query(
      `DELETE FROM outbox WHERE kind IN ('conversation.return', 'handoff.notify') AND reference IN (
         ${THEIRS} UNION ALL SELECT id FROM handoffs WHERE conversation_id IN (${THEIRS}))`,
      [id],
    );
    await this.db.query(
      `DELETE FROM model_spending WHERE scope IN ('visitor', 'conversation')
         AND (subject = $1 OR subject IN (${THEIRS}))`,
      [id],
    );
    // The reservation stays: the business's own budget still needs it.
    await this.db.query(
      'UPDATE model_reservations SET visitor_id = NULL, conversation_id = NULL WHERE visitor_id = $1',
      [id],
    );
    await this.db.query(`DELETE FROM handoffs WHERE conversation_id IN (${THEIRS})`, [id]);
    await this.db.query(
      `DELETE FROM idempotency_keys WHERE subject_id = $1 OR subject_id IN (${THEIRS})
         OR starts_with(route, 'visitor:' || $1::text || ' ')
         OR split_part(route, '/', 4) IN (SELECT id::text FROM conversations WHERE visitor_id = $1)`,
      [id],
    );
  }

  /**
   * What other systems were told of them loses its content, and what they are still to be told is not sent. In the order in
   * which rows of webhooks are locked (`webhooks/webhook-locks.ts`): an answer that is being noted is waited for.
   */
  private untell(id: string): Promise<number> {
    return this.db.transaction(async (sql) => {
      const told = await sql.query<{ id: string }>(
        `SELECT id FROM webhook_events WHERE conversation_id IN (${THEIRS}) AND data IS NOT NULL
         ORDER BY id LIMIT ${BATCH} FOR UPDATE`,
        [id],
      );
      if (told.length === 0) return 0;
      const events = told.map((event) => event.id);
      await sql.query('UPDATE webhook_events SET data = NULL WHERE id = ANY ($1)', [events]);
      const owed = await sql.query<{ id: string }>(
        'SELECT id FROM webhook_deliveries WHERE event_id = ANY ($1) ORDER BY id FOR UPDATE',
        [events],
      );
      const deliveries = owed.map((delivery) => delivery.id);
      await sql.query(
        `UPDATE webhook_deliveries SET status = 'cancelled', next_attempt_at = NULL, ended_at = now(),
           reason = 'The visitor whom it was about was erased.' WHERE id = ANY ($1) AND status = 'queued'`,
        [deliveries],
      );
      await sql.query(
        `UPDATE webhook_attempts SET response_body = NULL, response_headers = '{}' WHERE delivery_id = ANY ($1)`,
        [deliveries],
      );
      await sql.query(`DELETE FROM outbox WHERE kind = 'webhook.deliver' AND reference = ANY ($1)`, [
        deliveries,
      ]);
      return told.length;
    });
  }

  /** What messaging platforms are owed for the visitor, and their chats; a message of theirs makes a new visitor. */
  private async removeChats(id: string): Promise<void> {
    const chats = 'SELECT id FROM channel_chats WHERE visitor_id = $1';
    await this.db.query(
      `DELETE FROM outbox WHERE kind = 'channel.deliver'
         AND reference IN (SELECT id FROM channel_deliveries WHERE chat_id IN (${chats}))`,
      [id],
    );
    await this.db.query(`DELETE FROM channel_deliveries WHERE chat_id IN (${chats})`, [id]);
    await this.db.query('DELETE FROM channel_chats WHERE visitor_id = $1', [id]);
  }

  /** Turns and messages refer to each other; a message may have come after the freeze, with a job for its turn. */
  private removeTurns(id: string): Promise<number> {
    return this.db.transaction(async (sql) => {
      const batch = await sql.query<{ id: string }>(
        `SELECT id FROM turns WHERE conversation_id IN (${THEIRS}) LIMIT ${BATCH}`,
        [id],
      );
      const turns = batch.map((turn) => turn.id);
      if (turns.length === 0) return 0;
      await sql.query(`DELETE FROM outbox WHERE kind = 'turn.answer' AND reference = ANY ($1)`, [turns]);
      await sql.query('DELETE FROM turn_traces WHERE turn_id = ANY ($1)', [turns]);
      await sql.query('UPDATE messages SET turn_id = NULL WHERE turn_id = ANY ($1)', [turns]);
      await sql.query('DELETE FROM turns WHERE id = ANY ($1)', [turns]);
      return turns.length;
    });
  }

  private async removeRows(
    table: 'conversation_notes' | 'messages' | 'conversations',
    theirs: string,
    id: string,
  ): Promise<number> {
    const [gone] = await this.db.query<{ count: number }>(
      `WITH gone AS (DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} WHERE ${theirs} LIMIT ${BATCH})
         RETURNING 1) SELECT count(*)::int AS count FROM gone`,
      [id],
    );
    return gone?.count ?? 0;
  }
}
