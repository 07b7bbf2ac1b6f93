import { ApiProperty } from '@nestjs/swagger';
import type { RouteReason } from '../turn-trace.types.js';

export const ROUTE_REASONS = [
  'mode',
  'no_model',
  'late',
  'waiting',
  'person',
  'refusal',
  'small_talk',
  'own_data',
  'sure',
  'unsure',
] as const satisfies readonly RouteReason[];

export class ReadQuestionView {
  @ApiProperty({ example: 'Do you gift-wrap?' })
  text: string;

  @ApiProperty({
    example: 'article_search',
    nullable: true,
    type: String,
    description: 'The ability that reads it best; null when none can.',
  })
  tool: string | null;

  @ApiProperty({ example: 0.91, description: '0 to 1: how well it reads it.' })
  score: number;
}

export class HeldBackView {
  @ApiProperty({ example: 'money', description: 'The kind of claim that nothing held.' })
  kind: string;

  @ApiProperty({ example: 'It costs €3.' })
  sentence: string;

  @ApiProperty({ example: '€3' })
  claim: string;
}

/** A call of a model. */
export class ModelCallView {
  @ApiProperty({ example: 'mistral-small-latest' })
  model: string;

  @ApiProperty({ enum: ['platform', 'tenant'], example: 'platform', description: 'Whose model it is.' })
  owner: 'platform' | 'tenant';

  @ApiProperty({ example: 'stop', description: '`stop`, `length`, or the kind of the fault that ended it.' })
  end: string;

  @ApiProperty({ example: 812, type: 'integer' })
  inputTokens: number;

  @ApiProperty({ example: 24, type: 'integer' })
  outputTokens: number;

  @ApiProperty({ example: 41, nullable: true, type: Number, description: 'Millionths of a US dollar.' })
  microUsd: number | null;

  @ApiProperty({ example: 840, type: 'integer', description: 'Milliseconds until it had ended.' })
  ms: number;
}

/** A call of a tool. */
export class ToolCallView {
  @ApiProperty({ enum: ['builtin', 'model'], example: 'builtin', description: 'Who called it.' })
  by: 'builtin' | 'model';

  @ApiProperty({
    example: { query: 'gift wrap' },
    nullable: true,
    type: 'object',
    additionalProperties: true,
    description: 'What it was asked for; null in a kept trace when that is too long.',
  })
  input: unknown;

  @ApiProperty({ example: true })
  ok: boolean;

  @ApiProperty({ example: null, nullable: true, type: String, description: 'Why it was not run.' })
  refusal: string | null;

  @ApiProperty({
    example: 3.2,
    nullable: true,
    type: Number,
    description: 'How long it took; null when it was not run.',
  })
  ms: number | null;
}
