import { Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Access } from '../../platform/auth/access.js';
import { MEGABYTE } from '../../platform/http/body/body-limits.js';
import { Urgent } from '../../platform/overload/urgency.js';
import { SkipRateLimits } from '../../platform/limits/limited.js';
import { ReceivedView } from '../dto/event-source.dto.js';
import { EventReceiver } from './event-receiver.service.js';

/** Of the source kind `signed`; others send what their platform documents. */
const SIGNED_EXAMPLE =
  '{"type":"order.updated","timestamp":"2026-12-01T10:00:00Z","data":{"number":"CC-2041","status":"delivered"}}';

/** Counts refusals by address and deliveries by source, instead of all requests of an address. */
@ApiTags('Events')
@Access('public')
@SkipRateLimits()
@Urgent('high')
@Controller('v1/events')
export class EventsController {
  constructor(private readonly receiver: EventReceiver) {}

  @Post(':source')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Where an event source delivers; no key, the signature is the proof',
    description:
      'The body is the platform’s own, up to 1 MB, signed as the platform signs. 200 when it is stored, also for a repeat; what it tells is taken over within seconds. An unknown address, a source without a secret and a wrong signature are answered alike (401). 503 with `Retry-After` when it could not be stored.',
  })
  @ApiParam({
    name: 'source',
    description: 'Of the address of an event source.',
    schema: { type: 'string', maxLength: 100 },
  })
  @ApiConsumes('*/*')
  @ApiBody({
    description: 'As the platform sends it.',
    schema: { type: 'string', format: 'binary', maxLength: MEGABYTE },
    examples: { signed: { summary: 'From a system of your own', value: SIGNED_EXAMPLE } },
  })
  @ApiOkResponse({ type: ReceivedView })
  receive(
    @Param('source') source: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ReceivedView> {
    return this.receiver.receive(source, request, response);
  }
}
