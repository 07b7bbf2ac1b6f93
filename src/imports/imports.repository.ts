import { Injectable } from '@nestjs/common';
import { newId } from '../kernel/ids.js';
import type { AuditStamp } from '../platform/context/audit-stamp.js';
import { currentTenantId } from '../platform/context/request-context.js';
import { TenantDb } from '../platform/database/tenant-db.js';
import { BODY_ERRORS } from '../platform/http/body/body.errors.js';
import { Outbox, type OutboxEntry } from '../platform/queueing/outbox.js';
import { IMPORT_ERRORS } from './imports.errors.js';
import type { Import, ImportFilter, NewImport, ToldProblem } from './imports.types.js';

const COLUMNS = `id, status, kind, format, name, bytes, is_dry_run AS "dryRun", encoding, delimiter, timezone, problem,
  problem_detail AS detail, row_count AS "rows", created_count AS created, updated_count AS updated,
  unchanged_count AS unchanged, failed_count AS failed, warning_count AS "warningCount", created_at AS "createdAt",
  started_at AS "startedAt", ended_at AS "endedAt"`;

const PROBLEMS = `SELECT severity, line, column_name AS column, code, detail, value FROM import_problems`;

/** About what one of them takes. */
const RETRY_SECONDS = 60;

/** Imports, and what was told of their rows. */
@Injectable()
export class ImportsRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Adds an import of a stored file, and its job.
   * @param most that may wait
   * @throws DomainError `too_many_imports` when so many wait; the file is then dropped with its request
   */
  create(
    { fileId, ...input }: NewImport,
    stamp: AuditStamp | null,
    most: number,
  ): Promise<{ id: string; entry: OutboxEntry }> {
    return this.db.transaction(async (sql) => {
      // Two at once would both find room.
      await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `imports ${currentTenantId()}`,
      ]);
      const id = newId();
      const [waiting] = await sql.query<{ count: number }>(
        `SELECT count(*)::integer AS count FROM imports WHERE status IN ('queued', 'running')`,
      );
      if ((waiting?.count ?? 0) >= most) throw tooMany(most);
      const used = await sql.query('UPDATE import_files SET is_used = true WHERE id = $1 RETURNING id', [
        fileId,
      ]);
      // The client has gone, and its file with it.
      if (used.length === 0) throw BODY_ERRORS.request_aborted('The request ended before its answer.');
      await sql.query(
        `INSERT INTO imports (tenant_id, id, kind, format, name, bytes, encoding, delimiter, mapping, timezone,
           is_dry_run, file_id, stamp)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12, $13::jsonb)`,
        [
          ...[currentTenantId(), id, input.kind, input.format, input.name, input.bytes, input.encoding],
          ...[input.delimiter, JSON.stringify(input.mapping), input.timezone, input.dryRun, fileId],
          JSON.stringify(stamp ?? {}),
        ],
      );
      return { id, entry: await this.outbox.add(sql, 'import.run', id) };
    });
  }

  list(limit: number, after: string | undefined, { kind, status, name }: ImportFilter): Promise<Import[]> {
    return this.db.query<Import>(
      `SELECT ${COLUMNS} FROM imports
       WHERE ($2::uuid IS NULL OR id < $2) AND ($3::text IS NULL OR kind = $3)
         AND ($4::text IS NULL OR status = $4) AND ($5::text IS NULL OR name = $5)
       ORDER BY id DESC LIMIT $1`,
      [limit, after ?? null, kind ?? null, status ?? null, name ?? null],
    );
  }

  async get(id: string): Promise<Import | null> {
    const [row] = await this.db.query<Import>(`SELECT ${COLUMNS} FROM imports WHERE id = $1`, [id]);
    return row ?? null;
  }

  /** In the order of the file, errors before warnings. */
  problems(id: string, limit: number): Promise<ToldProblem[]> {
    return this.db.query<ToldProblem>(
      `${PROBLEMS} WHERE import_id = $1 ORDER BY severity, line, id LIMIT $2`,
      [id, limit],
    );
  }

  /** Of one severity, the first of the file. */
  firstProblems(id: string, severity: ToldProblem['severity'], limit: number): Promise<ToldProblem[]> {
    return this.db.query<ToldProblem>(
      `${PROBLEMS} WHERE import_id = $1 AND severity = $2 ORDER BY line, id LIMIT $3`,
      [id, severity, limit],
    );
  }

  /** Ends it where it stands; nothing happens when it has ended. What was written stays. */
  cancel(id: string): Promise<void> {
    return this.db.transaction(async (sql) => {
      const [ended] = await sql.query<{ file: string | null }>(
        `UPDATE imports SET status = 'cancelled', ended_at = now()
         WHERE id = $1 AND status IN ('queued', 'running') RETURNING file_id AS file`,
        [id],
      );
      if (!ended) return;
      await sql.query(`DELETE FROM outbox WHERE kind = 'import.run' AND reference = $1`, [id]);
      await sql.query('DELETE FROM import_files WHERE id = $1', [ended.file]);
    });
  }

  /** Removes it with its file and what was told of its rows. @returns false when there is none */
  remove(id: string): Promise<boolean> {
    return this.db.transaction(async (sql) => {
      const [gone] = await sql.query<{ file: string | null }>(
        'DELETE FROM imports WHERE id = $1 RETURNING file_id AS file',
        [id],
      );
      if (!gone) return false;
      await sql.query(`DELETE FROM outbox WHERE kind = 'import.run' AND reference = $1`, [id]);
      await sql.query('DELETE FROM import_files WHERE id = $1', [gone.file]);
      return true;
    });
  }
}

/** Of the limited ones, so that its Idempotency-Key serves once there is room. */
function tooMany(most: number): Error {
  return IMPORT_ERRORS.too_many_imports(
    `${most} imports of the business wait. Send the file when one of them has ended.`,
    { retryAfterSeconds: RETRY_SECONDS },
  );
}
