import { Injectable, Logger } from '@nestjs/common';
import { withDeadline } from '../kernel/deadline.js';
import { assertNoOpenTransaction } from '../platform/database/open-transaction.js';
import { JOB_POLICIES } from '../platform/queueing/job-kinds.js';
import { JobSender, type OutboxEntry } from '../platform/queueing/outbox.js';
import { BullQueues } from './bull-queues.js';
import { FairOrder } from './turns/fair-order.js';

const DEADLINE_MS = 500;

@Injectable()
export class BullJobSender extends JobSender {
  private readonly logger = new Logger(BullJobSender.name);

  constructor(
    private readonly queues: BullQueues,
    private readonly order: FairOrder,
  ) {
    super();
  }

  get isAvailable(): boolean {
    return this.queues.isAvailable;
  }

  async send(entry: OutboxEntry): Promise<void> {
    const { kind } = entry;
    assertNoOpenTransaction('JobSender.send');
    if (!Object.hasOwn(JOB_POLICIES, kind)) {
      // Stored by a newer version during a rolling deploy; that version's relay will send it.
      this.logger.warn(`Job ${kind} is not known to this version.`);
      return;
    }
    if (!this.isAvailable) return this.leaveToRelay(kind, 'Redis is away');
    try {
      // Without this, an enqueue hangs for ever while Redis has never been reachable (measured).
      await withDeadline(this.add(entry), DEADLINE_MS, 'Redis');
    } catch (error) {
      this.leaveToRelay(kind, (error as Error).message);
    }
  }

  private async add({ kind, payload }: OutboxEntry): Promise<void> {
    const { queue, priority, burst = 1, backoffMs } = JOB_POLICIES[kind];
    await this.queues.get(queue).add(kind, payload, {
      // One job per outbox row: a repeat with the same id is ignored.
      jobId: payload.outboxId,
      priority,
      attempts: burst,
      backoff: { type: 'exponential', delay: backoffMs, jitter: 0.5 },
      removeOnComplete: true,
      removeOnFail: true,
    });
    if (queue === 'turns') await this.order.place(payload);
  }

  private leaveToRelay(kind: string, reason: string): void {
    this.logger.warn(`Job ${kind} was not queued now; the relay will: ${reason}`);
  }
}
