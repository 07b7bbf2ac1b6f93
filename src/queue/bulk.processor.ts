import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import type { JobPayload } from '../platform/queueing/job-kinds.js';
import { JobRunner } from './job-runner.js';
import { workerOptions } from './queue-policies.js';

/** Long work that nobody waits for, beside the turns so that it never delays one. */
@Processor('bulk', workerOptions('bulk'))
export class BulkProcessor extends WorkerHost {
  constructor(private readonly runner: JobRunner) {
    super();
  }

  process(job: Job<JobPayload>): Promise<void> {
    return this.runner.run(job);
  }

  @OnWorkerEvent('failed')
  onFailed(job: Job<JobPayload> | undefined, error: Error): void {
    this.runner.reportFailure(job, error);
  }

  @OnWorkerEvent('error')
  onError(error: Error): void {
    this.runner.reportOutage(error);
  }
}
