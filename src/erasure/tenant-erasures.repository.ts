import { Injectable } from '@nestjs/common';
import { newId } from '../kernel/ids.js';
import { PlatformDb, type PlatformQuery } from '../platform/database/platform-db.js';
import { ifMatch } from '../platform/database/row-version.js';

/** An erasure that this process has leased. */
export interface ErasureTask {
  id: string;
  tenantId: string;
  correlationId: string;
  /** The tenant has been closed for longer than any process may cache its credentials. */
  settled: boolean;
}

export interface RecentErasure {
  tenantId: string;
  finished: boolean;
}

/** Longer than the credential cache, a turn's lease and one request's statements. */
const SETTLE_SECONDS = 12;
/** Twice the longest statement; the lease is renewed after each statement. */
const LEASE_SECONDS = 10;
const AUDIT_BATCH = 20_000;
/** A process that has been suspended for longer is replaced, not resumed. */
const RECENT_MINUTES = 5;

interface TaskRow {
  id: string;
  subject_id: string;
  correlation_id: string;
  settled: boolean;
}

/** Erasures of whole tenants. Runs as the platform role. */
@Injectable()
export class TenantErasuresRepository {
  constructor(private readonly db: PlatformDb) {}

  /** Null when there is no such tenant. A slug never changes. */
  async slugOf(tenantId: string): Promise<string | null> {
    const [row] = await this.db.query<{ slug: string }>('SELECT slug FROM tenants WHERE id = $1', [tenantId]);
    return row?.slug ?? null;
  }

  /** Closes the tenant and records the erasure to be done. @returns false when there is no such tenant. */
  request(tenantId: string, correlationId: string): Promise<boolean> {
    return this.db.transaction(async (query) => {
      const rows = await query(
        `UPDATE tenants SET status = 'erasing', updated_at = now() WHERE id = $1 AND ${ifMatch()} RETURNING id`,
        [tenantId],
      );
      if (rows.length === 0) return false;
      await query('UPDATE api_keys SET revoked_at = COALESCE(revoked_at, now()) WHERE tenant_id = $1', [
        tenantId,
      ]);
      // A business that was erased may have been imported again since.
      await query(
        `INSERT INTO erasures AS e (id, subject_id, correlation_id) VALUES ($1, $2, $3)
         ON CONFLICT (subject_id) DO UPDATE SET finished_at = NULL, requested_at = now(), leased_until = now(), attempts = 0,
           erased = '{}', error = NULL, correlation_id = EXCLUDED.correlation_id WHERE e.finished_at IS NOT NULL`,
        [newId(), tenantId, correlationId],
      );
      return true;
    });
  }

  /** Leases the oldest open erasure that no live process is working on. */
  async lease(): Promise<ErasureTask | null> {
    const [row] = await this.db.query<TaskRow>(
      `UPDATE erasures SET leased_until = now() + interval '${LEASE_SECONDS} seconds', attempts = attempts + 1
       WHERE id = (SELECT id FROM erasures WHERE finished_at IS NULL AND leased_until <= now()
         ORDER BY leased_until LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING id, subject_id, correlation_id, requested_at < now() - interval '${SETTLE_SECONDS} seconds' AS settled`,
    );
    if (!row) return null;
    return { id: row.id, tenantId: row.subject_id, correlationId: row.correlation_id, settled: row.settled };
  }

  async renew(id: string): Promise<void> {
    await this.db.query(
      `UPDATE erasures SET leased_until = now() + interval '${LEASE_SECONDS} seconds' WHERE id = $1`,
      [id],
    );
  }

  /** Adds the numbers of what was erased, by store, and lets the next pass begin after a pause. */
  async yieldWith(
    id: string,
    erased: Record<string, number>,
    pauseSeconds: number,
    error: string | null,
  ): Promise<void> {
    await this.db.query(
      `UPDATE erasures SET leased_until = now() + $3 * interval '1 second', error = $4,
         erased = erased || (SELECT COALESCE(jsonb_object_agg(key, value::bigint + COALESCE((erased->>key)::bigint, 0)), '{}')
           FROM jsonb_each_text($2::jsonb))
       WHERE id = $1`,
      [id, erased, pauseSeconds, error],
    );
  }

  /** Deletes the last rows, also in the registry. Only the record of the erasure remains. */
  async finish({ id, tenantId }: ErasureTask): Promise<void> {
    let left = await this.db.transaction(async (query) => {
      // The stored outcomes of creating the tenant and of operations under its path.
      await query(
        'DELETE FROM platform_idempotency_keys WHERE subject_id = $1 OR strpos(route, $1::text) > 0',
        [tenantId],
      );
      // Its accounts at messaging platforms are free again.
      await query('DELETE FROM channel_accounts WHERE holder = $1', [tenantId]);
      await query('DELETE FROM tenants WHERE id = $1', [tenantId]);
      // In the same transaction, so that an audit log of usual size is deleted together with the tenant.
      return (await eraseAuditLog(query, tenantId)) === AUDIT_BATCH;
    });
    while (left) {
      await this.renew(id);
      left = (await this.db.transaction((query) => eraseAuditLog(query, tenantId))) === AUDIT_BATCH;
    }
    await this.db.query('UPDATE erasures SET finished_at = now(), error = NULL WHERE id = $1', [id]);
  }

  /** Recent erasures and whether they are finished: every process must clear its caches of these tenants. */
  async recent(): Promise<RecentErasure[]> {
    const rows = await this.db.query<{ subject_id: string; finished: boolean }>(
      `SELECT subject_id, finished_at IS NOT NULL AS finished FROM erasures
       WHERE finished_at IS NULL OR finished_at > now() - interval '${RECENT_MINUTES} minutes'`,
    );
    return rows.map(({ subject_id: tenantId, finished }) => ({ tenantId, finished }));
  }
}

async function eraseAuditLog(query: PlatformQuery, tenantId: string): Promise<number> {
  const [row] = await query<{ gone: number }>('SELECT erase_audit_log($1, $2) AS gone', [
    tenantId,
    AUDIT_BATCH,
  ]);
  return row?.gone ?? 0;
}
