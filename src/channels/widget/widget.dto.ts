import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { MessageView, TurnView } from '../../chat/dto/message.dto.js';
import { IsLanguageTag } from '../../platform/http/validators.js';

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
}

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
  @ApiProperty({ type: MessageView })
  message: MessageView;

  @ApiProperty({ type: TurnView, nullable: true })
  turn: TurnView | null;
}

class WidgetAssistantView {
  @ApiProperty({ example: 'Cedar & Clay' })
  name: string;

  @ApiProperty({ example: 'Hello! How can I help?' })
  greeting: string;

  @ApiProperty({ example: 'You are chatting with an automatic assistant.' })
  disclosure: string;
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
