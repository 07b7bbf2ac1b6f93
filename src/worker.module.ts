import { Module } from '@nestjs/common';
import { MailboxesModule } from './channels/messengers/email/mailbox/mailboxes.module.js';
import { CoreModule } from './core.module.js';
import { FEATURE_MODULES } from './feature-modules.js';
import { HealthModule } from './health/health.module.js';
import { JOB_HANDLERS, SCHEDULED_WORK } from './job-handlers.js';
import { IdempotencyModule } from './platform/idempotency/idempotency.module.js';
import { LimitsModule } from './platform/limits/limits.module.js';
import { DeadLettersModule } from './queue/dead-letters/dead-letters.module.js';
import { QueueWorkerModule } from './queue/queue.module.js';

/** The worker alone: takes jobs, keeps the schedules and relays the outbox, serves probes and metrics alone. */
@Module({
  imports: [
    CoreModule,
    ...FEATURE_MODULES,
    // For what they do by schedule.
    IdempotencyModule,
    DeadLettersModule,
    HealthModule,
    // Mails count in the limits of visitors as all messages do.
    LimitsModule,
    MailboxesModule,
    QueueWorkerModule.with(JOB_HANDLERS, SCHEDULED_WORK),
  ],
})
export class WorkerModule {}
