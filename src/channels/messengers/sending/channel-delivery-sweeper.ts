import { Injectable } from '@nestjs/common';
import { PlatformDb } from '../../../platform/database/platform-db.js';
import { ScheduledWork } from '../../../platform/queueing/schedules.js';

const KEEP_DAYS = 30;

/** A few hours' rows at once, so that a statement stays short also after days without a sweep. */
const OLDEST = `DELETE FROM channel_deliveries WHERE status <> 'queued' AND created_at < LEAST(
  now() - interval '${KEEP_DAYS} days',
  (SELECT min(created_at) FROM channel_deliveries WHERE status <> 'queued') + interval '3 hours') RETURNING 1 AS gone`;

/** Deletes what has become of messages to platforms after 30 days, with their parts; what is still owed stays. */
@Injectable()
export class ChannelDeliverySweeper extends ScheduledWork {
  constructor(private readonly db: PlatformDb) {
    super();
  }

  async run(): Promise<void> {
    while ((await this.db.query(OLDEST)).length > 0);
  }
}
