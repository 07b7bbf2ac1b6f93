import { Injectable } from '@nestjs/common';
import { afterCommit } from '../platform/database/unit-of-work.js';
import { JOB_POLICIES } from '../platform/queueing/job-kinds.js';
import { JobSender, type OutboxEntry } from '../platform/queueing/outbox.js';
import { QUEUE_POLICIES } from './queue-policies.js';
import { QueueWriter } from './queue-writer.js';

/** How long the jobs of a business and urgency are left to the relay once Redis holds as many as it may. */
const FULL_MS = 1_000;
/** Then those are forgotten that are over. */
const MOST_KNOWN = 1_000;

/** Sends a request's job at once, unless as many of its business and urgency wait in Redis as may of a queue. */
@Injectable()
export class BullJobSender extends JobSender {
  /** Until when jobs of a business, queue and urgency are left to the relay, by the process's clock. */
  private readonly full = new Map<string, number>();

  constructor(private readonly writer: QueueWriter) {
    super();
  }

  get isAvailable(): boolean {
    return this.writer.isAvailable;
  }

  send(entry: OutboxEntry): Promise<void> {
    return afterCommit(() => this.sendNow(entry));
  }

  private async sendNow(entry: OutboxEntry): Promise<void> {
    const policy = Object.hasOwn(JOB_POLICIES, entry.kind) ? JOB_POLICIES[entry.kind] : null;
    const line = `${policy?.queue} ${policy?.priority} ${entry.payload.tenantId}`;
    if ((this.full.get(line) ?? 0) > performance.now()) return;
    const waiting = await this.writer.write(entry);
    if (policy && waiting >= QUEUE_POLICIES[policy.queue].mostQueued) this.note(line);
  }

  private note(line: string): void {
    const now = performance.now();
    if (this.full.size >= MOST_KNOWN) {
      for (const [known, until] of this.full) if (until <= now) this.full.delete(known);
    }
    this.full.set(line, now + FULL_MS);
  }
}
