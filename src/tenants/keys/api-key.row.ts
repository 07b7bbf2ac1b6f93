import type { ApiKey, NewKey, TenantKeyKind } from './api-key.types.js';

export interface ApiKeyRow {
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

export const KEY_COLUMNS =
  'id, name, kind, scopes, hint, created_at, expires_at, last_used_at, revoked_at, requests_per_minute';

/** Stores one key, with `newKeyValues`. */
export const INSERT_KEY = `INSERT INTO api_keys (tenant_id, id, kind, name, hint, secret_hash, scopes, expires_at, requests_per_minute)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${KEY_COLUMNS}`;

export function newKeyValues(tenantId: string, key: NewKey): unknown[] {
  const { id, kind, name, hint, hash, scopes, expiresAt, requestsPerMinute } = key;
  return [tenantId, id, kind, name, hint, hash, scopes, expiresAt, requestsPerMinute];
}

export function toApiKey(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    // A process of an older version without scopes stores the column's default for each kind.
    scopes: row.kind === 'pub' ? [] : row.scopes,
    hint: row.hint,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
    requestsPerMinute: row.requests_per_minute,
  };
}
