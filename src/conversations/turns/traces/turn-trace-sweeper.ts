import { Injectable } from '@nestjs/common';
import { deleteOldRows } from '../../../platform/database/old-rows.js';
import { PlatformDb } from '../../../platform/database/platform-db.js';
import { ScheduledWork } from '../../../platform/queueing/schedules.js';

/** Deletes traces of turns after 30 days. */
@Injectable()
export class TurnTraceSweeper extends ScheduledWork {
  constructor(private readonly db: PlatformDb) {
    super();
  }

  run(): Promise<void> {
    return deleteOldRows(this.db, {
      table: 'turn_traces',
      key: ['tenant_id', 'turn_id'],
      age: 'created_at',
      keptFor: '30 days',
    });
  }
}
