import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, IsString, Length } from 'class-validator';
import { IfPresent, IsLanguageTag } from '../../platform/http/validation/validators.js';
import type { Check, CheckList } from '../evaluation.types.js';

export const LONGEST_QUESTION = 500;
const LONGEST_TEXT = 200;
const MOST_TEXTS = 20;

const MATCHED =
  'Compared without case, accents and punctuation, whole word by whole word; figures by their value: `12,50` is `12.50`.';

export class CheckRow {
  @ApiProperty({
    example: 'How long do I have to return something?',
    minLength: 1,
    maxLength: LONGEST_QUESTION,
    description: 'What a visitor would write. Each question is a check once.',
  })
  @IsString()
  @Length(1, LONGEST_QUESTION)
  question: string;

  @ApiPropertyOptional({
    example: 'en',
    nullable: true,
    type: String,
    description: 'BCP 47 of the visitor’s browser; without it the question alone tells the language.',
  })
  @IsOptional()
  @IsLanguageTag()
  locale?: string | null;

  @ApiPropertyOptional({
    example: ['30 days'],
    type: [String],
    maxItems: MOST_TEXTS,
    description: `Texts that the answer must have. ${MATCHED}`,
  })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(MOST_TEXTS)
  @IsString({ each: true })
  @Length(1, LONGEST_TEXT, { each: true })
  must?: string[];

  @ApiPropertyOptional({
    example: ['14 days'],
    type: [String],
    maxItems: MOST_TEXTS,
    description: `Texts that the answer must not have. ${MATCHED}`,
  })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(MOST_TEXTS)
  @IsString({ each: true })
  @Length(1, LONGEST_TEXT, { each: true })
  mustNot?: string[];
}

const RUN_AFTER_CHANGE =
  'Runs the checks by itself after products, articles, hours, closures or settings have changed: five minutes after the first change, for all changes until then.';

export class ChecksDto {
  @ApiProperty({ type: [CheckRow], maxItems: 500 })
  @IsArray()
  @ArrayMaxSize(500, { message: 'checks must hold at most 500 rows; a business has no more' })
  checks: unknown[];

  @ApiPropertyOptional({ example: true, description: `${RUN_AFTER_CHANGE} Left out, it stays as it is.` })
  @IfPresent()
  @IsBoolean()
  runAfterChange?: boolean;
}

class OwnCheckView implements Check {
  @ApiProperty({ example: 'How long do I have to return something?' })
  question: string;

  @ApiProperty({ example: 'en', nullable: true, type: String })
  locale: string | null;

  @ApiProperty({ example: ['30 days'], type: [String] })
  must: string[];

  @ApiProperty({ example: ['14 days'], type: [String] })
  mustNot: string[];
}

export class CheckListView implements CheckList {
  @ApiProperty({ type: [OwnCheckView] })
  checks: OwnCheckView[];

  @ApiProperty({ example: true, description: RUN_AFTER_CHANGE })
  runAfterChange: boolean;
}
