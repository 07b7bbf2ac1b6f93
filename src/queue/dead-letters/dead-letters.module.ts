import { Module } from '@nestjs/common';
import { DeadLetterSweeper } from './dead-letter-sweeper.js';
import { DeadLettersRepository } from './dead-letters.repository.js';
import { DeadLettersService } from './dead-letters.service.js';
import { QueueOverviewService } from './queue-overview.service.js';

/** Looking at the queues and at what was given up, for the admin API. */
@Module({
  providers: [DeadLettersRepository, DeadLettersService, QueueOverviewService, DeadLetterSweeper],
  exports: [DeadLettersService, QueueOverviewService],
})
export class DeadLettersModule {}
