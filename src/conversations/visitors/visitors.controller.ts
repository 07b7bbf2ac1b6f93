import { Controller, Delete, Get, HttpCode, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '../../kernel/pagination.js';
import { Access, Scope } from '../../platform/auth/access.js';
import { IdParam } from '../../platform/http/id-param.js';
import { ApiPage } from '../../platform/http/page.dto.js';
import { KnownVisitorView, toKnownVisitorView, VisitorListQuery } from '../dto/visitor.dto.js';
import { VisitorsService } from './visitors.service.js';

@ApiTags('Visitors')
@ApiBearerAuth('tenant')
@Access('tenant')
@Controller('v1/visitors')
export class VisitorsController {
  constructor(private readonly visitors: VisitorsService) {}

  @Get()
  @Scope('visitors:read')
  @ApiOperation({ summary: 'List visitors, newest first' })
  @ApiPage(KnownVisitorView)
  async list(@Query() { limit, after, ...filter }: VisitorListQuery): Promise<Page<KnownVisitorView>> {
    const { data, page } = await this.visitors.list({ limit, after }, filter);
    return { data: data.map(toKnownVisitorView), page };
  }

  @Get(':id')
  @Scope('visitors:read')
  @ApiOperation({ summary: 'One visitor' })
  @ApiOkResponse({ type: KnownVisitorView })
  async get(@IdParam('visitor') id: string): Promise<KnownVisitorView> {
    return toKnownVisitorView(await this.visitors.get(id));
  }

  @Delete(':id')
  @Scope('visitors:write')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Erase a visitor and everything they said',
    description:
      'Conversations, messages, turns, unanswered questions and event streams go in the background, usually within ' +
      'ten seconds; then GET answers 404. Orders stay: they are the business’s own records.',
  })
  @ApiAcceptedResponse({ type: KnownVisitorView, description: 'The erasure has begun.' })
  async remove(@IdParam('visitor') id: string): Promise<KnownVisitorView> {
    return toKnownVisitorView(await this.visitors.remove(id));
  }
}
