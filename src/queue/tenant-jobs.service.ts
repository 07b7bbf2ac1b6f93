import { Injectable } from '@nestjs/common';
import type { Job, JobType, Queue } from 'bullmq';
import type { JobPayload } from '../platform/queueing/job-kinds.js';
import { BullQueues } from './bull-queues.js';
import { FairOrder } from './fair-order.js';

const PAGE = 500;
const RESTING: JobType[] = ['wait', 'prioritized', 'delayed', 'failed', 'completed'];

type OnBatch = (gone: number) => Promise<void>;

/**
 * Removes a tenant's jobs from every queue, for erasure. Running ones end by themselves, because the tenant is gone.
 */
@Injectable()
export class TenantJobs {
  constructor(
    private readonly queues: BullQueues,
    private readonly order: FairOrder,
  ) {}

  /** @param onBatch Called after each page with the number removed. @returns how many were removed. */
  async erase(tenantId: string, onBatch: OnBatch): Promise<number> {
    let erased = 0;
    for (const queue of this.queues.all()) {
      // One state at a time, because BullMQ applies the range to each state separately.
      for (const state of RESTING) erased += await eraseFrom(queue, state, tenantId, onBatch);
    }
    await this.order.forget(tenantId);
    return erased;
  }
}

async function eraseFrom(
  queue: Queue<JobPayload>,
  state: JobType,
  tenantId: string,
  onBatch: OnBatch,
): Promise<number> {
  let erased = 0;
  for (let start = 0; ;) {
    const jobs: (Job<JobPayload> | undefined)[] = await queue.getJobs([state], start, start + PAGE - 1);
    if (jobs.length === 0) return erased;
    const removed = await Promise.all(jobs.map((job) => removeOwn(job, tenantId)));
    const gone = removed.filter(Boolean).length;
    erased += gone;
    start += jobs.length - gone;
    await onBatch(gone);
  }
}

/** @returns false for another tenant's job, and for one that a worker has just fetched. */
async function removeOwn(job: Job<JobPayload> | undefined, tenantId: string): Promise<boolean> {
  if (job?.data.tenantId !== tenantId) return false;
  return job.remove().then(
    () => true,
    () => false,
  );
}
