import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { withDeadline } from '../../kernel/deadline.js';
import { JOB_POLICIES, QUEUES, type JobKind, type QueueName } from '../../platform/queueing/job-kinds.js';
import { QUEUE_ERRORS } from '../queue.errors.js';
import { BullQueues } from '../bull-queues.js';
import { OutboxBacklogRepository } from '../relay/outbox-backlog.repository.js';
import { DeadLettersRepository } from './dead-letters.repository.js';

const DEADLINE_MS = 2_000;
/** Waiting jobs that are looked at, from each end: fair order may put an old one behind younger ones. */
const LOOKED_AT = 200;

type Waiting = Awaited<ReturnType<OutboxBacklogRepository['waiting']>>[number];

/** A queue now, over all processes; numbers of jobs. */
export interface QueueOverview {
  name: QueueName;
  /** In Redis, and in the outbox where Redis holds enough of their business. */
  waiting: number;
  active: number;
  delayed: number;
  /** Open dead letters. */
  failed: number;
  /** Of the 200 that come first in Redis, the 200 that come last, and all in the outbox; null when none waits. */
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
    const [open, waiting] = await Promise.all([this.letters.countOpen(), this.backlog.waiting()]);
    const looked = Promise.all(
      QUEUES.map(async (name) => {
        const isOwn = ({ kind }: { kind: JobKind }) =>
          Object.hasOwn(JOB_POLICIES, kind) && JOB_POLICIES[kind].queue === name;
        const failed = sum([...open].filter(([kind]) => isOwn({ kind })).map(([, count]) => count));
        return { ...(await this.look(name, waiting.filter(isOwn))), failed };
      }),
    );
    return withDeadline(looked, DEADLINE_MS, 'Redis').catch((error: unknown) => {
      throw unavailable(error);
    });
  }

  /** @param owed what waits in the outbox, because Redis holds enough of its business */
  private async look(name: QueueName, owed: readonly Waiting[]): Promise<Omit<QueueOverview, 'failed'>> {
    const queue = this.queues.get(name);
    const [counts, first, last, paused] = await Promise.all([
      queue.getJobCounts('wait', 'prioritized', 'active', 'delayed'),
      queue.getPrioritized(0, LOOKED_AT - 1),
      queue.getPrioritized(-LOOKED_AT, -1),
      queue.isPaused(),
    ]);
    const { wait = 0, prioritized = 0, active = 0, delayed = 0 } = counts;
    return {
      ...{ name, waiting: wait + prioritized + sum(owed.map(({ count }) => count)), active, delayed, paused },
      oldestWaitingSeconds: this.oldest([
        ...[...first, ...last].map(({ timestamp }) => timestamp),
        ...owed.map(({ since }) => since.getTime()),
      ]),
    };
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
