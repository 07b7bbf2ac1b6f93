import type { Type } from '@nestjs/common';
import type { RedisConfig } from '../config/redis.config.js';
import type { QueueName } from '../platform/queueing/job-kinds.js';
import type { JobIntake } from './job-intake.js';
import { TurnIntake } from './turns/turn-intake.js';

/** How one process works on a queue (the names of numbers are those of BullMQ's `WorkerOptions`). */
export interface QueuePolicy {
  /** Jobs at once. */
  concurrency: (config: RedisConfig) => number;
  /** Milliseconds that a job stays with a worker which no longer renews it. */
  lockDuration: number;
  /** Milliseconds between two looks for such jobs: a killed worker's job is taken up again within both. */
  stalledInterval: number;
  /** Times that a job may be taken up again from a worker that died. */
  maxStalledCount: number;
  /** The provider that says when a job which was taken may begin; null where it begins at once. */
  intake: Type<JobIntake> | null;
}

/** Exhaustive: a new queue does not compile until its policy stands here. What each kind of job wants is `JOB_POLICIES`. */
export const QUEUE_POLICIES: Record<QueueName, QueuePolicy> = {
  /** Visitors wait for these: taken up again after 8 s at the most. */
  turns: {
    concurrency: ({ turnConcurrency }) => turnConcurrency,
    lockDuration: 5_000,
    stalledInterval: 3_000,
    maxStalledCount: 3,
    intake: TurnIntake,
  },
  /** Long work that nobody waits for, beside the turns so that it never delays one. */
  bulk: {
    concurrency: () => 2,
    lockDuration: 30_000,
    stalledInterval: 10_000,
    maxStalledCount: 1,
    intake: null,
  },
};
