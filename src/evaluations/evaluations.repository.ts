import { Injectable } from '@nestjs/common';
import { newId } from '../kernel/ids.js';
import { TenantDb } from '../platform/database/tenant-db.js';
import { Outbox, type OutboxEntry } from '../platform/queueing/outbox.js';
import type {
  ChangedCheck,
  Check,
  CheckResult,
  Evaluation,
  EvaluationFilter,
  EvaluationReason,
  EvaluationStatus,
} from './evaluation.types.js';

/** Runs of a business that are kept; older ones go when a new one begins. */
const KEPT_RUNS = 50;

interface EvaluationRow {
  id: string;
  status: EvaluationStatus;
  reason: EvaluationReason;
  total: number;
  passed: number;
  failed: number;
  knowledge_version: bigint;
  final_version: bigint | null;
  created_at: Date;
  finished_at: Date | null;
}

const COLUMNS =
  'id, status, reason, total, passed, failed, knowledge_version, final_version, created_at, finished_at';
const RESULT = 'question, passed, answer, missing, found, confidence, responder, error';

interface PendingRow {
  position: number;
  attempts: number;
  question: string;
  locale: string | null;
  must: string[];
  must_not: string[];
}

/** The next check to ask. */
export interface PendingCheck extends Check {
  position: number;
  /** How often it has been begun, this time included. */
  attempts: number;
}

export type CheckOutcome = Omit<CheckResult, 'question'>;

