import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsOptional, IsString, Length, MaxLength, ValidateIf } from 'class-validator';
import { IfPresent, IsLanguageTag } from '../../../platform/http/validation/validators.js';

const QUESTION = 'What is your return policy?';
const ANSWER = 'Unused items can be returned within 30 days in their original box.';

export class ArticlePatch {
  @ApiPropertyOptional({ example: QUESTION, maxLength: 500 })
  @IfPresent()
  @IsString()
  @Length(1, 500)
  question?: string;

  @ApiPropertyOptional({ example: ANSWER, maxLength: 8000 })
  @IfPresent()
  @IsString()
  @Length(1, 8000)
  answer?: string;

  @ApiPropertyOptional({ example: 'en', nullable: true, type: String })
  @IsOptional()
  @IsLanguageTag()
  locale?: string | null;

  @ApiPropertyOptional({ example: ['returns'], type: [String] })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  tags?: string[];
}

export class ArticleRow extends ArticlePatch {
  @ApiPropertyOptional({ example: 'faq-12', nullable: true, type: String, maxLength: 200 })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  externalId?: string | null;

  @ApiProperty({ example: QUESTION, maxLength: 500 })
  // Overrides the inherited condition, which makes the field optional in changes.
  @ValidateIf(() => true)
  @IsString()
  @Length(1, 500)
  declare question: string;

  @ApiProperty({ example: ANSWER, maxLength: 8000 })
  @ValidateIf(() => true)
  @IsString()
  @Length(1, 8000)
  declare answer: string;
}

export class ArticlesDto {
  @ApiProperty({ type: [ArticleRow], maxItems: 500 })
  @IsArray()
  @ArrayMaxSize(500, { message: 'articles must hold at most 500 rows; send the rest in another request' })
  articles: unknown[];
}

export class ArticleView {
  @ApiProperty({ example: '019aa7d2-9a02-7000-8000-5a1b7c9d3e20', format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'faq-12', nullable: true, type: String })
  externalId: string | null;

  @ApiProperty({ example: QUESTION })
  question: string;

  @ApiProperty({ example: ANSWER })
  answer: string;

  @ApiProperty({ example: 'en', nullable: true, type: String })
  locale: string | null;

  @ApiProperty({ example: ['returns'], type: [String] })
  tags: string[];

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  updatedAt: Date;
}
