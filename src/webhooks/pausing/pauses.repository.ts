import { Injectable } from '@nestjs/common';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { Outbox } from '../../platform/queueing/outbox.js';
import type { PauseReason } from '../webhook.types.js';

export interface Pause {
  url: string;
  reason: PauseReason;
  pausedAt: Date;
  failingSince: Date;
}

/** Paused webhooks, as the mail about them needs them. */
@Injectable()
export class PausesRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
  ) {}

  /** Null when it is not paused any more, or gone. */
  async get(webhookId: string): Promise<Pause | null> {
    const [row] = await this.db.query<{
      url: string;
      pause_reason: PauseReason;
      paused_at: Date;
      failing_since: Date | null;
    }>(
      `SELECT url, pause_reason, paused_at, failing_since FROM webhook_endpoints WHERE id = $1 AND status = 'paused'`,
      [webhookId],
    );
    if (!row) return null;
    const { url, pause_reason: reason, paused_at: pausedAt, failing_since: failingSince } = row;
    return { url, reason, pausedAt, failingSince: failingSince ?? pausedAt };
  }

  /** Lets the relay send the job again, then. */
  async postpone(outboxId: string, until: Date): Promise<void> {
    await this.db.query('UPDATE outbox SET sent_at = $2 WHERE id = $1', [outboxId, until]);
  }

  /** The business could not be told; an operator may have it tried again. @param error without an address */
  async giveUp(outboxId: string, error: string): Promise<void> {
    await this.db.transaction((sql) => this.outbox.giveUp(sql, outboxId, error));
  }

  async settle(outboxId: string): Promise<void> {
    await this.db.query('DELETE FROM outbox WHERE id = $1', [outboxId]);
  }
}
