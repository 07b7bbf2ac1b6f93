import { Injectable } from '@nestjs/common';
import { JOB_KINDS, QUEUES, type JobKind, type QueueName } from '../../kernel/job-names.js';
import { JOB_POLICIES, type JobPriority } from '../../platform/queueing/job-kinds.js';
import { QueueFiguresRepository, type OwedKind } from './queue-figures.repository.js';

/** Jobs of one queue and urgency that could run now, or do. */
export interface OwedLine {
  queue: QueueName;
  priority: JobPriority;
  count: number;
  /** 0 when there is none. */
  oldestSeconds: number;
}

export interface QueueFigures {
  /** Each queue with each urgency that its kinds have, also those without a job. */
  lines: OwedLine[];
  /** Over all queues. */
  unsent: number;
  unsentSeconds: number;
}

/** A business with a slow receiver keeps them in PostgreSQL for long, which is no fault of the relay. */
const WAITS_FOR_ITSELF: ReadonlySet<JobKind> = new Set(['webhook.deliver']);

/** How much waits, and for how long; over all processes. */
@Injectable()
export class QueueFiguresService {
  constructor(private readonly repository: QueueFiguresRepository) {}

  /** @throws DomainError `database_unavailable` */
  async look(): Promise<QueueFigures> {
    const owed = await this.repository.owed();
    // A newer version may have stored a kind that this one does not know.
    const known = owed.filter(({ kind }) => Object.hasOwn(JOB_POLICIES, kind));
    const lines = emptyLines();
    for (const each of known) add(lines, each);
    const relayed = known.filter(({ kind }) => !WAITS_FOR_ITSELF.has(kind));
    return {
      lines: [...lines.values()],
      unsent: relayed.reduce((sum, { unsent }) => sum + unsent, 0),
      unsentSeconds: Math.max(0, ...relayed.map(({ unsentSeconds }) => unsentSeconds)),
    };
  }

  /** Of each queue, since when the oldest job waits, in seconds; 0 when there is none. */
  async oldest(): Promise<Record<QueueName, number>> {
    const { lines } = await this.look();
    const ages = QUEUES.map((queue) => {
      const own = lines.filter((line) => line.queue === queue);
      return [queue, Math.max(0, ...own.map(({ oldestSeconds }) => oldestSeconds))];
    });
    return Object.fromEntries(ages) as Record<QueueName, number>;
  }
}

function emptyLines(): Map<string, OwedLine> {
  const lines = JOB_KINDS.map((kind) => JOB_POLICIES[kind]).map(
    ({ queue, priority }) =>
      [`${queue} ${priority}`, { queue, priority, count: 0, oldestSeconds: 0 }] as const,
  );
  return new Map(lines);
}

function add(lines: Map<string, OwedLine>, { kind, count, oldestSeconds }: OwedKind): void {
  const { queue, priority } = JOB_POLICIES[kind];
  const line = lines.get(`${queue} ${priority}`);
  if (!line) return;
  line.count += count;
  line.oldestSeconds = Math.max(line.oldestSeconds, oldestSeconds);
}
