import { Injectable } from '@nestjs/common';
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
    for (const table of ['idempotency_keys', 'platform_idempotency_keys']) {
      await this.db.query(`DELETE FROM ${table} WHERE created_at < now() - interval '${KEEP_HOURS} hours'`);
    }
  }
}
