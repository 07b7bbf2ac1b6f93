import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import type { TenantCaller } from '../../platform/auth/principal.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { Note } from './note.types.js';

const COLUMNS = `n.id, n.conversation_id AS "conversationId", n.text, n.created_at AS "createdAt",
  jsonb_build_object('kind', n.author_kind, 'id', n.author_id, 'name', n.author_name) AS author`;

/** The notes on conversations. */
@Injectable()
export class NotesRepository {
  constructor(private readonly db: TenantDb) {}

  /** Newest first; none of a visitor who is being erased. */
  list(conversationId: string, limit: number, after: string | undefined): Promise<Note[]> {
    return this.db.query<Note>(
      `SELECT ${COLUMNS} FROM conversation_notes n
       WHERE n.conversation_id = $1 AND ($3::uuid IS NULL OR n.id < $3) ORDER BY n.id DESC LIMIT $2`,
      [conversationId, limit, after ?? null],
    );
  }

  /** @returns null when there is no such conversation, or its visitor is being erased */
  async create(conversationId: string, { kind, id }: TenantCaller, text: string): Promise<Note | null> {
    const [note] = await this.db.query<Note>(
      `INSERT INTO conversation_notes AS n (tenant_id, id, conversation_id, author_kind, author_id, author_name, text)
       SELECT $1, $2, c.id, $4, $5, ${kind === 'member' ? NAME_OF_MEMBER : NAME_OF_KEY}, $6 FROM conversations c
         JOIN visitors v ON v.tenant_id = c.tenant_id AND v.id = c.visitor_id AND v.erasing_at IS NULL
       WHERE c.id = $3 RETURNING ${COLUMNS}`,
      [currentTenantId(), newId(), conversationId, kind, id, text],
    );
    return note ?? null;
  }

  /** @returns false when there is none */
  async remove(conversationId: string, id: string): Promise<boolean> {
    const rows = await this.db.query(
      `WITH gone AS (DELETE FROM conversation_notes WHERE conversation_id = $1 AND id = $2 RETURNING 1)
       SELECT 1 FROM gone`,
      [conversationId, id],
    );
    return rows.length > 0;
  }
}

const NAME_OF_MEMBER = `COALESCE((SELECT m.name FROM members m WHERE m.id = $5), '')`;
const NAME_OF_KEY = `COALESCE((SELECT k.name FROM api_keys k WHERE k.id = $5), '')`;
