import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import type { AuditStamp } from '../../platform/context/audit-stamp.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import { TenantDb, type TenantTransaction } from '../../platform/database/tenant-db.js';
import { Outbox, type OutboxEntry } from '../../platform/queueing/outbox.js';
import type { ImportCounts } from '../imports.types.js';
import type { FilePlan, FileProblem } from '../reading/import-file.types.js';
import { keptOf, storable } from './kept-problems.js';

/** An import while it runs. */
export interface ImportRun extends FilePlan {
  id: string;
  fileId: string;
  dryRun: boolean;
  /** Rows whose outcome is committed. */
  rows: number;
  /** How often it was begun since its last step. */
  attempts: number;
  stamp: AuditStamp | Record<string, never>;
}

/** What one step adds. */
export interface ImportStep extends ImportCounts {
  problems: FileProblem[];
}

/** The progress of imports: each part is committed with its rows, so that a killed one goes on with the next. */
@Injectable()
export class ImportRuns {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
  ) {}

  /** Begins it or goes on with it, and counts the attempt. Null when it has ended, or the job is gone. */
  async open(id: string, outboxId: string): Promise<ImportRun | null> {
    const [row] = await this.db.query<ImportRun>(
      `UPDATE imports SET status = 'running', attempts = attempts + 1, started_at = COALESCE(started_at, now())
       WHERE id = $1 AND status IN ('queued', 'running') AND file_id IS NOT NULL
         AND EXISTS (SELECT FROM outbox o WHERE o.id = $2)
       RETURNING id, file_id AS "fileId", kind, format, encoding, delimiter, mapping, timezone,
         is_dry_run AS "dryRun", row_count AS "rows", attempts, stamp`,
      [id, outboxId],
    );
    return row ?? null;
  }

  /**
   * Adds what a part has come to. It belongs at the end of the part's own transaction, so that both commit or neither.
   * @returns false when the import has ended meanwhile, its business is not active, or another process was quicker
   */
  advance({ id, rows: from }: ImportRun, step: ImportStep): Promise<boolean> {
    return this.db.transaction(async (sql) => {
      const moved = await sql.query(
        `UPDATE imports SET row_count = $3, created_count = created_count + $4, updated_count = updated_count + $5,
           unchanged_count = unchanged_count + $6, failed_count = failed_count + $7,
           warning_count = warning_count + $8, attempts = 0
         WHERE id = $1 AND status = 'running' AND row_count = $2
           AND EXISTS (SELECT FROM tenants t WHERE t.status = 'active') RETURNING id`,
        [
          ...[id, from, step.rows, step.created, step.updated, step.unchanged, step.failed],
          step.warningCount,
        ],
      );
      if (moved.length === 0) return false;
      if (step.problems.length > 0) await keep(sql, id, step.problems);
      return true;
    });
  }

  /** Its file is kept no longer. @param problem why it failed; null when it is done */
  end(
    { id, fileId }: ImportRun,
    outboxId: string,
    problem: { code: string; detail: string } | null,
  ): Promise<void> {
    return this.db.transaction(async (sql) => {
      await sql.query(
        `UPDATE imports SET status = $2, problem = $3, problem_detail = $4, ended_at = now()
         WHERE id = $1 AND status = 'running'`,
        [id, problem ? 'failed' : 'done', problem?.code ?? null, problem?.detail ?? null],
      );
      await sql.query('DELETE FROM import_files WHERE id = $1', [fileId]);
      await this.outbox.settle(sql, outboxId);
    });
  }

  /** Whether it still is to be run, by this job. */
  async isWanted({ id }: ImportRun, outboxId: string): Promise<boolean> {
    const rows = await this.db.query(
      `SELECT FROM imports WHERE id = $1 AND status = 'running' AND EXISTS (SELECT FROM outbox o WHERE o.id = $2)`,
      [id, outboxId],
    );
    return rows.length > 0;
  }

  /** Ends a job whose import goes on in another, which waits behind the other jobs. */
  handOver({ id }: ImportRun, outboxId: string): Promise<OutboxEntry> {
    return this.db.transaction(async (sql) => {
      await this.outbox.settle(sql, outboxId);
      return this.outbox.add(sql, 'import.run', id);
    });
  }

  async settle(outboxId: string): Promise<void> {
    await this.db.transaction((sql) => this.outbox.settle(sql, outboxId));
  }
}

/** As many of each severity as there is room for. */
async function keep(sql: TenantTransaction, importId: string, problems: FileProblem[]): Promise<void> {
  const counts = await sql.query<{ severity: string; count: number }>(
    `SELECT severity, count(*)::integer AS count FROM import_problems WHERE import_id = $1 GROUP BY severity`,
    [importId],
  );
  const rows = keptOf(problems, counts).map((problem) => ({ ...storable(problem), id: newId() }));
  if (rows.length === 0) return;
  await sql.query(
    `INSERT INTO import_problems (tenant_id, id, import_id, severity, line, column_name, code, detail, value)
     SELECT $1, r.id, $2, r.severity, r.line, r."column", r.code, r.detail, r.value
     FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, severity text, line integer, "column" text, code text,
       detail text, value text)`,
    [currentTenantId(), importId, JSON.stringify(rows)],
  );
}
