import { Module } from '@nestjs/common';
import { InboundEventsModule } from '../inbound-events.module.js';
import { DeliveryCheck } from './delivery-check.js';
import { EventReceiver } from './event-receiver.service.js';
import { EventsController } from './events.controller.js';

/** The public address of deliveries; apart, because the worker serves none. */
@Module({
  imports: [InboundEventsModule],
  controllers: [EventsController],
  providers: [EventReceiver, DeliveryCheck],
})
export class EventReceivingModule {}
