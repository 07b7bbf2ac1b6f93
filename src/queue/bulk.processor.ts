import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import type { JobPayload } from '../platform/queueing/job-kinds.js';
import { JobRunner } from './job-runner.js';

const CONCURRENCY = 2;
const LOCK_MS = 30_000;
const STALL_SCAN_MS = 10_000;

/** Long work that nobody waits for, beside the turns so that it never delays one. */
@Processor('bulk', { concurrency: CONCURRENCY, lockDuration: LOCK_MS, stalledInterval: STALL_SCAN_MS })
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
