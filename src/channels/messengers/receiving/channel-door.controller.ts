import { Controller, Get, Header, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Access } from '../../../platform/auth/access.js';
import { MEGABYTE } from '../../../platform/http/body/body-limits.js';
import { SkipRateLimits } from '../../../platform/limits/limited.js';
import { Urgent } from '../../../platform/overload/urgency.js';
import { ChannelReceiver } from './channel-receiver.service.js';

const KIND = {
  name: 'kind',
  description: 'The platform.',
  schema: { type: 'string', maxLength: 20 },
} as const;
const ADDRESS = {
  name: 'address',
  description: 'Of a channel.',
  schema: { type: 'string', maxLength: 100 },
} as const;

/** Counts refusals by address and deliveries by channel, instead of all requests of an address. */
@ApiTags('Channels')
@Access('public')
@SkipRateLimits()
@Urgent('high')
@Controller('channels')
export class ChannelDoorController {
  constructor(private readonly receiver: ChannelReceiver) {}

  @Post(':kind/:address')
  @ApiParam(KIND)
  @ApiParam(ADDRESS)
  @HttpCode(200)
  @ApiOperation({
    summary: 'Where a messaging platform delivers; no key, the signature is the proof',
    description:
      'The body is the platform’s own, up to 1 MB, of e-mail 25 MB, signed as the platform signs. 200 when all of it is stored, also for a repeat. An unknown address, a channel without a secret and a wrong signature are answered alike (401, of Telegram 403). 503 with `Retry-After` when it could not be stored.',
  })
  @ApiConsumes('*/*')
  @ApiBody({
    description: 'As the platform sends it.',
    schema: { type: 'string', format: 'binary', maxLength: 25 * MEGABYTE },
    examples: { telegram: { summary: 'From Telegram', value: '{"update_id":1}' } },
  })
  @ApiOkResponse({
    schema: { type: 'object', additionalProperties: true, example: { received: true } },
    description:
      'Of Telegram it may be a call, such as the hint that an answer is being written. To Slack it is empty, or the challenge that it has sent; to Twilio it is TwiML without anything to do.',
  })
  receive(
    @Param('kind') kind: string,
    @Param('address') address: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<object | string> {
    return this.receiver.receive(kind, address, request, response);
  }

  @Get(':kind/:address')
  @ApiParam(KIND)
  @ApiParam(ADDRESS)
  @Header('content-type', 'text/plain; charset=utf-8')
  @ApiOperation({
    summary: 'Where a messaging platform asks whether the address is ours',
    description:
      'Meta sends `hub.mode`, `hub.verify_token` and `hub.challenge`, and gets the challenge back.',
  })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string', maxLength: 200, example: '1158201444' } })
  handshake(
    @Param('kind') kind: string,
    @Param('address') address: string,
    @Req() request: Request,
  ): Promise<string> {
    return this.receiver.handshake(kind, address, request);
  }
}
