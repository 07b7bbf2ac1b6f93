import { Injectable } from '@nestjs/common';
import { deleteOldRows } from '../platform/database/old-rows.js';
import { PlatformDb } from '../platform/database/platform-db.js';
import { ScheduledWork } from '../platform/queueing/schedules.js';
import { PeopleRepository } from './people.repository.js';
import { IDLE_DAYS } from './sessions/sessions.repository.js';

/** Deletes sessions that are over, links that ended a week ago, and people who belong to no business any more. */
@Injectable()
export class PeopleSweeper extends ScheduledWork {
  constructor(
    private readonly db: PlatformDb,
    private readonly people: PeopleRepository,
  ) {
    super();
  }

  async run(): Promise<void> {
    const sessions = { table: 'sessions', key: ['id'] };
    await deleteOldRows(this.db, { ...sessions, age: 'last_used_at', keptFor: `${IDLE_DAYS} days` });
    await deleteOldRows(this.db, { ...sessions, age: 'ends_at', keptFor: '0 days' });
    await deleteOldRows(this.db, {
      table: 'one_time_tokens',
      key: ['id'],
      age: 'ends_at',
      keptFor: '7 days',
    });
    await this.people.forgetStrangers();
  }
}
