import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Length,
  Max,
  Min,
} from 'class-validator';
import { PageQuery } from '../../platform/http/page.dto.js';
import { IfPresent } from '../../platform/http/validation/validators.js';
import {
  PAUSE_REASONS,
  WEBHOOK_EVENTS,
  WEBHOOK_STATUSES,
  type PauseReason,
  type WebhookEventType,
  type WebhookStatus,
} from '../webhook.types.js';

const WEEK_HOURS = 168;
const ID = { example: '019aa7d2-b3c4-7000-8000-9d2e4f6a8b10', format: 'uuid' };
const URL_FIELD = { example: 'https://hooks.harbourbooks.example/frontdesk', minLength: 1, maxLength: 2_000 };
const TEXT = { example: 'Orders into the stock system', minLength: 0, maxLength: 200 };
const EVENTS = {
  ...{ enum: WEBHOOK_EVENTS, isArray: true, minItems: 1, maxItems: WEBHOOK_EVENTS.length },
  example: ['message.created', 'order.updated'],
};
const NULLABLE_TIME = { format: 'date-time', nullable: true, type: String } as const;

export class WebhookDto {
  @ApiProperty({ ...URL_FIELD, description: 'Public, with https. Events are sent to it by POST.' })
  @IsString()
  @Length(1, 2_000)
  url: string;

  @ApiProperty({ ...EVENTS, description: 'Which events it is told of.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(WEBHOOK_EVENTS.length)
  @IsIn(WEBHOOK_EVENTS, { each: true })
  events: WebhookEventType[];

  @ApiPropertyOptional(TEXT)
  @IfPresent()
  @IsString()
  @Length(0, 200)
  description?: string;
}

export class WebhookPatch {
  @ApiPropertyOptional(URL_FIELD)
  @IfPresent()
  @IsString()
  @Length(1, 2_000)
  url?: string;

  @ApiPropertyOptional(EVENTS)
  @IfPresent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(WEBHOOK_EVENTS.length)
  @IsIn(WEBHOOK_EVENTS, { each: true })
  events?: WebhookEventType[];

  @ApiPropertyOptional(TEXT)
  @IfPresent()
  @IsString()
  @Length(0, 200)
  description?: string;

  @ApiPropertyOptional({ enum: ['active', 'disabled'], example: 'active' })
  @IfPresent()
  @IsIn(['active', 'disabled'])
  status?: 'active' | 'disabled';
}

export class WebhookRotationDto {
  @ApiPropertyOptional({
    example: 24,
    type: 'integer',
    minimum: 0,
    maximum: WEEK_HOURS,
    default: 24,
    description: 'For so many hours the secrets before it sign as well; 0 ends them at once.',
  })
  @IfPresent()
  @IsInt()
  @Min(0)
  @Max(WEEK_HOURS)
  overlapHours?: number;
}

export class WebhookSecretView {
  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  createdAt: Date;

  @ApiProperty({
    ...NULLABLE_TIME,
    example: null,
    description: 'When the last of the secrets before it ends; null when none signs any more.',
  })
  previousExpiresAt: Date | null;
}

export class WebhookListQuery extends PageQuery {
  @ApiPropertyOptional({
    example: 'https://hooks.example/frontdesk',
    maxLength: 2048,
    description: 'Only those with exactly this address.',
  })
  @IfPresent()
  @IsString()
  @Length(1, 2048)
  url?: string;

  @ApiPropertyOptional({ enum: WEBHOOK_STATUSES, example: 'active' })
  @IfPresent()
  @IsIn(WEBHOOK_STATUSES)
  status?: WebhookStatus;
}

export class WebhookView {
  @ApiProperty(ID)
  id: string;

  @ApiProperty({ example: URL_FIELD.example })
  url: string;

  @ApiProperty({ example: TEXT.example })
  description: string;

  @ApiProperty({ enum: WEBHOOK_EVENTS, isArray: true, example: EVENTS.example })
  events: WebhookEventType[];

  @ApiProperty({
    enum: WEBHOOK_STATUSES,
    example: 'active',
    description: '`paused`: nothing is delivered until you send `active`, see `pauseReason`.',
  })
  status: WebhookStatus;

  @ApiProperty({
    enum: PAUSE_REASONS,
    example: null,
    nullable: true,
    description: '`failing`: every call has failed for three days; `gone`: it has answered 410.',
  })
  pauseReason: PauseReason | null;

  @ApiProperty({ ...NULLABLE_TIME, example: null })
  pausedAt: Date | null;

  @ApiProperty({
    ...NULLABLE_TIME,
    example: null,
    description: 'Since when every call has failed; null when the last one went well.',
  })
  failingSince: Date | null;

  @ApiProperty({
    ...NULLABLE_TIME,
    example: '2026-11-23T09:00:00.000Z',
    description: 'When something was delivered last, to a few seconds.',
  })
  lastDeliveredAt: Date | null;

  @ApiProperty({ type: WebhookSecretView, description: 'The newest secret.' })
  secret: WebhookSecretView;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  updatedAt: Date;
}

export class NewWebhookView extends WebhookView {
  @ApiProperty({
    example: 'whsec_q3Vd0dYl8sVbXn2m4k6pR7t9wZ1aC3eG5iK7mO9qS1u=',
    description: 'The secret to verify deliveries with, shown this once.',
  })
  newSecret: string;
}
