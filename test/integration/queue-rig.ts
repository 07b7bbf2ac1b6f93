import { Queue } from 'bullmq';
import type { RedisConfig } from '../../src/config/redis.config.js';
import { QUEUES } from '../../src/kernel/job-names.js';
import type { JobPayload } from '../../src/platform/queueing/job-kinds.js';
import { RedisDurability } from '../../src/platform/redis/redis-durability.js';
import { RedisClients } from '../../src/platform/redis/redis-clients.js';
import { BullJobSender } from '../../src/queue/bull-job-sender.js';
import { BullQueues } from '../../src/queue/bull-queues.js';
import { FairOrder } from '../../src/queue/fair-order.js';
import { queueOptions } from '../../src/queue/queue-connection.js';
import { QueueWriter } from '../../src/queue/queue-writer.js';
import { TurnCosts } from '../../src/queue/turns/turn-costs.js';
import { RedisServer } from '../e2e/redis-server.js';
import { eventually } from '../support/eventually.js';

/** The product's queues on a Redis for one test. */
export class QueueRig {
  readonly costs = new TurnCosts();
  readonly queues: BullQueues;
  readonly order: FairOrder;
  readonly writer: QueueWriter;
  readonly sender: BullJobSender;
  readonly durability: RedisDurability;
  private readonly clients: RedisClients;

  private constructor(
    readonly redis: RedisServer,
    readonly config: RedisConfig,
  ) {
    this.clients = new RedisClients(config);
    this.queues = new BullQueues(QUEUES.map((name) => new Queue(name, queueOptions(config))));
    this.order = new FairOrder(this.clients, this.queues, this.costs);
    this.writer = new QueueWriter(this.queues, this.order);
    this.sender = new BullJobSender(this.writer);
    this.durability = new RedisDurability(this.clients, config);
  }

  get turns(): Queue<JobPayload> {
    return this.queues.get('turns');
  }

  get bulk(): Queue<JobPayload> {
    return this.queues.get('bulk');
  }

  static async open(): Promise<QueueRig> {
    const redis = await RedisServer.start();
    const config = { url: redis.url, commandTimeoutMs: 5_000, persistence: 'optional' } as RedisConfig;
    const rig = new QueueRig(redis, config);
    await eventually(() => Promise.resolve(rig.sender.isAvailable));
    return rig;
  }

  async close(): Promise<void> {
    await Promise.all(this.queues.all().map((queue) => queue.close()));
    this.clients.onApplicationShutdown();
    await this.redis.kill();
  }
}
