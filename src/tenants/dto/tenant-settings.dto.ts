import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ADDRESSES, USUAL_ADDRESS, type Address } from '../../kernel/address.js';
import {
  IfPresent,
  IsLanguageTag,
  IsOrigin,
  IsTextByLanguage,
  IsTextMap,
  IsZoneName,
} from '../../platform/http/validation/validators.js';
import { USUAL_TONE } from '../default-settings.js';
import { OwnModelDto, OwnModelView } from './own-model.dto.js';
import { RetentionDto } from './retention.dto.js';
import { ASSISTANT_MODES, AT_BUDGET, type AssistantMode, type AtBudget } from '../tenant.types.js';

const MAX_GREETING = 500;
/** A month. */
const MAX_RETURN_MINUTES = 43_200;

export class AssistantSettingsDto {
  @ApiPropertyOptional({ example: 'Clay', maxLength: 80 })
  @IfPresent()
  @IsString()
  @Length(1, 80)
  name?: string;

  @ApiPropertyOptional({
    example: 'friendly',
    default: USUAL_TONE,
    maxLength: 40,
    description:
      'How a model is to write, in your own words. The built-in assistant always has one tone; while it is `friendly`, a model is told nothing of it.',
  })
  @IfPresent()
  @IsString()
  @MaxLength(40)
  tone?: string;

  @ApiPropertyOptional({
    enum: ADDRESSES,
    example: 'informal',
    default: USUAL_ADDRESS,
    description:
      'How visitors are spoken to in languages that have two ways: Sie, vous and usted, or du, tu and tú. Your own texts stay as you wrote them; the `greeting` and `disclosure` that a new business is given follow.',
  })
  @IfPresent()
  @IsIn(ADDRESSES)
  address?: Address;

  @ApiPropertyOptional({ example: 'Hello! How can I help?', maxLength: 500 })
  @IfPresent()
  @IsString()
  @MaxLength(500)
  greeting?: string;

  @ApiPropertyOptional({
    example: {
      de: 'Guten Tag! Wie kann ich Ihnen helfen?',
      'fr-CA': 'Bonjour ! Comment puis-je vous aider ?',
    },
    description:
      'Greetings by language tag, at most 30: shown instead of `greeting` to visitors of that language. Replaces all earlier ones.',
    type: 'object',
    additionalProperties: { type: 'string' },
  })
  @IfPresent()
  @IsTextMap()
  @IsTextByLanguage(MAX_GREETING)
  greetings?: Record<string, string>;

  @ApiPropertyOptional({
    example: 'team@cedarandclay.example',
    nullable: true,
    type: String,
    description:
      'Where a mail goes when a conversation is handed off; `null` is the owner’s address. Mails are sent only by a server with `SMTP_URL`.',
  })
  @IsOptional()
  @IsEmail({}, { message: 'notifyEmail must be an e-mail address, or null' })
  @MaxLength(320)
  notifyEmail?: string | null;

  @ApiPropertyOptional({
    example: 1440,
    type: 'integer',
    minimum: 1,
    maximum: MAX_RETURN_MINUTES,
    description:
      'Minutes of opening time without a word of a member after which the assistant takes a conversation over again; 1440 when it was never set.',
  })
  @IfPresent()
  @IsInt()
  @Min(1)
  @Max(MAX_RETURN_MINUTES)
  returnAfterMinutes?: number;

  @ApiPropertyOptional({
    example: true,
    description:
      'Whether visitors who have asked about an order within two weeks are told when it is shipped, delivered, delayed, cancelled or refunded; true when it was never set.',
  })
  @IfPresent()
  @IsBoolean()
  orderUpdates?: boolean;

  @ApiPropertyOptional({ example: 'You are chatting with an automatic assistant.', maxLength: 500 })
  @IfPresent()
  @IsString()
  @MaxLength(500)
  disclosure?: string;

  @ApiPropertyOptional({
    example: ['refund', 'wedding orders'],
    description:
      'Topics of your own that always go to a person, beside emergencies, allergies, medicines and legal claims. A topic is mentioned when a message has all its words, in any inflection. Your own article is quoted before when it is asked nearly word for word.',
    type: [String],
  })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  handoffTopics?: string[];

