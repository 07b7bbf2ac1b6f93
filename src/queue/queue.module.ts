import { BullModule, getQueueToken } from '@nestjs/bullmq';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { Queue } from 'bullmq';
import { RedisConfig } from '../config/redis.config.js';
import { QUEUES } from '../kernel/job-names.js';
import type { JobPayload } from '../platform/queueing/job-kinds.js';
import { JobSender, Outbox } from '../platform/queueing/outbox.js';
import { BullJobSender } from './bull-job-sender.js';
import { BullQueues } from './bull-queues.js';
import { JOB_HANDLER_LIST, JobHandlers, type JobHandlerList } from './job-handlers.js';
import { JobRunner } from './job-runner.js';
import { FairOrder } from './fair-order.js';
import { queueOptions } from './queue-connection.js';
import { JobAttempts } from './attempts/job-attempts.js';
import { JobAttemptsRepository } from './attempts/job-attempts.repository.js';
import { QueueWriter } from './queue-writer.js';
import { LostJobs } from './relay/lost-jobs.js';
import { OutboxBacklogRepository } from './relay/outbox-backlog.repository.js';
import { OutboxRelay } from './relay/outbox-relay.js';
import { QueueWorkers } from './queue-workers.js';
import { SCHEDULED_WORK_LIST, ScheduleRunner, type ScheduledWorkList } from './schedules/schedule-runner.js';
import { ScheduleRunsRepository } from './schedules/schedule-runs.repository.js';
import { ScheduleWorkers } from './schedules/schedule-workers.js';
import { TenantBacklog } from './tenant-backlog.service.js';
import { TenantJobs } from './tenant-jobs.service.js';
import { TurnCosts } from './turns/turn-costs.js';
import { TurnGate } from './turns/turn-gate.js';
import { TurnIntake } from './turns/turn-intake.js';

/** Producers, for every process. */
@Global()
@Module({
  imports: [
    BullModule.forRootAsync({ inject: [RedisConfig], useFactory: queueOptions }),
    BullModule.registerQueue(...QUEUES.map((name) => ({ name }))),
  ],
  providers: [
    Outbox,
    {
      provide: BullQueues,
      inject: QUEUES.map((name) => getQueueToken(name)),
      useFactory: (...queues: Queue<JobPayload>[]) => new BullQueues(queues),
    },
    FairOrder,
    QueueWriter,
    TenantJobs,
    TenantBacklog,
    { provide: TurnCosts, useFactory: () => new TurnCosts() },
    { provide: JobSender, useClass: BullJobSender },
  ],
  exports: [Outbox, JobSender, TenantJobs, TenantBacklog, BullQueues, FairOrder, QueueWriter, TurnCosts],
})
export class QueueModule {}

/** Consumers: the workers and the relay. */
@Module({
  imports: [DiscoveryModule],
  providers: [
    JobHandlers,
    JobRunner,
    JobAttempts,
    JobAttemptsRepository,
    QueueWorkers,
    OutboxBacklogRepository,
    LostJobs,
    OutboxRelay,
    ScheduleRunsRepository,
    ScheduleRunner,
    ScheduleWorkers,
    TurnIntake,
    {
      provide: TurnGate,
      inject: [RedisConfig, TurnCosts],
      useFactory: (config: RedisConfig, costs: TurnCosts) => new TurnGate(turnsOfOneTenant(config), costs),
    },
  ],
})
export class QueueWorkerModule {
  /**
   * @param handlers The handler class of each job kind; the root module imports the modules that provide them.
   * @param works The same of each schedule.
   */
  static with(handlers: JobHandlerList, works: ScheduledWorkList): DynamicModule {
    const providers = [
      { provide: JOB_HANDLER_LIST, useValue: handlers },
      { provide: SCHEDULED_WORK_LIST, useValue: works },
    ];
    return { module: QueueWorkerModule, providers };
  }
}

function turnsOfOneTenant({ turnConcurrency, turnTenantPercent }: RedisConfig): number {
  return Math.max(1, Math.floor((turnConcurrency * turnTenantPercent) / 100));
}
