import { Body, Controller, Get, Header, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Page } from '../kernel/pagination.js';
import { Access, Scope } from '../platform/auth/access.js';
import { Caller, type TenantCaller } from '../platform/auth/principal.js';
import {
  MayEndLater,
  MayStream,
  OneTransaction,
  wantsEvents,
} from '../platform/idempotency/idempotency.interceptor.js';
import { IdParam } from '../platform/http/id-param.js';
import { ApiPage } from '../platform/http/page.dto.js';
import { Limited } from '../platform/limits/limited.js';
import { Urgent } from '../platform/overload/urgency.js';
import { ConversationStreams, laterCursor } from './conversation-streams.service.js';
import { ConversationsService } from './conversations.service.js';
import {
  ConversationListQuery,
  MessageListQuery,
  ConversationView,
  EventsQuery,
  HandoffDto,
  MAX_EVENT_ID,
  RatingDto,
  StartConversationDto,
  toConversationView,
} from './dto/conversation.dto.js';
import { InboxCountsView, InboxItemView, toInboxItemView } from './dto/inbox.dto.js';
import { MessageView, SendMessageDto, SentMessageView, toMessageView } from './dto/message.dto.js';
import { toTurnView, TurnView } from './dto/turn.dto.js';
import { lookingMember } from './inbox/acting-member.js';
import { InboxService } from './inbox/inbox.service.js';
import { ApiEventStream } from './dto/event-stream.dto.js';
import { TurnCancellations } from './turns/turn-cancellations.service.js';
import { waitSeconds } from './prefer.js';

/** Of all headers of a request, in bytes: a longer one is refused before it is read. */
const LARGEST_HEAD = 16_384;

