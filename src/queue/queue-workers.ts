import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { RedisConfig } from '../config/redis.config.js';
import { RedisDurability } from '../platform/redis/redis-durability.js';
import { QUEUES, type QueueName } from '../kernel/job-names.js';
import { JobRunner } from './job-runner.js';
import { queueOptions } from './queue-connection.js';
import { QUEUE_POLICIES } from './queue-policies.js';
import { QueueWorker } from './queue-worker.js';

/** Starts a worker per queue with its policy, and stops them at shutdown. */
@Injectable()
export class QueueWorkers
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  private workers: QueueWorker[] = [];

  constructor(
    private readonly runner: JobRunner,
    private readonly providers: ModuleRef,
    @Inject(RedisConfig) private readonly config: RedisConfig,
    private readonly durability: RedisDurability,
  ) {}

  /** @throws when Redis would lose jobs, or when a policy names an intake that no module provides. */
  async onApplicationBootstrap(): Promise<void> {
    // While Redis is away nobody can say; readiness does once it is there.
    const problem = await this.durability.problem().catch(() => null);
    if (problem !== null) throw new Error(problem);
    this.workers = QUEUES.map((queue) => this.open(queue));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.drain()));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
  }

  private open(queue: QueueName): QueueWorker {
    const { concurrency, intake, lockDuration, stalledInterval, maxStalledCount } = QUEUE_POLICIES[queue];
    const options = {
      ...queueOptions(this.config),
      ...{ lockDuration, stalledInterval, maxStalledCount, concurrency: concurrency(this.config) },
    };
    return new QueueWorker(
      queue,
      this.runner,
      intake && this.providers.get(intake, { strict: false }),
      options,
    );
  }
}
