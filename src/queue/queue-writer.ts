import { Injectable, Logger } from '@nestjs/common';
import { withDeadline } from '../kernel/deadline.js';
import { assertNoOpenTransaction } from '../platform/database/open-transaction.js';
import type { JobKind } from '../kernel/job-names.js';
import { JOB_POLICIES } from '../platform/queueing/job-kinds.js';
import type { OutboxEntry } from '../platform/queueing/outbox.js';
import { BullQueues } from './bull-queues.js';
import { FairOrder, LAST_PLACE } from './fair-order.js';

const DEADLINE_MS = 500;

interface OwedJob {
  kind: JobKind;
  tenantId: string;
  outboxId: string;
}

/** Puts jobs into the queues. */
@Injectable()
export class QueueWriter {
  private readonly logger = new Logger(QueueWriter.name);

  constructor(
    private readonly queues: BullQueues,
    private readonly order: FairOrder,
  ) {}

  /** False while Redis is away, as far as is known. */
  get isAvailable(): boolean {
    return this.queues.isAvailable;
  }

  /**
   * Never throws and never takes longer than half a second: what fails is left to the relay.
   * @returns how many jobs of its business and urgency wait in its queue, this one included; 0 when that is not known
   */
  async write(entry: OutboxEntry): Promise<number> {
    const { kind } = entry;
    assertNoOpenTransaction('QueueWriter.write');
    if (!Object.hasOwn(JOB_POLICIES, kind)) {
      // Stored by a newer version during a rolling deploy; that version's relay will send it.
      this.logger.warn(`Job ${kind} is not known to this version.`);
      return 0;
    }
    if (!this.isAvailable) return this.leaveToRelay(kind, 'Redis is away');
    try {
      // Without this, an enqueue hangs for ever while Redis has never been reachable (measured).
      return await withDeadline(this.add(entry), DEADLINE_MS, 'Redis');
    } catch (error) {
      return this.leaveToRelay(kind, (error as Error).message);
    }
  }

  /** Which of these jobs Redis does not hold. Those that it holds without a place get one. @throws when Redis is away. */
  async missing<J extends OwedJob>(jobs: readonly J[]): Promise<J[]> {
    const places = await this.order.placeAll(jobs);
    return jobs.filter((_, n) => places[n] === null);
  }

  private async add({ kind, payload }: OutboxEntry): Promise<number> {
    const { queue, burst = 1, backoffMs } = JOB_POLICIES[kind];
    await this.queues.get(queue).add(kind, payload, {
      // One job per outbox row: a repeat with the same id is ignored.
      jobId: payload.outboxId,
      priority: LAST_PLACE,
      attempts: burst,
      backoff: { type: 'exponential', delay: backoffMs, jitter: 0.5 },
      removeOnComplete: true,
      removeOnFail: true,
    });
    return (await this.order.place({ kind, ...payload })) ?? 0;
  }

  private leaveToRelay(kind: string, reason: string): number {
    this.logger.warn(`Job ${kind} was not queued now; the relay will: ${reason}`);
    return 0;
  }
}
