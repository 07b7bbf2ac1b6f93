import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.js';
import { OrdersModule } from '../orders/orders.module.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { DeliverySweeper } from './delivery-sweeper.js';
import { EventAddresses } from './event-addresses.js';
import { EventSecrets } from './event-secrets.js';
import { EventSourcesController } from './event-sources.controller.js';
import { EventSourcesRepository } from './event-sources.repository.js';
import { EventSourcesService } from './event-sources.service.js';
import { EventHandler } from './handling/event.handler.js';

/** Payments, orders, refunds and stock that other systems tell of. */
@Module({
  imports: [CatalogModule, OrdersModule],
  controllers: [EventSourcesController],
  providers: [
    EventSourcesService,
    EventSourcesRepository,
    DeliveriesRepository,
    DeliverySweeper,
    EventAddresses,
    EventSecrets,
    EventHandler,
  ],
  exports: [EventSourcesRepository, DeliveriesRepository, EventAddresses, EventSecrets],
})
export class InboundEventsModule {}
