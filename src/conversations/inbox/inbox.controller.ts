import { Body, Controller, Delete, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Scope } from '../../platform/auth/access.js';
import { Caller, type TenantCaller } from '../../platform/auth/principal.js';
import { IdParam } from '../../platform/http/id-param.js';
import { ConversationView, toConversationView } from '../dto/conversation.dto.js';
import {
  UnreadQuery,
  AssignDto,
  InboxItemView,
  ReadDto,
  SnoozeDto,
  TakeDto,
  toInboxItemView,
} from '../dto/inbox.dto.js';
import { lookingMember } from './acting-member.js';
import { AssignmentsService } from './assignments.service.js';
import { InboxService } from './inbox.service.js';

@ApiTags('Conversations')
@Access('tenant')
@Controller('v1/conversations')
export class InboxController {
  constructor(
    private readonly assignments: AssignmentsService,
    private readonly inbox: InboxService,
  ) {}

  @Post(':id/take')
  @Scope('conversations:write')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Take a conversation',
    description:
      'The member has it from now on, and the assistant is silent; the visitor is told who answers. A resolved conversation is opened again. Again: the same. When another member has it: 409 `taken`.',
  })
  @ApiOkResponse({ type: ConversationView })
  async take(
    @Caller() caller: TenantCaller,
    @IdParam('conversation') id: string,
    @Body() { force = false, memberId }: TakeDto,
  ): Promise<ConversationView> {
    return toConversationView(await this.assignments.take(id, caller, memberId, force));
  }

  @Post(':id/assign')
  @Scope('conversations:write')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Give a conversation to a member',
    description:
      'As if that member had taken it, also from another one. With null nobody has it any more: it waits for any member.',
  })
  @ApiOkResponse({ type: ConversationView })
  async assign(
    @IdParam('conversation') id: string,
    @Body() { memberId }: AssignDto,
  ): Promise<ConversationView> {
    return toConversationView(await this.assignments.assign(id, memberId));
  }

  @Post(':id/snooze')
  @Scope('conversations:write')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Put a conversation off',
    description:
      'It is not among those that need somebody until then, for every member. The visitor’s next message ends it, and so does giving it to a member. Nobody else is told.',
  })
  @ApiOkResponse({ type: InboxItemView })
  async snooze(
    @Caller() caller: TenantCaller,
    @IdParam('conversation') id: string,
    @Body() { until }: SnoozeDto,
  ): Promise<InboxItemView> {
    const moment = until === null ? null : new Date(until);
    return toInboxItemView(await this.inbox.snooze(id, lookingMember(caller), moment));
  }

  @Put(':id/read')
  @Scope('conversations:write')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Mark a conversation as read up to a message',
    description: 'For the member alone. What was read before stays read.',
  })
  @ApiNoContentResponse()
  read(
    @Caller() caller: TenantCaller,
    @IdParam('conversation') id: string,
    @Body() { seq, memberId }: ReadDto,
  ): Promise<void> {
    return this.inbox.read(id, caller, memberId, seq);
  }

  @Delete(':id/read')
  @Scope('conversations:write')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Mark a conversation as unread',
    description:
      'The visitor’s newest message is not read: for the member alone, or, for a key that names none, for every member.',
  })
  @ApiNoContentResponse()
  unread(
    @Caller() caller: TenantCaller,
    @IdParam('conversation') id: string,
    @Query() { memberId }: UnreadQuery,
  ): Promise<void> {
    return this.inbox.unread(id, caller, memberId);
  }
}
