import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Page } from '../kernel/pagination.js';
import { Access, Scope } from '../platform/auth/access.js';
import { HeldScopes } from '../platform/auth/principal.js';
import { IdParam } from '../platform/http/id-param.js';
import { ApiPage } from '../platform/http/page.dto.js';
import { OneTransaction, OutcomePerCaller } from '../platform/idempotency/idempotency.interceptor.js';
import { EntityTag } from '../platform/http/versions/entity-tag.js';
import {
  DeliveriesQuery,
  WebhookDeliveryView,
  WebhookTestDto,
  WholeWebhookDeliveryView,
} from './dto/webhook-delivery.dto.js';
import {
  NewWebhookView,
  WebhookDto,
  WebhookListQuery,
  WebhookPatch,
  WebhookRotationDto,
  WebhookView,
} from './dto/webhook.dto.js';
import { WEBHOOK_EVENT_DTOS } from './dto/webhook-event.dto.js';
import { WebhookDeliveriesService } from './webhook-deliveries.service.js';
import { WebhooksService } from './webhooks.service.js';

@ApiTags('Webhooks')
@ApiExtraModels(...Object.values(WEBHOOK_EVENT_DTOS).map(({ data }) => data))
@Access('tenant')
@Controller('v1/webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly deliveries: WebhookDeliveriesService,
  ) {}

  @Post()
  @OneTransaction()
  @Scope('webhooks:write')
  @OutcomePerCaller()
  @ApiOperation({
    summary: 'Have a system of yours told of events',
    description:
      'Events are signed as Standard Webhooks 1.0 has it. The secret is shown once, as `newSecret`.',
  })
  @ApiCreatedResponse({ type: NewWebhookView })
  create(@HeldScopes() held: readonly string[], @Body() wanted: WebhookDto): Promise<NewWebhookView> {
    return this.webhooks.create(held, wanted);
  }

  @Get()
  @Scope('webhooks:read')
  @ApiOperation({ summary: 'List webhooks, newest first' })
  @ApiPage(WebhookView)
  list(@Query() query: WebhookListQuery): Promise<Page<WebhookView>> {
    return this.webhooks.list(query);
  }

  @Get('deliveries')
  @Scope('webhooks:read')
  @ApiOperation({ summary: 'What all webhooks were told in the last 30 days, newest first' })
  @ApiPage(WebhookDeliveryView)
  listAllDeliveries(
    @Query() { status, event, ...page }: DeliveriesQuery,
  ): Promise<Page<WebhookDeliveryView>> {
    return this.deliveries.list(null, { status, type: event }, page);
  }

  @Get(':id')
  @EntityTag()
  @Scope('webhooks:read')
  @ApiOperation({ summary: 'One webhook: whether it is paused, and since when its deliveries fail' })
  @ApiOkResponse({ type: WebhookView })
  get(@IdParam('webhook') id: string): Promise<WebhookView> {
    return this.webhooks.get(id);
  }

  @Patch(':id')
  @EntityTag()
  @Scope('webhooks:write')
  @ApiOperation({
    summary: 'Change a webhook, or let a paused one go on',
    description:
      'With `status` `active` a paused webhook goes on, with events from then on. With `disabled` what waits is cancelled.',
  })
  @ApiOkResponse({ type: WebhookView })
  update(
    @HeldScopes() held: readonly string[],
    @IdParam('webhook') id: string,
    @Body() change: WebhookPatch,
  ): Promise<WebhookView> {
    return this.webhooks.update(held, id, change);
  }

  @Delete(':id')
  @EntityTag()
  @Scope('webhooks:write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a webhook, with all that was or is to be delivered to it' })
  @ApiNoContentResponse()
  remove(@IdParam('webhook') id: string): Promise<void> {
    return this.webhooks.remove(id);
  }

  @Post(':id/rotate')
  @OneTransaction()
  @HttpCode(200)
  @Scope('webhooks:write')
  @OutcomePerCaller()
  @ApiOperation({
    summary: 'Make a new secret',
    description:
      'For `overlapHours` deliveries have a signature of the secrets before it as well. The new one is shown once, as `newSecret`.',
  })
  @ApiOkResponse({ type: NewWebhookView })
  rotate(
    @IdParam('webhook') id: string,
    @Body() { overlapHours }: WebhookRotationDto,
  ): Promise<NewWebhookView> {
    return this.webhooks.rotate(id, overlapHours);
  }

  @Post(':id/test')
  @HttpCode(202)
  @Scope('webhooks:write')
  @ApiOperation({
    summary: 'Send a made-up event at once',
    description:
      'It is tried once, also where the webhook is paused or disabled. Look at the delivery for what came of it.',
  })
  @ApiAcceptedResponse({ type: WebhookDeliveryView })
  test(@IdParam('webhook') id: string, @Body() { event }: WebhookTestDto): Promise<WebhookDeliveryView> {
    return this.deliveries.test(id, event);
  }

  @Get(':id/deliveries')
  @Scope('webhooks:read')
  @ApiOperation({
    summary: 'What a webhook was told in the last 30 days, newest first, and what became of it',
  })
  @ApiPage(WebhookDeliveryView)
  listDeliveries(
    @IdParam('webhook') id: string,
    @Query() { status, event, ...page }: DeliveriesQuery,
  ): Promise<Page<WebhookDeliveryView>> {
    return this.deliveries.list(id, { status, type: event }, page);
  }

  @Get('deliveries/:id')
  @Scope('webhooks:read')
  @ApiOperation({ summary: 'One delivery, with each call: what was sent and what was answered' })
  @ApiOkResponse({ type: WholeWebhookDeliveryView })
  getDelivery(
    @HeldScopes() held: readonly string[],
    @IdParam('delivery') id: string,
  ): Promise<WholeWebhookDeliveryView> {
    return this.deliveries.get(held, id);
  }

  @Post('deliveries/:id/replay')
  @HttpCode(202)
  @Scope('webhooks:write')
  @ApiOperation({
    summary: 'Deliver an event again',
    description: 'As a new delivery with the same `webhook-id` and body, tried as often as any.',
  })
  @ApiAcceptedResponse({ type: WebhookDeliveryView })
  replay(@IdParam('delivery') id: string): Promise<WebhookDeliveryView> {
    return this.deliveries.replay(id);
  }
}
