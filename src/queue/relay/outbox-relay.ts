import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { QueueWriter } from '../queue-writer.js';
import { LostJobs, ROUNDS } from './lost-jobs.js';
import { OutboxBacklogRepository } from './outbox-backlog.repository.js';

const TICK_MS = 1_000;
/** While a business has more waiting rows than Redis may hold of it, so that its workers do not wait for the relay. */
const BUSY_TICK_MS = 250;
const BATCH = 200;
/** Sent together: their commands share round trips, and their order holds. */
const TOGETHER = 25;

/**
 * Puts overdue rows into the queues: never sent, or with a job that was lost with Redis's data. The
 * most urgent go first, and of one business's queue Redis holds no more than its policy says: the rest waits in
 * Postgres. Any number of processes may relay at once.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(OutboxRelay.name);
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly backlog: OutboxBacklogRepository,
    private readonly lost: LostJobs,
    private readonly writer: QueueWriter,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule(TICK_MS);
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** Sends one batch of overdue rows. @returns how many. */
  async sweep(): Promise<number> {
    const entries = await this.backlog.take(BATCH);
    for (let start = 0; start < entries.length; start += TOGETHER) {
      await Promise.all(entries.slice(start, start + TOGETHER).map((entry) => this.writer.write(entry)));
    }
    return entries.length;
  }

  private schedule(ms: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => void this.tick(), ms);
  }

  private async tick(): Promise<void> {
    let sent = 0;
    try {
      if (this.writer.isAvailable) sent = await this.relay();
    } catch (error) {
      this.logger.warn(`The outbox could not be swept: ${(error as Error).message}`);
    }
    this.schedule(sent > 0 ? BUSY_TICK_MS : TICK_MS);
  }

  /** What is found lost is sent before the next round is looked at. */
  private async relay(): Promise<number> {
    let sent = 0;
    for (const round of ROUNDS.keys()) {
      try {
        await this.lost.find(round);
      } catch (error) {
        this.logger.warn(`Lost jobs could not be looked for: ${(error as Error).message}`);
      }
      sent += await this.sendAll();
    }
    return sent;
  }

  private async sendAll(): Promise<number> {
    let sent = 0;
    for (let batch = BATCH; batch === BATCH && this.writer.isAvailable && !this.stopped; sent += batch) {
      batch = await this.sweep();
    }
    return sent;
  }
}
