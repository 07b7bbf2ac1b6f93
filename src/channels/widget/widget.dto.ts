import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { CONVERSATION_STATUSES, type ConversationStatus } from '../../conversations/conversation.types.js';
import { MessageView, VISITORS_MESSAGE } from '../../conversations/dto/message.dto.js';
import { KnownVisitorView } from '../../conversations/dto/visitor.dto.js';
import { TurnView } from '../../conversations/dto/turn.dto.js';
import { ADDRESSES, USUAL_ADDRESS, type Address } from '../../kernel/address.js';
import { IsLanguageTag, TextUpTo } from '../../platform/http/validation/validators.js';
import { MAX_EXTERNAL_ID, MAX_TOKEN } from './visitor-identity.js';

export class SignedExternalIdDto {
  @ApiProperty({
    example: 'customer-81',
    minLength: 1,
    maxLength: MAX_EXTERNAL_ID,
    description: 'Your own id of the customer.',
  })
  @IsString()
  @Length(1, MAX_EXTERNAL_ID)
  externalId: string;

  @ApiProperty({
    example: '2d8f1f0f4e0f1f0c5a2f6b0b9c1f7a3e4d5c6b7a8990a1b2c3d4e5f60718293a',
    pattern: '^[0-9a-f]{64}$',
    description: 'HMAC-SHA256 of externalId (UTF-8) under the identity secret, in lower-case hex.',
  })
  @MaxLength(64)
  @Matches(/^[0-9a-f]{64}$/, { message: 'hmac must be 64 lower-case hexadecimal digits' })
  hmac: string;
}

@ApiExtraModels(SignedExternalIdDto)
export class WidgetSessionDto {
  @ApiPropertyOptional({ example: 'en', description: 'BCP 47, of the visitor’s browser.' })
  @IsOptional()
  @IsLanguageTag()
  locale?: string;

  @ApiPropertyOptional({ example: 'https://cedarandclay.example/mugs', maxLength: 2048 })
  @IsOptional()
  @IsString()
  @MaxLength(2048)
  page?: string;

  @ApiPropertyOptional({
    oneOf: [
      {
        type: 'string',
        maxLength: MAX_TOKEN,
        description:
          'JWT (HS256) with `sub` (your id of the customer), `exp` and, if you have verified it, `email`.',
      },
      { $ref: getSchemaPath(SignedExternalIdDto) },
    ],
    description:
      'Who the visitor is, signed by your server with the secret of POST /v1/tenant/identity-secret. The same ' +
      'customer finds the same conversation again on every device. Leave it out for anybody else.',
  })
  @ValidateIf(({ identity }: WidgetSessionDto) => identity !== undefined && typeof identity !== 'string')
  @TextUpTo(MAX_TOKEN)
  @IsObject({ message: 'identity must be a JWT (text), or an object of externalId and hmac' })
  @ValidateNested()
  @Type(() => SignedExternalIdDto)
  identity?: string | SignedExternalIdDto;
}

const ANONYMOUS = { locale: 'en', page: 'https://cedarandclay.example/mugs' };

