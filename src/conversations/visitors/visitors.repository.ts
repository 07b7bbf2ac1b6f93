import { Injectable } from '@nestjs/common';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { Outbox, type OutboxEntry } from '../../platform/queueing/outbox.js';
import type { KnownVisitor } from '../conversation.types.js';

interface VisitorRow {
  id: string;
  external_id: string | null;
  name: string | null;
  email: string | null;
  verified_email: string | null;
  locale: string | null;
  page: string | null;
  created_at: Date;
  erasing: boolean;
}

export interface VisitorFilter {
  externalId?: string;
  email?: string;
}

const SELECT = `SELECT id, external_id, name, email, verified_email, locale, page, created_at, erasing_at IS NOT NULL AS erasing FROM visitors`;

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
         AND ($4::text IS NULL OR lower(email) = lower($4) OR verified_email = lower($4)) ORDER BY id DESC LIMIT $1`,
      [limit, after ?? null, externalId ?? null, email ?? null],
    );
    return rows.map(toVisitor);
  }

  async get(id: string): Promise<KnownVisitor | null> {
    const [row] = await this.db.query<VisitorRow>(`${SELECT} WHERE id = $1`, [id]);
    return row ? toVisitor(row) : null;
  }

  /** The ids among these that are visitors and are not being erased. */
  async present(ids: string[]): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      'SELECT id FROM visitors WHERE id = ANY($1::uuid[]) AND erasing_at IS NULL',
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  /** From now on no message of the visitor is stored. @returns null when there is no such visitor. */
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
}

function toVisitor(row: VisitorRow): KnownVisitor {
  return {
    id: row.id,
    externalId: row.external_id,
    name: row.name,
    email: row.email,
    verifiedEmail: row.verified_email,
    locale: row.locale,
    page: row.page,
    createdAt: row.created_at,
    erasing: row.erasing,
  };
}
