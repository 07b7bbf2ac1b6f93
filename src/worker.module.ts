import { Module } from '@nestjs/common';
import { CatalogModule } from './catalog/catalog.module.js';
import { ConversationsModule } from './conversations/conversations.module.js';
import { CoreModule } from './core.module.js';
import { JOB_HANDLERS } from './job-handlers.js';
import { OpeningHoursModule } from './opening-hours/opening-hours.module.js';
import { OrdersModule } from './orders/orders.module.js';
import { QueueWorkerModule } from './queue/queue.module.js';
import { TenantsModule } from './tenants/tenants.module.js';

/** The worker alone: takes jobs and relays the outbox, listens on no port. */
@Module({
  imports: [
    CoreModule,
    TenantsModule,
    OpeningHoursModule,
    CatalogModule,
    OrdersModule,
    ConversationsModule,
    QueueWorkerModule.with(JOB_HANDLERS),
  ],
})
export class WorkerModule {}
