import { Module } from '@nestjs/common';
import { CoreModule } from './core.module.js';
import { FEATURE_MODULES } from './feature-modules.js';
import { JOB_HANDLERS } from './job-handlers.js';
import { QueueWorkerModule } from './queue/queue.module.js';

/** The worker alone: takes jobs and relays the outbox, listens on no port. */
@Module({
  imports: [CoreModule, ...FEATURE_MODULES, QueueWorkerModule.with(JOB_HANDLERS)],
})
export class WorkerModule {}
