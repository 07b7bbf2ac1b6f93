import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
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
