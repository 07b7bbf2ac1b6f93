import { Module } from '@nestjs/common';
import { OrderChangesRepository } from './changes/order-changes.repository.js';
import { OrderChanges } from './changes/order-changes.service.js';
import { LookupTries } from './lookup-tries.js';
import { OrderLookup } from './order-lookup.port.js';
import { OrderLookupService } from './order-lookup.service.js';
import { OrderStatusTool } from './assistant/order-status.tool.js';
import { OrdersController } from './orders.controller.js';
import { OrdersRepository } from './orders.repository.js';
import { OrdersService } from './orders.service.js';

@Module({
  controllers: [OrdersController],
  providers: [
    OrdersService,
    OrdersRepository,
    LookupTries,
    OrderChanges,
    OrderChangesRepository,
    OrderStatusTool,
    { provide: OrderLookup, useClass: OrderLookupService },
  ],
  exports: [OrderChanges, OrdersService],
})
export class OrdersModule {}
