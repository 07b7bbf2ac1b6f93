import { Injectable } from '@nestjs/common';
import { TenantDb } from '../../platform/database/tenant-db.js';

export interface UnansweredQuestion {
  id: string;
  question: string;
  count: number;
  lastAskedAt: Date;
  conversationId: string;
  status: 'open' | 'answered';
}

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

  async list(limit: number, after: string | undefined): Promise<UnansweredQuestion[]> {
    const rows = await this.db.query<UnansweredRow>(
      `SELECT ${COLUMNS} FROM unanswered_questions WHERE $2::uuid IS NULL OR id < $2 ORDER BY id DESC LIMIT $1`,
      [limit, after ?? null],
    );
    return rows.map(toQuestion);
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
