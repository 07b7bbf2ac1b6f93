import { withVersion, type Versioned } from '../platform/database/row-version.js';
import { effectiveLimits } from './plans.js';
import type { Tenant, TenantLimits, TenantStatus } from './tenant.types.js';

export interface TenantRow {
  id: string;
  slug: string;
  name: string;
  locale: string;
  timezone: string;
  currency: string;
  status: TenantStatus;
  plan: string;
  owner_email: string | null;
  /** Only the tenant's own, without the plan's. */
  limits: Partial<TenantLimits>;
  assistant: Tenant['assistant'];
  widget: Tenant['widget'];
  /** Only what is set. */
  retention: Partial<Tenant['retention']>;
  knowledge_version: bigint;
  created_at: Date;
  updated_at: Date;
  row_version: bigint;
}

export const TENANT_COLUMNS =
  'id, slug, name, locale, timezone, currency, status, plan, owner_email, limits, assistant, widget, retention, ' +
  'knowledge_version, created_at, updated_at, row_version';

const KEPT_FOR_EVER: Tenant['retention'] = {
  messagesDays: null,
  visitorsDays: null,
  auditDays: null,
  deadLettersDays: null,
};

export function toTenant(row: TenantRow): Tenant & Versioned {
  return withVersion(
    {
      id: row.id,
      slug: row.slug,
      name: row.name,
      locale: row.locale,
      timezone: row.timezone,
      currency: row.currency,
      status: row.status,
      plan: row.plan,
      ownerEmail: row.owner_email,
      limits: effectiveLimits(row),
      assistant: row.assistant,
      widget: row.widget,
      retention: { ...KEPT_FOR_EVER, ...row.retention },
      knowledgeVersion: row.knowledge_version,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    },
    row.row_version,
  );
}
