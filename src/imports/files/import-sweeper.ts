import { Injectable } from '@nestjs/common';
import { deleteOldRows } from '../../platform/database/old-rows.js';
import { PlatformDb } from '../../platform/database/platform-db.js';
import { ScheduledWork } from '../../platform/queueing/schedules.js';

/** Deletes what was told of rows after 30 days, and files whose import was never made. */
@Injectable()
export class ImportSweeper extends ScheduledWork {
  constructor(private readonly platform: PlatformDb) {
    super();
  }

  async run(): Promise<void> {
    const key = ['tenant_id', 'id'];
    await deleteOldRows(this.platform, {
      ...{ table: 'import_problems', key, age: 'created_at', keptFor: '30 days' },
    });
    await deleteOldRows(this.platform, {
      ...{ table: 'import_files', key, age: 'created_at', keptFor: '1 day', where: 'NOT is_used', batch: 10 },
    });
  }
}
