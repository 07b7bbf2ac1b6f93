import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsString, Length, Max, Min } from 'class-validator';
import { PageQuery } from '../../platform/http/page.dto.js';
import { IfPresent } from '../../platform/http/validation/validators.js';
import {
  DELIVERY_STATUSES,
  EVENT_KINDS,
  EVENT_SOURCE_KINDS,
  REFUSAL_REASONS,
  type DeliveryStatus,
  type EventKind,
  type EventSourceKind,
  type RefusalReason,
} from '../event.types.js';

const WEEK_HOURS = 168;
const SECRET = {
  example: 'whsec_bGV0IG1lIGluIHBsZWFzZSwgSSBhbSBhIHNob3A=',
  minLength: 1,
  maxLength: 300,
};

export class EventSourceDto {
  @ApiProperty({
    enum: EVENT_SOURCE_KINDS,
    example: 'signed',
    description: '`signed` is any system that signs as Standard Webhooks 1.0 has it.',
  })
  @IsIn(EVENT_SOURCE_KINDS)
  kind: EventSourceKind;

  @ApiPropertyOptional({ example: 'Web shop', minLength: 1, maxLength: 80 })
  @IfPresent()
  @IsString()
  @Length(1, 80)
  name?: string;

  @ApiPropertyOptional({
    ...SECRET,
    description:
      'What the platform signs with. Left out, one is made for `signed` and `woocommerce` and shown once; Stripe and Shopify make theirs, so send it by PATCH when you have it. Until then every delivery is refused.',
  })
  @IfPresent()
  @IsString()
  @Length(1, 300)
  secret?: string;
}

export class EventSourcePatch {
  @ApiPropertyOptional({ example: 'Web shop', minLength: 1, maxLength: 80 })
  @IfPresent()
  @IsString()
  @Length(1, 80)
  name?: string;

  @ApiPropertyOptional({ example: true, description: 'A source that is not refuses every delivery.' })
  @IfPresent()
  @IsBoolean()
  enabled?: boolean;

  @ApiPropertyOptional({ ...SECRET, description: 'A new secret; it is never shown again.' })
  @IfPresent()
  @IsString()
  @Length(1, 300)
  secret?: string;

  @ApiPropertyOptional({
    example: 24,
    type: 'integer',
    minimum: 0,
    maximum: WEEK_HOURS,
    default: 24,
    description:
      'With a new `secret`: for so many hours the secrets before it stay valid as well; 0 ends them at once.',
  })
  @IfPresent()
  @IsInt()
  @Min(0)
  @Max(WEEK_HOURS)
  overlapHours?: number;
}

export class EventSecretView {
  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  createdAt: string;

  @ApiProperty({ example: 'cD0=', nullable: true, type: String, description: 'Its last four characters.' })
  lastFour: string | null;

  @ApiProperty({
    example: null,
    format: 'date-time',
    nullable: true,
    type: String,
    description: 'When the last of the secrets before it ends; null when none is valid any more.',
  })
  previousExpiresAt: string | null;
}

export class RefusedDeliveryView {
  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  at: string;

  @ApiProperty({ enum: REFUSAL_REASONS, example: 'wrong_signature' })
  reason: RefusalReason;

  @ApiProperty({ example: 'The signature was made with another secret, or the body was changed on its way.' })
  detail: string;
}

export class EventSourceListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: EVENT_SOURCE_KINDS, example: 'stripe' })
  @IfPresent()
  @IsIn(EVENT_SOURCE_KINDS)
  kind?: EventSourceKind;

  @ApiPropertyOptional({
    example: 'Web shop',
    maxLength: 100,
    description: 'Only those with exactly this name.',
  })
  @IfPresent()
  @IsString()
  @Length(1, 100)
  name?: string;
}

export class DeliveryListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: DELIVERY_STATUSES, example: 'failed' })
  @IfPresent()
  @IsIn(DELIVERY_STATUSES)
  status?: DeliveryStatus;

  @ApiPropertyOptional({
    example: 'evt_1',
    maxLength: 255,
    description: 'The id that the platform has given the event.',
  })
  @IfPresent()
  @IsString()
  @Length(1, 255)
  eventId?: string;
}

export class EventSourceView {
  @ApiProperty({ example: '019aa7d2-b3c4-7000-8000-9d2e4f6a8b10', format: 'uuid' })
  id: string;

  @ApiProperty({ enum: EVENT_SOURCE_KINDS, example: 'signed' })
  kind: EventSourceKind;

  @ApiProperty({ example: 'Web shop' })
  name: string;

  @ApiProperty({ example: true })
  enabled: boolean;

  @ApiProperty({
    example:
      'https://frontdesk.example/v1/events/AZqn0nwbcACAAD9vL5yKEQGap9KzxHAAgACdLk9qixAx0mB3cQmLGmUzrJt2eT9K',
    description:
      'Where the platform is to deliver. Nobody can guess it; whoever knows it can do nothing without the secret.',
  })
  url: string;

  @ApiProperty({
    type: EventSecretView,
    nullable: true,
    description: 'The newest secret; null when there is none: every delivery is refused then.',
  })
  secret: EventSecretView | null;

  @ApiProperty({
    example: '2026-11-23T09:00:00.000Z',
    format: 'date-time',
    nullable: true,
    type: String,
    description: 'When something genuine came last, to a few seconds.',
  })
  lastReceivedAt: string | null;

  @ApiProperty({
    type: RefusedDeliveryView,
    nullable: true,
    description: 'What was refused last, to a few seconds, and why.',
  })
  lastRefused: RefusedDeliveryView | null;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  updatedAt: Date;
}

export class NewEventSourceView extends EventSourceView {
  @ApiProperty({
    example: 'whsec_q3Vd0dYl8sVbXn2m4k6pR7t9wZ1aC3eG5iK7mO9qS1u=',
    nullable: true,
    type: String,
    description:
      'The secret that was made for it, shown this once; null when you sent one or the platform makes it.',
  })
  newSecret: string | null;
}

export class DeliveryView {
  @ApiProperty({ example: '019aa7d2-b3c4-7000-8000-9d2e4f6a8b11', format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'orders/updated', description: 'The platform’s name of the event.' })
  type: string;

  @ApiProperty({ enum: EVENT_KINDS, nullable: true, example: 'order' })
  kind: EventKind | null;

  @ApiProperty({
    enum: DELIVERY_STATUSES,
    example: 'applied',
    description:
      '`queued`: to be taken over, or waiting for its order; `ignored`: it told nothing new or nothing of use; `failed`: it could not be understood, or was tried in vain. The platform’s repeat of a failed one is tried again.',
  })
  status: DeliveryStatus;

  @ApiProperty({
    example: null,
    nullable: true,
    type: String,
    description: 'Why it was ignored or has failed, or what it waits for.',
  })
  reason: string | null;

  @ApiProperty({ example: 'evt_1', nullable: true, type: String, description: 'The platform’s own id.' })
  eventId: string | null;

  @ApiProperty({
    example: '019aa7d2-b3c4-7000-8000-9d2e4f6a8b12',
    format: 'uuid',
    nullable: true,
    type: String,
  })
  orderId: string | null;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  receivedAt: Date;

  @ApiProperty({ example: '2026-11-23T09:00:01.000Z', format: 'date-time', nullable: true, type: String })
  handledAt: Date | null;
}

export class ReceivedView {
  @ApiProperty({ example: true })
  received: true;
}
