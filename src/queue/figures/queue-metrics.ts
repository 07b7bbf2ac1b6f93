import { Injectable } from '@nestjs/common';
import { METRICS } from '../../platform/metrics/metrics.js';
import { MetricSources } from '../../platform/metrics/metric-sources.js';
import { QUEUES } from '../../kernel/job-names.js';
import { BullQueues } from '../bull-queues.js';
import { DeadLettersService } from '../dead-letters/dead-letters.service.js';
import { QueueFiguresService } from './queue-figures.service.js';

/** Tells how much waits when somebody scrapes: from PostgreSQL what is owed, from Redis what has come there. */
@Injectable()
export class QueueMetrics {
  constructor(
    private readonly figures: QueueFiguresService,
    private readonly letters: DeadLettersService,
    private readonly queues: BullQueues,
    sources: MetricSources,
  ) {
    sources.add({ name: 'outbox', collect: () => this.tellOwed(), clear: clearOwed });
    sources.add({ name: 'dead letters', collect: () => this.tellLetters(), clear: clearLetters });
    sources.add({ name: 'queues', collect: () => this.tellQueues(), clear: () => METRICS.queueJobs.clear() });
  }

  private async tellOwed(): Promise<void> {
    const { lines, unsent, unsentSeconds } = await this.figures.look();
    for (const { queue, priority, count, oldestSeconds } of lines) {
      METRICS.queueOwed.set({ queue, priority: `${priority}` }, count);
      METRICS.queueOldest.set({ queue, priority: `${priority}` }, oldestSeconds);
    }
    METRICS.outboxUnsent.set({}, unsent);
    METRICS.outboxLag.set({}, unsentSeconds);
  }

  private async tellLetters(): Promise<void> {
    const open = await this.letters.openByQueue();
    for (const queue of QUEUES) METRICS.deadLetters.set({ queue }, open[queue]);
  }

  private async tellQueues(): Promise<void> {
    if (!this.queues.isAvailable) throw new Error('Redis is away');
    const counts = await Promise.all(
      QUEUES.map((queue) =>
        this.queues.get(queue).getJobCounts('active', 'delayed', 'prioritized', 'waiting'),
      ),
    );
    for (const [n, queue] of QUEUES.entries()) {
      const { active = 0, delayed = 0, prioritized = 0, waiting = 0 } = counts[n] ?? {};
      METRICS.queueJobs.set({ queue, state: 'active' }, active);
      METRICS.queueJobs.set({ queue, state: 'delayed' }, delayed);
      METRICS.queueJobs.set({ queue, state: 'waiting' }, prioritized + waiting);
    }
  }
}

function clearOwed(): void {
  METRICS.queueOwed.clear();
  METRICS.queueOldest.clear();
  METRICS.outboxUnsent.clear();
  METRICS.outboxLag.clear();
}

function clearLetters(): void {
  METRICS.deadLetters.clear();
}
