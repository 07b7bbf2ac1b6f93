import { Injectable } from '@nestjs/common';
import { PlatformDb } from '../../../platform/database/platform-db.js';
import { ScheduledWork } from '../../../platform/queueing/schedules.js';

const KEEP_DAYS = 30;

/** A few hours' rows at once, so that a statement stays short also after days without a sweep. */
const OLDEST = `WITH gone AS (DELETE FROM turn_traces WHERE created_at < LEAST(now() - interval '${KEEP_DAYS} days',
    (SELECT min(created_at) FROM turn_traces) + interval '3 hours') RETURNING created_at)
  SELECT count(*)::int AS count FROM gone`;

/** Deletes traces of turns after 30 days. */
@Injectable()
export class TurnTraceSweeper extends ScheduledWork {
  constructor(private readonly db: PlatformDb) {
    super();
  }

  async run(): Promise<void> {
    for (;;) {
      const [gone] = await this.db.query<{ count: number }>(OLDEST);
      if (!gone || gone.count === 0) return;
    }
  }
}
