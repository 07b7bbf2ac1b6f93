import type { JobHandling, JobPayload } from '../platform/queueing/job-kinds.js';

/** The right to run one job now. */
export interface JobPlace {
  readonly alone: JobHandling['alone'];
  readonly leave: () => void;
}

/** Decides when a job that this process has taken from a queue may begin. */
export abstract class JobIntake {
  /** Called when this process begins to take jobs. */
  abstract start(): void;
  /** Called when this process takes no more jobs: those that have not begun go back to the queue. */
  abstract stop(): void;
  /** @returns null for a job that must go back to the queue, to let another one in. */
  abstract enter(tenantId: string): Promise<JobPlace | null>;
  /** Called when a job has gone back, and is last in line. */
  abstract placeBack(job: JobPayload): void;
}
