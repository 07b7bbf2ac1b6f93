import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsOptional, IsString, Length, MaxLength, ValidateIf } from 'class-validator';
import { PageQuery } from '../../../platform/http/page.dto.js';
import { LONGEST_QUESTION, LONGEST_SENT } from '../../text-lengths.types.js';
import { KnowledgeSourceView } from '../../../platform/http/knowledge-source.dto.js';
import { IfPresent, IsLanguageTag } from '../../../platform/http/validation/validators.js';
import type { Article } from '../article.types.js';

const QUESTION = 'What is your return policy?';
const MARKUP =
  'Plain text, HTML or Markdown. Answers and search use it as plain text, of which the first 12,000 characters.';
const ANSWER = 'Unused items can be returned within 30 days in their original box.';

export class ArticlePatch {
  @ApiPropertyOptional({ example: QUESTION, maxLength: LONGEST_QUESTION })
  @IfPresent()
  @IsString()
  @Length(1, LONGEST_QUESTION)
  question?: string;

  @ApiPropertyOptional({ example: ANSWER, maxLength: LONGEST_SENT, description: MARKUP })
  @IfPresent()
  @IsString()
  @Length(1, LONGEST_SENT)
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

  @ApiProperty({ example: QUESTION, maxLength: LONGEST_QUESTION })
  // Overrides the inherited condition, which makes the field optional in changes.
  @ValidateIf(() => true)
  @IsString()
  @Length(1, LONGEST_QUESTION)
  declare question: string;

  @ApiProperty({ example: ANSWER, maxLength: LONGEST_SENT })
  @ValidateIf(() => true)
  @IsString()
  @Length(1, LONGEST_SENT)
  declare answer: string;
}

/** The answer to a question that was asked; without `question` in the asker's words. */
export class ArticleAnswer extends ArticlePatch {
  @ApiProperty({ example: ANSWER, maxLength: LONGEST_SENT, description: MARKUP })
  @ValidateIf(() => true)
  @IsString()
  @Length(1, LONGEST_SENT)
  declare answer: string;
}

export class ArticlesDto {
  @ApiProperty({ type: [ArticleRow], maxItems: 500 })
  @IsArray()
  @ArrayMaxSize(500, { message: 'articles must hold at most 500 rows; send the rest in another request' })
  articles: unknown[];
}

export class ArticleListQuery extends PageQuery {
  @ApiPropertyOptional({
    example: 'faq-12',
    maxLength: 200,
    description: 'Only the article with this id of yours.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  externalId?: string;

  @ApiPropertyOptional({
    example: QUESTION,
    maxLength: LONGEST_QUESTION,
    description: 'Exactly this question.',
  })
  @IfPresent()
  @IsString()
  @Length(1, LONGEST_QUESTION)
  question?: string;

  @ApiPropertyOptional({ example: 'en' })
  @IfPresent()
  @IsLanguageTag()
  locale?: string;
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

  @ApiPropertyOptional({ type: KnowledgeSourceView, description: 'Absent: written by you.' })
  source?: KnowledgeSourceView;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  updatedAt: Date;
}

/** With its texts as they were sent. */
export function toArticleView({ original, source, passages: _, ...article }: Article): ArticleView {
  return { ...article, ...original, ...(source && { source }) };
}
