import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { PageQuery } from '../../../platform/http/page.dto.js';
import { JOB_KINDS, QUEUES, type JobKind, type QueueName } from '../../../kernel/job-names.js';
import {
  DEAD_LETTER_STATUSES,
  type DeadLetterStatus,
} from '../../../queue/dead-letters/dead-letter.types.js';

export class DeadLetterQuery extends PageQuery {
  @ApiPropertyOptional({ enum: QUEUES })
  @IsOptional()
  @IsIn(QUEUES)
  queue?: QueueName;

  @ApiPropertyOptional({ enum: JOB_KINDS })
  @IsOptional()
  @IsIn(JOB_KINDS)
  kind?: JobKind;

  @ApiPropertyOptional({ example: '019aa7d2-7c1b-7000-8000-3f6f2f9c8a11', format: 'uuid' })
  @IsOptional()
  @IsUUID('all', { message: 'tenantId must be the id of a business' })
  tenantId?: string;

  @ApiPropertyOptional({ enum: DEAD_LETTER_STATUSES })
  @IsOptional()
  @IsIn(DEAD_LETTER_STATUSES)
  status?: DeadLetterStatus;
}

/** Which open ones; what is left out is not filtered. */
export class DeadLetterRetryDto {
  @ApiPropertyOptional({ enum: QUEUES })
  @IsOptional()
  @IsIn(QUEUES)
  queue?: QueueName;

  @ApiPropertyOptional({ enum: JOB_KINDS })
  @IsOptional()
  @IsIn(JOB_KINDS)
  kind?: JobKind;

  @ApiPropertyOptional({ example: '019aa7d2-7c1b-7000-8000-3f6f2f9c8a11', format: 'uuid' })
  @IsOptional()
  @IsUUID('all', { message: 'tenantId must be the id of a business' })
  tenantId?: string;
}

export class DeadLetterDiscardDto {
  @ApiProperty({ example: 'The business has closed its shop.', minLength: 1, maxLength: 500 })
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class RetriedView {
  @ApiProperty({ example: 12, description: 'At most 500 in one call, the newest first.' })
  retried: number;
}

class DeadLetterSubjectView {
  @ApiProperty({ example: 'Tell the business by mail that a conversation waits for a person.' })
  task: string;

  @ApiProperty({
    example: 'A conversation (widget)',
    description:
      'In plain words: the order by its number, the message by its place in its conversation, the source by its name. ' +
      'Texts of visitors are never shown.',
  })
  subject: string;

  @ApiProperty({
    example: '019aa7d3-1c00-7000-8000-5c3de0b7a8fe',
    format: 'uuid',
    nullable: true,
    type: String,
    description: 'Null when it is about no conversation, or when that is erased; the other ids likewise.',
  })
  conversationId: string | null;

  @ApiProperty({ example: null, format: 'uuid', nullable: true, type: String })
  messageId: string | null;

  @ApiProperty({ example: null, format: 'uuid', nullable: true, type: String })
  orderId: string | null;

  @ApiProperty({
    example: null,
    format: 'uuid',
    nullable: true,
    type: String,
    description: 'Of a source of knowledge or of events.',
  })
  sourceId: string | null;
}

export class DeadLetterView {
  @ApiProperty({ example: '019aa7d3-1f00-7000-8000-5c3de0b7a901', format: 'uuid' })
  id: string;

  @ApiProperty({ example: '019aa7d2-7c1b-7000-8000-3f6f2f9c8a11', format: 'uuid' })
  tenantId: string;

  @ApiProperty({ example: 'Weingut Sonnleitner', description: 'The name of the business.' })
  tenantName: string;

  @ApiProperty({ enum: QUEUES, example: 'events' })
  queue: QueueName;

  @ApiProperty({ enum: JOB_KINDS, example: 'handoff.notify' })
  kind: JobKind;

  @ApiProperty({
    example: '019aa7d3-1e00-7000-8000-5c3de0b7a900',
    format: 'uuid',
    description: 'The id of what the job is about: a turn, a handoff, a source.',
  })
  reference: string;

  @ApiProperty({
    example: '019aa7d3-1d00-7000-8000-5c3de0b7a8ff',
    description: 'Of the request that owed the job; the log’s lines have it too.',
  })
  correlationId: string;

  @ApiProperty({ example: 'The mail server did not take the mail (550).', description: 'The last failure.' })
  error: string;

  @ApiProperty({ example: 10 })
  attempts: number;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  firstFailedAt: Date;

  @ApiProperty({ example: '2026-11-24T09:00:00.000Z', format: 'date-time' })
  lastFailedAt: Date;

  @ApiProperty({ enum: DEAD_LETTER_STATUSES, example: 'open' })
  status: DeadLetterStatus;

  @ApiProperty({ example: null, nullable: true, type: String, description: 'Why it was discarded.' })
  reason: string | null;

  @ApiProperty({
    example: null,
    nullable: true,
    type: String,
    format: 'date-time',
    description: 'When it was retried or discarded.',
  })
  decidedAt: Date | null;

  @ApiProperty({ type: DeadLetterSubjectView, description: 'What it was about.' })
  about: DeadLetterSubjectView;
}
