import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type {
  AnsweredBy,
  Learnt,
  Suggestion,
  SuggestionKind,
  SuggestionReason,
  SuggestionStatus,
} from './suggestion.types.js';

export interface SuggestionFilter {
  kind: SuggestionKind | null;
  status: SuggestionStatus | null;
}

/** A question with the answer that a person gave to it. */
export interface HandAnswer {
  questionId: string;
  question: string;
  conversationId: string;
  /** What the conversation was held in, as its memory tells. */
  language: string | null;
  /** Of the visitor and of the members who wrote. */
  names: string[];
  answeredBy: AnsweredBy;
  answerId: string;
  answer: string;
  /** Of an article. */
  title: string | null;
}

/** Open suggestions of a business; more are not made until some are decided. */
const MOST_OPEN = 200;
/** Messages of members behind the question that are read as the answer. */
const MOST_REPLIES = 3;

const COLUMNS = `id, kind, status, content, jsonb_build_object('question', question, 'questionId', question_id,
    'conversationId', conversation_id, 'answeredBy', answered_by, 'answerId', answer_id, 'source', source) AS reason,
  created_at AS "createdAt", decided_at AS "decidedAt"`;

/** The members' messages between the question and what the visitor wrote after them. */
const REPLIES = `SELECT m.id, m.seq, m.text, m.member_name FROM messages m
    WHERE m.conversation_id = u.conversation_id AND m.author = 'member' AND m.created_at >= u.last_asked_at
      AND NOT EXISTS (SELECT FROM messages v WHERE v.conversation_id = m.conversation_id AND v.author = 'visitor'
        AND v.seq < m.seq AND v.seq > (SELECT min(f.seq) FROM messages f WHERE f.conversation_id = m.conversation_id
          AND f.author = 'member' AND f.created_at >= u.last_asked_at))
    ORDER BY m.seq LIMIT ${MOST_REPLIES}`;

const ANSWERED = `SELECT u.id AS "questionId", u.question, u.conversation_id AS "conversationId",
    c.memory ->> 'language' AS language,
    array_remove(ARRAY[v.name] || COALESCE(r.names, '{}'), NULL) AS names,
    CASE WHEN a.id IS NULL THEN 'member' ELSE 'article' END AS "answeredBy",
    COALESCE(a.id, r.id) AS "answerId", COALESCE(a.answer, r.text) AS answer, a.question AS title
  FROM unanswered_questions u
    JOIN conversations c ON c.tenant_id = u.tenant_id AND c.id = u.conversation_id
    JOIN visitors v ON v.tenant_id = c.tenant_id AND v.id = c.visitor_id AND v.erasing_at IS NULL
    LEFT JOIN articles a ON a.tenant_id = u.tenant_id AND a.id = u.article_id AND u.status = 'answered'
    LEFT JOIN LATERAL (SELECT (array_agg(id ORDER BY seq))[1] AS id, string_agg(text, E'\\n' ORDER BY seq) AS text,
      array_agg(member_name) AS names FROM (${REPLIES}) replies) r ON a.id IS NULL
  WHERE u.id = $1 AND COALESCE(a.id, r.id) IS NOT NULL`;

@Injectable()
export class SuggestionsRepository {
  constructor(private readonly db: TenantDb) {}

  list(filter: SuggestionFilter, limit: number, after: string | undefined): Promise<Suggestion[]> {
    return this.db.query<Suggestion>(
      `SELECT ${COLUMNS} FROM learnt_suggestions WHERE question <> '' AND ($1::text IS NULL OR kind = $1)
         AND ($2::text IS NULL OR status = $2) AND ($4::uuid IS NULL OR id < $4) ORDER BY id DESC LIMIT $3`,
      [filter.kind, filter.status, limit, after ?? null],
    );
  }

  /** @param ids null: all that are open */
  toDecide(ids: readonly string[] | null, limit: number): Promise<Suggestion[]> {
    return this.db.query<Suggestion>(
      `SELECT ${COLUMNS} FROM learnt_suggestions WHERE question <> ''
         AND CASE WHEN $1::uuid[] IS NULL THEN status = 'open' ELSE id = ANY ($1::uuid[]) END ORDER BY id LIMIT $2`,
      [ids, limit],
    );
  }

  /** Open ones, and of those that were rejected the ones to accept. @returns how many */
  async decide(ids: readonly string[], status: Exclude<SuggestionStatus, 'open'>): Promise<number> {
    const rows = await this.db.query(
      `UPDATE learnt_suggestions SET status = $2, decided_at = now()
       WHERE id = ANY ($1::uuid[]) AND (status = 'open' OR status = 'rejected' AND $2 = 'accepted') RETURNING id`,
      [ids, status],
    );
    return rows.length;
  }

  /** @returns null when the question is gone, or nobody has answered it by hand */
  async answered(questionId: string): Promise<HandAnswer | null> {
    const [row] = await this.db.query<HandAnswer>(ANSWERED, [questionId]);
    return row ?? null;
  }

  /**
   * Stores what was learnt and ends its job, unless the job is owed again later. What was proposed before, and decided or
   * not, is not proposed again.
   */
  async store(
    learnt: readonly Learnt[],
    reason: Omit<SuggestionReason, 'source'>,
    outboxId: string,
  ): Promise<void> {
    const rows = learnt.map(({ kind, content, source }) => ({
      ...{ id: newId(), kind, key: keyOf(kind, content), content, source },
    }));
    await this.db.transaction(async (sql) => {
      await sql.query(
        `INSERT INTO learnt_suggestions
           (tenant_id, id, kind, key, content, source, question, question_id, conversation_id, answered_by, answer_id)
         SELECT $1, id, kind, key, content, source, $3, $4, $5, $6, $7
         FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, kind text, key text, content jsonb, source jsonb)
         WHERE (SELECT count(*) FROM learnt_suggestions WHERE status = 'open') < ${MOST_OPEN}
         ON CONFLICT (tenant_id, key) DO NOTHING`,
        [
          ...[currentTenantId(), JSON.stringify(rows), reason.question, reason.questionId],
          ...[reason.conversationId, reason.answeredBy, reason.answerId],
        ],
      );
      await sql.query('DELETE FROM outbox WHERE id = $1 AND (sent_at IS NULL OR sent_at <= now())', [
        outboxId,
      ]);
    });
  }

  /** The question has an article now, and so have those that mean the same. */
  async markAnswered(questionId: string): Promise<void> {
    await this.db.query(
      `UPDATE unanswered_questions SET status = 'answered'
       WHERE id = $1 OR group_id = (SELECT o.group_id FROM unanswered_questions o WHERE o.id = $1)`,
      [questionId],
    );
  }
}

/** Equal for what says the same: words in any order and case, an article's question whatever its answer. */
function keyOf(kind: SuggestionKind, content: Learnt['content']): string {
  const said =
    'words' in content ? content.words.map((word) => word.toLowerCase()).toSorted() : [content.question];
  return createHash('sha256')
    .update(JSON.stringify([kind, ...said]))
    .digest('hex');
}
