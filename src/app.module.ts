import { Module } from '@nestjs/common';
import { API_PARTS } from './api.module.js';
import { JOB_HANDLERS, SCHEDULED_WORK } from './job-handlers.js';
import { QueueWorkerModule } from './queue/queue.module.js';

/** Everything in one process: API and worker. */
@Module({
  ...API_PARTS,
  imports: [...API_PARTS.imports, QueueWorkerModule.with(JOB_HANDLERS, SCHEDULED_WORK)],
})
export class AppModule {}
