import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Queue, Worker, type Job, type QueueOptions } from 'bullmq';
import { RedisConfig } from '../../config/redis.config.js';
import { SCHEDULE_NAMES, type ScheduleName } from '../../platform/queueing/schedules.js';
import { closeSoon, disconnectCluster, queueOptions } from '../queue-connection.js';
import { ScheduleRunner } from './schedule-runner.js';

/** Apart from the queues of tenants' jobs: a job here has no tenant and no data, and its name is its schedule. */
export const SCHEDULES_QUEUE = 'schedules';
const LOOK_EVERY_MS = 30_000;
const LONGEST_STOP_MS = 5_000;
const REMOVED = { removeOnComplete: true, removeOnFail: true };

/**
 * Wakes one of the processes at each tick, by BullMQ's job schedulers. Redis says when, PostgreSQL whether: twice a
 * minute each process looks whether the schedulers are still there, and whether a tick was missed.
 */
@Injectable()
export class ScheduleWorkers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Schedule');
  private options: QueueOptions | undefined;
  private queue: Queue | undefined;
  private worker: Worker | undefined;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private running = 0;

  constructor(
    private readonly runner: ScheduleRunner,
    @Inject(RedisConfig) private readonly config: RedisConfig,
  ) {}

  onApplicationBootstrap(): void {
    const options = (this.options = queueOptions(this.config));
    this.queue = new Queue(SCHEDULES_QUEUE, options);
    this.worker = new Worker(SCHEDULES_QUEUE, (job) => this.run(job), {
      ...options,
      ...{
        concurrency: SCHEDULE_NAMES.length,
        lockDuration: 30_000,
        stalledInterval: 10_000,
        maxStalledCount: 3,
      },
    });
    // Without listeners each failed reconnect would be printed past our log, or end the process.
    this.queue.on('error', () => undefined);
    this.worker.on('failed', (job, error) =>
      this.logger.warn({ err: error }, `${job?.name} could not be run`),
    );
    this.worker.on('error', (error) => this.logger.warn(`The schedules are away: ${error.message}`));
    void this.look();
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  /** A run that does not end soon is taken over by another process, which takes this one for dead. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    const { worker, queue } = this;
    const worked = worker && closeSoon(worker, this.running > 0 ? LONGEST_STOP_MS : undefined);
    await Promise.all([worked, queue && closeSoon(queue)]);
    if (this.options) disconnectCluster(this.options);
  }

  /** Never throws: the next look is soon. One that comes while another waits for Redis is that one. */
  look(): Promise<void> {
    this.looking ??= this.lookOnce().finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async lookOnce(): Promise<void> {
    try {
      await this.runner.introduce();
      if (!this.queue) return;
      await this.restore(this.queue);
      for (const name of await this.runner.behind()) {
        await this.queue.add(name, {}, { ...REMOVED, jobId: `missed-${name}` });
      }
    } catch (error) {
      this.logger.warn(`The schedules could not be looked after: ${(error as Error).message}`);
    }
  }

  /** A name that no version of this schedule knows does nothing. */
  private async run({ name, id = '' }: Job): Promise<void> {
    this.running += 1;
    try {
      await this.runner.run(name as ScheduleName, dueOf(id));
    } finally {
      this.running -= 1;
    }
  }

  /** Creates the schedulers that Redis does not have, or has otherwise, and removes those that are no more. */
  private async restore(queue: Queue): Promise<void> {
    const found = new Map((await queue.getJobSchedulers(0, -1)).map((each) => [each.key, each]));
    for (const name of SCHEDULE_NAMES) {
      const { everyMs: every, offsetMs } = this.runner.scheduleOf(name);
      // With an offset of nought BullMQ would count from now.
      const offset = offsetMs || every;
      const known = found.get(name);
      found.delete(name);
      const isLate = (known?.next ?? 0) < Date.now() - LOOK_EVERY_MS;
      if (known?.every === every && known.offset === offset && !isLate) continue;
      if (known) await queue.removeJobScheduler(name);
      await queue.upsertJobScheduler(name, { every, offset }, { name, opts: REMOVED });
    }
    for (const name of found.keys()) await queue.removeJobScheduler(name);
  }
}

/** When a job of a scheduler was due: its id is `repeat:<scheduler>:<milliseconds>`. */
function dueOf(id: string): Date {
  const [, ms] = /^repeat:.*:(\d{1,15})$/.exec(id) ?? [];
  return new Date(Number(ms ?? 0));
}
