import { Injectable } from '@nestjs/common';
import { deleteOldRows } from '../platform/database/old-rows.js';
import { PlatformDb } from '../platform/database/platform-db.js';
import { ScheduledWork } from '../platform/queueing/schedules.js';

/** Deletes events after 30 days, with their deliveries and what was called: up to 50 and some 500 of each event. */
@Injectable()
export class WebhookSweeper extends ScheduledWork {
  constructor(private readonly db: PlatformDb) {
    super();
  }

  run(): Promise<void> {
    return deleteOldRows(this.db, {
      ...{ table: 'webhook_events', key: ['tenant_id', 'id'], age: 'created_at', keptFor: '30 days' },
      batch: 100,
    });
  }
}
