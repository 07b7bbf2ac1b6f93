import { Queue } from 'bullmq';
import type { RedisConfig } from '../../src/config/redis.config.js';
import type { JobPayload } from '../../src/platform/queueing/job-kinds.js';
import { RedisClients } from '../../src/platform/redis/redis-clients.js';
import { BullJobSender } from '../../src/queue/bull-job-sender.js';
import { BullQueues } from '../../src/queue/bull-queues.js';
import { FairOrder } from '../../src/queue/fair-order.js';
import { queueOptions } from '../../src/queue/queue-connection.js';
import { TurnCosts } from '../../src/queue/turn-costs.js';
import { RedisServer } from '../e2e/redis-server.js';
import { eventually } from '../support/eventually.js';

/** The product's queues on a Redis for one test. */
export class QueueRig {
  readonly costs = new TurnCosts();
  readonly turns: Queue<JobPayload>;
  readonly bulk: Queue<JobPayload>;
  readonly queues: BullQueues;
  readonly order: FairOrder;
  readonly sender: BullJobSender;
  private readonly clients: RedisClients;

  private constructor(
    readonly redis: RedisServer,
    readonly config: RedisConfig,
  ) {
    const options = queueOptions(config);
    this.clients = new RedisClients(config);
    this.turns = new Queue<JobPayload>('turns', options);
    this.bulk = new Queue<JobPayload>('bulk', options);
    this.queues = new BullQueues(this.turns, this.bulk);
    this.order = new FairOrder(this.clients, this.queues, this.costs);
    this.sender = new BullJobSender(this.queues, this.order);
  }

  static async open(): Promise<QueueRig> {
    const redis = await RedisServer.start();
    const config = { url: redis.url, commandTimeoutMs: 500 } as RedisConfig;
    const rig = new QueueRig(redis, config);
    rig.queues.onModuleInit();
    await eventually(() => Promise.resolve(rig.sender.isAvailable));
    return rig;
  }

  async close(): Promise<void> {
    await Promise.all([this.turns.close(), this.bulk.close()]);
    this.clients.onApplicationShutdown();
    await this.redis.kill();
  }
}
