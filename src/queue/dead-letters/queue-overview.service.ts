import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { withDeadline } from '../../kernel/deadline.js';
import { JOB_KINDS, JOB_POLICIES, QUEUES, type QueueName } from '../../platform/queueing/job-kinds.js';
import { QUEUE_ERRORS } from '../queue.errors.js';
import { BullQueues } from '../bull-queues.js';
import { DeadLettersRepository } from './dead-letters.repository.js';

const DEADLINE_MS = 2_000;
/** Waiting jobs that are looked at, from each end: fair order may put an old one behind younger ones. */
const LOOKED_AT = 200;

/** A queue now, over all processes; numbers of jobs. */
export interface QueueOverview {
  name: QueueName;
  waiting: number;
  active: number;
  delayed: number;
  /** Open dead letters. */
  failed: number;
  /** Of the 200 that come first and the 200 that come last; null when none waits. */
  oldestWaitingSeconds: number | null;
  paused: boolean;
}

/** What the queues look like, for platform admins. */
@Injectable()
export class QueueOverviewService {
  constructor(
    private readonly queues: BullQueues,
    private readonly letters: DeadLettersRepository,
    private readonly clock: Clock,
  ) {}

  /** In the order of `QUEUES`. @throws DomainError `queue_unavailable` when Redis is away. */
  async list(): Promise<QueueOverview[]> {
    if (!this.queues.isAvailable) throw unavailable();
    const open = await this.letters.countOpen();
    const failed = (queue: QueueName) =>
      JOB_KINDS.filter((kind) => JOB_POLICIES[kind].queue === queue).reduce(
        (sum, kind) => sum + (open.get(kind) ?? 0),
        0,
      );
    const looked = Promise.all(
      QUEUES.map(async (name) => ({ ...(await this.look(name)), failed: failed(name) })),
    );
    return withDeadline(looked, DEADLINE_MS, 'Redis').catch((error: unknown) => {
      throw unavailable(error);
    });
  }

  private async look(name: QueueName): Promise<Omit<QueueOverview, 'failed'>> {
    const queue = this.queues.get(name);
    const [counts, first, last, paused] = await Promise.all([
      queue.getJobCounts('wait', 'prioritized', 'active', 'delayed'),
      queue.getPrioritized(0, LOOKED_AT - 1),
      queue.getPrioritized(-LOOKED_AT, -1),
      queue.isPaused(),
    ]);
    const { wait = 0, prioritized = 0, active = 0, delayed = 0 } = counts;
    return {
      ...{ name, waiting: wait + prioritized, active, delayed, paused },
      oldestWaitingSeconds: this.oldest([...first, ...last].map(({ timestamp }) => timestamp)),
    };
  }

  /** @param since when each began to wait, in ms since 1970 */
  private oldest(since: readonly number[]): number | null {
    if (since.length === 0) return null;
    return Math.max(0, Math.round((this.clock.now().getTime() - Math.min(...since)) / 1_000));
  }
}

function unavailable(cause?: unknown) {
  return QUEUE_ERRORS.queue_unavailable('The queues cannot be looked at, because Redis is away. Try again.', {
    retryAfterSeconds: 5,
    cause,
  });
}
