import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '../../kernel/pagination.js';
import { Access } from '../../platform/auth/access.js';
import { IdParam } from '../../platform/http/id-param.js';
import { ApiPage } from '../../platform/http/page.dto.js';
import { DeadLettersService } from '../../queue/dead-letters/dead-letters.service.js';
import {
  DeadLetterDiscardDto,
  DeadLetterQuery,
  DeadLetterRetryDto,
  DeadLetterView,
  RetriedView,
} from './dto/dead-letter.dto.js';

@ApiTags('Queues')
@ApiBearerAuth('admin')
@Access('admin')
@Controller('admin/v1/dead-letters')
export class DeadLettersAdminController {
  constructor(private readonly letters: DeadLettersService) {}

  @Get()
  @ApiOperation({
    summary: 'List jobs that were given up, newest first',
    description:
      'A job is given up when it has failed too often, or has stopped its process. Each is kept until it is retried or ' +
      'discarded, and 90 days longer.',
  })
  @ApiPage(DeadLetterView)
  list(@Query() { limit, after, ...filter }: DeadLetterQuery): Promise<Page<DeadLetterView>> {
    return this.letters.list({ limit, after }, filter);
  }

  @Get(':id')
  @ApiOperation({
    summary: 'One job that was given up, and what it was about',
    description: 'Also one that was retried or discarded since.',
  })
  @ApiOkResponse({ type: DeadLetterView })
  get(@IdParam('dead letter') id: string): Promise<DeadLetterView> {
    return this.letters.get(id);
  }

  @Post('retry')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Do every open one of a filter once more',
    description:
      'At most 500 in one call; call it again while it retries any. What fails again is a new dead letter.',
  })
  @ApiOkResponse({ type: RetriedView })
  async retryAll(@Body() filter: DeadLetterRetryDto): Promise<RetriedView> {
    return { retried: await this.letters.retryAll(filter) };
  }

  @Post(':id/retry')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Do a job once more',
    description: 'Once: what fails again is a new dead letter.',
  })
  @ApiOkResponse({ type: DeadLetterView })
  retry(@IdParam('dead letter') id: string): Promise<DeadLetterView> {
    return this.letters.retry(id);
  }

  @Post(':id/discard')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Give a job up for good',
    description: 'The reason is kept, also in the audit log.',
  })
  @ApiOkResponse({ type: DeadLetterView })
  discard(
    @IdParam('dead letter') id: string,
    @Body() { reason }: DeadLetterDiscardDto,
  ): Promise<DeadLetterView> {
    return this.letters.discard(id, reason);
  }
}