@ApiTags('Conversations')
@Access('tenant')
@Controller('v1/conversations')
export class ConversationsController {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly streams: ConversationStreams,
    private readonly cancellations: TurnCancellations,
    private readonly inbox: InboxService,
  ) {}

  @Urgent('high')
  @Post()
  @OneTransaction()
  @Scope('conversations:write')
  @ApiOperation({ summary: 'Start a conversation' })
  @ApiCreatedResponse({ type: ConversationView })
  async create(@Body() { channel, visitor }: StartConversationDto): Promise<ConversationView> {
    const visitorId = await this.conversations.saveVisitor(visitor ?? {});
    return toConversationView(await this.conversations.create(channel, visitorId));
  }

  @Get()
  @Scope('conversations:read')
  @ApiOperation({
    summary: 'List conversations, newest first, or as members look at them',
    description:
      'A `view` is what a member works through; its pages go on where they ended, also while conversations change.',
  })
  @ApiPage(InboxItemView)
  async list(
    @Caller() caller: TenantCaller,
    @Query() { limit, after, view, sort, ...filter }: ConversationListQuery,
  ): Promise<Page<InboxItemView>> {
    const request = { view, sort, memberId: lookingMember(caller) };
    const { data, page } = await this.inbox.list(request, { limit, after }, filter);
    return { data: data.map(toInboxItemView), page };
  }

  @Get('counts')
  @Scope('conversations:read')
  @ApiOperation({
    summary: 'How many conversations are in the views',
    description: 'Each up to 1,000, which stands for more as well.',
  })
  @ApiOkResponse({ type: InboxCountsView })
  counts(@Caller() caller: TenantCaller): Promise<InboxCountsView> {
    return this.inbox.counts(lookingMember(caller));
  }

  @Get(':id')
  @Scope('conversations:read')
  @ApiOperation({ summary: 'One conversation' })
  @ApiOkResponse({ type: InboxItemView })
  async get(@Caller() caller: TenantCaller, @IdParam('conversation') id: string): Promise<InboxItemView> {
    return toInboxItemView(await this.inbox.get(id, lookingMember(caller)));
  }

  @Get(':id/messages')
  @Scope('conversations:read')
  @ApiOperation({ summary: 'Messages, newest first' })
  @ApiPage(MessageView)
  async listMessages(
    @IdParam('conversation') id: string,
    @Query() query: MessageListQuery,
  ): Promise<Page<MessageView>> {
    const { data, page } = await this.conversations.listMessages(id, query);
    return { data: data.map(toMessageView), page };
  }

  @ApiBody({
    type: SendMessageDto,
    examples: {
      visitor: {
        summary: 'A customer asks',
        value: { text: 'where is my order CC-2041? aoife.byrne@example.com', clientId: 'c-1' },
      },
      member: {
        summary: 'Somebody of the team answers',
        value: {
          text: 'It left this morning.',
          clientId: 'm-1',
          from: 'member',
          member: { name: 'Nora' },
          expectedSeq: 4,
        },
      },
    },
  })
  @Post(':id/messages')
  @Limited('message')
  @Scope('conversations:write')
  @MayStream()
  @MayEndLater()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Say something and get the answer',
    description:
      'With `Accept: text/event-stream` the turn’s events as they happen. Else waits up to `Prefer: wait=N` ' +
      'seconds (default 30): 200 with the answer, or 202 with `answer: null` when it takes longer. A member who is signed in ' +
      'writes as themselves, and by that takes over from the assistant.',
  })
  @ApiHeader({
    name: 'Prefer',
    required: false,
    description: '`wait=N` seconds, 0 to 60 (RFC 7240).',
    schema: { type: 'string', maxLength: LARGEST_HEAD, example: 'wait=30' },
  })
  @ApiEventStream(SentMessageView)
  @ApiAcceptedResponse({ type: SentMessageView, description: 'Stored; the answer takes longer.' })
  async send(
    @Caller() caller: TenantCaller,
    @IdParam('conversation') id: string,
    @Body() body: SendMessageDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SentMessageView | undefined> {
    const sending = { caller, idempotencyKey: request.get('idempotency-key') };
    if (wantsEvents(request)) return this.streams.sendAndStream(id, body, sending, response);
    return this.streams.sendAndWait(id, body, sending, waitSeconds(request.get('prefer')), response);
  }

  @Get(':id/events')
  @Scope('conversations:read')
  @Header('Cache-Control', 'no-cache')
  @ApiOperation({
    summary: 'Everything that happens in the conversation',
    description: 'Server-sent events; resume with `after` or `Last-Event-ID`.',
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'As `after`.',
    schema: { type: 'string', maxLength: MAX_EVENT_ID },
  })
  @ApiEventStream()
  events(
    @IdParam('conversation') id: string,
    @Query() { after }: EventsQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.streams.stream(id, laterCursor(after, request.get('last-event-id')), response);
  }

  @Post(':id/turns/:turnId/cancel')
  @Scope('conversations:write')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Stop an answer',
    description:
      'What it has said so far stays, as an `incomplete` message (`message.completed`); a turn that has said nothing ends ' +
      'without one (`turn.failed` with `cancelled`). Again: the same turn. A turn that has ended by itself: 409.',
  })
  @ApiOkResponse({ type: TurnView })
  async cancelTurn(
    @IdParam('conversation') id: string,
    @IdParam('turn', 'turnId') turnId: string,
  ): Promise<TurnView> {
    return toTurnView(await this.cancellations.cancel(id, turnId));
  }

  @Post(':id/handoff')
  @Scope('conversations:write')
  @HttpCode(200)
  @ApiOperation({ summary: 'Pass the conversation to a person' })
  @ApiOkResponse({ type: ConversationView })
  async handOff(
    @IdParam('conversation') id: string,
    @Body() { reason }: HandoffDto,
  ): Promise<ConversationView> {
    return toConversationView(await this.conversations.handOff(id, reason));
  }

  @Post(':id/return')
  @Scope('conversations:write')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give the conversation back to the assistant' })
  @ApiOkResponse({ type: ConversationView })
  async giveBack(@IdParam('conversation') id: string): Promise<ConversationView> {
    return toConversationView(await this.conversations.giveBack(id));
  }

  @Post(':id/resolve')
  @Scope('conversations:write')
  @HttpCode(200)
  @ApiOperation({ summary: 'Close the conversation; the visitor’s next message reopens it' })
  @ApiOkResponse({ type: ConversationView })
  async resolve(@IdParam('conversation') id: string): Promise<ConversationView> {
    return toConversationView(await this.conversations.resolve(id));
  }

  @Post(':id/rating')
  @Scope('conversations:write')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Rate the conversation',
    description: 'From 1 to 5, with a comment if you like. A later rating replaces the earlier one.',
  })
  @ApiOkResponse({ type: ConversationView })
  async rate(
    @IdParam('conversation') id: string,
    @Body() { score, comment }: RatingDto,
  ): Promise<ConversationView> {
    return toConversationView(await this.conversations.rate(id, { score, comment: comment ?? null }));
  }
}
