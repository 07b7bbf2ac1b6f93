import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject, type OnApplicationBootstrap } from '@nestjs/common';
import type { Job } from 'bullmq';
import { RedisConfig } from '../config/redis.config.js';
import type { JobPayload } from '../platform/queueing/job-kinds.js';
import { JobRunner } from './job-runner.js';

/** A killed worker's job is taken up again after the lock and one scan: 8 s at the most. */
const LOCK_MS = 5_000;
const STALL_SCAN_MS = 3_000;

/** Visitors wait for these. */
@Processor('turns', { lockDuration: LOCK_MS, stalledInterval: STALL_SCAN_MS, maxStalledCount: 3 })
export class TurnsProcessor extends WorkerHost implements OnApplicationBootstrap {
  constructor(
    private readonly runner: JobRunner,
    @Inject(RedisConfig) private readonly config: RedisConfig,
  ) {
    super();
  }

  onApplicationBootstrap(): void {
    this.worker.concurrency = this.config.turnConcurrency;
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
