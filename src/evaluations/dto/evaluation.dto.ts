import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { Responder } from '../../chat/chat-engine.port.js';
import { PageQuery } from '../../platform/http/page.dto.js';
import { IfPresent } from '../../platform/http/validation/validators.js';
import {
  EVALUATION_REASONS,
  EVALUATION_STATUSES,
  type ChangedCheck,
  type ChangedSince,
  type CheckError,
  type CheckResult,
  type Evaluation,
  type EvaluationReason,
  type EvaluationReport,
  type EvaluationStatus,
} from '../evaluation.types.js';

const ID = '019aa7d3-2222-7000-8000-a1b2c3d4e5f6';

export class EvaluationIdView {
  @ApiProperty({ example: ID, format: 'uuid' })
  id: string;
}

export class EvaluationListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: EVALUATION_STATUSES, example: 'done' })
  @IfPresent()
  @IsIn(EVALUATION_STATUSES)
  status?: EvaluationStatus;

  @ApiPropertyOptional({ enum: EVALUATION_REASONS, example: 'change' })
  @IfPresent()
  @IsIn(EVALUATION_REASONS)
  reason?: EvaluationReason;
}

export class EvaluationView implements Evaluation {
  @ApiProperty({ example: ID, format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ['queued', 'running', 'done'], example: 'done' })
  status: EvaluationStatus;

  @ApiProperty({
    enum: ['request', 'change'],
    example: 'request',
    description: '`change`: it began by itself, because the knowledge had changed.',
  })
  reason: EvaluationReason;

  @ApiProperty({ example: 2, type: 'integer', description: 'Checks of this run.' })
  total: number;

  @ApiProperty({ example: 1, type: 'integer' })
  passed: number;

  @ApiProperty({ example: 1, type: 'integer' })
  failed: number;

  @ApiProperty({ example: 42, type: 'integer', description: 'Of the business when the run began.' })
  knowledgeVersion: number;

  @ApiProperty({ example: false, description: 'Whether the knowledge changed while the checks ran.' })
  knowledgeChanged: boolean;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ example: '2026-11-23T09:00:04.000Z', format: 'date-time', nullable: true, type: String })
  finishedAt: Date | null;
}

class CheckResultView implements CheckResult {
  @ApiProperty({ example: 'How long do I have to return something?' })
  question: string;

  @ApiProperty({ example: false })
  passed: boolean;

  @ApiProperty({ example: 'Within 14 days, unused.', description: 'Cut at 4,000 characters.' })
  answer: string;

  @ApiProperty({ example: ['30 days'], type: [String], description: 'Texts of `must` that it lacks.' })
  missing: string[];

  @ApiProperty({ example: ['14 days'], type: [String], description: 'Texts of `mustNot` that it has.' })
  found: string[];

  @ApiProperty({ example: 0.94, nullable: true, type: Number, minimum: 0, maximum: 1 })
  confidence: number | null;

  @ApiProperty({ enum: ['model', 'builtin', 'cache'], example: 'builtin', nullable: true, type: String })
  responder: Responder | null;

  @ApiProperty({
    enum: ['fault', 'timeout', 'stopped_process'],
    example: null,
    nullable: true,
    type: String,
    description: 'Why there is no answer; such a check has failed.',
  })
  error: CheckError | null;
}

class KnowledgeVersionsView {
  @ApiProperty({ example: 41, type: 'integer' })
  before: number;

  @ApiProperty({ example: 42, type: 'integer' })
  now: number;
}

class ChangedCheckView implements ChangedCheck {
  @ApiProperty({ example: 'How long do I have to return something?' })
  question: string;

  @ApiProperty({ example: true, description: 'Whether it passed then.' })
  before: boolean;

  @ApiProperty({ example: false, description: 'Whether it passes now.' })
  now: boolean;

  @ApiProperty({ example: false, description: 'Whether the check demands something else than then.' })
  checkChanged: boolean;
}

class ChangedSinceView implements ChangedSince {
  @ApiProperty({ example: '019aa7d2-2222-7000-8000-a1b2c3d4e5f6', format: 'uuid' })
  evaluationId: string;

  @ApiProperty({ example: '2026-11-22T09:00:04.000Z', format: 'date-time' })
  finishedAt: Date;

  @ApiProperty({ type: KnowledgeVersionsView })
  knowledgeVersion: KnowledgeVersionsView;

  @ApiProperty({ type: [ChangedCheckView], description: 'Checks of both runs whose result differs.' })
  checks: ChangedCheckView[];
}

export class EvaluationReportView extends EvaluationView implements EvaluationReport {
  @ApiProperty({ type: [CheckResultView], description: 'Of the checks that have been asked yet.' })
  results: CheckResultView[];

  @ApiProperty({
    type: ChangedSinceView,
    nullable: true,
    description: 'Since the last run that had finished before; null without one, and while this one runs.',
  })
  changedSince: ChangedSinceView | null;
}
