import { Injectable } from '@nestjs/common';
import { TenantDb, type TenantTransaction } from '../platform/database/tenant-db.js';
import { noteDeleted } from './retention.repository.js';

const BATCH = 500;

/** An erasure that failed is still owed to its visitor, so its letter stays. */
const DELETE_LETTERS = `WITH gone AS (DELETE FROM dead_letters WHERE id IN (
    SELECT id FROM dead_letters WHERE last_failed_at < $1 AND (status <> 'open' OR kind <> 'visitor.erase') LIMIT $2)
  RETURNING 1) SELECT count(*)::integer AS count FROM gone`;

/** Old dead letters and lines of the audit log of the tenant in context. */
@Injectable()
export class OldRecords {
  constructor(private readonly db: TenantDb) {}

  /** @returns how many were deleted */
  deleteDeadLetters(before: Date): Promise<number> {
    return this.inBatches('deadLettersDays', before, (sql) => sql.query(DELETE_LETTERS, [before, BATCH]));
  }

  /** @returns how many were deleted */
  deleteAuditLines(before: Date): Promise<number> {
    return this.inBatches('auditDays', before, (sql) =>
      sql.query('SELECT expire_audit_log($1, $2) AS count', [before, BATCH]),
    );
  }

  private async inBatches(
    kind: string,
    before: Date,
    remove: (sql: TenantTransaction) => Promise<{ count: number }[]>,
  ): Promise<number> {
    for (let total = 0; ;) {
      const count = await this.db.transaction(async (sql) => {
        const [gone] = await remove(sql);
        const batch = gone?.count ?? 0;
        await noteDeleted(sql, kind, { count: batch, before });
        return batch;
      });
      total += count;
      if (count < BATCH) return total;
    }
  }
}
