import type { OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { QUEUES, type QueueName } from '../kernel/job-names.js';
import type { JobPayload } from '../platform/queueing/job-kinds.js';
import { closeSoon, disconnectCluster } from './queue-connection.js';

/** The queues of the producers, by name. */
export class BullQueues implements OnApplicationShutdown {
  private readonly connections: { status: string }[] = [];

  /** @param queues One for each of `QUEUES`. */
  constructor(private readonly queues: readonly Queue<JobPayload>[]) {
    // While Redis is away, every retry emits `error`, which would end the process without a listener.
    for (const queue of queues) {
      // In place of the hook that BullModule has set, which waits for Redis without end.
      Object.assign(queue, { onApplicationShutdown: () => closeSoon(queue) });
      queue.on('error', () => undefined);
      queue.getBackend().client.then(
        (client) => this.connections.push(client),
        () => undefined,
      );
    }
  }

  /** False while a connection is away, when ioredis would buffer new jobs without bound (BullMQ, "Failing fast"). */
  get isAvailable(): boolean {
    return this.connections.filter(({ status }) => status === 'ready').length === QUEUES.length;
  }

  get(name: QueueName): Queue<JobPayload> {
    const queue = this.queues.find((each) => each.name === name);
    if (!queue) throw new Error(`There is no queue "${name}".`);
    return queue;
  }

  /** BullMQ has closed the queues by then, but not a connection that it has not opened: that to a cluster. */
  onApplicationShutdown(): void {
    for (const queue of this.queues) disconnectCluster(queue.opts);
  }

  all(): readonly Queue<JobPayload>[] {
    return this.queues;
  }
}
