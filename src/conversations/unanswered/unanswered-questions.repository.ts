import { Injectable } from '@nestjs/common';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { QuestionFilter, QuestionStatus, UnansweredQuestion } from './unanswered-question.types.js';

interface UnansweredRow {
  id: string;
  question: string;
  count: number;
  last_asked_at: Date;
  conversation_id: string;
  status: UnansweredQuestion['status'];
}

/** The first row of each group, with what all rows of it say together; a question of its own is a group of one. */
const GROUPS = `SELECT u.id, g.* FROM unanswered_questions u CROSS JOIN LATERAL (
    SELECT (array_agg(m.question ORDER BY m.last_asked_at DESC, m.id DESC))[1] AS question, sum(m.count)::integer AS count,
      max(m.last_asked_at) AS last_asked_at,
      (array_agg(m.conversation_id ORDER BY m.last_asked_at DESC, m.id DESC))[1] AS conversation_id,
      CASE WHEN bool_or(m.status = 'open') THEN 'open' ELSE 'answered' END AS status
    FROM unanswered_questions m WHERE m.id = u.id OR m.group_id = u.group_id) g`;
/** Of the group of row $1. */
const ALIKE = `id = $1 OR group_id = (SELECT o.group_id FROM unanswered_questions o WHERE o.id = $1)`;

@Injectable()
export class UnansweredQuestionsRepository {
  constructor(private readonly db: TenantDb) {}

  async list(
    limit: number,
    after: string | undefined,
    { status, q }: QuestionFilter,
  ): Promise<UnansweredQuestion[]> {
    const rows = await this.db.query<UnansweredRow>(
      `${GROUPS} WHERE ($2::uuid IS NULL OR u.id < $2) AND ($3::text IS NULL OR g.status = $3)
         AND ($4::text IS NULL OR EXISTS (SELECT FROM unanswered_questions m
           WHERE (m.id = u.id OR m.group_id = u.group_id) AND strpos(lower(m.question), lower($4)) > 0))
         AND NOT EXISTS (SELECT FROM unanswered_questions e WHERE e.group_id = u.group_id AND e.id < u.id)
       ORDER BY u.id DESC LIMIT $1`,
      [limit, after ?? null, status ?? null, q ?? null],
    );
    return rows.map(toQuestion);
  }

  /** @param id of any row of the group */
  async get(id: string): Promise<UnansweredQuestion | null> {
    const [row] = await this.db.query<UnansweredRow>(`${GROUPS} WHERE u.id = $1`, [id]);
    return row ? toQuestion(row) : null;
  }

  /** An article has its answer, and that of those which mean the same. */
  async markAnswered(id: string, articleId: string): Promise<void> {
    await this.db.query(
      `UPDATE unanswered_questions SET status = 'answered', article_id = $2 WHERE ${ALIKE}`,
      [id, articleId],
    );
  }

  /** Of all that mean the same. */
  async setStatus(id: string, status: QuestionStatus): Promise<UnansweredQuestion | null> {
    await this.db.query(`UPDATE unanswered_questions SET status = $2 WHERE ${ALIKE}`, [id, status]);
    return this.get(id);
  }
}

function toQuestion(row: UnansweredRow): UnansweredQuestion {
  return {
    id: row.id,
    question: row.question,
    count: row.count,
    lastAskedAt: row.last_asked_at,
    conversationId: row.conversation_id,
    status: row.status,
  };
}
