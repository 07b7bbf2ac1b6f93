import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { withDeadline } from '../../kernel/deadline.js';
import { QUEUES, type JobKind, type QueueName } from '../../kernel/job-names.js';
import { JOB_POLICIES } from '../../platform/queueing/job-kinds.js';
import { QUEUE_ERRORS } from '../queue.errors.js';
import { BullQueues } from '../bull-queues.js';
import { OutboxBacklogRepository, type OwedJobs } from '../relay/outbox-backlog.repository.js';
import { DeadLettersRepository } from './dead-letters.repository.js';

const DEADLINE_MS = 2_000;
/** Waiting jobs that are looked at, from each end: fair order may put an old one behind younger ones. */
const LOOKED_AT = 200;

/** A queue now, over all processes; numbers of jobs. */
export interface QueueOverview {
  name: QueueName;
  /** What the outbox owes now and neither runs nor is delayed, wherever it waits. */
  waiting: number;
  active: number;
  delayed: number;
  /** Open dead letters. */
  failed: number;
  /** Of the 200 that come first in Redis, the 200 that come last, and all that the relay has still to send; null when none waits. */
  oldestWaitingSeconds: number | null;
  paused: boolean;
}

/** What the queues look like, for platform admins. */
@Injectable()
export class QueueOverviewService {
  constructor(
    private readonly queues: BullQueues,
    private readonly letters: DeadLettersRepository,
    private readonly backlog: OutboxBacklogRepository,
    private readonly clock: Clock,
  ) {}

  /** In the order of `QUEUES`. @throws DomainError `queue_unavailable` when Redis is away. */
  async list(): Promise<QueueOverview[]> {
    if (!this.queues.isAvailable) throw unavailable();
    const [open, owed] = await Promise.all([this.letters.countOpen(), this.backlog.owed()]);
    const looked = Promise.all(
      QUEUES.map(async (name) => {
        const isOwn = ({ kind }: { kind: JobKind }) =>
          Object.hasOwn(JOB_POLICIES, kind) && JOB_POLICIES[kind].queue === name;
        const failed = sum([...open].filter(([kind]) => isOwn({ kind })).map(([, count]) => count));
        return { ...(await this.look(name, owed.filter(isOwn))), failed };
      }),
    );
    return withDeadline(looked, DEADLINE_MS, 'Redis').catch((error: unknown) => {
      throw unavailable(error);
    });
  }

  private async look(name: QueueName, owed: readonly OwedJobs[]): Promise<Omit<QueueOverview, 'failed'>> {
    const queue = this.queues.get(name);
    const [counts, first, last, paused] = await Promise.all([
      queue.getJobCounts('active', 'delayed'),
      queue.getPrioritized(0, LOOKED_AT - 1),
      queue.getPrioritized(-LOOKED_AT, -1),
      queue.isPaused(),
    ]);
    const { active = 0, delayed = 0 } = counts;
    // From the rows alone: a job that its request has sent is in Redis, and its row does not know that yet.
    const waiting = Math.max(0, sum(owed.map(({ count }) => count)) - active - delayed);
    const since = [
      ...[...first, ...last].map(({ timestamp }) => timestamp),
      ...owed.flatMap((kind) => (kind.since ? [kind.since.getTime()] : [])),
    ];
    const oldestWaitingSeconds = waiting > 0 ? this.oldest(since) : null;
    return { name, waiting, active, delayed, paused, oldestWaitingSeconds };
  }

  /** @param since when each began to wait, in ms since 1970 */
  private oldest(since: readonly number[]): number | null {
    if (since.length === 0) return null;
    return Math.max(0, Math.round((this.clock.now().getTime() - Math.min(...since)) / 1_000));
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function unavailable(cause?: unknown) {
  return QUEUE_ERRORS.queue_unavailable('The queues cannot be looked at, because Redis is away. Try again.', {
    retryAfterSeconds: 5,
    cause,
  });
}
