import { JobSender, type OutboxEntry } from '../../src/platform/queueing/outbox.js';

/** Keeps the jobs instead of sending them to the queue. */
export class KeptJobs extends JobSender {
  readonly isAvailable = true;
  readonly sent: OutboxEntry[] = [];

  send(entry: OutboxEntry): Promise<void> {
    this.sent.push(entry);
    return Promise.resolve();
  }
}
