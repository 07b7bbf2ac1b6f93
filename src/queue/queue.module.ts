import { BullModule } from '@nestjs/bullmq';
import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { RedisConfig } from '../config/redis.config.js';
import { QUEUES } from '../platform/queueing/job-kinds.js';
import { JobSender, Outbox } from '../platform/queueing/outbox.js';
import { BulkProcessor } from './bulk.processor.js';
import { BullJobSender } from './bull-job-sender.js';
import { BullQueues } from './bull-queues.js';
import { FairOrder } from './fair-order.js';
import { JobHandlers } from './job-handlers.js';
import { JobRunner } from './job-runner.js';
import { OutboxRelay } from './outbox-relay.js';
import { queueOptions } from './queue-connection.js';
import { TenantJobs } from './tenant-jobs.service.js';
import { TurnCosts } from './turn-costs.js';
import { TurnGate } from './turn-gate.js';
import { TurnsProcessor } from './turns.processor.js';

/** Producing: what every process needs. */
@Global()
@Module({
  imports: [
    BullModule.forRootAsync({ inject: [RedisConfig], useFactory: queueOptions }),
    BullModule.registerQueue(...QUEUES.map((name) => ({ name }))),
  ],
  providers: [
    Outbox,
    BullQueues,
    FairOrder,
    TenantJobs,
    { provide: TurnCosts, useFactory: () => new TurnCosts() },
    { provide: JobSender, useClass: BullJobSender },
  ],
  exports: [Outbox, JobSender, TenantJobs, BullModule, BullQueues, FairOrder, TurnCosts],
})
export class QueueModule {}

/** Consuming: the worker and the relay. */
@Module({
  imports: [DiscoveryModule],
  providers: [
    JobHandlers,
    JobRunner,
    TurnsProcessor,
    BulkProcessor,
    OutboxRelay,
    {
      provide: TurnGate,
      inject: [RedisConfig, TurnCosts],
      useFactory: (config: RedisConfig, costs: TurnCosts) => new TurnGate(turnsOfOneTenant(config), costs),
    },
  ],
})
export class QueueWorkerModule {}

function turnsOfOneTenant({ turnConcurrency, turnTenantPercent }: RedisConfig): number {
  return Math.max(1, Math.floor((turnConcurrency * turnTenantPercent) / 100));
}
