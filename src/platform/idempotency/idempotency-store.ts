import { Injectable } from '@nestjs/common';
import { PlatformDb } from '../database/platform-db.js';
import { TenantDb } from '../database/tenant-db.js';

/**
 * The key of a crashed first attempt is freed after this time: longer than the longest `Prefer: wait`, or than one
 * transaction takes. An attempt that takes still longer finds that the key is not its own any more.
 */
const LOCK_SECONDS = { slow: 90, transaction: 30 };
export const KEEP_HOURS = 24;

export interface IdempotencyRecord {
  requestHash: Buffer;
  /** Encrypted; null while the first attempt runs or after it crashed. */
  outcome: Buffer | null;
}

/** `until` tells one attempt from the next that has claimed the same key. */
export type Claim = { claimed: true; until: string } | { claimed: false; record: IdempotencyRecord };

export type IdempotencyScope = 'tenant' | 'platform';

/** A key that an attempt has claimed. */
export interface ClaimedKey {
  scope: IdempotencyScope;
  route: string;
  key: string;
  until: string;
}

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
  async claim(
    { scope, route, key }: Omit<ClaimedKey, 'until'>,
    hash: Buffer,
    kind: keyof typeof LOCK_SECONDS,
  ): Promise<Claim> {
    const { query, table, tenant } = this.target(scope);
    const lead = tenant ? 'tenant_id, ' : '';
    const [inserted] = await query<{ until: string }>(
      `INSERT INTO ${table} AS k (${lead}route, key, request_hash, locked_until)
       VALUES (${tenant ? `${tenant}, ` : ''}$1, $2, $3, now() + $4::integer * interval '1 second')
       ON CONFLICT (${lead}route, key) DO UPDATE
         SET request_hash = EXCLUDED.request_hash, locked_until = EXCLUDED.locked_until, outcome = NULL,
             created_at = now()
         WHERE k.created_at < now() - interval '${KEEP_HOURS} hours'
            OR (k.outcome IS NULL AND k.locked_until < now() AND k.request_hash = EXCLUDED.request_hash)
       RETURNING locked_until::text AS until`,
      [route, key, hash, LOCK_SECONDS[kind]],
    );
    if (inserted) return { claimed: true, until: inserted.until };
    const [row] = await query<ClaimRow>(
      `SELECT request_hash, outcome FROM ${table} WHERE route = $1 AND key = $2`,
      [route, key],
    );
    if (!row) return this.claim({ scope, route, key }, hash, kind);
    return { claimed: false, record: { requestHash: row.request_hash, outcome: row.outcome } };
  }

  /** What `work` changes, and `complete` in it, commits together. */
  together<T>(scope: IdempotencyScope, work: () => Promise<T>): Promise<T> {
    return scope === 'platform' ? this.platformDb.together(work) : this.tenantDb.together(work);
  }

  /**
   * @param subjectId The object that the outcome is about; the outcome is deleted when that object is erased.
   * @returns false when another attempt has claimed the key meanwhile
   */
  async complete(
    { scope, route, key, until }: ClaimedKey,
    outcome: Buffer,
    subjectId: string | null,
  ): Promise<boolean> {
    const { query, table } = this.target(scope);
    const rows = await query(
      `UPDATE ${table} SET outcome = $4, subject_id = $5
       WHERE route = $1 AND key = $2 AND locked_until = $3::timestamptz RETURNING key`,
      [route, key, until, outcome, subjectId],
    );
    return rows.length > 0;
  }

  /** After a fault nothing is stored, so that the same key can be tried again. */
  async release({ scope, route, key, until }: ClaimedKey): Promise<void> {
    const { query, table } = this.target(scope);
    await query(
      `DELETE FROM ${table} WHERE route = $1 AND key = $2 AND locked_until = $3::timestamptz AND outcome IS NULL`,
      [route, key, until],
    );
  }

  private target(scope: IdempotencyScope): { query: Query; table: string; tenant: string | null } {
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
