import { Injectable } from '@nestjs/common';
import { TenantDb, type TenantTransaction } from '../platform/database/tenant-db.js';
import type { ApiKey, NewKey, TenantKeyKind } from './api-key.types.js';

interface ApiKeyRow {
  id: string;
  name: string;
  kind: TenantKeyKind;
  scopes: string[];
  hint: string;
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
  revoked_at: Date | null;
  requests_per_minute: number | null;
}

const COLUMNS =
  'id, name, kind, scopes, hint, created_at, expires_at, last_used_at, revoked_at, requests_per_minute';

/** The keys of the tenant in context, seen through RLS. */
@Injectable()
export class ApiKeysRepository {
  constructor(private readonly db: TenantDb) {}

  async list(limit: number, after: string | undefined): Promise<ApiKey[]> {
    const rows = await this.db.query<ApiKeyRow>(
      `SELECT ${COLUMNS} FROM api_keys WHERE $2::uuid IS NULL OR id < $2 ORDER BY id DESC LIMIT $1`,
      [limit, after ?? null],
    );
    return rows.map(toApiKey);
  }

  async get(id: string): Promise<ApiKey | null> {
    const [row] = await this.db.query<ApiKeyRow>(`SELECT ${COLUMNS} FROM api_keys WHERE id = $1`, [id]);
    return row ? toApiKey(row) : null;
  }

  /** Changes to a business's keys run one after the other, so that each sees what the others left. */
  change<Result>(work: (keys: KeyChange) => Promise<Result>): Promise<Result> {
    return this.db.transaction(async (sql) => {
      await sql.query('SELECT FROM tenants FOR NO KEY UPDATE');
      return work(new KeyChange(sql));
    });
  }
}

/** One change to the keys, which commits as a whole. */
export class KeyChange {
  constructor(private readonly sql: TenantTransaction) {}

  async get(id: string): Promise<ApiKey | null> {
    const [row] = await this.sql.query<ApiKeyRow>(`SELECT ${COLUMNS} FROM api_keys WHERE id = $1`, [id]);
    return row ? toApiKey(row) : null;
  }

  /** Secret keys that are not revoked. */
  async secretKeys(): Promise<ApiKey[]> {
    const rows = await this.sql.query<ApiKeyRow>(
      `SELECT ${COLUMNS} FROM api_keys WHERE kind <> 'pub' AND revoked_at IS NULL`,
    );
    return rows.map(toApiKey);
  }

  async insert(tenantId: string, key: NewKey): Promise<ApiKey> {
    const [row] = await this.sql.query<ApiKeyRow>(
      `INSERT INTO api_keys (tenant_id, id, kind, name, hint, secret_hash, scopes, expires_at, requests_per_minute)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${COLUMNS}`,
      [
        tenantId,
        key.id,
        key.kind,
        key.name,
        key.hint,
        key.hash,
        key.scopes,
        key.expiresAt,
        key.requestsPerMinute,
      ],
    );
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

function toApiKey(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    scopes: row.scopes,
    hint: row.hint,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
    requestsPerMinute: row.requests_per_minute,
  };
}
