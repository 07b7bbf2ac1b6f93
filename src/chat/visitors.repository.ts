import { Injectable } from '@nestjs/common';
import { TenantDb } from '../platform/database/tenant-db.js';
import { Outbox, type OutboxEntry } from '../platform/queueing/outbox.js';
import type { KnownVisitor } from './conversation.types.js';

interface VisitorRow {
  id: string;
  external_id: string | null;
  name: string | null;
  email: string | null;
  locale: string | null;
  created_at: Date;
  erasing: boolean;
}

export interface VisitorFilter {
  externalId?: string;
  email?: string;
}

/** What of a visitor has to go, and whether a turn is still being told. */
export interface Frozen {
  conversationIds: string[];
  busy: boolean;
}

const SELECT = `SELECT id, external_id, name, email, locale, created_at, erasing_at IS NOT NULL AS erasing FROM visitors`;
const THEIRS = `SELECT id FROM conversations WHERE visitor_id = $1`;

@Injectable()
export class VisitorsRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
  ) {}

  async list(
    limit: number,
    after: string | undefined,
    { externalId, email }: VisitorFilter,
  ): Promise<KnownVisitor[]> {
    const rows = await this.db.query<VisitorRow>(
      `${SELECT} WHERE ($2::uuid IS NULL OR id < $2) AND ($3::text IS NULL OR external_id = $3)
         AND ($4::text IS NULL OR lower(email) = lower($4)) ORDER BY id DESC LIMIT $1`,
      [limit, after ?? null, externalId ?? null, email ?? null],
    );
    return rows.map(toVisitor);
  }

  async get(id: string): Promise<KnownVisitor | null> {
    const [row] = await this.db.query<VisitorRow>(`${SELECT} WHERE id = $1`, [id]);
    return row ? toVisitor(row) : null;
  }

  /** From now on nothing is added to what they said. @returns null when there is no such visitor. */
  async markErasing(id: string): Promise<OutboxEntry[] | null> {
    return this.db.transaction(async (sql) => {
      const [row] = await sql.query<{ erasing: boolean }>(
        'SELECT erasing_at IS NOT NULL AS erasing FROM visitors WHERE id = $1 FOR UPDATE',
        [id],
      );
      if (!row) return null;
      if (row.erasing) return [];
      await sql.query('UPDATE visitors SET erasing_at = now() WHERE id = $1', [id]);
      return [await this.outbox.add(sql, 'visitor.erase', id)];
    });
  }

  /** Ends the visitor's turns; a worker that is at one finds its lease gone. */
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

  /** All rows of the visitor, and the outbox row that owed it. */
  async remove(id: string, outboxId: string): Promise<void> {
    await this.db.transaction(async (sql) => {
      await sql.query(`DELETE FROM unanswered_questions WHERE conversation_id IN (${THEIRS})`, [id]);
      await sql.query(
        `DELETE FROM idempotency_keys WHERE subject_id = $1 OR subject_id IN (${THEIRS})
           OR starts_with(route, 'visitor:' || $1::text || ' ')
           OR split_part(route, '/', 4) IN (SELECT id::text FROM conversations WHERE visitor_id = $1)`,
        [id],
      );
      await sql.query(`UPDATE messages SET turn_id = NULL WHERE conversation_id IN (${THEIRS})`, [id]);
      await sql.query(`DELETE FROM turns WHERE conversation_id IN (${THEIRS})`, [id]);
      await sql.query(`DELETE FROM messages WHERE conversation_id IN (${THEIRS})`, [id]);
      await sql.query('DELETE FROM conversations WHERE visitor_id = $1', [id]);
      await sql.query('DELETE FROM visitors WHERE id = $1', [id]);
      await this.outbox.settle(sql, outboxId);
    });
  }
}

function toVisitor(row: VisitorRow): KnownVisitor {
  return {
    id: row.id,
    externalId: row.external_id,
    name: row.name,
    email: row.email,
    locale: row.locale,
    createdAt: row.created_at,
    erasing: row.erasing,
  };
}
