import { Injectable } from '@nestjs/common';
import { TenantDb } from '../platform/database/tenant-db.js';
import { RAISE_KNOWLEDGE_VERSION } from '../platform/tenancy/knowledge-version.js';
import { TENANT_COLUMNS, toTenant, type TenantRow } from './tenant.row.js';
import type { SettingsChange, Tenant } from './tenant.types.js';

/** The tenant in context, seen through RLS. */
@Injectable()
export class TenantSettingsRepository {
  constructor(private readonly db: TenantDb) {}

  async get(): Promise<Tenant> {
    const [row] = await this.db.query<TenantRow>(`SELECT ${TENANT_COLUMNS} FROM tenants`);
    return one(row);
  }

  async update(change: SettingsChange): Promise<Tenant> {
    const [row] = await this.db.query<TenantRow>(
      `UPDATE tenants SET name = COALESCE($1, name), locale = COALESCE($2, locale),
         timezone = COALESCE($3, timezone), assistant = assistant || $4::jsonb, widget = widget || $5::jsonb,
         ${RAISE_KNOWLEDGE_VERSION}
       RETURNING ${TENANT_COLUMNS}`,
      [
        change.name ?? null,
        change.locale ?? null,
        change.timezone ?? null,
        change.assistant ?? {},
        change.widget ?? {},
      ],
    );
    return one(row);
  }
}

function one(row: TenantRow | undefined): Tenant {
  if (!row) throw new Error('The tenant in context does not exist.');
  return toTenant(row);
}
