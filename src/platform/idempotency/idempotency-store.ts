import { Injectable } from '@nestjs/common';
import { PlatformDb } from '../database/platform-db.js';
import { TenantDb } from '../database/tenant-db.js';

/** The key of a crashed first attempt is freed after this time; longer than the longest `Prefer: wait`. */
const LOCK_SECONDS = 90;
export const KEEP_HOURS = 24;

export interface IdempotencyRecord {
  requestHash: Buffer;
  /** Encrypted; null while the first attempt runs or after it crashed. */
  outcome: Buffer | null;
}

export type Claim = { claimed: true } | { claimed: false; record: IdempotencyRecord };

type Query = <R extends object>(text: string, values: unknown[]) => Promise<R[]>;

interface ClaimRow {
  claimed: boolean;
  request_hash: Buffer;
  outcome: Buffer | null;
}

/** Stores the first outcome by route and key: for tenants in a table under RLS, for platform admins in another. */
@Injectable()
export class IdempotencyStore {
  constructor(
    private readonly tenantDb: TenantDb,
    private readonly platformDb: PlatformDb,
  ) {}

  /** Claims the key for this request, or returns the existing entry. Of parallel callers exactly one gets it. */
  async claim(scope: 'tenant' | 'platform', route: string, key: string, hash: Buffer): Promise<Claim> {
    const { query, table, tenant } = this.target(scope);
    const lead = tenant ? 'tenant_id, ' : '';
    const inserted = await query<{ key: string }>(
      `INSERT INTO ${table} AS k (${lead}route, key, request_hash, locked_until)
       VALUES (${tenant ? `${tenant}, ` : ''}$1, $2, $3, now() + interval '${LOCK_SECONDS} seconds')
       ON CONFLICT (${lead}route, key) DO UPDATE
         SET request_hash = EXCLUDED.request_hash, locked_until = EXCLUDED.locked_until, outcome = NULL,
             created_at = now()
         WHERE k.created_at < now() - interval '${KEEP_HOURS} hours'
            OR (k.outcome IS NULL AND k.locked_until < now() AND k.request_hash = EXCLUDED.request_hash)
       RETURNING key`,
      [route, key, hash],
    );
    if (inserted.length > 0) return { claimed: true };
    const [row] = await query<ClaimRow>(
      `SELECT request_hash, outcome FROM ${table} WHERE route = $1 AND key = $2`,
      [route, key],
    );
    if (!row) return this.claim(scope, route, key, hash);
    return { claimed: false, record: { requestHash: row.request_hash, outcome: row.outcome } };
  }

  /** @param subjectId The object that the outcome is about; the outcome is deleted when that object is erased. */
  async complete(
    scope: 'tenant' | 'platform',
    route: string,
    key: string,
    outcome: Buffer,
    subjectId: string | null,
  ): Promise<void> {
    const { query, table } = this.target(scope);
    await query(`UPDATE ${table} SET outcome = $3, subject_id = $4 WHERE route = $1 AND key = $2`, [
      route,
      key,
      outcome,
      subjectId,
    ]);
  }

  /** After a fault nothing is stored, so that the same key can be tried again. */
  async release(scope: 'tenant' | 'platform', route: string, key: string): Promise<void> {
    const { query, table } = this.target(scope);
    await query(`DELETE FROM ${table} WHERE route = $1 AND key = $2 AND outcome IS NULL`, [route, key]);
  }

  private target(scope: 'tenant' | 'platform'): { query: Query; table: string; tenant: string | null } {
    if (scope === 'platform') {
      return {
        query: (text, values) => this.platformDb.query(text, values),
        table: 'platform_idempotency_keys',
        tenant: null,
      };
    }
    return {
      query: (text, values) => this.tenantDb.query(text, values),
      table: 'idempotency_keys',
      tenant: `current_setting('app.current_tenant')::uuid`,
    };
  }
}
