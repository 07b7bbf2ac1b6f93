import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PlatformDb } from '../platform/database/platform-db.js';
import type { JobKind } from '../platform/queueing/job-kinds.js';
import { JobSender, type OutboxEntry } from '../platform/queueing/outbox.js';

const TICK_MS = 1_000;
/** A row this old was not sent by its request, or its job was lost. */
const OVERDUE_SECONDS = 3;
/** Never sent by a request, because the database owes it. */
const OWED_BY_TRIGGER: JobKind = 'catalog.embed';
const BATCH = 200;

interface OutboxRow {
  tenant_id: string;
  id: string;
  kind: JobKind;
  reference: string;
  correlation_id: string;
  is_retry: boolean;
}

/**
 * Enqueues overdue rows: never sent, or with a job that was lost with Redis's data or a killed worker. A row is sent
 * again every few seconds until its job deletes it; repeats do nothing, because the job id is the same.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(OutboxRelay.name);
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly db: PlatformDb,
    private readonly sender: JobSender,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule();
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** Sends one batch of overdue rows. @returns how many. */
  async sweep(): Promise<number> {
    const rows = await this.db.query<OutboxRow>(
      `UPDATE outbox SET sent_at = now() WHERE (tenant_id, id) IN (
         SELECT o.tenant_id, o.id FROM outbox o JOIN tenants t ON t.id = o.tenant_id AND t.status = 'active'
         WHERE COALESCE(o.sent_at, o.created_at) < now() - CASE WHEN o.sent_at IS NULL AND o.kind = '${OWED_BY_TRIGGER}'
           THEN interval '0' ELSE interval '${OVERDUE_SECONDS} seconds' END
         ORDER BY COALESCE(o.sent_at, o.created_at) LIMIT ${BATCH} FOR UPDATE OF o SKIP LOCKED)
       RETURNING tenant_id, id, kind, reference, correlation_id, is_retry`,
    );
    for (const row of rows) await this.sender.send(toEntry(row));
    return rows.length;
  }

  private schedule(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => void this.tick(), TICK_MS);
  }

  private async tick(): Promise<void> {
    try {
      while (this.sender.isAvailable && (await this.sweep()) === BATCH && !this.stopped);
    } catch (error) {
      this.logger.warn(`The outbox could not be swept: ${(error as Error).message}`);
    }
    this.schedule();
  }
}

function toEntry(row: OutboxRow): OutboxEntry {
  return {
    kind: row.kind,
    payload: {
      tenantId: row.tenant_id,
      outboxId: row.id,
      reference: row.reference,
      correlationId: row.correlation_id,
      ...(row.is_retry ? { isRetry: true } : {}),
    },
  };
}
