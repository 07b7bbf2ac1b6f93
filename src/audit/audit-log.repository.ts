import { Injectable } from '@nestjs/common';
import { earliestId } from '../kernel/ids.js';
import { PlatformDb } from '../platform/database/platform-db.js';
import { TenantDb } from '../platform/database/tenant-db.js';
import type { ActorKind, AuditFilter, AuditLine, PlatformAuditLine } from './audit-line.js';

interface AuditRow {
  tenant_id: string;
  id: string;
  at: Date;
  actor_kind: ActorKind;
  actor_id: string;
  actor_hint: string;
  action: string;
  object_kind: string;
  object_id: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  address: string;
  request_id: string;
  correlation_id: string;
}

/** A line's id begins with its time, so the index on ids finds a range of time; `at` then makes it exact. */
const LIST = `SELECT tenant_id, id, at, actor_kind, actor_id, actor_hint, action, object_kind, object_id, before, after,
    address, request_id, correlation_id
  FROM audit_log
  WHERE ($2::uuid IS NULL OR id < $2) AND ($3::text IS NULL OR action = $3) AND ($4::text IS NULL OR actor_id = $4)
    AND ($5::text IS NULL OR object_kind = $5) AND ($6::text IS NULL OR object_id = $6)
    AND ($7::timestamptz IS NULL OR (at >= $7 AND id >= $8::uuid))
    AND ($9::timestamptz IS NULL OR (at < $9 AND id < $10::uuid))
    AND ($11::uuid IS NULL OR tenant_id = $11)
  ORDER BY id DESC LIMIT $1`;

/** With the names of the admin keys; the first key has no row. */
const LIST_ALL = `SELECT l.*, CASE l.actor_kind WHEN 'admin' THEN COALESCE(k.name, 'ADMIN_API_KEY') END AS actor_name
  FROM (${LIST}) l LEFT JOIN admin_keys k ON l.actor_kind = 'admin' AND k.id::text = l.actor_id
  ORDER BY l.id DESC`;

/** Reads the lines that the triggers wrote. A line must never be changed. */
@Injectable()
export class AuditLogRepository {
  constructor(
    private readonly tenantDb: TenantDb,
    private readonly platformDb: PlatformDb,
  ) {}

  /** Lines of the tenant in context, newest first. */
  async list(limit: number, after: string | undefined, filter: AuditFilter): Promise<AuditLine[]> {
    const rows = await this.tenantDb.query<AuditRow>(LIST, parameters(limit, after, filter));
    return rows.map(toLine);
  }

  /** Lines of one tenant or of all, newest first. */
  async listAll(
    limit: number,
    after: string | undefined,
    filter: AuditFilter & { tenantId?: string | undefined },
  ): Promise<PlatformAuditLine[]> {
    const rows = await this.platformDb.query<AuditRow & { actor_name: string | null }>(
      LIST_ALL,
      parameters(limit, after, filter, filter.tenantId),
    );
    return rows.map((row) => {
      const line = toLine(row);
      return { ...line, actor: { ...line.actor, name: row.actor_name } };
    });
  }
}

function parameters(
  limit: number,
  after: string | undefined,
  { action, actorId, objectKind, objectId, from, to }: AuditFilter,
  tenantId?: string,
): unknown[] {
  const span = [from, from && earliestId(Date.parse(from)), to, to && earliestId(Date.parse(to) + 1)];
  return [limit, after, action, actorId, objectKind, objectId, ...span, tenantId].map(
    (value) => value ?? null,
  );
}

function toLine(row: AuditRow): AuditLine {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    at: row.at,
    actor: { kind: row.actor_kind, id: row.actor_id, hint: row.actor_hint || null },
    action: row.action,
    object: { kind: row.object_kind, id: row.object_id },
    before: row.before && fields(row.before),
    after: row.after && fields(row.after),
    address: row.address || null,
    requestId: row.request_id,
    correlationId: row.correlation_id,
  };
}

/**
 * Items and shipments of an order have no audit lines of their own; a change of them shows as a change of this hash.
 */
const FIELD_NAMES: Record<string, string> = { content_hash: 'content' };

function fields(columns: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(columns).map(([column, value]) => [
      FIELD_NAMES[column] ?? camel(column),
      column.endsWith('_at') ? instant(value) : value,
    ]),
  );
}

/** In jsonb, PostgreSQL writes times with an offset and microseconds. */
function instant(value: unknown): unknown {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? value : new Date(time).toISOString();
}

function camel(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
