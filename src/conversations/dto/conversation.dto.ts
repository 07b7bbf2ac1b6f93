import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '../../platform/http/page.dto.js';
import { IfPresent, IsLanguageTag } from '../../platform/http/validation/validators.js';
import {
  CHANNELS,
  CONVERSATION_STATUSES,
  type Channel,
  type Conversation,
  type ConversationStatus,
} from '../conversation.types.js';

import { INBOX_SORTS, INBOX_VIEWS, type InboxSort, type InboxView } from '../inbox/inbox.types.js';

/** Characters of `<number>-<number>`. */
export const MAX_EVENT_ID = 31;

export class NewVisitorDto {
  @ApiPropertyOptional({
    example: 'customer-81',
    maxLength: 200,
    description: 'Your own id of the customer.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  externalId?: string;

  @ApiPropertyOptional({ example: 'Aoife', maxLength: 200 })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string;

  @ApiPropertyOptional({ example: 'aoife.byrne@example.com' })
  @IsOptional()
  @IsEmail({}, { message: 'email must be an e-mail address' })
  @MaxLength(320)
  email?: string;

  @ApiPropertyOptional({ example: 'en', description: 'BCP 47.' })
  @IsOptional()
  @IsLanguageTag()
  locale?: string;
}

export class StartConversationDto {
  @ApiProperty({ enum: ['api'], example: 'api' })
  @IsIn(['api'], { message: 'channel must be "api"' })
  channel: 'api';

  @ApiPropertyOptional({ type: NewVisitorDto })
  @IfPresent()
  @IsObject()
  @ValidateNested()
  @Type(() => NewVisitorDto)
  visitor?: NewVisitorDto;
}

export class ConversationListQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: INBOX_VIEWS,
    example: 'needs_you',
    description:
      'What waits for you or for anybody (`needs_you`), what you have (`mine`), what the assistant answers, all, or what is over. A key sees what waits for anybody at all.',
  })
  @IsOptional()
  @IsIn(INBOX_VIEWS)
  view?: InboxView;

  @ApiPropertyOptional({
    enum: INBOX_SORTS,
    example: 'waiting',
    description:
      'Those whose visitors wait for a person, longest waiting first (`waiting`, as `needs_you` is sorted), or all by what changed last (`recent`, as the other views are). Without view and sort: newest first.',
  })
  @IsOptional()
  @IsIn(INBOX_SORTS)
  sort?: InboxSort;

  @ApiPropertyOptional({ enum: CONVERSATION_STATUSES, example: 'waiting' })
  @IsOptional()
  @IsIn(CONVERSATION_STATUSES)
  status?: ConversationStatus;

  @ApiPropertyOptional({ enum: CHANNELS, example: 'widget' })
  @IsOptional()
  @IsIn(CHANNELS)
  channel?: Channel;

  @ApiPropertyOptional({
    example: 'none',
    description: 'The id of the member who has the conversation, or `none`.',
  })
  @IsOptional()
  @MaxLength(36)
  @Matches(/^(none|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/, {
    message: 'assignee must be the id of a member, or "none"',
  })
  assignee?: string;

  @ApiPropertyOptional({ example: '019aa7d2-7c1b-7000-8000-3f6f2f9c8a11', description: 'Of this visitor.' })
  @IfPresent()
  @IsUUID('all', { message: 'visitorId must be the id of a visitor' })
  visitorId?: string;

  @ApiPropertyOptional({
    example: 'customer-71',
    maxLength: 200,
    description: 'Of the visitor with this id of yours.',
  })
  @IfPresent()
  @IsString()
  @Length(1, 200)
  externalId?: string;
}

export class MessageListQuery extends PageQuery {
  @ApiPropertyOptional({
    example: 'c-1',
    maxLength: 255,
    description: 'Only the message that was sent with it.',
  })
  @IfPresent()
  @IsString()
  @Length(1, 255)
  clientId?: string;
}

export class EventsQuery {
  @ApiPropertyOptional({
    example: '3-0',
    description: 'The id of the last event you have; or send Last-Event-ID.',
  })
  @IsOptional()
  @MaxLength(MAX_EVENT_ID)
  @Matches(/^\d{1,15}-\d{1,15}$/, { message: 'after must be the id of an event, such as "3-0"' })
  after?: string;
}

export class HandoffDto {
  @ApiPropertyOptional({ example: 'wants to change the address', maxLength: 200 })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  reason?: string;
}

export class RatingDto {
  @ApiProperty({ example: 5, minimum: 1, maximum: 5, type: 'integer' })
  @IsInt()
  @Min(1)
  @Max(5)
  score: number;

  @ApiPropertyOptional({ example: 'Quick and right.', maxLength: 1000 })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  comment?: string;
}

export class VisitorView {
  @ApiProperty({ example: '019aa7d2-aaaa-7000-8000-123456789abc', format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'customer-81', nullable: true, type: String })
  externalId: string | null;

  @ApiProperty({ example: 'Aoife', nullable: true, type: String })
  name: string | null;

  @ApiProperty({ example: 'aoife.byrne@example.com', nullable: true, type: String })
  email: string | null;

  @ApiProperty({ example: 'en', nullable: true, type: String })
  locale: string | null;
}

export class RatingView {
  @ApiProperty({ example: 5 })
  score: number;

  @ApiProperty({ example: 'Quick and right.', nullable: true, type: String })
  comment: string | null;
}

export class AssigneeView {
  @ApiProperty({ example: '019aa7d2-9d9d-7000-8000-6d7e8f9a0b1c', format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'Nora', description: 'The name that they chose.' })
  name: string;
}

export class ConversationView {
  @ApiProperty({ example: '019aa7d2-bead-7000-8000-6f5e4d3c2b1a', format: 'uuid' })
  id: string;

  @ApiProperty({ enum: CONVERSATION_STATUSES, example: 'assistant' })
  status: ConversationStatus;

  @ApiProperty({ enum: CHANNELS, example: 'api' })
  channel: Channel;

  @ApiProperty({ type: VisitorView })
  visitor: VisitorView;

  @ApiProperty({
    example: null,
    nullable: true,
    type: String,
    format: 'uuid',
    description: 'The member who has the conversation.',
  })
  assigneeId: string | null;

  @ApiProperty({
    type: AssigneeView,
    nullable: true,
    example: null,
    description: 'The same, with their name; null when nobody has it.',
  })
  assignee: AssigneeView | null;

  @ApiProperty({ example: null, nullable: true, type: String })
  handoffReason: string | null;

  @ApiProperty({ type: RatingView, nullable: true, example: null })
  rating: RatingView | null;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  createdAt: string;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  updatedAt: string;
}

export function toConversationView(conversation: Conversation): ConversationView {
  const { createdAt, updatedAt, ...rest } = conversation;
  return { ...rest, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}
