import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsUUID, Max, Min, ValidateIf } from 'class-validator';
import { IfPresent, IsInstant } from '../../platform/http/validation/validators.js';
import type { Author } from '../conversation.types.js';
import { MOST_COUNTED, MOST_UNREAD, type InboxCounts, type InboxItem } from '../inbox/inbox.types.js';
import { ConversationView, toConversationView } from './conversation.dto.js';
import { LARGEST_SEQ } from './message.dto.js';

const MEMBER = '019aa7d2-9d9d-7000-8000-6d7e8f9a0b1c';

export class TakeDto {
  @ApiPropertyOptional({
    example: false,
    default: false,
    description: 'Takes it from the member who has it.',
  })
  @IfPresent()
  @IsBoolean()
  force?: boolean;

  @ApiPropertyOptional({
    example: MEMBER,
    description: 'Of a key, which takes it for this member. Members take it for themselves.',
  })
  @IfPresent()
  @IsUUID('all', { message: 'memberId must be the id of a member' })
  memberId?: string;
}

export class AssignDto {
  @ApiProperty({
    example: MEMBER,
    nullable: true,
    type: String,
    format: 'uuid',
    description: 'Who has the conversation from now on; null: nobody.',
  })
  @ValidateIf(({ memberId }: AssignDto) => memberId !== null)
  @IsUUID('all', { message: 'memberId must be the id of a member' })
  memberId: string | null;
}

export class UnreadQuery {
  @ApiPropertyOptional({
    example: MEMBER,
    description:
      'Of a key, which does it for this member, and without it for every member. Members do it for themselves.',
  })
  @IfPresent()
  @IsUUID('all', { message: 'memberId must be the id of a member' })
  memberId?: string;
}

export class ReadDto {
  @ApiPropertyOptional({
    example: MEMBER,
    description: 'Of a key, which does it for this member. Members do it for themselves.',
  })
  @IfPresent()
  @IsUUID('all', { message: 'memberId must be the id of a member' })
  memberId?: string;

  @ApiProperty({
    example: 4,
    minimum: 0,
    maximum: LARGEST_SEQ,
    type: 'integer',
    description: 'The number of the last message that was read.',
  })
  @IsInt()
  @Min(0)
  @Max(LARGEST_SEQ)
  seq: number;
}

export class SnoozeDto {
  @ApiProperty({
    example: '2030-06-03T07:00:00Z',
    nullable: true,
    type: String,
    format: 'date-time',
    description: 'Until then it needs nobody; null: it needs somebody now.',
  })
  @ValidateIf(({ until }: SnoozeDto) => until !== null)
  @IsInstant()
  until: string | null;
}

class LastMessageView {
  @ApiProperty({ enum: ['visitor', 'assistant', 'member', 'system'], example: 'visitor' })
  from: Author;

  @ApiProperty({ example: 'Is the blue one still there?', description: 'Its beginning.' })
  text: string;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  at: string;
}

export class InboxItemView extends ConversationView {
  @ApiProperty({
    type: LastMessageView,
    nullable: true,
    example: null,
    description:
      'The newest message, or the visitor’s newest where that is a notice of the system; null where nothing was said.',
  })
  lastMessage: LastMessageView | null;

  @ApiProperty({
    example: null,
    nullable: true,
    type: String,
    format: 'date-time',
    description: 'Since when the visitor waits for a person; null when they do not.',
  })
  waitingSince: string | null;

  @ApiProperty({
    example: null,
    nullable: true,
    type: String,
    format: 'date-time',
    description: 'Until then it is not listed among those that need somebody.',
  })
  snoozedUntil: string | null;

  @ApiProperty({
    example: 0,
    minimum: 0,
    maximum: MOST_UNREAD,
    type: 'integer',
    description: 'Messages of the visitor that the member who asks has not read; 0 for a key.',
  })
  unread: number;
}

export function toInboxItemView(item: InboxItem): InboxItemView {
  const { lastMessage, waitingSince, snoozedUntil, unread, ...conversation } = item;
  return {
    ...toConversationView(conversation),
    lastMessage: lastMessage && { ...lastMessage, at: lastMessage.at.toISOString() },
    waitingSince: waitingSince?.toISOString() ?? null,
    snoozedUntil: snoozedUntil?.toISOString() ?? null,
    unread,
  };
}

const COUNT = { minimum: 0, maximum: MOST_COUNTED, type: 'integer' } as const;

export class InboxCountsView implements InboxCounts {
  @ApiProperty({ ...COUNT, example: 3, description: 'How many are in the view `needs_you`.' })
  needsYou: number;

  @ApiProperty({ ...COUNT, example: 2, description: 'How many the member has; 0 for a key.' })
  mine: number;

  @ApiProperty({ ...COUNT, example: 1, description: 'How many wait for a person and are nobody’s.' })
  unassigned: number;

  @ApiProperty({ ...COUNT, example: 40, description: 'How many the assistant answers.' })
  assistant: number;

  @ApiProperty({
    ...COUNT,
    example: 1,
    description:
      'How many that are with the team, and are the member’s or nobody’s, have messages that the member has not read; 0 for a key.',
  })
  unread: number;
}
