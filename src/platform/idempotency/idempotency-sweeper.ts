import { Injectable } from '@nestjs/common';
import { deleteOldRows } from '../database/old-rows.js';
import { PlatformDb } from '../database/platform-db.js';
import { ScheduledWork } from '../queueing/schedules.js';
import { KEEP_HOURS } from './idempotency-store.js';

/** Deletes stored outcomes after 24 hours. */
@Injectable()
export class IdempotencySweeper extends ScheduledWork {
  constructor(private readonly db: PlatformDb) {
    super();
  }

  async run(): Promise<void> {
    const old = { age: 'created_at', keptFor: `${KEEP_HOURS} hours` };
    await deleteOldRows(this.db, { ...old, table: 'idempotency_keys', key: ['tenant_id', 'route', 'key'] });
    await deleteOldRows(this.db, { ...old, table: 'platform_idempotency_keys', key: ['route', 'key'] });
  }
}
