import { Injectable } from '@nestjs/common';
import { newId } from '../kernel/ids.js';
import { currentContext, currentTenantId } from '../platform/context/request-context.js';
import { PlatformDb } from '../platform/database/platform-db.js';
import { TenantDb, type TenantTransaction } from '../platform/database/tenant-db.js';

/** Of each kind, after how many days it is deleted; a kind that is kept is absent. */
export type Retention = Readonly<Record<string, number>>;

const TENANTS_AT_ONCE = 100;

/** Businesses that want something deleted by its age, and the record of what was. */
@Injectable()
export class RetentionRepository {
  constructor(
    private readonly platform: PlatformDb,
    private readonly db: TenantDb,
  ) {}

  /** Ids of businesses with a limit. */
  async *tenants(): AsyncGenerator<string> {
    let after: string | null = null;
    for (;;) {
      const rows: { id: string }[] = await this.platform.query(
        `SELECT id FROM tenants WHERE retention <> '{}' AND status <> 'erasing' AND ($1::uuid IS NULL OR id > $1)
         ORDER BY id LIMIT $2`,
        [after, TENANTS_AT_ONCE],
      );
      for (const { id } of rows) yield id;
      after = rows.at(-1)?.id ?? null;
      if (rows.length < TENANTS_AT_ONCE) return;
    }
  }

  /** Of the tenant in context; empty when it is being erased. */
  async get(): Promise<Retention> {
    const [row] = await this.db.query<{ retention: Retention }>(
      `SELECT retention FROM tenants WHERE status <> 'erasing'`,
    );
    return row?.retention ?? {};
  }
}

/**
 * Notes in the audit log what was deleted, in the transaction that deletes it.
 * @param kind as in the settings: `messagesDays`
 * @param before what was older
 */
export async function noteDeleted(
  sql: TenantTransaction,
  kind: string,
  { count, before }: { count: number; before: Date },
): Promise<void> {
  if (count === 0) return;
  const { requestId, correlationId } = currentContext();
  await sql.query(
    `INSERT INTO audit_log (tenant_id, id, at, actor_kind, actor_id, actor_hint, action, object_kind, object_id, after,
       address, request_id, correlation_id)
     VALUES ($1, $2, clock_timestamp(), 'platform', 'retention', '', 'retention.sweep', 'retention', $3, $4, '', $5, $6)`,
    [
      ...[currentTenantId(), newId(), kind, { deleted: count, older_than: before.toISOString() }],
      ...[requestId, correlationId],
    ],
  );
}
