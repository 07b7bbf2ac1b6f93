import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import type { BackupReport, LoadReport, QueueAges } from './health-detail.service.js';
import type { FullReport } from './health-reports.service.js';
import type { HealthReport } from './health.service.js';
import type { CheckResult } from './plain-check.js';

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

class QueueAgesView implements QueueAges {
  @ApiProperty({ example: 0, type: 'integer', description: 'Of turns: the visitor who waits longest.' })
  turns: number;

  @ApiProperty({ example: 0, type: 'integer', description: 'Of messages to messaging platforms.' })
  channels: number;

  @ApiProperty({ example: 0, type: 'integer' })
  events: number;

  @ApiProperty({ example: 0, type: 'integer' })
  webhooks: number;

  @ApiProperty({ example: 12, type: 'integer' })
  bulk: number;

  @ApiProperty({ example: 0, type: 'integer', description: 'Of imported files.' })
  imports: number;

  @ApiProperty({ example: 0, type: 'integer' })
  indexing: number;
}

class BackupsView implements BackupReport {
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: '2026-12-01T03:00:12.000Z' })
  lastBackupAt: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date-time',
    example: '2026-12-01T03:20:40.000Z',
    description: 'When a backup was last restored into an empty server and found whole.',
  })
  lastGoodRestoreAt: string | null;
}

export class HealthDetailView extends HealthView implements FullReport {
  @ApiProperty({ description: 'How busy this process is.' })
  load: LoadView;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    example: 0,
    description: 'Open dead letters of all businesses, 10 s old at most; null while the database is away.',
  })
  deadLetters: number | null;

  @ApiProperty({
    type: QueueAgesView,
    nullable: true,
    description:
      'Seconds since when the oldest job of each queue waits, over all businesses, 10 s old at most; null while the database is away.',
  })
  queueAges: QueueAgesView | null;

  @ApiProperty({
    description: 'What backups have noted (BACKUP_STATUS_FILE). Null in it: never, or not known.',
  })
  backups: BackupsView;
}
