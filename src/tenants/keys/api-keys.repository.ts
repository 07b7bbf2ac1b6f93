import { Injectable } from '@nestjs/common';
import type { Role } from '../../platform/auth/roles.js';
import { TenantDb, type TenantTransaction } from '../../platform/database/tenant-db.js';
import { INSERT_KEY, KEY_COLUMNS, newKeyValues, toApiKey, type ApiKeyRow } from './api-key.row.js';
import type { ApiKey, KeyFilter, NewKey } from './api-key.types.js';

/** The keys of the tenant in context, under RLS. */
@Injectable()
export class ApiKeysRepository {
  constructor(private readonly db: TenantDb) {}

  async list(limit: number, after: string | undefined, { name, kind }: KeyFilter): Promise<ApiKey[]> {
    const rows = await this.db.query<ApiKeyRow>(
      `SELECT ${KEY_COLUMNS} FROM api_keys
       WHERE ($2::uuid IS NULL OR id < $2) AND ($3::text IS NULL OR name = $3) AND ($4::text IS NULL OR kind = $4)
       ORDER BY id DESC LIMIT $1`,
      [limit, after ?? null, name ?? null, kind ?? null],
    );
    return rows.map(toApiKey);
  }

  async get(id: string): Promise<ApiKey | null> {
    const [row] = await this.db.query<ApiKeyRow>(`SELECT ${KEY_COLUMNS} FROM api_keys WHERE id = $1`, [id]);
    return row ? toApiKey(row) : null;
  }

  /** Changes to a business's keys run one after the other, so that each sees the result of those before it. */
  change<Result>(work: (keys: KeyChange) => Promise<Result>): Promise<Result> {
    return this.db.transaction(async (sql) => {
      await sql.query('SELECT FROM tenants FOR NO KEY UPDATE');
      return work(new KeyChange(sql));
    });
  }
}

/** One transaction that changes keys. */
export class KeyChange {
  constructor(private readonly sql: TenantTransaction) {}

  async get(id: string): Promise<ApiKey | null> {
    const [row] = await this.sql.query<ApiKeyRow>(`SELECT ${KEY_COLUMNS} FROM api_keys WHERE id = $1`, [id]);
    return row ? toApiKey(row) : null;
  }

  /** Null when the member was removed. */
  async roleOf(memberId: string): Promise<Role | null> {
    const [row] = await this.sql.query<{ role: Role }>('SELECT role FROM members WHERE id = $1', [memberId]);
    return row?.role ?? null;
  }

  /** Whether another secret key without an expiry may do everything that this one may, as `covers` defines it. */
  async hasSuccessor({ id, scopes, requestsPerMinute }: ApiKey): Promise<boolean> {
    const rows = await this.sql.query(
      `SELECT FROM api_keys k
       WHERE id <> $1 AND kind <> 'pub' AND revoked_at IS NULL AND expires_at IS NULL
         AND (requests_per_minute IS NULL OR requests_per_minute >= $3)
         AND NOT EXISTS (SELECT FROM unnest($2::text[]) AS wanted
           WHERE NOT k.scopes && ARRAY[wanted, split_part(wanted, ':', 1) || ':*', '*'])
       LIMIT 1`,
      [id, scopes, requestsPerMinute],
    );
    return rows.length > 0;
  }

  /** Counts the keys that are neither revoked nor expired at that time. */
  async countLive(moment: Date): Promise<number> {
    const [row] = await this.sql.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM api_keys
       WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $1)`,
      [moment],
    );
    return row?.count ?? 0;
  }

  async insert(tenantId: string, key: NewKey): Promise<ApiKey> {
    const [row] = await this.sql.query<ApiKeyRow>(INSERT_KEY, newKeyValues(tenantId, key));
    if (!row) throw new Error('The inserted key was not returned.');
    return toApiKey(row);
  }

  async endBy(id: string, moment: Date): Promise<void> {
    await this.sql.query('UPDATE api_keys SET expires_at = LEAST(expires_at, $2) WHERE id = $1', [
      id,
      moment,
    ]);
  }

  async revoke(id: string): Promise<void> {
    await this.sql.query('UPDATE api_keys SET revoked_at = now() WHERE id = $1', [id]);
  }
}
