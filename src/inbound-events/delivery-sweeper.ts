import { Injectable } from '@nestjs/common';
import { deleteOldRows } from '../platform/database/old-rows.js';
import { PlatformDb } from '../platform/database/platform-db.js';
import { ScheduledWork } from '../platform/queueing/schedules.js';

/** Deletes deliveries of event sources after 30 days, with the bodies of those that could not be handled. */
@Injectable()
export class DeliverySweeper extends ScheduledWork {
  constructor(private readonly db: PlatformDb) {
    super();
  }

  run(): Promise<void> {
    return deleteOldRows(this.db, {
      table: 'event_deliveries',
      key: ['tenant_id', 'id'],
      age: 'created_at',
      keptFor: '30 days',
    });
  }
}