/** Bodies of POST /widget/v1/sessions; the signed values are placeholders. */
export const SESSION_EXAMPLES = {
  anonymous: { summary: 'Anybody', value: ANONYMOUS },
  token: {
    summary: 'A customer, by a JWT',
    value: { ...ANONYMOUS, identity: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjdXN0b21lci04MSJ9.c2lnbmF0dXJl' },
  },
  signedId: {
    summary: 'A customer, by an id with its HMAC',
    value: {
      ...ANONYMOUS,
      identity: {
        externalId: 'customer-81',
        hmac: '2d8f1f0f4e0f1f0c5a2f6b0b9c1f7a3e4d5c6b7a8990a1b2c3d4e5f60718293a',
      },
    },
  },
};

export class WidgetSessionView {
  @ApiProperty({ example: 'eyJhbGciOiJIUzI1NiJ9.eyJ0aWQiOiIwMTlhYTdkMiJ9.c2lnbmF0dXJl' })
  token: string;

  @ApiProperty({ example: '019aa7d2-aaaa-7000-8000-123456789abc', format: 'uuid' })
  visitorId: string;

  @ApiProperty({ example: null, nullable: true, type: String, format: 'uuid' })
  conversationId: string | null;

  @ApiProperty({ example: '2026-12-23T09:00:00.000Z', format: 'date-time' })
  expiresAt: string;
}

export class WidgetMessageDto {
  @ApiProperty({ example: 'when do you close on Thursdays?', minLength: 1, maxLength: 8000 })
  @IsString()
  @Length(1, 8000, { message: 'text must have 1 to 8000 characters' })
  @Matches(/\S/u, { message: 'text must not be blank' })
  text: string;

  @ApiProperty({ example: '4b1f6a2e-0c1d-4e5f-8a9b-0c1d2e3f4a5b', maxLength: 200 })
  @IsString()
  @Length(1, 200)
  clientId: string;
}

export class WidgetSentView {
  @ApiProperty({ type: MessageView, example: VISITORS_MESSAGE })
  message: MessageView;

  @ApiProperty({ type: TurnView, nullable: true })
  turn: TurnView | null;
}

export class ErasedVisitorView {
  @ApiProperty({ example: '019aa7d2-aaaa-7000-8000-123456789abc', format: 'uuid' })
  visitorId: string;

  @ApiProperty({ example: true, description: 'Always true: from now on until the visitor is gone.' })
  erasing: boolean;
}

class OwnConversationView {
  @ApiProperty({ example: '019aa7d3-1111-7000-8000-a1b2c3d4e5f6', format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'widget', description: 'Where it was held.' })
  channel: string;

  @ApiProperty({ enum: CONVERSATION_STATUSES, example: 'resolved' })
  status: ConversationStatus;

  @ApiProperty({ example: 5, nullable: true, type: 'integer', minimum: 1, maximum: 5 })
  rating: number | null;

  @ApiProperty({
    example: 'Quick and friendly.',
    nullable: true,
    type: String,
    description: 'What was written beside the rating; null without.',
  })
  ratingComment: string | null;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: [MessageView], description: 'Oldest first.' })
  messages: MessageView[];
}

class OwnProfileView extends OmitType(KnownVisitorView, ['erasing']) {}

export class VisitorDataView {
  @ApiProperty({ type: OwnProfileView })
  visitor: OwnProfileView;

  @ApiProperty({ type: [OwnConversationView] })
  conversations: OwnConversationView[];
}

class WidgetAssistantView {
  @ApiProperty({ example: 'Cedar & Clay' })
  name: string;

  @ApiProperty({ example: 'Hello! How can I help?' })
  greeting: string;

  @ApiProperty({
    example: { de: 'Guten Tag! Wie kann ich Ihnen helfen?' },
    description: 'By language tag: instead of `greeting` for visitors of that language.',
    type: 'object',
    additionalProperties: { type: 'string' },
  })
  greetings: Record<string, string>;

  @ApiProperty({ example: 'You are chatting with an automatic assistant.' })
  disclosure: string;

  @ApiProperty({ enum: ADDRESSES, example: USUAL_ADDRESS, description: 'How visitors are spoken to.' })
  address: Address;
}

class WidgetLookView {
  @ApiProperty({ example: '#0f766e' })
  color: string;

  @ApiProperty({ enum: ['left', 'right'], example: 'right' })
  position: 'left' | 'right';
}

export class WidgetConfigView {
  @ApiProperty({ example: 'Cedar & Clay' })
  name: string;

  @ApiProperty({ example: 'en' })
  locale: string;

  @ApiProperty({ type: WidgetAssistantView })
  assistant: WidgetAssistantView;

  @ApiProperty({ type: WidgetLookView })
  widget: WidgetLookView;
}
