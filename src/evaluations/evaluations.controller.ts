import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '../kernel/pagination.js';
import { Access, Scope } from '../platform/auth/access.js';
import { IdParam } from '../platform/http/id-param.js';
import { ApiPage } from '../platform/http/page.dto.js';
import {
  EvaluationIdView,
  EvaluationListQuery,
  EvaluationReportView,
  EvaluationView,
} from './dto/evaluation.dto.js';
import { EvaluationsService } from './evaluations.service.js';

@ApiTags('Checks')
@Access('tenant')
@Controller('v1/evaluations')
export class EvaluationsController {
  constructor(private readonly evaluations: EvaluationsService) {}

  @Post()
  @HttpCode(202)
  @Scope('checks:write')
  @ApiOperation({
    summary: 'Run all checks in the background',
    description:
      'Each question is asked in a conversation of its own, of which nothing is stored. One run at a time.',
  })
  @ApiAcceptedResponse({ type: EvaluationIdView })
  create(): Promise<EvaluationIdView> {
    return this.evaluations.create();
  }

  @Get()
  @Scope('checks:read')
  @ApiOperation({ summary: 'Runs of the checks, newest first; the last 50 are kept' })
  @ApiPage(EvaluationView)
  list(@Query() query: EvaluationListQuery): Promise<Page<EvaluationView>> {
    return this.evaluations.list(query);
  }

  @Get(':id')
  @Scope('checks:read')
  @ApiOperation({ summary: 'One run: the result of each check, and what has changed since the run before' })
  @ApiOkResponse({ type: EvaluationReportView })
  get(@IdParam('evaluation') id: string): Promise<EvaluationReportView> {
    return this.evaluations.get(id);
  }
}
