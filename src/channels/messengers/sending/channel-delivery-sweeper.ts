import { Injectable } from '@nestjs/common';
import { deleteOldRows } from '../../../platform/database/old-rows.js';
import { PlatformDb } from '../../../platform/database/platform-db.js';
import { ScheduledWork } from '../../../platform/queueing/schedules.js';

/** Deletes what has become of messages to platforms after 30 days, with their parts; what is still owed stays. */
@Injectable()
export class ChannelDeliverySweeper extends ScheduledWork {
  constructor(private readonly db: PlatformDb) {
    super();
  }

  run(): Promise<void> {
    return deleteOldRows(this.db, {
      table: 'channel_deliveries',
      key: ['tenant_id', 'id'],
      age: 'created_at',
      keptFor: '30 days',
      where: `status <> 'queued'`,
    });
  }
}
