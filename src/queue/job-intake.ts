import type { JobHandling, JobPayload } from '../platform/queueing/job-kinds.js';

/** Permission to run one job now. */
export interface JobPlace {
  readonly alone: JobHandling['alone'];
  readonly leave: () => void;
}

/** Decides when a job that this process has fetched from a queue may begin. */
export abstract class JobIntake {
  /** Called when this process begins to fetch jobs. */
  abstract start(): void;
  /** Called when this process stops fetching jobs: those that have not begun go back to the queue. */
  abstract stop(): void;
  /** @returns null for a job that must go back to the queue, to let another one in. */
  abstract enter(tenantId: string): Promise<JobPlace | null>;
  /** Called when a job is back in the queue, in the last place. */
  abstract placeBack(job: JobPayload): void;
}
