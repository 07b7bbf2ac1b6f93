import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Page } from '../kernel/pagination.js';
import { Access, Scope } from '../platform/auth/access.js';
import { BaseUrl } from '../platform/http/base-url.js';
import { IdParam } from '../platform/http/id-param.js';
import { ApiPage } from '../platform/http/page.dto.js';
import { OneTransaction, OutcomePerCaller } from '../platform/idempotency/idempotency.interceptor.js';
import { EntityTag } from '../platform/http/versions/entity-tag.js';
import {
  DeliveryListQuery,
  DeliveryView,
  EventSourceDto,
  EventSourceListQuery,
  EventSourcePatch,
  EventSourceView,
  NewEventSourceView,
} from './dto/event-source.dto.js';
import { EventSourcesService } from './event-sources.service.js';
import type { EventSource, RefusalReason } from './event.types.js';

@ApiTags('Events')
@Access('tenant')
@Controller('v1/event-sources')
export class EventSourcesController {
  constructor(private readonly sources: EventSourcesService) {}

  @Post()
  @OneTransaction()
  @Scope('events:write')
  @OutcomePerCaller()
  @ApiOperation({
    summary: 'Connect a system that tells of payments, orders, refunds and stock',
    description:
      'The answer has the `url` to enter in the platform. A secret that was made is shown once, as `newSecret`.',
  })
  @ApiCreatedResponse({ type: NewEventSourceView })
  async create(
    @Body() { kind, name, secret }: EventSourceDto,
    @BaseUrl() base: string,
  ): Promise<NewEventSourceView> {
    const { madeSecret, ...source } = await this.sources.create(kind, name, secret);
    return { ...this.view(source, base), newSecret: madeSecret };
  }

  @Get()
  @Scope('events:read')
  @ApiOperation({ summary: 'List event sources, newest first' })
  @ApiPage(EventSourceView)
  async list(@Query() query: EventSourceListQuery, @BaseUrl() base: string): Promise<Page<EventSourceView>> {
    const { data, page } = await this.sources.list(query);
    return { data: data.map((source) => this.view(source, base)), page };
  }

  @Get(':id')
  @EntityTag()
  @Scope('events:read')
  @ApiOperation({ summary: 'One event source: when it delivered last, and what was refused last' })
  @ApiOkResponse({ type: EventSourceView })
  async get(@IdParam('event source') id: string, @BaseUrl() base: string): Promise<EventSourceView> {
    return this.view(await this.sources.get(id), base);
  }

  @Patch(':id')
  @EntityTag()
  @Scope('events:write')
  @ApiOperation({
    summary: 'Change an event source, or its secret',
    description: 'With a new `secret` the one before stays valid for `overlapHours`, 24 when left out.',
  })
  @ApiOkResponse({ type: EventSourceView })
  async update(
    @IdParam('event source') id: string,
    @Body() change: EventSourcePatch,
    @BaseUrl() base: string,
  ): Promise<EventSourceView> {
    return this.view(await this.sources.update(id, change), base);
  }

  @Delete(':id')
  @EntityTag()
  @Scope('events:write')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Remove an event source',
    description: 'Its address is refused from then on. Orders and stock that it told of stay.',
  })
  @ApiNoContentResponse()
  remove(@IdParam('event source') id: string): Promise<void> {
    return this.sources.remove(id);
  }

  @Get(':id/deliveries')
  @Scope('events:read')
  @ApiOperation({
    summary: 'What an event source has delivered in the last 30 days, newest first, and what became of it',
    description: 'Refused deliveries are not stored; the source has the last one.',
  })
  @ApiPage(DeliveryView)
  listDeliveries(
    @IdParam('event source') id: string,
    @Query() query: DeliveryListQuery,
  ): Promise<Page<DeliveryView>> {
    return this.sources.listDeliveries(id, query);
  }

  private view(
    { secret, lastReceivedAt, lastRefused, ...source }: EventSource,
    base: string,
  ): EventSourceView {
    return {
      ...source,
      url: `${base}/v1/events/${this.sources.addressOf(source.id)}`,
      secret: secret && {
        createdAt: secret.createdAt.toISOString(),
        lastFour: secret.lastFour,
        previousExpiresAt: secret.previousExpiresAt?.toISOString() ?? null,
      },
      lastReceivedAt: lastReceivedAt?.toISOString() ?? null,
      lastRefused: lastRefused && {
        at: lastRefused.at.toISOString(),
        reason: lastRefused.reason,
        detail: WHY_REFUSED[lastRefused.reason],
      },
    };
  }
}

const WHY_REFUSED: Record<RefusalReason, string> = {
  no_secret: 'The source has no secret. Send the platform’s by PATCH.',
  no_signature: 'It was not signed. Enter the secret in the platform.',
  several_signatures: 'The signature header was sent more than once. A proxy on the way may repeat headers.',
  wrong_signature: 'The signature was made with another secret, or the body was changed on its way.',
  too_old: 'It was signed more than five minutes ago, or the clock of the sender is wrong.',
  disabled: 'The source is switched off. Send "enabled": true by PATCH.',
};
