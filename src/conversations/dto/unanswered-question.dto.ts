import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { PageQuery } from '../../platform/http/page.dto.js';
import { IfPresent } from '../../platform/http/validation/validators.js';
import { QUESTION_STATUSES, type QuestionStatus } from '../unanswered/unanswered-question.types.js';

export class UnansweredQuestionQuery extends PageQuery {
  @ApiPropertyOptional({ enum: QUESTION_STATUSES, example: 'open' })
  @IsOptional()
  @IsIn(QUESTION_STATUSES)
  status?: QuestionStatus;

  @ApiPropertyOptional({
    example: 'Do you gift-wrap?',
    maxLength: 500,
    description: 'A part of the question, in any case.',
  })
  @IfPresent()
  @IsString()
  @Length(1, 500)
  q?: string;
}

export class UnansweredQuestionPatch {
  @ApiProperty({
    enum: QUESTION_STATUSES,
    example: 'answered',
    description: 'It is `open` again when somebody asks it again without an answer.',
  })
  @IsIn(QUESTION_STATUSES)
  status: QuestionStatus;
}

export class UnansweredQuestionView {
  @ApiProperty({ example: '019aa7d3-1111-7000-8000-a1b2c3d4e5f6', format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'do you sell gift cards?' })
  question: string;

  @ApiProperty({ example: 3, type: 'integer' })
  count: number;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  lastAskedAt: Date;

  @ApiProperty({ example: '019aa7d2-bead-7000-8000-6f5e4d3c2b1a', format: 'uuid' })
  conversationId: string;

  @ApiProperty({ enum: QUESTION_STATUSES, example: 'open' })
  status: QuestionStatus;
}
