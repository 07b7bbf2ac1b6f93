import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Page } from '../../kernel/pagination.js';
import { Access, Scope } from '../../platform/auth/access.js';
import { BaseUrl } from '../../platform/http/base-url.js';
import { IdParam } from '../../platform/http/id-param.js';
import { ApiPage } from '../../platform/http/page.dto.js';
import { OutcomePerCaller } from '../../platform/idempotency/idempotency.interceptor.js';
import { EntityTag } from '../../platform/http/versions/entity-tag.js';
import type { Channel } from './channel.types.js';
import { ChannelsService } from './channels.service.js';
import {
  ChannelDeliveryQuery,
  ChannelDeliveryView,
  ChannelDto,
  ChannelListQuery,
  ChannelPatchDto,
  ChannelTestView,
  ChannelView,
  NewChannelView,
} from './dto/channel.dto.js';

/** What the other platforms need stands in their guides. */
const TELEGRAM_EXAMPLE = {
  summary: 'A Telegram bot',
  value: {
    kind: 'telegram',
    name: 'Customer service',
    settings: { token: '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0' },
  },
};
const RENAME_EXAMPLE = {
  summary: 'Another name, and no more deliveries',
  value: { name: 'Shop', enabled: false },
};

@ApiTags('Channels')
@Access('tenant')
@Controller('v1/channels')
export class ChannelsController {
  constructor(private readonly channels: ChannelsService) {}

  @Post()
  @Scope('channels:write')
  @OutcomePerCaller()
  @ApiOperation({
    summary: 'Connect an account at a messaging platform',
    description:
      'The platform is asked whose account it is: 422 when it does not accept the credential, 409 when the account is connected already, here or elsewhere. Telegram and Twilio are told where to deliver; at Meta you enter `url` and `setup.verifyToken` yourself, at Slack `url`, at your mail provider `url` with `setup.user` and `setup.password`. How many may be connected is part of the plan.',
  })
  @ApiBody({ type: ChannelDto, examples: { telegram: TELEGRAM_EXAMPLE } })
  @ApiCreatedResponse({ type: NewChannelView })
  async create(
    @Body() { kind, name, settings }: ChannelDto,
    @BaseUrl() base: string,
  ): Promise<NewChannelView> {
    const channel = await this.channels.create(kind, name, { ...settings }, base);
    return { ...this.view(channel, base), setup: await this.channels.setupOf(channel.id) };
  }

  @Get()
  @Scope('channels:read')
  @ApiOperation({ summary: 'List channels, newest first' })
  @ApiPage(ChannelView)
  async list(@Query() query: ChannelListQuery, @BaseUrl() base: string): Promise<Page<ChannelView>> {
    const { data, page } = await this.channels.list(query);
    return { data: data.map((channel) => this.view(channel, base)), page };
  }

  @Get(':id')
  @EntityTag()
  @Scope('channels:read')
  @ApiOperation({ summary: 'One channel: whether it can send, when it delivered last, what was refused' })
  @ApiOkResponse({ type: ChannelView })
  async get(@IdParam('channel') id: string, @BaseUrl() base: string): Promise<ChannelView> {
    return this.view(await this.channels.get(id), base);
  }

  @Patch(':id')
  @EntityTag()
  @Scope('channels:write')
  @ApiOperation({
    summary: 'Change a channel, or its credential',
    description: 'A new credential must be of the same account. What is left out of `settings` stays.',
  })
  @ApiBody({ type: ChannelPatchDto, examples: { rename: RENAME_EXAMPLE } })
  @ApiOkResponse({ type: ChannelView })
  async update(
    @IdParam('channel') id: string,
    @Body() { settings, ...change }: ChannelPatchDto,
    @BaseUrl() base: string,
  ): Promise<ChannelView> {
    const patch = { ...change, ...(settings && { settings: { ...settings } }) };
    return this.view(await this.channels.update(id, patch, base), base);
  }

  @Delete(':id')
  @EntityTag()
  @Scope('channels:write')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Disconnect a channel',
    description: 'Conversations stay. What was not sent yet is not sent.',
  })
  @ApiNoContentResponse()
  remove(@IdParam('channel') id: string): Promise<void> {
    return this.channels.remove(id);
  }

  @Post(':id/test')
  @Scope('channels:write')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Ask the platform whether all is well',
    description: 'Telegram and Twilio are told again where to deliver. No customer is written to.',
  })
  @ApiOkResponse({ type: ChannelTestView })
  async test(@IdParam('channel') id: string, @BaseUrl() base: string): Promise<ChannelTestView> {
    const checks = await this.channels.test(id, base);
    return { ok: checks.every(({ ok }) => ok), checks };
  }

  @Get(':id/deliveries')
  @Scope('channels:read')
  @ApiOperation({ summary: 'What was sent by a channel, newest first, and how far it has come' })
  @ApiPage(ChannelDeliveryView)
  listDeliveries(
    @IdParam('channel') id: string,
    @Query() query: ChannelDeliveryQuery,
  ): Promise<Page<ChannelDeliveryView>> {
    return this.channels.listDeliveries(id, query);
  }

  private view({ failure, lastReceivedAt, lastRefused, ...channel }: Channel, base: string): ChannelView {
    return {
      ...channel,
      url: this.channels.urlOf(channel.id, channel.kind, base),
      failure: failure && { since: failure.since.toISOString(), reason: failure.reason },
      lastReceivedAt: lastReceivedAt?.toISOString() ?? null,
      lastRefused: lastRefused && { at: lastRefused.at.toISOString(), reason: lastRefused.reason },
    };
  }
}
