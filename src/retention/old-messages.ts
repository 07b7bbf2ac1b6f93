import { Injectable } from '@nestjs/common';
import { TenantDb, type TenantTransaction } from '../platform/database/tenant-db.js';
import { IS_AWAITED, START, type Place } from './awaited.js';
import { noteDeleted } from './retention.repository.js';

const BATCH = 500;

/** All that are old, also those that stay: a batch reads no more rows than its limit, however many stay. */
const oldOf = (table: 'messages' | 'conversation_notes'): string =>
  `SELECT id, conversation_id, created_at::text AS created_at FROM ${table}
  WHERE created_at < $1 AND (created_at, id) > ($2, $3) ORDER BY created_at, id LIMIT ${BATCH}`;
const OLD_MESSAGES = oldOf('messages');
const OLD_NOTES = oldOf('conversation_notes');

/**
 * Of these, the conversations in which nothing was said for so long and nobody waits. A message that comes meanwhile waits
 * for the end of the batch; one that came just before keeps its conversation, whose row is read again once it is locked.
 * Those of a visitor who is being erased are left to the job that does so.
 */
const QUIET = `SELECT c.id FROM conversations c WHERE c.id = ANY ($1) AND c.updated_at < $2 AND NOT ${IS_AWAITED}
    AND NOT EXISTS (SELECT FROM visitors v WHERE v.id = c.visitor_id AND v.erasing_at IS NOT NULL)
  ORDER BY c.id FOR UPDATE OF c SKIP LOCKED`;

/** What was made of what they said, of the same age. What was decided is known by its key alone, as when they are erased. */
const DERIVED = [
  `DELETE FROM outbox WHERE kind = 'questions.learn' AND reference IN (
     SELECT id FROM unanswered_questions WHERE conversation_id = ANY ($1) AND last_asked_at < $2)`,
  'DELETE FROM unanswered_questions WHERE conversation_id = ANY ($1) AND last_asked_at < $2',
  `DELETE FROM learnt_suggestions WHERE conversation_id = ANY ($1) AND created_at < $2 AND status = 'open'`,
  `UPDATE learnt_suggestions SET content = '{}', question = '', source = NULL, question_id = NULL,
     conversation_id = NULL, answer_id = NULL
   WHERE conversation_id = ANY ($1) AND created_at < $2 AND status <> 'open'`,
  `UPDATE conversations c SET memory = '{}', rating_comment = NULL
   WHERE id = ANY ($1) AND updated_at < $2 AND NOT EXISTS (SELECT FROM messages m WHERE m.conversation_id = c.id)`,
];

interface OldMessage extends Place {
  conversation_id: string;
}

/** Old messages of the tenant in context, with how they were answered, and old notes on their conversations. */
@Injectable()
export class OldMessages {
  constructor(private readonly db: TenantDb) {}

  /**
   * Of conversations in which nothing was said since, and in which nobody waits.
   * @returns how many were deleted
   */
  async delete(before: Date): Promise<number> {
    return (await this.inBatches(deleteBatch, before)) + (await this.inBatches(deleteNotes, before));
  }

  private async inBatches(deleteNext: typeof deleteBatch, before: Date): Promise<number> {
    for (let total = 0, place = START; ;) {
      const batch = await this.db.transaction((sql) => deleteNext(sql, before, place));
      total += batch.count;
      if (!batch.last) return total;
      place = batch.last;
    }
  }
}

async function deleteBatch(
  sql: TenantTransaction,
  before: Date,
  { created_at: at, id }: Place,
): Promise<{ count: number; last: Place | undefined }> {
  const old = await sql.query<OldMessage>(OLD_MESSAGES, [before, at, id]);
  const last = old.length < BATCH ? undefined : old.at(-1);
  const talks = [...new Set(old.map((message) => message.conversation_id))];
  if (talks.length === 0) return { count: 0, last };
  const quiet = new Set((await sql.query<{ id: string }>(QUIET, [talks, before])).map((talk) => talk.id));
  const messages = old.filter((message) => quiet.has(message.conversation_id)).map((message) => message.id);
  if (messages.length === 0) return { count: 0, last };
  await deleteMessages(sql, messages);
  for (const statement of DERIVED) await sql.query(statement, [[...quiet], before]);
  await noteDeleted(sql, 'messagesDays', { count: messages.length, before });
  return { count: messages.length, last };
}

/** Of conversations that are as quiet, also where no message is left. */
async function deleteNotes(
  sql: TenantTransaction,
  before: Date,
  { created_at: at, id }: Place,
): Promise<{ count: number; last: Place | undefined }> {
  const old = await sql.query<OldMessage>(OLD_NOTES, [before, at, id]);
  const last = old.length < BATCH ? undefined : old.at(-1);
  const talks = [...new Set(old.map((note) => note.conversation_id))];
  if (talks.length === 0) return { count: 0, last };
  const quiet = new Set((await sql.query<{ id: string }>(QUIET, [talks, before])).map((talk) => talk.id));
  const notes = old.filter((note) => quiet.has(note.conversation_id)).map((note) => note.id);
  await sql.query('DELETE FROM conversation_notes WHERE id = ANY ($1)', [notes]);
  await noteDeleted(sql, 'messagesDays', { count: notes.length, before });
  return { count: notes.length, last };
}

/** Messages and turns refer to each other. */
async function deleteMessages(sql: TenantTransaction, messages: string[]): Promise<void> {
  const answered = await sql.query<{ id: string }>(
    'SELECT id FROM turns WHERE message_id = ANY ($1) OR answer_id = ANY ($1)',
    [messages],
  );
  const turns = answered.map((turn) => turn.id);
  await sql.query('DELETE FROM turn_traces WHERE turn_id = ANY ($1)', [turns]);
  await sql.query('UPDATE messages SET turn_id = NULL WHERE turn_id = ANY ($1)', [turns]);
  await sql.query('DELETE FROM turns WHERE id = ANY ($1)', [turns]);
  await sql.query('DELETE FROM messages WHERE id = ANY ($1)', [messages]);
}
