import { Injectable } from '@nestjs/common';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { Outbox } from '../../platform/queueing/outbox.js';
import { KEY_VERSION } from './question-key.js';

/** A question whose key was made by older rules. */
export interface OldQuestion {
  id: string;
  question: string;
  /** What its conversation was held in, as its memory tells. */
  language: string | null;
}

/**
 * A row moves to its new key; when a row has that key already, they become one. Its words and its conversation are those
 * of whoever asked last, so that they go when that visitor is erased.
 */
const MOVE = `WITH old AS (DELETE FROM unanswered_questions WHERE id = $1 AND key_version < ${KEY_VERSION} RETURNING *)
  INSERT INTO unanswered_questions AS u
    (tenant_id, id, question, question_key, key_version, count, conversation_id, status, last_asked_at, created_at)
  SELECT tenant_id, id, question, $2, ${KEY_VERSION}, count, conversation_id, status, last_asked_at, created_at FROM old
  ON CONFLICT (tenant_id, question_key) DO UPDATE SET
    count = u.count + EXCLUDED.count,
    question = CASE WHEN EXCLUDED.last_asked_at > u.last_asked_at THEN EXCLUDED.question ELSE u.question END,
    conversation_id =
      CASE WHEN EXCLUDED.last_asked_at > u.last_asked_at THEN EXCLUDED.conversation_id ELSE u.conversation_id END,
    status = CASE WHEN 'open' IN (u.status, EXCLUDED.status) THEN 'open' ELSE u.status END,
    last_asked_at = GREATEST(u.last_asked_at, EXCLUDED.last_asked_at),
    created_at = LEAST(u.created_at, EXCLUDED.created_at)`;

@Injectable()
export class QuestionGroupsRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
  ) {}

  async old(limit: number): Promise<OldQuestion[]> {
    return this.db.query<OldQuestion>(
      `SELECT u.id, u.question, c.memory ->> 'language' AS language FROM unanswered_questions u
       JOIN conversations c ON c.tenant_id = u.tenant_id AND c.id = u.conversation_id
       WHERE u.key_version < ${KEY_VERSION} ORDER BY u.id LIMIT $1`,
      [limit],
    );
  }

  /** @param keys the new key of each id */
  async move(keys: readonly (readonly [id: string, key: string])[]): Promise<void> {
    await this.db.transaction(async (sql) => {
      for (const [id, key] of keys) await sql.query(MOVE, [id, key]);
    });
  }

  async settle(outboxId: string): Promise<void> {
    await this.db.transaction((sql) => this.outbox.settle(sql, outboxId));
  }
}
