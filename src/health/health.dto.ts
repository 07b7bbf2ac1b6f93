import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import type { LoadReport } from './health-detail.service.js';
import type { CheckResult, HealthReport } from './health.service.js';

export class LiveView {
  @ApiProperty({ enum: ['ok'], example: 'ok' })
  status: 'ok';
}

class CheckView implements CheckResult {
  @ApiProperty({ enum: ['up', 'down'], example: 'up' })
  status: 'up' | 'down';

  @ApiProperty({ example: 2, type: 'integer', description: 'Milliseconds.' })
  ms: number;

  @ApiPropertyOptional({ example: 'no answer in 1000 ms' })
  detail?: string;
}

@ApiExtraModels(CheckView)
export class HealthView implements HealthReport {
  @ApiProperty({ enum: ['ok', 'degraded', 'unavailable'], example: 'ok' })
  status: HealthReport['status'];

  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(CheckView) },
    example: { database: { status: 'up', ms: 2 }, redis: { status: 'up', ms: 1 } },
  })
  checks: Record<string, CheckView>;
}

class RefusedView {
  @ApiProperty({ example: 0, type: 'integer', description: 'Lists and exports.' })
  low: number;

  @ApiProperty({ example: 0, type: 'integer', description: 'Other requests.' })
  normal: number;

  @ApiProperty({ example: 0, type: 'integer', description: 'Messages, and all that visitors do.' })
  high: number;
}

class LoadView implements LoadReport {
  @ApiProperty({
    example: 1,
    type: 'integer',
    description: 'Standing delay of the event loop, milliseconds.',
  })
  loopDelayMs: number;

  @ApiProperty({
    example: 0,
    type: 'integer',
    description:
      'Wait of the request that has waited longest for a connection of the database, milliseconds.',
  })
  poolWaitMs: number;

  @ApiProperty({ description: 'Requests refused since the start because the event loop was late.' })
  refused: RefusedView;

  @ApiProperty({
    example: 0,
    type: 'integer',
    description:
      'Requests refused since the start because the line for a connection of the database was too long.',
  })
  turnedAway: number;
}

export class HealthDetailView extends HealthView {
  @ApiProperty({ description: 'How busy this process is.' })
  load: LoadView;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    example: 0,
    description: 'Open dead letters of all businesses, 10 s old at most; null while the database is away.',
  })
  deadLetters: number | null;
}
