import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsEmail, IsObject, IsString, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { MessageView } from '../../conversations/dto/message.dto.js';
import { IfPresent, IsInstant, IsLanguageTag } from '../../platform/http/validation/validators.js';
import type { Preview } from '../trials.service.js';
import { TraceView } from './trace.dto.js';

const MAX_TEXT = 8000;
const MAX_EMAIL = 320;

export class PreviewedCustomerDto {
  @ApiProperty({ example: 'aoife.byrne@example.com', maxLength: MAX_EMAIL })
  @IsEmail({}, { message: 'email must be an e-mail address' })
  @MaxLength(MAX_EMAIL)
  email: string;
}

export class PreviewDto {
  @ApiProperty({ example: 'Do you gift-wrap?', minLength: 1, maxLength: MAX_TEXT })
  @IsString()
  @Length(1, MAX_TEXT, { message: `text must have 1 to ${MAX_TEXT} characters` })
  @Matches(/\S/u, { message: 'text must not be blank' })
  text: string;

  @ApiPropertyOptional({ example: 'de-AT', description: 'As a visitor’s browser would give it.' })
  @IfPresent()
  @IsLanguageTag()
  locale?: string;

  @ApiPropertyOptional({
    example: '2026-12-24T15:00:00Z',
    format: 'date-time',
    description: 'When the message would be sent; now when left out.',
  })
  @IfPresent()
  @IsInstant()
  at?: string;

  @ApiPropertyOptional({ type: PreviewedCustomerDto, description: 'As one of your customers, signed in.' })
  @IfPresent()
  @IsObject()
  @ValidateNested()
  @Type(() => PreviewedCustomerDto)
  as?: PreviewedCustomerDto;
}

class PreviewedAnswerView extends PickType(MessageView, [
  'text',
  'status',
  'citations',
  'tools',
  'handoff',
  'confidence',
  'suggestions',
]) {
  @ApiProperty({ enum: ['builtin', 'model', 'cache'], example: 'builtin' })
  responder: string;

  @ApiProperty({ example: false, description: 'Something that the answer needs was not available.' })
  degraded: boolean;

  @ApiProperty({
    example: null,
    nullable: true,
    type: String,
    description: 'What would be listed as an unanswered question.',
  })
  unanswered: string | null;
}

export class PreviewView {
  @ApiProperty({ type: PreviewedAnswerView })
  answer: PreviewedAnswerView;

  @ApiProperty({ type: TraceView })
  trace: TraceView;
}

export class ModelCheckView {
  @ApiProperty({ example: 'configured' })
  name: string;

  @ApiProperty({ example: true })
  ok: boolean;

  @ApiProperty({ example: 'The model is mistral-small-latest.' })
  detail: string;
}

export class ModelTestView {
  @ApiProperty({ example: true, description: 'Every check is ok.' })
  ok: boolean;

  @ApiProperty({ type: [ModelCheckView] })
  checks: ModelCheckView[];
}

export function toPreviewView({ responder, answer, trace }: Preview): PreviewView {
  const { text, citations, tools, handoff, confidence, suggestions, degraded, unanswered, cost } = answer;
  const status = answer.isIncomplete ? 'incomplete' : 'complete';
  const rounded = Math.round(confidence * 100) / 100;
  const said = { text, status, citations, tools, handoff, confidence: rounded, suggestions } as const;
  return {
    answer: { ...said, responder, degraded, unanswered },
    trace: { ...trace, cost: cost ?? null },
  };
}
