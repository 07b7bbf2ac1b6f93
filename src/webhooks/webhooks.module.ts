import { Module } from '@nestjs/common';
import { OutboundModule } from '../platform/outbound/outbound.module.js';
import { OwedDeliveriesRepository } from './delivering/owed-deliveries.repository.js';
import { WebhookCaller } from './delivering/webhook-caller.js';
import { WebhookDeliverHandler } from './delivering/webhook-deliver.handler.js';
import { PausesRepository } from './pausing/pauses.repository.js';
import { WebhookNotifyHandler } from './pausing/webhook-notify.handler.js';
import { WebhookTendHandler } from './tending/webhook-tend.handler.js';
import { WebhookTendingRepository } from './tending/webhook-tending.repository.js';
import { WebhookDeliveriesRepository } from './webhook-deliveries.repository.js';
import { WebhookDeliveriesService } from './webhook-deliveries.service.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { WebhookSweeper } from './webhook-sweeper.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhooksRepository } from './webhooks.repository.js';
import { WebhooksService } from './webhooks.service.js';

/** Tells systems of businesses of events, as Standard Webhooks 1.0 has it. */
@Module({
  imports: [OutboundModule],
  controllers: [WebhooksController],
  providers: [
    WebhooksService,
    WebhooksRepository,
    WebhookDeliveriesService,
    WebhookDeliveriesRepository,
    WebhookSecrets,
    WebhookSweeper,
    WebhookCaller,
    WebhookDeliverHandler,
    OwedDeliveriesRepository,
    PausesRepository,
    WebhookNotifyHandler,
    WebhookTendingRepository,
    WebhookTendHandler,
  ],
})
export class WebhooksModule {}
