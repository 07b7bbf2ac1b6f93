import { Injectable } from '@nestjs/common';
import { TenantDb, type TenantTransaction } from '../platform/database/tenant-db.js';
import { noteDeleted } from './retention.repository.js';

const BATCH = 500;

/** Not of a conversation in which a person is asked for or there, or in which an answer is being made. */
const OLD = `SELECT m.id, m.conversation_id, m.created_at::text AS created_at
  FROM messages m JOIN conversations c ON c.id = m.conversation_id
  WHERE m.created_at < $1 AND (m.created_at, m.id) > ($2, $3) AND c.status NOT IN ('waiting', 'member')
    AND NOT EXISTS (SELECT FROM turns t WHERE t.conversation_id = c.id AND t.status IN ('queued', 'running'))
  ORDER BY m.created_at, m.id LIMIT ${BATCH} FOR UPDATE OF c SKIP LOCKED`;

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

interface Place {
  created_at: string;
  id: string;
}

const START: Place = { created_at: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

/** Old messages of the tenant in context, with how they were answered. */
@Injectable()
export class OldMessages {
  constructor(private readonly db: TenantDb) {}

  /** @returns how many were deleted */
  async delete(before: Date): Promise<number> {
    for (let total = 0, place = START; ;) {
      const batch = await this.db.transaction((sql) => deleteBatch(sql, before, place));
      total += batch.count;
      if (!batch.last) return total;
      place = batch.last;
    }
  }
}

/** Messages and turns refer to each other. */
async function deleteBatch(
  sql: TenantTransaction,
  before: Date,
  { created_at: at, id }: Place,
): Promise<{ count: number; last: Place | undefined }> {
  const old = await sql.query<Place & { conversation_id: string }>(OLD, [before, at, id]);
  if (old.length === 0) return { count: 0, last: undefined };
  const messages = old.map((message) => message.id);
  const turns = (
    await sql.query<{ id: string }>(
      'SELECT id FROM turns WHERE message_id = ANY ($1) OR answer_id = ANY ($1)',
      [messages],
    )
  ).map((turn) => turn.id);
  await sql.query('DELETE FROM turn_traces WHERE turn_id = ANY ($1)', [turns]);
  await sql.query('UPDATE messages SET turn_id = NULL WHERE turn_id = ANY ($1)', [turns]);
  await sql.query('DELETE FROM turns WHERE id = ANY ($1)', [turns]);
  await sql.query('DELETE FROM messages WHERE id = ANY ($1)', [messages]);
  const conversations = [...new Set(old.map((message) => message.conversation_id))];
  for (const statement of DERIVED) await sql.query(statement, [conversations, before]);
  await noteDeleted(sql, 'messagesDays', { count: messages.length, before });
  return { count: messages.length, last: old.length < BATCH ? undefined : old.at(-1) };
}
