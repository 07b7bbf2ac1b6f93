import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { toPage, type Page } from '../../kernel/pagination.js';
import { Access, Scope } from '../../platform/auth/access.js';
import { ApiPage, PageQuery } from '../../platform/http/page.dto.js';
import { UnansweredQuestionView } from '../dto/unanswered-question.dto.js';
import { UnansweredQuestionsRepository } from './unanswered-questions.repository.js';

@ApiTags('Unanswered questions')
@Access('tenant')
@Controller('v1/unanswered-questions')
export class UnansweredQuestionsController {
  constructor(private readonly questions: UnansweredQuestionsRepository) {}

  @Get()
  @Scope('conversations:read')
  @ApiOperation({ summary: 'What the assistant could not answer', description: 'Write an article for each.' })
  @ApiPage(UnansweredQuestionView)
  async list(@Query() { limit, after }: PageQuery): Promise<Page<UnansweredQuestionView>> {
    return toPage(await this.questions.list(limit + 1, after), limit);
  }
}
