import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Queue } from 'bullmq';
import { RedisConfig } from '../config/redis.config.js';
import { QUEUES, type JobPayload, type QueueName } from '../platform/queueing/job-kinds.js';
import { queueOptions } from './queue-connection.js';

/** The queues as producers see them, by name. */
@Injectable()
export class BullQueues implements OnApplicationShutdown {
  private readonly queues = new Map<QueueName, Queue<JobPayload>>();
  private readonly connections: { status: string }[] = [];

  constructor(@Inject(RedisConfig) config: RedisConfig) {
    for (const name of QUEUES) this.queues.set(name, this.open(name, config));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.all().map((queue) => queue.close()));
  }

  /** What is added while a connection is away is kept in memory until it is back, without bound (BullMQ, "Failing fast"). */
  get isAvailable(): boolean {
    return this.connections.filter(({ status }) => status === 'ready').length === QUEUES.length;
  }

  get(name: QueueName): Queue<JobPayload> {
    const queue = this.queues.get(name);
    if (!queue) throw new Error(`There is no queue "${name}".`);
    return queue;
  }

  all(): Queue<JobPayload>[] {
    return [...this.queues.values()];
  }

  private open(name: QueueName, config: RedisConfig): Queue<JobPayload> {
    const queue = new Queue<JobPayload>(name, queueOptions(config));
    // While Redis is away every retry emits `error`; without a listener that would end the process.
    queue.on('error', () => undefined);
    queue.getBackend().client.then(
      (client) => this.connections.push(client),
      () => undefined,
    );
    return queue;
  }
}
