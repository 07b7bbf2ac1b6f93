import { Body, Controller, Get, HttpStatus, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ArticleAnswer, ArticleView, toArticleView } from '../../catalog/articles/dto/article.dto.js';
import type { Page } from '../../kernel/pagination.js';
import { Access, Scope } from '../../platform/auth/access.js';
import { IdParam } from '../../platform/http/id-param.js';
import { ApiPage } from '../../platform/http/page.dto.js';
import { OneTransaction } from '../../platform/idempotency/idempotency.interceptor.js';
import {
  UnansweredQuestionPatch,
  UnansweredQuestionQuery,
  UnansweredQuestionView,
} from '../dto/unanswered-question.dto.js';
import { UnansweredQuestionsService } from './unanswered-questions.service.js';

@ApiTags('Unanswered questions')
@Access('tenant')
@Controller('v1/unanswered-questions')
export class UnansweredQuestionsController {
  constructor(private readonly questions: UnansweredQuestionsService) {}

  @Get()
  @Scope('conversations:read')
  @ApiOperation({
    summary: 'What the assistant could not answer, newest first',
    description:
      'Write an article for each. Questions that ask the same are one, with a count and the latest wording.',
  })
  @ApiPage(UnansweredQuestionView)
  list(@Query() query: UnansweredQuestionQuery): Promise<Page<UnansweredQuestionView>> {
    return this.questions.list(query);
  }

  @Patch(':id')
  @Scope('conversations:write')
  @ApiOperation({ summary: 'Set the status of a question, such as one that needs no article' })
  @ApiOkResponse({ type: UnansweredQuestionView })
  update(
    @IdParam('unanswered question') id: string,
    @Body() { status }: UnansweredQuestionPatch,
  ): Promise<UnansweredQuestionView> {
    return this.questions.update(id, status);
  }

  @Post(':id/answer')
  @OneTransaction()
  @Scope('catalog:write')
  @ApiOperation({
    summary: 'Answer a question: makes an article of it',
    description:
      'The question’s status becomes `answered`. 200 when an article with this question was there: it has the new ' +
      'answer, and its tags stay.',
  })
  @ApiCreatedResponse({ type: ArticleView, description: 'The new article.' })
  @ApiOkResponse({ type: ArticleView, description: 'The article that had the question.' })
  async answer(
    @IdParam('unanswered question') id: string,
    @Body() body: ArticleAnswer,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ArticleView> {
    const { article, isNew } = await this.questions.answer(id, body);
    if (!isNew) response.status(HttpStatus.OK);
    return toArticleView(article);
  }
}
