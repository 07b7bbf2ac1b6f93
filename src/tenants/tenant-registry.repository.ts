import { Injectable } from '@nestjs/common';
import { PlatformDb } from '../platform/database/platform-db.js';
import { ifMatch } from '../platform/database/row-version.js';
import { INSERT_KEY, KEY_COLUMNS, newKeyValues, toApiKey, type ApiKeyRow } from './keys/api-key.row.js';
import type { ApiKey, KeyFilter, NewKey, TenantKeyKind } from './keys/api-key.types.js';
import { TENANT_COLUMNS, toTenant, type TenantRow } from './tenant.row.js';
import type { Tenant, TenantChange, TenantFilter, TenantLimits } from './tenant.types.js';

/** The registry of all tenants. Runs as the platform role. */
@Injectable()
export class TenantRegistryRepository {
  constructor(private readonly db: PlatformDb) {}

  /** @throws the driver's unique violation when the slug is taken. */
  async create(
    tenant: Omit<Tenant, 'limits' | 'retention' | 'knowledgeVersion' | 'createdAt' | 'updatedAt'>,
    keys: NewKey[],
  ): Promise<Tenant> {
    return this.db.transaction(async (query) => {
      const [row] = await query<TenantRow>(
        `INSERT INTO tenants (id, slug, name, locale, timezone, currency, status, plan, owner_email, assistant, widget)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING ${TENANT_COLUMNS}`,
        [
          tenant.id,
          tenant.slug,
          tenant.name,
          tenant.locale,
          tenant.timezone,
          tenant.currency,
          tenant.status,
          tenant.plan,
          tenant.ownerEmail,
          tenant.assistant,
          tenant.widget,
        ],
      );
      for (const key of keys) {
        await query(INSERT_KEY, newKeyValues(tenant.id, key));
      }
      if (!row) throw new Error('The inserted tenant was not returned.');
      return toTenant(row);
    });
  }

  /** Newest first. @param filter `q` is a part of the slug, the name or the owner's address, in any case. */
  async list(limit: number, after: string | undefined, { q, slug }: TenantFilter): Promise<Tenant[]> {
    const rows = await this.db.query<TenantRow>(
      `SELECT ${TENANT_COLUMNS} FROM tenants
       WHERE ($2::uuid IS NULL OR id < $2) AND ($3::text IS NULL OR slug = $3)
         AND ($4::text IS NULL OR strpos(lower(concat_ws(E'\\n', slug, name, owner_email)), lower($4)) > 0)
       ORDER BY id DESC LIMIT $1`,
      [limit, after ?? null, slug ?? null, q ?? null],
    );
    return rows.map(toTenant);
  }

  async get(id: string): Promise<Tenant | null> {
    const [row] = await this.db.query<TenantRow>(`SELECT ${TENANT_COLUMNS} FROM tenants WHERE id = $1`, [id]);
    return row ? toTenant(row) : null;
  }

  async update(id: string, change: TenantChange): Promise<Tenant | null> {
    const [row] = await this.db.query<TenantRow>(
      `UPDATE tenants SET name = COALESCE($2, name), plan = COALESCE($3, plan), status = COALESCE($4, status),
         limits = jsonb_strip_nulls(limits || $5::jsonb),
         owner_email = CASE WHEN $6 THEN $7 ELSE owner_email END, updated_at = now()
       WHERE id = $1 AND status <> 'erasing' AND ${ifMatch()} RETURNING ${TENANT_COLUMNS}`,
      [
        ...[id, change.name ?? null, change.plan ?? null, change.status ?? null, change.limits ?? {}],
        ...[change.ownerEmail !== undefined, change.ownerEmail ?? null],
      ],
    );
    return row ? toTenant(row) : null;
  }

  /**
   * @returns null when there is no such tenant, or it is being erased. The lock prevents an erasure before the commit.
   */
  createKey(tenantId: string, key: NewKey): Promise<ApiKey | null> {
    return this.db.transaction(async (query) => {
      const tenants = await query(
        `SELECT FROM tenants WHERE id = $1 AND status <> 'erasing' FOR NO KEY UPDATE`,
        [tenantId],
      );
      if (tenants.length === 0) return null;
      const [row] = await query<ApiKeyRow>(INSERT_KEY, newKeyValues(tenantId, key));
      if (!row) throw new Error('The inserted key was not returned.');
      return toApiKey(row);
    });
  }

  /** The keys of one tenant, newest first, also those that are over. */
  async listKeys(
    tenantId: string,
    limit: number,
    after: string | undefined,
    { name, kind }: KeyFilter,
  ): Promise<ApiKey[]> {
    const rows = await this.db.query<ApiKeyRow>(
      `SELECT ${KEY_COLUMNS} FROM api_keys
       WHERE tenant_id = $1 AND ($3::uuid IS NULL OR id < $3) AND ($4::text IS NULL OR name = $4)
         AND ($5::text IS NULL OR kind = $5)
       ORDER BY id DESC LIMIT $2`,
      [tenantId, limit, after ?? null, name ?? null, kind ?? null],
    );
    return rows.map(toApiKey);
  }

  /** Keeps the time of the first revocation. @returns false when the tenant has no such key. */
  async revokeKey(tenantId: string, keyId: string): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE api_keys SET revoked_at = COALESCE(revoked_at, now()) WHERE tenant_id = $1 AND id = $2 RETURNING id`,
      [tenantId, keyId],
    );
    return rows.length > 0;
  }

  async findKey(hash: Buffer): Promise<KeyRow | null> {
    const [row] = await this.db.query<KeyRow>(
      `SELECT k.id, k.tenant_id, k.kind, k.scopes, k.expires_at, k.requests_per_minute, t.status, t.plan, t.limits,
         t.widget->'allowedOrigins' AS allowed_origins
       FROM api_keys k JOIN tenants t ON t.id = k.tenant_id
       WHERE k.secret_hash = $1 AND k.revoked_at IS NULL AND t.status <> 'erasing'`,
      [hash],
    );
    return row ?? null;
  }

  /**
   * Keeps the later time, and writes a key at most once a minute, however many processes report it. Skips rows that are
   * locked: a statement that never waits for a row cannot be part of a deadlock.
   */
  async saveUses(uses: KeyUse[]): Promise<void> {
    await this.db.query(
      `UPDATE api_keys k SET last_used_at = u.at
       FROM (SELECT due.tenant_id, due.id, used.at
         FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) AS used (tenant_id, id, at)
         JOIN api_keys due ON due.tenant_id = used.tenant_id AND due.id = used.id
         WHERE due.last_used_at IS NULL OR due.last_used_at <= used.at - interval '1 minute'
         ORDER BY due.id FOR UPDATE OF due SKIP LOCKED) AS u
       WHERE k.tenant_id = u.tenant_id AND k.id = u.id`,
      [uses.map(({ tenantId }) => tenantId), uses.map(({ keyId }) => keyId), uses.map(({ at }) => at)],
    );
  }
}

export interface KeyUse {
  tenantId: string;
  keyId: string;
  at: Date;
}

export interface KeyRow {
  id: string;
  tenant_id: string;
  kind: TenantKeyKind;
  scopes: string[];
  expires_at: Date | null;
  requests_per_minute: number | null;
  status: 'active' | 'suspended';
  plan: string;
  limits: Partial<TenantLimits>;
  allowed_origins: string[];
}
