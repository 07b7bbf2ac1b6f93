import { BullModule } from '@nestjs/bullmq';
import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { RedisConfig } from '../config/redis.config.js';
import { QUEUES } from '../platform/queueing/job-kinds.js';
import { JobSender, Outbox } from '../platform/queueing/outbox.js';
import { BulkProcessor } from './bulk.processor.js';
import { BullJobSender } from './bull-job-sender.js';
import { BullQueues } from './bull-queues.js';
import { JobHandlers } from './job-handlers.js';
import { JobRunner } from './job-runner.js';
import { OutboxRelay } from './outbox-relay.js';
import { queueOptions } from './queue-connection.js';
import { TenantJobs } from './tenant-jobs.js';
import { TurnsProcessor } from './turns.processor.js';

/** Producing: what every process needs. */
@Global()
@Module({
  imports: [
    BullModule.forRootAsync({ inject: [RedisConfig], useFactory: queueOptions }),
    BullModule.registerQueue(...QUEUES.map((name) => ({ name }))),
  ],
  providers: [Outbox, BullQueues, TenantJobs, { provide: JobSender, useClass: BullJobSender }],
  exports: [Outbox, JobSender, TenantJobs, BullModule],
})
export class QueueModule {}

/** Consuming: the worker and the relay. */
@Module({
  imports: [DiscoveryModule],
  providers: [JobHandlers, JobRunner, TurnsProcessor, BulkProcessor, OutboxRelay],
})
export class QueueWorkerModule {}
