import type { QueueName } from '../platform/queueing/job-kinds.js';

/** How one process works on a queue (the names are BullMQ's `WorkerOptions`). */
export interface QueuePolicy {
  /** Jobs at once; null where the configuration says (`TURN_CONCURRENCY`). */
  concurrency: number | null;
  /** Milliseconds that a job stays with a worker which no longer renews it. */
  lockDuration: number;
  /** Milliseconds between two looks for such jobs: a killed worker's job is taken up again within both. */
  stalledInterval: number;
  /** Times that a job may be taken up again from a worker that died. */
  maxStalledCount: number;
}

/** Exhaustive: a new queue does not compile until its policy stands here. What each kind of job wants is `JOB_POLICIES`. */
export const QUEUE_POLICIES: Record<QueueName, QueuePolicy> = {
  /** Visitors wait for these: taken up again after 8 s at the most. */
  turns: { concurrency: null, lockDuration: 5_000, stalledInterval: 3_000, maxStalledCount: 3 },
  /** Long work that nobody waits for, beside the turns so that it never delays one. */
  bulk: { concurrency: 2, lockDuration: 30_000, stalledInterval: 10_000, maxStalledCount: 1 },
};

/** For `@Processor`, which wants a number at once; a configured one is set at start. */
export function workerOptions(queue: QueueName): Omit<QueuePolicy, 'concurrency'> & { concurrency: number } {
  const { concurrency, ...policy } = QUEUE_POLICIES[queue];
  return { ...policy, concurrency: concurrency ?? 1 };
}
