import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, IsString, Length, ValidateNested } from 'class-validator';
import { PageQuery } from '../../../platform/http/page.dto.js';
import { IfPresent } from '../../../platform/http/validation/validators.js';
import {
  DELIVERY_STATUSES,
  MESSENGER_KINDS,
  REFUSAL_REASONS,
  type ChannelCheck,
  type DeliveryStatus,
  type MessengerKind,
  type RefusalReason,
} from '../channel.types.js';
import { ChannelSettingsDto } from './channel-settings.dto.js';

const ID = '019aa7d2-b3c4-7000-8000-9d2e4f6a8b20';
const AT = '2026-11-23T09:00:00.000Z';

export class ChannelDto {
  @ApiProperty({ enum: MESSENGER_KINDS, example: 'telegram' })
  @IsIn(MESSENGER_KINDS)
  kind: MessengerKind;

  @ApiPropertyOptional({ example: 'Customer service', minLength: 1, maxLength: 80 })
  @IfPresent()
  @IsString()
  @Length(1, 80)
  name?: string;

  @ApiProperty({ type: ChannelSettingsDto })
  @IsObject()
  @ValidateNested()
  @Type(() => ChannelSettingsDto)
  settings: ChannelSettingsDto;
}

export class ChannelPatchDto {
  @ApiPropertyOptional({ example: 'Customer service', minLength: 1, maxLength: 80 })
  @IfPresent()
  @IsString()
  @Length(1, 80)
  name?: string;

  @ApiPropertyOptional({
    example: true,
    description: 'A channel that is not refuses every delivery and sends nothing.',
  })
  @IfPresent()
  @IsBoolean()
  enabled?: boolean;

  @ApiPropertyOptional({ type: ChannelSettingsDto })
  @IfPresent()
  @IsObject()
  @ValidateNested()
  @Type(() => ChannelSettingsDto)
  settings?: ChannelSettingsDto;
}

export class ChannelAccountView {
  @ApiProperty({ example: '110201543', description: 'The platform’s own id.' })
  id: string;

  @ApiProperty({ example: '@clay_and_co_bot', nullable: true, type: String })
  name: string | null;
}

export class ChannelFailureView {
  @ApiProperty({ example: AT, format: 'date-time' })
  since: string;

  @ApiProperty({ example: 'Telegram does not accept the token: it was revoked.' })
  reason: string;
}

export class ChannelRefusalView {
  @ApiProperty({ example: AT, format: 'date-time' })
  at: string;

  @ApiProperty({ enum: REFUSAL_REASONS, example: 'wrong_signature' })
  reason: RefusalReason;
}

export class ChannelListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: MESSENGER_KINDS, example: 'telegram' })
  @IfPresent()
  @IsIn(MESSENGER_KINDS)
  kind?: MessengerKind;
}

export class ChannelDeliveryQuery extends PageQuery {
  @ApiPropertyOptional({ enum: DELIVERY_STATUSES, example: 'failed' })
  @IfPresent()
  @IsIn(DELIVERY_STATUSES)
  status?: DeliveryStatus;
}

export class ChannelView {
  @ApiProperty({ example: ID, format: 'uuid' })
  id: string;

  @ApiProperty({ enum: MESSENGER_KINDS, example: 'telegram' })
  kind: MessengerKind;

  @ApiProperty({ example: 'Customer service' })
  name: string;

  @ApiProperty({ example: true })
  enabled: boolean;

  @ApiProperty({ type: ChannelAccountView })
  account: ChannelAccountView;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: {},
    description: 'What is set, without secrets.',
  })
  settings: Record<string, unknown>;

  @ApiProperty({ type: [String], example: ['token', 'webhookSecret'], description: 'Which secrets are set.' })
  secrets: string[];

  @ApiProperty({ example: AT, format: 'date-time', description: 'Since when these are the secrets.' })
  secretsAt: Date;

  @ApiProperty({
    example:
      'https://frontdesk.example/channels/telegram/AZqn0nwbcACAAD9vL5yKEQGap9KzxHAAgACdLk9qixAx0mB3cQmLGmUz',
    description:
      'Where the platform delivers. Telegram and Twilio are told by themselves; elsewhere you enter it.',
  })
  url: string;

  @ApiProperty({
    type: ChannelFailureView,
    nullable: true,
    description: 'Why nothing can be sent; null while all is well, as far as is known.',
  })
  failure: ChannelFailureView | null;

  @ApiProperty({ example: AT, format: 'date-time', nullable: true, type: String })
  lastReceivedAt: string | null;

  @ApiProperty({
    type: ChannelRefusalView,
    nullable: true,
    description: 'What was refused last, to a few seconds.',
  })
  lastRefused: ChannelRefusalView | null;

  @ApiProperty({ example: AT, format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ example: AT, format: 'date-time' })
  updatedAt: Date;
}

export class NewChannelView extends ChannelView {
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: {},
    description:
      'What you enter at the platform by hand, shown this once: of Meta’s platforms `verifyToken`, of e-mail `user` and `password`. Empty of Telegram, Slack and SMS.',
  })
  setup: Record<string, string>;
}

export class ChannelCheckView {
  @ApiProperty({ enum: ['account', 'webhook', 'mailbox', 'sending'], example: 'account' })
  name: ChannelCheck['name'];

  @ApiProperty({ example: true })
  ok: boolean;

  @ApiProperty({ example: 'The bot is @clay_and_co_bot.' })
  detail: string;
}

export class ChannelTestView {
  @ApiProperty({ example: true })
  ok: boolean;

  @ApiProperty({ type: [ChannelCheckView] })
  checks: ChannelCheckView[];
}

export class ChannelDeliveryView {
  @ApiProperty({ example: ID, format: 'uuid', description: 'The message’s id.' })
  id: string;

  @ApiProperty({ example: ID, format: 'uuid', nullable: true, type: String })
  conversationId: string | null;

  @ApiProperty({
    enum: DELIVERY_STATUSES,
    example: 'delivered',
    description:
      '`delivered` and `read` only where the platform tells it. `partly`: a part has come, the rest has failed. It only moves forward.',
  })
  status: DeliveryStatus;

  @ApiProperty({
    example: null,
    nullable: true,
    type: String,
    description: 'Why it has failed, or what it waits for.',
  })
  reason: string | null;

  @ApiProperty({ example: 1, type: 'integer' })
  attempts: number;

  @ApiProperty({ example: AT, format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ example: AT, format: 'date-time', nullable: true, type: String })
  sentAt: Date | null;
}
