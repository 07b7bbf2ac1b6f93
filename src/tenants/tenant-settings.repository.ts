import { Injectable } from '@nestjs/common';
import { ifMatch } from '../platform/database/row-version.js';
import { TenantDb } from '../platform/database/tenant-db.js';
import { RAISE_KNOWLEDGE_VERSION } from '../platform/tenancy/knowledge-version.js';
import { TENANT_COLUMNS, toTenant, type TenantRow } from './tenant.row.js';
import type { OwnModel } from './models/own-model.types.js';
import type { AssistantSettings, SettingsChange, Tenant } from './tenant.types.js';

/** A business's own model with its key. */
export interface StoredModel {
  model: OwnModel | null;
  /** Null without a key; absent in a change that keeps it. */
  sealedKey?: Buffer | null;
}

/** What is written: the key is a column of its own. */
export interface StoredChange extends Omit<SettingsChange, 'assistant'> {
  assistant?: Partial<AssistantSettings>;
  sealedKey?: Buffer | null;
}

/** The tenant in context, under RLS. */
@Injectable()
export class TenantSettingsRepository {
  constructor(private readonly db: TenantDb) {}

  async get(): Promise<Tenant> {
    const [row] = await this.db.query<TenantRow>(`SELECT ${TENANT_COLUMNS} FROM tenants`);
    return one(row);
  }

  async model(): Promise<StoredModel> {
    const [row] = await this.db.query<{ model: OwnModel | null; model_key: Buffer | null }>(
      `SELECT assistant -> 'model' AS model, model_key FROM tenants`,
    );
    return { model: row?.model ?? null, sealedKey: row?.model_key ?? null };
  }

  async update(change: StoredChange): Promise<Tenant> {
    const [row] = await this.db.query<TenantRow>(
      `UPDATE tenants SET name = COALESCE($1, name), locale = COALESCE($2, locale),
         timezone = COALESCE($3, timezone), assistant = assistant || $4::jsonb, widget = widget || $5::jsonb,
         model_key = CASE WHEN $6 THEN $7::bytea ELSE model_key END,
         retention = jsonb_strip_nulls(retention || $8::jsonb), ${RAISE_KNOWLEDGE_VERSION}
       WHERE ${ifMatch()}
       RETURNING ${TENANT_COLUMNS}`,
      [
        change.name ?? null,
        change.locale ?? null,
        change.timezone ?? null,
        change.assistant ?? {},
        change.widget ?? {},
        change.sealedKey !== undefined,
        change.sealedKey ?? null,
        change.retention ?? {},
      ],
    );
    return one(row);
  }
}

function one(row: TenantRow | undefined): Tenant {
  if (!row) throw new Error('The tenant in context does not exist.');
  return toTenant(row);
}
