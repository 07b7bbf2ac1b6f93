import { Injectable } from '@nestjs/common';
import { newId } from '../kernel/ids.js';
import { currentTenantId } from '../platform/context/request-context.js';
import { TenantDb, type TenantTransaction } from '../platform/database/tenant-db.js';
import { Outbox, type OutboxEntry } from '../platform/queueing/outbox.js';
import { RAISE_KNOWLEDGE_VERSION } from '../platform/tenancy/knowledge-version.js';
import type {
  ProposalStatus,
  Source,
  SourceFilter,
  SourceInput,
  SourceKind,
  SourceStatus,
} from './source.types.js';

interface SourceRow {
  id: string;
  kind: SourceKind;
  url: string | null;
  name: string;
  max_pages: number;
  max_depth: number;
  every_hours: number | null;
  status: SourceStatus;
  problem: string | null;
  added_by: string;
  created_at: Date;
  read_at: Date | null;
  next_read_at: Date | null;
  pages: Source['pages'];
  proposals: Partial<Record<ProposalStatus, number>> | null;
}

const SELECT = `SELECT s.id, s.kind, s.url, s.name, s.max_pages, s.max_depth, s.every_hours, s.status, s.problem,
    s.added_by, s.created_at, s.read_at, s.next_read_at,
    (SELECT jsonb_build_object('found', count(*), 'read', count(*) FILTER (WHERE status = 'read'),
       'failed', count(*) FILTER (WHERE status = 'failed'))
     FROM source_pages WHERE source_id = s.id AND run = s.run) AS pages,
    (SELECT jsonb_object_agg(status, number) FROM (SELECT status, count(*) AS number FROM source_proposals
       WHERE source_id = s.id GROUP BY status) n) AS proposals
  FROM sources s`;

/** Sources and the jobs that read them. */
@Injectable()
export class SourcesRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Adds a source and the job that reads it; the same one again adds nothing.
   * @param content of a file
   * @param most sources that a business may have
   * @returns the job null for a source that was there before; null when there are too many
   */
  create(
    input: SourceInput,
    content: Buffer | null,
    most: number,
  ): Promise<{ id: string; entry: OutboxEntry | null } | null> {
    return this.db.transaction(async (sql) => {
      const [known] = await sql.query<{ id: string }>(
        'SELECT id FROM sources WHERE kind = $1 AND identity = $2',
        [input.kind, input.identity],
      );
      if (known) return { id: known.id, entry: null };
      const id = newId();
      const [added] = await sql.query<{ id: string }>(
        `INSERT INTO sources
           (tenant_id, id, kind, identity, url, name, max_pages, max_depth, every_hours, added_by)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 WHERE (SELECT count(*) FROM sources) < $11 RETURNING id`,
        [
          ...[currentTenantId(), id, input.kind, input.identity, input.url, input.name],
          ...[input.maxPages, input.maxDepth, input.everyHours, input.addedBy, most],
        ],
      );
      if (!added) return null;
      if (content)
        await sql.query('INSERT INTO source_files (tenant_id, source_id, content) VALUES ($1, $2, $3)', [
          ...[currentTenantId(), id, content],
        ]);
      return { id, entry: await this.outbox.add(sql, 'source.read', id) };
    });
  }

  async list(
    limit: number,
    after: string | undefined,
    { kind, status, url }: SourceFilter,
  ): Promise<Source[]> {
    const rows = await this.db.query<SourceRow>(
      `${SELECT} WHERE ($2::uuid IS NULL OR s.id < $2) AND ($3::text IS NULL OR s.kind = $3)
         AND ($4::text IS NULL OR s.status = $4) AND ($5::text IS NULL OR s.url = $5)
       ORDER BY s.id DESC LIMIT $1`,
      [limit, after ?? null, kind ?? null, status ?? null, url ?? null],
    );
    return rows.map(toSource);
  }

  async get(id: string): Promise<Source | null> {
    const [row] = await this.db.query<SourceRow>(`${SELECT} WHERE s.id = $1`, [id]);
    return row ? toSource(row) : null;
  }

  async exists(id: string): Promise<boolean> {
    const rows = await this.db.query('SELECT FROM sources WHERE id = $1', [id]);
    return rows.length > 0;
  }

  /** Has it read now, instead of when it is due. @returns null while it is read already */
  readNow(id: string): Promise<OutboxEntry | null> {
    return this.db.transaction(async (sql) => {
      const [due] = await sql.query<{ id: string }>(
        `UPDATE sources SET status = 'queued', next_read_at = NULL
         WHERE id = $1 AND status IN ('ready', 'failed') RETURNING id`,
        [id],
      );
      if (!due) return null;
      await endJobs(sql, id);
      return this.outbox.add(sql, 'source.read', id);
    });
  }

  /**
   * Removes a source, and by foreign keys whatever came of it: pages, proposals, articles, products and hours. Triggers
   * tell search of the articles and products.
   */
  remove(id: string): Promise<boolean> {
    return this.db.transaction(async (sql) => {
      // Before its pages and jobs, as readings lock them.
      await sql.query('SELECT FROM sources WHERE id = $1 FOR UPDATE', [id]);
      const hours = await sql.query('SELECT FROM opening_hours WHERE source_id = $1', [id]);
      await endJobs(sql, id);
      const gone = await sql.query('DELETE FROM sources WHERE id = $1 RETURNING id', [id]);
      if (hours.length > 0) await sql.query(`UPDATE tenants SET ${RAISE_KNOWLEDGE_VERSION}`);
      return gone.length > 0;
    });
  }
}

async function endJobs(sql: TenantTransaction, id: string): Promise<void> {
  await sql.query(`DELETE FROM outbox WHERE kind = 'source.read' AND reference = $1`, [id]);
}

function toSource(row: SourceRow): Source {
  return {
    id: row.id,
    kind: row.kind,
    url: row.url,
    name: row.name,
    status: row.status,
    problem: row.problem,
    maxPages: row.max_pages,
    maxDepth: row.max_depth,
    everyHours: row.every_hours,
    pages: row.pages,
    proposals: { open: 0, accepted: 0, rejected: 0, ...row.proposals },
    addedBy: row.added_by,
    createdAt: row.created_at,
    readAt: row.read_at,
    nextReadAt: row.next_read_at,
  };
}
