import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '../../kernel/pagination.js';
import { Access, Scope } from '../../platform/auth/access.js';
import { DECISION_EXAMPLES, DecisionDto, DecisionSummaryView } from '../../platform/bulk/decision.dto.js';
import { idsOrAll } from '../../platform/bulk/decision.js';
import { IdParam } from '../../platform/http/id-param.js';
import { ApiPage } from '../../platform/http/page.dto.js';
import { ProposalQuery, ProposalView } from '../dto/proposal.dto.js';
import { ProposalsService } from './proposals.service.js';

@ApiTags('Sources')
@Access('tenant')
@Controller('v1/sources/:id/proposals')
export class ProposalsController {
  constructor(private readonly proposals: ProposalsService) {}

  @Get()
  @Scope('sources:read')
  @ApiOperation({ summary: 'What a source proposes, in the order in which it was read' })
  @ApiPage(ProposalView)
  list(
    @IdParam('source') id: string,
    @Query() { kind, status, ...page }: ProposalQuery,
  ): Promise<Page<ProposalView>> {
    return this.proposals.list(id, { ...page, kind: kind ?? null, status: status ?? null });
  }

  @Post('accept')
  @HttpCode(200)
  @Scope('sources:write')
  @ApiOperation({
    summary: 'Take proposals over as articles, products and opening hours',
    description:
      'Those of `ids`, or all that are open. A product that you send yourself is not replaced. Repeating it changes nothing.',
  })
  @ApiBody({ type: DecisionDto, examples: DECISION_EXAMPLES })
  @ApiOkResponse({ type: DecisionSummaryView })
  accept(@IdParam('source') id: string, @Body() decision: DecisionDto): Promise<DecisionSummaryView> {
    return this.proposals.accept(id, idsOrAll(decision));
  }

  @Post('reject')
  @HttpCode(200)
  @Scope('sources:write')
  @ApiOperation({
    summary: 'Turn proposals down',
    description: 'One that changes at its source later is proposed again.',
  })
  @ApiBody({ type: DecisionDto, examples: DECISION_EXAMPLES })
  @ApiOkResponse({ type: DecisionSummaryView })
  reject(@IdParam('source') id: string, @Body() decision: DecisionDto): Promise<DecisionSummaryView> {
    return this.proposals.reject(id, idsOrAll(decision));
  }
}
