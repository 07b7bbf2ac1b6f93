import { Injectable } from '@nestjs/common';
import { newId } from '../kernel/ids.js';
import { runAsTenant } from '../platform/context/request-context.js';
import { deleteOldRows } from '../platform/database/old-rows.js';
import { PlatformDb } from '../platform/database/platform-db.js';
import { TenantDb } from '../platform/database/tenant-db.js';
import { Outbox } from '../platform/queueing/outbox.js';
import { ScheduledWork } from '../platform/queueing/schedules.js';

interface Forgotten {
  tenantId: string;
  webhookId: string;
}

/** From one webhook to the next by the index of what is parked, however much is parked of each. */
const FORGOTTEN = `WITH RECURSIVE parked AS (
    (SELECT tenant_id, endpoint_id FROM webhook_deliveries WHERE status = 'queued' AND next_attempt_at IS NULL
     ORDER BY tenant_id, endpoint_id LIMIT 1)
    UNION ALL
    SELECT n.tenant_id, n.endpoint_id FROM parked p CROSS JOIN LATERAL (
      SELECT d.tenant_id, d.endpoint_id FROM webhook_deliveries d
      WHERE d.status = 'queued' AND d.next_attempt_at IS NULL
        AND (d.tenant_id, d.endpoint_id) > (p.tenant_id, p.endpoint_id)
      ORDER BY d.tenant_id, d.endpoint_id LIMIT 1) n)
  SELECT p.tenant_id AS "tenantId", p.endpoint_id AS "webhookId" FROM parked p
  WHERE NOT EXISTS (SELECT FROM outbox o
    WHERE o.tenant_id = p.tenant_id AND o.reference = p.endpoint_id AND o.kind = 'webhook.tend')`;

/**
 * Deletes events after 30 days, with their deliveries and what was called: up to 50 and some 500 of each event. Parked
 * deliveries that no job looks after any more, because it was given up, are owed one anew.
 */
@Injectable()
export class WebhookSweeper extends ScheduledWork {
  constructor(
    private readonly platform: PlatformDb,
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const each of await this.platform.query<Forgotten>(FORGOTTEN)) await this.owe(each);
    await deleteOldRows(this.platform, {
      table: 'webhook_events',
      key: ['tenant_id', 'id'],
      age: 'created_at',
      keptFor: '30 days',
      batch: 100,
    });
  }

  private async owe({ tenantId, webhookId }: Forgotten): Promise<void> {
    await runAsTenant(tenantId, { requestId: newId(), correlationId: newId() }, () =>
      this.db.transaction((sql) => this.outbox.add(sql, 'webhook.tend', webhookId)),
    );
  }
}
