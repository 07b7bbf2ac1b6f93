import type { Type } from '@nestjs/common';
import type { RedisConfig } from '../config/redis.config.js';
import type { QueueName } from '../kernel/job-names.js';
import type { JobIntake } from './job-intake.js';
import { TurnIntake } from './turns/turn-intake.js';

/** How one process works on a queue; numbers are named as in BullMQ's `WorkerOptions`. */
export interface QueuePolicy {
  /** Concurrent jobs. */
  concurrency: (config: RedisConfig) => number;
  /** Milliseconds until a job's lock expires when its worker no longer renews it. */
  lockDuration: number;
  /** Milliseconds between checks for expired locks: a killed worker's job is retried within the sum of both. */
  stalledInterval: number;
  /** How often a job may be retried after its worker died. */
  maxStalledCount: number;
  /**
   * Jobs of one tenant that the relay fills Redis up to, running ones included; further ones wait in the outbox. A request
   * sends its own beside them, until so many of its urgency wait.
   */
  mostQueued: number;
  /** The provider that decides when a fetched job may begin; null when it begins at once. */
  intake: Type<JobIntake> | null;
}

/**
 * Exhaustive: a new queue does not compile until its policy is added here. Policies of job kinds are in `JOB_POLICIES`.
 */
export const QUEUE_POLICIES: Record<QueueName, QueuePolicy> = {
  /** Visitors wait for these, so lost ones are retried after 8 s at most. */
  turns: {
    concurrency: ({ turnConcurrency }) => turnConcurrency,
    lockDuration: 5_000,
    stalledInterval: 3_000,
    maxStalledCount: 3,
    // More than its turns that all workers together run at once.
    mostQueued: 1_000,
    intake: TurnIntake,
  },
  /**
   * Answers on their way to messaging platforms, whose customers wait for them. A job waits for a platform, not for us; how
   * many of them one account and one platform may have is for `SendingPlaces`.
   */
  channels: {
    concurrency: () => 256,
    lockDuration: 15_000,
    stalledInterval: 5_000,
    maxStalledCount: 3,
    mostQueued: 500,
    intake: null,
  },
  /** What the business is to hear of, and what follows by itself: soon, but no visitor waits for it. */
  events: {
    concurrency: () => 4,
    lockDuration: 30_000,
    stalledInterval: 10_000,
    maxStalledCount: 3,
    mostQueued: 200,
    intake: null,
  },
  /**
   * Others' servers, of which each may take ten seconds: a business has 16 calls at once, whatever it owes, so that
   * sixteen businesses with slow ones leave none of the places of one process to others.
   */
  webhooks: {
    concurrency: () => 256,
    lockDuration: 5_000,
    stalledInterval: 3_000,
    maxStalledCount: 3,
    mostQueued: 16,
    intake: null,
  },
  /** Long background jobs, in a separate queue so that they never delay a turn. */
  bulk: {
    concurrency: () => 2,
    lockDuration: 30_000,
    stalledInterval: 10_000,
    maxStalledCount: 1,
    mostQueued: 200,
    intake: null,
  },
  /**
   * Files, of which each keeps a process busy for a while: one at a time, and each makes room for other businesses' after half
   * a minute.
   */
  imports: {
    concurrency: () => 1,
    lockDuration: 15_000,
    stalledInterval: 5_000,
    maxStalledCount: 3,
    mostQueued: 10,
    intake: null,
  },
  /** The embedding server does one thing after the other, and questions wait for it. */
  indexing: {
    concurrency: () => 1,
    lockDuration: 30_000,
    stalledInterval: 10_000,
    maxStalledCount: 1,
    mostQueued: 200,
    intake: null,
  },
};
