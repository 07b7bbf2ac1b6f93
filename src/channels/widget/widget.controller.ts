import { Body, Controller, Delete, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { laterCursor } from '../../conversations/conversation-streams.service.js';
import {
  ConversationView,
  EventsQuery,
  HandoffDto,
  MAX_EVENT_ID,
  RatingDto,
  toConversationView,
} from '../../conversations/dto/conversation.dto.js';
import { ApiEventStream } from '../../conversations/dto/event-stream.dto.js';
import { MessageView } from '../../conversations/dto/message.dto.js';
import { toTurnView, TurnView } from '../../conversations/dto/turn.dto.js';
import type { Page } from '../../kernel/pagination.js';
import { Audited } from '../../platform/audit/audit.interceptor.js';
import { Access } from '../../platform/auth/access.js';
import { Visitor, type VisitorPrincipal } from '../../platform/auth/principal.js';
import { IdParam } from '../../platform/http/id-param.js';
import { ApiPage, PageQuery } from '../../platform/http/page.dto.js';
import { MayEndLater } from '../../platform/idempotency/idempotency.interceptor.js';
import { Limited } from '../../platform/limits/limited.js';
import { Urgent } from '../../platform/overload/urgency.js';
import { ErasedVisitorView, VisitorDataView, WidgetMessageDto, WidgetSentView } from './widget.dto.js';
import { WidgetService } from './widget.service.js';

@ApiTags('Widget')
@ApiBearerAuth('visitor')
@Access('visitor')
@Controller('widget/v1')
export class WidgetController {
  constructor(private readonly widget: WidgetService) {}

  @Post('messages')
  @MayEndLater()
  @Limited('message')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Say something; the answer comes as events',
    description:
      '202 when the message is stored. The answer comes by `GET /widget/v1/events`; the same `clientId` again returns the same message and asks nothing anew.',
  })
  @ApiAcceptedResponse({ type: WidgetSentView })
  send(@Visitor() visitor: VisitorPrincipal, @Body() message: WidgetMessageDto): Promise<WidgetSentView> {
    return this.widget.send(visitor, message);
  }

  @Get('messages')
  @ApiOperation({
    summary: 'The visitor’s own messages, newest first',
    description: 'Of the visitor’s conversation, with the answers; empty before the first message.',
  })
  @ApiPage(MessageView)
  listMessages(@Visitor() visitor: VisitorPrincipal, @Query() query: PageQuery): Promise<Page<MessageView>> {
    return this.widget.listMessages(visitor, query);
  }

  @Get('events')
  @ApiOperation({
    summary: 'Events of the visitor’s conversation; resume with `after` or `Last-Event-ID`',
    description:
      'Server-sent events, kept open by a comment line every 15 seconds. The `id` of the last event heard is the cursor to resume with.',
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'As `after`.',
    schema: { type: 'string', maxLength: MAX_EVENT_ID },
  })
  @ApiEventStream()
  events(
    @Visitor() visitor: VisitorPrincipal,
    @Query() { after }: EventsQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.widget.stream(visitor, laterCursor(after, request.get('last-event-id')), response);
  }

  @Post('turns/:turnId/cancel')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Stop an answer',
    description: 'As the business’s POST /v1/conversations/{id}/turns/{turnId}/cancel.',
  })
  @ApiOkResponse({ type: TurnView })
  async cancelTurn(
    @Visitor() visitor: VisitorPrincipal,
    @IdParam('turn', 'turnId') turnId: string,
  ): Promise<TurnView> {
    return toTurnView(await this.widget.cancelTurn(visitor, turnId));
  }

  @Post('conversations')
  @ApiOperation({
    summary: 'Begin a new conversation',
    description:
      'The present one is closed, and the visitor no longer sees it; the business does. One in which nothing was said ' +
      'is returned as it is. Follow the events anew, without a cursor.',
  })
  @ApiCreatedResponse({ type: ConversationView })
  async startAnew(@Visitor() visitor: VisitorPrincipal): Promise<ConversationView> {
    return toConversationView(await this.widget.startAnew(visitor));
  }

  @Urgent('low')
  @Get('visitor')
  @ApiOperation({
    summary: 'Everything that is stored of the visitor, as one JSON file',
    description:
      'The visitor, with all their conversations, ratings and messages, also of conversations that were left. Orders are not in it: they are the business’s own records.',
  })
  @ApiOkResponse({ type: VisitorDataView })
  download(@Visitor() visitor: VisitorPrincipal, @Res() response: Response): Promise<void> {
    return this.widget.download(visitor, response);
  }

  @Delete('visitor')
  @Audited()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Erase the visitor and everything they said',
    description:
      'As the business’s DELETE /v1/visitors/{id}: in the background, usually within ten seconds. From now on ' +
      'nothing can be said with the token, which stops working when it is done. Orders stay: they are the business’s own records.',
  })
  @ApiAcceptedResponse({ type: ErasedVisitorView, description: 'The erasure has begun.' })
  remove(@Visitor() visitor: VisitorPrincipal): Promise<ErasedVisitorView> {
    return this.widget.remove(visitor);
  }

  @Post('handoff')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Ask for a person',
    description:
      'Hands the visitor’s conversation over to the team; the assistant stays silent until it is returned.',
  })
  @ApiOkResponse({ type: ConversationView })
  async handOff(
    @Visitor() visitor: VisitorPrincipal,
    @Body() { reason }: HandoffDto,
  ): Promise<ConversationView> {
    return toConversationView(await this.widget.handOff(visitor, reason));
  }

  @Post('rating')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Rate the conversation',
    description: 'From 1 to 5, with a comment if you like. A later rating replaces the earlier one.',
  })
  @ApiOkResponse({ type: ConversationView })
  async rate(
    @Visitor() visitor: VisitorPrincipal,
    @Body() { score, comment }: RatingDto,
  ): Promise<ConversationView> {
    return toConversationView(await this.widget.rate(visitor, score, comment));
  }
}