@Injectable()
export class EvaluationsRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Begins a run of the checks as they are now.
   * @param owed the outbox row that the beginning settles, if one owed it
   * @returns null when there are no checks. @throws the driver's unique violation while another run has not finished.
   */
  begin(reason: EvaluationReason, owed: string | null): Promise<{ id: string; entry: OutboxEntry } | null> {
    return this.db.transaction(async (sql) => {
      if (owed !== null) await this.outbox.settle(sql, owed);
      const id = newId();
      const [begun] = await sql.query(
        `INSERT INTO evaluations (tenant_id, id, reason, knowledge_version, total)
         SELECT t.id, $1, $2, t.knowledge_version, n.total
         FROM tenants t, (SELECT count(*)::int AS total FROM checks) n WHERE n.total > 0 RETURNING id`,
        [id, reason],
      );
      if (!begun) return null;
      await sql.query(
        `INSERT INTO evaluation_results (tenant_id, evaluation_id, position, question, locale, must, must_not)
         SELECT tenant_id, $1, row_number() OVER (ORDER BY position, id), question, locale, must, must_not FROM checks`,
        [id],
      );
      await sql.query(
        `DELETE FROM evaluations WHERE id IN (SELECT id FROM evaluations ORDER BY id DESC OFFSET ${KEPT_RUNS})`,
      );
      return { id, entry: await this.outbox.add(sql, 'evaluation.run', id) };
    });
  }

  async list(
    limit: number,
    after: string | undefined,
    { status, reason }: EvaluationFilter,
  ): Promise<Evaluation[]> {
    const rows = await this.db.query<EvaluationRow>(
      `SELECT ${COLUMNS} FROM evaluations
       WHERE ($2::uuid IS NULL OR id < $2) AND ($3::text IS NULL OR status = $3) AND ($4::text IS NULL OR reason = $4)
       ORDER BY id DESC LIMIT $1`,
      [limit, after ?? null, status ?? null, reason ?? null],
    );
    return rows.map(toEvaluation);
  }

  async get(id: string): Promise<Evaluation | null> {
    const [row] = await this.db.query<EvaluationRow>(`SELECT ${COLUMNS} FROM evaluations WHERE id = $1`, [
      id,
    ]);
    return row ? toEvaluation(row) : null;
  }

  /** In the order of the checks; those that have been asked. */
  results(id: string): Promise<CheckResult[]> {
    return this.db.query<CheckResult>(
      `SELECT ${RESULT} FROM evaluation_results WHERE evaluation_id = $1 AND passed IS NOT NULL ORDER BY position`,
      [id],
    );
  }

  /** The last finished run that began before this one. */
  async finishedBefore(id: string): Promise<Evaluation | null> {
    const [row] = await this.db.query<EvaluationRow>(
      `SELECT ${COLUMNS} FROM evaluations WHERE id < $1 AND status = 'done' ORDER BY id DESC LIMIT 1`,
      [id],
    );
    return row ? toEvaluation(row) : null;
  }

  /** Checks of both runs whose result differs. */
  changes(beforeId: string, id: string): Promise<ChangedCheck[]> {
    return this.db.query<ChangedCheck>(
      `SELECT n.question, b.passed AS before, n.passed AS now,
         (n.locale, n.must, n.must_not) IS DISTINCT FROM (b.locale, b.must, b.must_not) AS "checkChanged"
       FROM evaluation_results n
       JOIN evaluation_results b ON b.tenant_id = n.tenant_id AND b.evaluation_id = $1 AND b.question = n.question
       WHERE n.evaluation_id = $2 AND n.passed <> b.passed ORDER BY n.position`,
      [beforeId, id],
    );
  }

  /** @returns false when there is no such run, or it has finished. */
  async open(id: string): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE evaluations SET status = 'running' WHERE id = $1 AND status <> 'done' RETURNING id`,
      [id],
    );
    return rows.length > 0;
  }

  /** The first check without a result; counts the attempt. Null when all have one. */
  async next(id: string): Promise<PendingCheck | null> {
    const [row] = await this.db.query<PendingRow>(
      `UPDATE evaluation_results SET attempts = attempts + 1 WHERE evaluation_id = $1 AND position = (
         SELECT min(position) FROM evaluation_results WHERE evaluation_id = $1 AND passed IS NULL)
       RETURNING position, attempts, question, locale, must, must_not`,
      [id],
    );
    if (!row) return null;
    const { must_not: mustNot, ...rest } = row;
    return { ...rest, mustNot };
  }

  /** Keeps the first result, should two workers have asked. */
  async record(id: string, position: number, outcome: CheckOutcome): Promise<void> {
    const { passed, answer, missing, found, confidence, responder, error } = outcome;
    await this.db.query(
      `UPDATE evaluation_results SET passed = $3, answer = $4, missing = $5, found = $6, confidence = $7,
         responder = $8, error = $9
       WHERE evaluation_id = $1 AND position = $2 AND passed IS NULL`,
      [id, position, passed, answer, missing, found, confidence, responder, error],
    );
  }

  /** All checks have a result. */
  finish(id: string, outboxId: string): Promise<void> {
    return this.db.transaction(async (sql) => {
      await sql.query(
        `UPDATE evaluations e SET status = 'done', finished_at = now(), passed = r.passed, failed = r.failed,
           final_version = t.knowledge_version
         FROM tenants t, (SELECT count(*) FILTER (WHERE passed)::int AS passed,
           count(*) FILTER (WHERE NOT passed)::int AS failed FROM evaluation_results WHERE evaluation_id = $1) r
         WHERE e.id = $1 AND t.id = e.tenant_id AND e.status <> 'done'`,
        [id],
      );
      await this.outbox.settle(sql, outboxId);
    });
  }

  /** Ends a job whose run goes on in another, which waits behind the other jobs. */
  handOver(id: string, outboxId: string): Promise<OutboxEntry> {
    return this.db.transaction(async (sql) => {
      await this.outbox.settle(sql, outboxId);
      return this.outbox.add(sql, 'evaluation.run', id);
    });
  }

  /** Whether runs shall begin by themselves. */
  async runsAfterChange(): Promise<boolean> {
    const [row] = await this.db.query<{ wanted: boolean }>(
      'SELECT run_after_change AS wanted FROM check_lists',
    );
    return row?.wanted ?? false;
  }

  async settle(outboxId: string): Promise<void> {
    await this.db.transaction((sql) => this.outbox.settle(sql, outboxId));
  }

  async postpone(outboxId: string, until: Date): Promise<void> {
    await this.db.query('UPDATE outbox SET sent_at = $2 WHERE id = $1', [outboxId, until]);
  }
}

function toEvaluation(row: EvaluationRow): Evaluation {
  return {
    id: row.id,
    status: row.status,
    reason: row.reason,
    total: row.total,
    passed: row.passed,
    failed: row.failed,
    knowledgeVersion: Number(row.knowledge_version),
    knowledgeChanged: row.final_version !== null && row.final_version !== row.knowledge_version,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  };
}
