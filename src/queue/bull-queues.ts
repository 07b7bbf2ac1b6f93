import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { JobPayload, QueueName } from '../platform/queueing/job-kinds.js';

/** The queues as producers see them, by name. */
@Injectable()
export class BullQueues implements OnModuleInit {
  private readonly queues: Record<QueueName, Queue<JobPayload>>;
  private readonly connections: { status: string }[] = [];

  constructor(@InjectQueue('turns') turns: Queue<JobPayload>, @InjectQueue('bulk') bulk: Queue<JobPayload>) {
    this.queues = { turns, bulk };
  }

  onModuleInit(): void {
    // While Redis is away every retry emits `error`; without a listener that would end the process.
    for (const queue of this.all()) {
      queue.on('error', () => undefined);
      queue.getBackend().client.then(
        (client) => this.connections.push(client),
        () => undefined,
      );
    }
  }

  /** What is added while a connection is away is kept in memory until it is back, without bound (BullMQ, "Failing fast"). */
  get isAvailable(): boolean {
    return this.connections.filter(({ status }) => status === 'ready').length === this.all().length;
  }

  get(name: QueueName): Queue<JobPayload> {
    return this.queues[name];
  }

  all(): Queue<JobPayload>[] {
    return Object.values(this.queues);
  }
}
