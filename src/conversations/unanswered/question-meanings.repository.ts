import { Injectable } from '@nestjs/common';
import { supported } from '../../language/detection/detect-language.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { bytesOf, vectorOf } from '../../platform/embeddings/vector-bytes.js';
import type { MeantQuestion } from './question-meaning.js';

/** A question whose meaning is not known yet, in the words of whoever asked it last. */
export type UnreadQuestion = Omit<MeantQuestion, 'vector' | 'groupId'>;

/** What is written of a question that was read. */
export interface ReadQuestion {
  id: string;
  /** As it was embedded: a row whose words are others by now is read again. */
  question: string;
  /** Null when it cannot be embedded. */
  vector: Float32Array | null;
  /** The question that it means the same as. */
  sameAs: Pick<MeantQuestion, 'id'> | null;
}

interface MeaningRow {
  id: string;
  question: string;
  language: string | null;
  meaning: Buffer;
  group_id: string | null;
}

const WITH_LANGUAGE = `FROM unanswered_questions u
  JOIN conversations c ON c.tenant_id = u.tenant_id AND c.id = u.conversation_id`;

/** What unanswered questions mean, and which mean the same. */
@Injectable()
export class QuestionMeaningsRepository {
  constructor(private readonly db: TenantDb) {}

  /** The oldest whose meaning is not known by this model. */
  async unread(modelId: string, limit: number): Promise<UnreadQuestion[]> {
    const rows = await this.db.query<Omit<MeaningRow, 'meaning' | 'group_id'>>(
      `SELECT u.id, u.question, c.memory ->> 'language' AS language ${WITH_LANGUAGE}
       WHERE u.meaning_model IS DISTINCT FROM $1 ORDER BY u.id LIMIT $2`,
      [modelId, limit],
    );
    return rows.map(({ id, question, language }) => ({ id, question, language: supported(language) }));
  }

  /** The newest that have a meaning by this model. */
  async known(modelId: string, limit: number): Promise<MeantQuestion[]> {
    const rows = await this.db.query<MeaningRow>(
      `SELECT u.id, u.question, c.memory ->> 'language' AS language, u.meaning, u.group_id ${WITH_LANGUAGE}
       WHERE u.meaning_model = $1 AND u.meaning <> ''::bytea ORDER BY u.id DESC LIMIT $2`,
      [modelId, limit],
    );
    return rows.map(({ id, question, language, meaning, group_id: groupId }) => ({
      ...{ id, question, language: supported(language), vector: vectorOf(meaning), groupId },
    }));
  }

  /** A group has the id of its first member. A member of a group stays in it, whatever its words are now. */
  async store(modelId: string, { id, question, vector, sameAs }: ReadQuestion): Promise<void> {
    await this.db.query(
      `WITH other AS (UPDATE unanswered_questions SET group_id = COALESCE(group_id, id) WHERE id = $5::uuid
         RETURNING group_id)
       UPDATE unanswered_questions u SET meaning = $3, meaning_model = $4,
         group_id = COALESCE(u.group_id, (SELECT other.group_id FROM other))
       WHERE u.id = $1 AND u.question = $2`,
      [id, question, vector ? bytesOf(vector) : Buffer.alloc(0), modelId, sameAs?.id ?? null],
    );
  }
}
