import { Module } from '@nestjs/common';
import { OutboxBacklogRepository } from '../relay/outbox-backlog.repository.js';
import { ScheduleOverviewService } from '../schedules/schedule-overview.service.js';
import { ScheduleRunsRepository } from '../schedules/schedule-runs.repository.js';
import { DeadLetterSweeper } from './dead-letter-sweeper.js';
import { DeadLetterSubjectsRepository } from './dead-letter-subjects.repository.js';
import { DeadLettersRepository } from './dead-letters.repository.js';
import { DeadLettersService } from './dead-letters.service.js';
import { QueueOverviewService } from './queue-overview.service.js';

/** Looking at the queues, at the schedules and at what was given up, for the admin API. */
@Module({
  providers: [
    DeadLettersRepository,
    DeadLetterSubjectsRepository,
    DeadLettersService,
    QueueOverviewService,
    DeadLetterSweeper,
    OutboxBacklogRepository,
    ScheduleRunsRepository,
    ScheduleOverviewService,
  ],
  exports: [DeadLettersService, QueueOverviewService, ScheduleOverviewService],
})
export class DeadLettersModule {}
