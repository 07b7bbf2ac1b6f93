import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { PageQuery } from '../../platform/http/page.dto.js';
import { IfPresent } from '../../platform/http/validation/validators.js';
import {
  ANSWERED_BY,
  SUGGESTION_KINDS,
  SUGGESTION_STATUSES,
  type AnsweredBy,
  type ArticleContent,
  type NamedSource,
  type Suggestion,
  type SuggestionKind,
  type SuggestionReason,
  type SuggestionStatus,
  type SynonymsContent,
} from '../learning/suggestion.types.js';

const ID = '019aa7d3-5555-7000-8000-a1b2c3d4e5f6';

export class SuggestionQuery extends PageQuery {
  @ApiPropertyOptional({ enum: SUGGESTION_KINDS, example: 'synonyms' })
  @IfPresent()
  @IsIn(SUGGESTION_KINDS)
  kind?: SuggestionKind;

  @ApiPropertyOptional({ enum: SUGGESTION_STATUSES, example: 'open' })
  @IfPresent()
  @IsIn(SUGGESTION_STATUSES)
  status?: SuggestionStatus;
}

class SuggestedSynonymsView implements SynonymsContent {
  @ApiProperty({ example: ['Hütten', 'cabin'], type: [String] })
  words: string[];

  @ApiProperty({ example: null, nullable: true, type: String })
  locale: string | null;
}

class SuggestedArticleView implements ArticleContent {
  @ApiProperty({ example: 'Are dogs allowed in the cabin?' })
  question: string;

  @ApiProperty({ example: 'Yes, one dog for each cabin.' })
  answer: string;

  @ApiProperty({ example: 'en', nullable: true, type: String })
  locale: string | null;
}

class NamedSourceView implements NamedSource {
  @ApiProperty({ enum: ['product', 'article'], example: 'article' })
  kind: NamedSource['kind'];

  @ApiProperty({ example: ID, format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'Can I rent the cabin?' })
  title: string;
}

class SuggestionReasonView implements SuggestionReason {
  @ApiProperty({ example: 'Vermietet ihr Hütten?', description: 'What the assistant could not answer.' })
  question: string;

  @ApiProperty({ example: ID, format: 'uuid', nullable: true, type: String })
  questionId: string | null;

  @ApiProperty({ example: ID, format: 'uuid', nullable: true, type: String })
  conversationId: string | null;

  @ApiProperty({ enum: ANSWERED_BY, example: 'member' })
  answeredBy: AnsweredBy;

  @ApiProperty({
    example: ID,
    format: 'uuid',
    nullable: true,
    type: String,
    description: 'The article or message.',
  })
  answerId: string | null;

  @ApiProperty({ type: NamedSourceView, nullable: true, description: 'What the answer names.' })
  source: NamedSourceView | null;
}

@ApiExtraModels(SuggestedSynonymsView, SuggestedArticleView)
export class LearntSuggestionView implements Suggestion {
  @ApiProperty({ example: ID, format: 'uuid' })
  id: string;

  @ApiProperty({ enum: SUGGESTION_KINDS, example: 'synonyms' })
  kind: SuggestionKind;

  @ApiProperty({ enum: SUGGESTION_STATUSES, example: 'open' })
  status: SuggestionStatus;

  @ApiProperty({
    oneOf: [{ $ref: getSchemaPath(SuggestedSynonymsView) }, { $ref: getSchemaPath(SuggestedArticleView) }],
    description: 'A group of `PUT /v1/synonyms`, or a row of `PUT /v1/articles`.',
  })
  content: SuggestedSynonymsView | SuggestedArticleView;

  @ApiProperty({ type: SuggestionReasonView })
  reason: SuggestionReasonView;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ example: null, format: 'date-time', nullable: true, type: String })
  decidedAt: Date | null;
}