  @ApiPropertyOptional({
    enum: ASSISTANT_MODES,
    example: 'auto',
    description:
      'Who answers: the built-in assistant, a language model, or in `auto` a model only what the built-in one is not sure of. `auto` when it was never set; without a model the built-in one answers all.',
  })
  @IfPresent()
  @IsIn(ASSISTANT_MODES)
  mode?: AssistantMode;

  @ApiPropertyOptional({
    example: 0.85,
    minimum: 0,
    maximum: 1,
    description:
      'In `auto`: the confidence from which the built-in answer is given; 0.85 when it was never set.',
  })
  @IfPresent()
  @IsNumber()
  @Min(0)
  @Max(1)
  threshold?: number;

  @ApiPropertyOptional({
    enum: AT_BUDGET,
    example: 'builtin',
    description:
      'Once the budget for models is used up: the built-in assistant answers as well as it can (`builtin`, when it was never set), or a person is asked (`handoff`).',
  })
  @IfPresent()
  @IsIn(AT_BUDGET)
  atBudget?: AtBudget;

  @ApiPropertyOptional({
    type: OwnModelDto,
    nullable: true,
    description:
      'A model of your own, asked before the platform’s; what you leave out stays. `null` removes it with its key.',
  })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => OwnModelDto)
  model?: OwnModelDto | null;
}

export class AssistantSettingsView extends OmitType(AssistantSettingsDto, ['model']) {
  @ApiPropertyOptional({
    type: OwnModelView,
    nullable: true,
    description: 'Null or absent: the platform’s model, if it has one.',
  })
  model?: OwnModelView | null;
}

export class WidgetSettingsDto {
  @ApiPropertyOptional({ example: '#0f766e', pattern: '^#[0-9a-fA-F]{6}$' })
  @IfPresent()
  @MaxLength(7)
  @Matches(/^#[0-9a-fA-F]{6}$/, { message: 'color must be a hex colour such as "#0f766e"' })
  color?: string;

  @ApiPropertyOptional({ enum: ['left', 'right'], example: 'right' })
  @IfPresent()
  @IsIn(['left', 'right'])
  position?: 'left' | 'right';

  @ApiPropertyOptional({
    example: ['https://cedarandclay.example'],
    type: [String],
    description: 'Origins the widget may be embedded on, as a browser writes them; an empty list allows any.',
  })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(50)
  @IsOrigin({ each: true })
  allowedOrigins?: string[];
}

export class TenantSettingsPatch {
  @ApiPropertyOptional({ example: 'Cedar & Clay', maxLength: 120 })
  @IfPresent()
  @IsString()
  @Length(1, 120)
  name?: string;

  @ApiPropertyOptional({ example: 'en' })
  @IfPresent()
  @IsLanguageTag()
  locale?: string;

  @ApiPropertyOptional({ example: 'Europe/Dublin' })
  @IfPresent()
  @IsZoneName()
  timezone?: string;

  @ApiPropertyOptional({ type: AssistantSettingsDto })
  @IfPresent()
  @IsObject()
  @ValidateNested()
  @Type(() => AssistantSettingsDto)
  assistant?: AssistantSettingsDto;

  @ApiPropertyOptional({ type: WidgetSettingsDto })
  @IfPresent()
  @IsObject()
  @ValidateNested()
  @Type(() => WidgetSettingsDto)
  widget?: WidgetSettingsDto;

  @ApiPropertyOptional({
    type: RetentionDto,
    description: 'What is deleted by its age; what you leave out stays.',
  })
  @IfPresent()
  @IsObject()
  @ValidateNested()
  @Type(() => RetentionDto)
  retention?: RetentionDto;
}

export class TenantView {
  @ApiProperty({ example: '019aa7d2-7c1b-7000-8000-3f6f2f9c8a11', format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'cedar-clay' })
  slug: string;

  @ApiProperty({ example: 'Cedar & Clay' })
  name: string;

  @ApiProperty({ example: 'en' })
  locale: string;

  @ApiProperty({ example: 'Europe/Dublin' })
  timezone: string;

  @ApiProperty({ example: 'EUR' })
  currency: string;

  @ApiProperty({ enum: ['active', 'suspended'], example: 'active' })
  status: string;

  @ApiProperty({ type: AssistantSettingsView })
  assistant: AssistantSettingsView;

  @ApiProperty({ type: WidgetSettingsDto })
  widget: WidgetSettingsDto;

  @ApiProperty({ type: RetentionDto, description: 'After how many days what is kept is deleted.' })
  retention: RetentionDto;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  updatedAt: Date;
}
