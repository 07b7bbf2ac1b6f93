import { ApiProperty } from '@nestjs/swagger';
import {
  HeldBackView,
  ModelCallView,
  ReadQuestionView,
  ROUTE_REASONS,
  ToolCallView,
} from '../../chat/trace/trace.dto.js';
import type { AnswerCost } from '../../chat/chat-engine.port.js';
import type { TurnTrace } from '../../chat/turn-trace.types.js';
import { CitationView } from '../../conversations/dto/message.dto.js';

class TracedCallView extends ToolCallView {
  @ApiProperty({ example: 'article_search' })
  name: string;

  @ApiProperty({
    example: {},
    nullable: true,
    type: 'object',
    additionalProperties: true,
    description: 'What it found; null when it failed or was not run.',
  })
  data: unknown;

  @ApiProperty({ type: [CitationView] })
  citations: CitationView[];

  @ApiProperty({
    example: { '019aa7d2-b3c4-7000-8000-9d2e4f6a8b10': 0.82 },
    type: 'object',
    additionalProperties: { type: 'number' },
    description: 'How well each source fits what was searched for, 0 to 1, by its id.',
  })
  scores: Readonly<Record<string, number>>;
}

class RouteView {
  @ApiProperty({ enum: ['builtin', 'model'], example: 'builtin' })
  to: 'builtin' | 'model';

  @ApiProperty({
    enum: ROUTE_REASONS,
    example: 'sure',
  })
  why: TurnTrace['route']['why'];
}

class BuiltinAnswerView {
  @ApiProperty({ example: 'Yes, for €3.' })
  text: string;

  @ApiProperty({ example: 0.93 })
  confidence: number;
}

class TracedRoundView extends ModelCallView {
  @ApiProperty({ example: 'Yes, we do.', description: 'As the model wrote it, before the check.' })
  text: string;

  @ApiProperty({
    example: [{ name: 'article_search', arguments: '{"query":"gift wrap"}' }],
    type: 'array',
    items: {
      type: 'object',
      properties: { name: { type: 'string' }, arguments: { type: 'string' } },
      required: ['name', 'arguments'],
    },
  })
  calls: { name: string; arguments: string }[];
}

class CostView implements AnswerCost {
  @ApiProperty({ example: 'mistral-small-latest' })
  model: string;

  @ApiProperty({ example: 812, type: 'integer' })
  inputTokens: number;

  @ApiProperty({ example: 0, type: 'integer' })
  cachedInputTokens: number;

  @ApiProperty({ example: 24, type: 'integer' })
  outputTokens: number;

  @ApiProperty({
    example: 41,
    nullable: true,
    type: Number,
    description: 'Millionths of a US dollar; null when the model has no known price.',
  })
  microUsd: number | null;
}

/** How an answer came about. */
export class TraceView implements TurnTrace {
  @ApiProperty({ enum: ['en', 'de', 'fr', 'es', 'ar'], example: 'en' })
  language: TurnTrace['language'];

  @ApiProperty({ type: [ReadQuestionView], description: 'The questions in the message, as they were read.' })
  reading: ReadQuestionView[];

  @ApiProperty({ type: [TracedCallView] })
  calls: TracedCallView[];

  @ApiProperty({ type: RouteView, description: 'Who answers, and why.' })
  route: RouteView;

  @ApiProperty({ type: BuiltinAnswerView, description: 'The answer without a model.' })
  builtin: BuiltinAnswerView;

  @ApiProperty({
    example: null,
    nullable: true,
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'The messages that were sent to the model in its last round; null when none was asked.',
  })
  prompt: TurnTrace['prompt'];

  @ApiProperty({ type: [TracedRoundView] })
  rounds: TracedRoundView[];

  @ApiProperty({ type: [HeldBackView], description: 'Sentences of the model that were not shown.' })
  heldBack: readonly HeldBackView[];

  @ApiProperty({ type: CostView, nullable: true })
  cost: CostView | null;
}
