import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsUUID } from 'class-validator';
import { IfPresent } from '../http/validation/validators.js';
import type { Decision, DecisionProblem, DecisionSummary } from './decision.js';

const ID = '019aa7d3-4444-7000-8000-a1b2c3d4e5f6';

export class DecisionDto implements Decision {
  @ApiPropertyOptional({ type: [String], example: [ID], description: 'Those that are decided on.' })
  @IfPresent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsUUID('all', { each: true })
  ids?: string[];

  @ApiPropertyOptional({ enum: [true], example: true, description: 'Instead of `ids`: all that are open.' })
  @IfPresent()
  @IsIn([true])
  all?: boolean;
}

/** Of a body: each of its fields excludes the other. */
export const DECISION_EXAMPLES = { all: { summary: 'All that are open', value: { all: true } } };

class DecisionProblemView implements DecisionProblem {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 'sku_taken' })
  code: string;

  @ApiProperty({ example: 'You have a product with the SKU CC-MUG-01 that is not of this source.' })
  detail: string;
}

export class DecisionSummaryView implements DecisionSummary {
  @ApiProperty({ example: 12, type: 'integer', description: 'Decided by this call.' })
  changed: number;

  @ApiProperty({ example: 0, type: 'integer', description: 'Decided so before.' })
  unchanged: number;

  @ApiProperty({ type: [DecisionProblemView] })
  errors: DecisionProblemView[];
}
