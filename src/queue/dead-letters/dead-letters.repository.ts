import { Injectable } from '@nestjs/common';
import { deleteOldRows } from '../../platform/database/old-rows.js';
import { PlatformDb } from '../../platform/database/platform-db.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { JOB_KINDS, type JobKind, type QueueName } from '../../kernel/job-names.js';
import { JOB_POLICIES } from '../../platform/queueing/job-kinds.js';
import { Outbox, type OutboxEntry } from '../../platform/queueing/outbox.js';
import type { DeadLetter, DeadLetterFilter, DeadLetterStatus } from './dead-letter.types.js';

interface DeadLetterRow {
  tenant_id: string;
  id: string;
  tenant_name: string;
  kind: JobKind;
  reference: string;
  correlation_id: string;
  error: string;
  attempts: number;
  first_failed_at: Date;
  last_failed_at: Date;
  status: DeadLetterStatus;
  reason: string | null;
  decided_at: Date | null;
}

type OwedRow = Pick<DeadLetterRow, 'kind' | 'reference'>;

const SELECT = `SELECT d.tenant_id, d.id, t.name AS tenant_name, d.kind, d.reference, d.correlation_id, d.error, d.attempts,
    d.first_failed_at, d.last_failed_at, d.status, d.reason, d.decided_at
  FROM dead_letters d JOIN tenants t ON t.id = d.tenant_id`;

/** Decided ones are kept so long. */
const KEEP_DAYS = 90;

const MATCHES = `($1::uuid IS NULL OR d.tenant_id = $1) AND ($2::text IS NULL OR d.status = $2)
  AND ($3::text[] IS NULL OR d.kind = ANY ($3))`;

/**
 * The jobs that were given up. Read across businesses as the platform role, which may not change them; decided in the
 * business's own context.
 */
@Injectable()
export class DeadLettersRepository {
  constructor(
    private readonly platformDb: PlatformDb,
    private readonly tenantDb: TenantDb,
    private readonly outbox: Outbox,
  ) {}

  /** Newest first. */
  async list(limit: number, after: string | undefined, filter: DeadLetterFilter): Promise<DeadLetter[]> {
    const rows = await this.platformDb.query<DeadLetterRow>(
      `${SELECT} WHERE ${MATCHES} AND ($4::uuid IS NULL OR d.id < $4) ORDER BY d.id DESC LIMIT $5`,
      [...matching(filter), after ?? null, limit],
    );
    return rows.map(toDeadLetter);
  }

  async get(id: string): Promise<DeadLetter | null> {
    const [row] = await this.platformDb.query<DeadLetterRow>(`${SELECT} WHERE d.id = $1`, [id]);
    return row ? toDeadLetter(row) : null;
  }

  /** Open ones by kind. */
  async countOpen(): Promise<Map<JobKind, number>> {
    const rows = await this.platformDb.query<{ kind: JobKind; count: number }>(
      `SELECT kind, count(*)::integer AS count FROM dead_letters WHERE status = 'open' GROUP BY kind`,
    );
    return new Map(rows.map(({ kind, count }) => [kind, count]));
  }

  /** Owes an open one's job again. @returns the job to send, or null when it is not open. */
  retry(id: string): Promise<OutboxEntry | null> {
    return this.tenantDb.transaction(async (sql) => {
      const [row] = await sql.query<OwedRow>(
        `UPDATE dead_letters SET status = 'retried', decided_at = now() WHERE id = $1 AND status = 'open'
         RETURNING kind, reference`,
        [id],
      );
      return row ? this.outbox.addRetry(sql, row.kind, row.reference) : null;
    });
  }

  /** @returns false when it is not open. */
  async discard(id: string, reason: string): Promise<boolean> {
    const rows = await this.tenantDb.query(
      `UPDATE dead_letters SET status = 'discarded', reason = $2, decided_at = now()
       WHERE id = $1 AND status = 'open' RETURNING id`,
      [id, reason],
    );
    return rows.length > 0;
  }

  /** Deletes those that were decided long ago, and those of which nothing is left that could be done. */
  async deleteOld(): Promise<void> {
    const old = { table: 'dead_letters', key: ['tenant_id', 'id'] };
    await deleteOldRows(this.platformDb, { ...old, age: 'decided_at', keptFor: `${KEEP_DAYS} days` });
    for (const kind of JOB_KINDS) {
      const { openDays } = JOB_POLICIES[kind];
      if (openDays === undefined) continue;
      const where = `status = 'open' AND kind = '${kind}'`;
      await deleteOldRows(this.platformDb, {
        ...old,
        age: 'last_failed_at',
        keptFor: `${openDays} days`,
        where,
      });
    }
  }
}

function matching({ tenantId, status, queue, kind }: DeadLetterFilter): unknown[] {
  const isAll = queue === undefined && kind === undefined;
  const kinds = JOB_KINDS.filter(
    (each) =>
      (queue === undefined || JOB_POLICIES[each].queue === queue) && (kind === undefined || each === kind),
  );
  return [tenantId ?? null, status ?? null, isAll ? null : kinds];
}

/** A newer version may have stored a kind that this one does not know. */
export function queueOf(kind: JobKind): QueueName {
  return Object.hasOwn(JOB_POLICIES, kind) ? JOB_POLICIES[kind].queue : 'bulk';
}

function toDeadLetter(row: DeadLetterRow): DeadLetter {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    tenantName: row.tenant_name,
    queue: queueOf(row.kind),
    kind: row.kind,
    reference: row.reference,
    correlationId: row.correlation_id,
    error: row.error,
    attempts: row.attempts,
    firstFailedAt: row.first_failed_at,
    lastFailedAt: row.last_failed_at,
    status: row.status,
    reason: row.reason,
    decidedAt: row.decided_at,
  };
}
