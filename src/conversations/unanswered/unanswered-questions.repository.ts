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

const COLUMNS = 'id, question, count, last_asked_at, conversation_id, status';

@Injectable()
export class UnansweredQuestionsRepository {
  constructor(private readonly db: TenantDb) {}

  async list(
    limit: number,
    after: string | undefined,
    { status, q }: QuestionFilter,
  ): Promise<UnansweredQuestion[]> {
    const rows = await this.db.query<UnansweredRow>(
      `SELECT ${COLUMNS} FROM unanswered_questions WHERE ($2::uuid IS NULL OR id < $2)
         AND ($3::text IS NULL OR status = $3)
         AND ($4::text IS NULL OR strpos(lower(question), lower($4)) > 0)
       ORDER BY id DESC LIMIT $1`,
      [limit, after ?? null, status ?? null, q ?? null],
    );
    return rows.map(toQuestion);
  }

  async get(id: string): Promise<UnansweredQuestion | null> {
    const [row] = await this.db.query<UnansweredRow>(
      `SELECT ${COLUMNS} FROM unanswered_questions WHERE id = $1`,
      [id],
    );
    return row ? toQuestion(row) : null;
  }

  /** An article has its answer. */
  async markAnswered(id: string, articleId: string): Promise<void> {
    await this.db.query(
      `UPDATE unanswered_questions SET status = 'answered', article_id = $2 WHERE id = $1`,
      [id, articleId],
    );
  }

  async setStatus(id: string, status: QuestionStatus): Promise<UnansweredQuestion | null> {
    const [row] = await this.db.query<UnansweredRow>(
      `UPDATE unanswered_questions SET status = $2 WHERE id = $1 RETURNING ${COLUMNS}`,
      [id, status],
    );
    return row ? toQuestion(row) : null;
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
