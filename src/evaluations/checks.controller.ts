import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Scope } from '../platform/auth/access.js';
import { BulkAnswer } from '../platform/bulk/bulk-answer.js';
import type { BulkSummaryView } from '../platform/bulk/bulk.dto.js';
import { Urgent } from '../platform/overload/urgency.js';
import { EntityTag } from '../platform/http/versions/entity-tag.js';
import { ChecksService } from './checks.service.js';
import { CheckListView, ChecksDto } from './dto/check.dto.js';

@ApiTags('Checks')
@Access('tenant')
@Controller('v1/checks')
export class ChecksController {
  constructor(private readonly checks: ChecksService) {}

  @Get()
  @EntityTag()
  @Scope('checks:read')
  @ApiOperation({ summary: 'Your own tests of the assistant' })
  @ApiOkResponse({ type: CheckListView })
  list(): Promise<CheckListView> {
    return this.checks.list();
  }

  @Urgent('low')
  @Put()
  @EntityTag()
  @Scope('checks:write')
  @ApiOperation({
    summary: 'Replace your checks, up to 500',
    description:
      'The rows become the list. A bad row is reported and stops no other; a check with its question stays as it was.',
  })
  @BulkAnswer()
  update(@Body() { checks, runAfterChange }: ChecksDto): Promise<BulkSummaryView> {
    return this.checks.replace(checks, runAfterChange ?? null);
  }
}
