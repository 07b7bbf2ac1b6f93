import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { KeptCall, KeptPassage, KeptTrace } from '../../chat/kept-trace.types.js';
import {
  HeldBackView,
  ModelCallView,
  ReadQuestionView,
  ROUTE_REASONS,
  ToolCallView,
} from '../../chat/trace/trace.dto.js';
import { LANGUAGES } from '../../language/language.js';
import type { TurnReport } from '../turns/traces/turn-traces.repository.js';
import { toTurnView, TurnView } from './turn.dto.js';

class TurnStepView extends ToolCallView implements Omit<KeptCall, 'name'> {
  @ApiProperty({ example: 'article_search' })
  tool: string;

  @ApiProperty({ example: 1, type: 'integer', description: 'How many sources it has found.' })
  found: number;
}

class TurnPassageView implements KeptPassage {
  @ApiProperty({ enum: ['product', 'article', 'order', 'opening_hours'], example: 'article' })
  kind: KeptPassage['kind'];

  @ApiProperty({ example: '019aa7d2-b3c4-7000-8000-9d2e4f6a8b10' })
  id: string;

  @ApiProperty({ example: 'Do you gift-wrap?' })
  title: string;

  @ApiPropertyOptional({
    example: 'Sale goods',
    description: 'Of a long article: the heading of the passage. Absent where there is none.',
  })
  heading?: string;

  @ApiProperty({
    example: 0.82,
    nullable: true,
    type: Number,
    description: '0 to 1: how well it fits what was searched for; null when it was not searched for.',
  })
  score: number | null;
}

class TurnDecisionView {
  @ApiProperty({ enum: ['builtin', 'model', 'cache'], example: 'builtin' })
  to: KeptTrace['route']['to'];

  @ApiProperty({ enum: [...ROUTE_REASONS, 'kept'], example: 'sure' })
  why: KeptTrace['route']['why'];
}

class TurnCostView {
  @ApiProperty({ example: 'mistral-small-latest', description: 'The model that spoke last.' })
  model: string;

  @ApiProperty({ example: 812, type: 'integer' })
  inputTokens: number;

  @ApiProperty({ example: 24, type: 'integer' })
  outputTokens: number;

  @ApiProperty({
    example: 41,
    nullable: true,
    type: Number,
    description: 'Millionths of a US dollar; null when a model has no known price.',
  })
  microUsd: number | null;
}

/** How the answer of a stored turn came about. */
export class TurnTraceView {
  @ApiProperty({ type: TurnView })
  turn: TurnView;

  @ApiProperty({ example: '019aa7d2-93f2-7000-8000-5c6d7e8f9a0b', format: 'uuid' })
  conversationId: string;

  @ApiProperty({ enum: ['model', 'builtin', 'cache'], nullable: true, example: 'builtin', type: String })
  responder: TurnView['responder'];

  @ApiProperty({ example: 24, nullable: true, type: 'integer', description: 'From message to answer.' })
  ms: number | null;

  @ApiProperty({ enum: LANGUAGES, nullable: true, example: 'en', type: String })
  language: KeptTrace['language'] | null;

  @ApiProperty({ type: [ReadQuestionView], description: 'The questions in the messages, as they were read.' })
  intents: ReadQuestionView[];

  @ApiProperty({ type: [TurnStepView], description: 'Every call of a tool, in order.' })
  steps: TurnStepView[];

  @ApiProperty({ type: [TurnPassageView], description: 'The sources that the tools have found.' })
  passages: TurnPassageView[];

  @ApiProperty({ type: TurnDecisionView, nullable: true, description: 'Who answered, and why.' })
  decision: TurnDecisionView | null;

  @ApiProperty({ example: 0.93, nullable: true, type: Number, description: '0 to 1, of the answer.' })
  confidence: number | null;

  @ApiProperty({
    example: 0.85,
    nullable: true,
    type: Number,
    description: 'From this confidence on the answer without a model counts as sure.',
  })
  threshold: number | null;

  @ApiProperty({
    example: 17,
    nullable: true,
    type: 'integer',
    description: 'Rises with each change of products, articles, opening hours and closures.',
  })
  knowledgeVersion: number | null;

  @ApiProperty({ type: [ModelCallView], description: 'Every call of a model, in order.' })
  models: ModelCallView[];

  @ApiProperty({ type: TurnCostView, nullable: true, description: 'Null when no model was asked.' })
  cost: TurnCostView | null;

  @ApiProperty({
    example: null,
    nullable: true,
    type: Number,
    description: 'What an answer from the cache has saved, in millionths of a US dollar.',
  })
  savedMicroUsd: number | null;

  @ApiProperty({
    type: [HeldBackView],
    description: 'Sentences of a model that were not shown, with the reason.',
  })
  heldBack: HeldBackView[];
}

export function toTurnTraceView(report: TurnReport): TurnTraceView {
  const { trace, confidence, cost, savedMicroUsd } = report;
  const turn = toTurnView(report.turn);
  return {
    turn,
    conversationId: report.turn.conversationId,
    responder: turn.responder,
    ms: turn.durationMs,
    language: trace?.language ?? null,
    intents: trace?.reading ?? [],
    steps: (trace?.calls ?? []).map(({ name, ...call }) => ({ tool: name, ...call })),
    passages: trace?.passages ?? [],
    decision: trace?.route ?? null,
    confidence,
    threshold: trace?.threshold ?? null,
    knowledgeVersion: trace?.knowledgeVersion ?? null,
    models: trace?.rounds ?? [],
    cost,
    savedMicroUsd,
    heldBack: trace?.heldBack ?? [],
  };
}
