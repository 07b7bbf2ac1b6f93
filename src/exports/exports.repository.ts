import { Injectable } from '@nestjs/common';
import { newId } from '../kernel/ids.js';
import { currentTenantId } from '../platform/context/request-context.js';
import { TenantDb } from '../platform/database/tenant-db.js';
import type { Export, ExportFilter } from './export.types.js';

/** Exports of a business that are kept; older ones go when another is asked for. */
const KEPT = 100;

interface ExportRow {
  id: string;
  visitor_id: string | null;
  created_at: Date;
  downloads: number;
  downloaded_at: Date | null;
}

const COLUMNS = 'id, visitor_id, created_at, downloads, downloaded_at';

@Injectable()
export class ExportsRepository {
  constructor(private readonly db: TenantDb) {}

  /** @returns null when there is no such visitor, or they are being erased */
  create(visitorId: string | null): Promise<Export | null> {
    return this.db.transaction(async (sql) => {
      const [row] = await sql.query<ExportRow>(
        `INSERT INTO exports (tenant_id, id, visitor_id) SELECT $1, $2, $3
         WHERE $3::uuid IS NULL OR EXISTS (SELECT FROM visitors WHERE id = $3 AND erasing_at IS NULL)
         RETURNING ${COLUMNS}`,
        [currentTenantId(), newId(), visitorId],
      );
      await sql.query(
        `DELETE FROM exports WHERE id IN (SELECT id FROM exports ORDER BY id DESC OFFSET ${KEPT})`,
      );
      return row ? toExport(row) : null;
    });
  }

  async list(limit: number, after: string | undefined, { visitorId }: ExportFilter): Promise<Export[]> {
    const rows = await this.db.query<ExportRow>(
      `SELECT ${COLUMNS} FROM exports
       WHERE ($2::uuid IS NULL OR id < $2) AND ($3::uuid IS NULL OR visitor_id = $3) ORDER BY id DESC LIMIT $1`,
      [limit, after ?? null, visitorId ?? null],
    );
    return rows.map(toExport);
  }

  async get(id: string): Promise<Export | null> {
    const [row] = await this.db.query<ExportRow>(`SELECT ${COLUMNS} FROM exports WHERE id = $1`, [id]);
    return row ? toExport(row) : null;
  }

  /** Counts a download, which the audit log tells. @returns null when there is no such export */
  async begin(id: string): Promise<Export | null> {
    const [row] = await this.db.query<ExportRow>(
      `UPDATE exports SET downloads = downloads + 1, downloaded_at = now() WHERE id = $1 RETURNING ${COLUMNS}`,
      [id],
    );
    return row ? toExport(row) : null;
  }
}

function toExport(row: ExportRow): Export {
  return {
    id: row.id,
    visitorId: row.visitor_id,
    createdAt: row.created_at,
    downloads: row.downloads,
    downloadedAt: row.downloaded_at,
  };
}
