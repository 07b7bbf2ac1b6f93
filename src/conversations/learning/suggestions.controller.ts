import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '../../kernel/pagination.js';
import { Access, Scope } from '../../platform/auth/access.js';
import { DECISION_EXAMPLES, DecisionDto, DecisionSummaryView } from '../../platform/bulk/decision.dto.js';
import { idsOrAll } from '../../platform/bulk/decision.js';
import { ApiPage } from '../../platform/http/page.dto.js';
import { SuggestionQuery, LearntSuggestionView } from '../dto/suggestion.dto.js';
import { SuggestionsService } from './suggestions.service.js';

@ApiTags('Synonyms')
@Access('tenant')
@Controller('v1/synonyms/suggestions')
export class SuggestionsController {
  constructor(private readonly suggestions: SuggestionsService) {}

  @Get()
  @Scope('conversations:read')
  @ApiOperation({
    summary: 'What was learnt from questions that were answered by hand, newest first',
    description:
      'Synonyms, when one word of the question is missing from the product or article that the answer names; else an ' +
      'article of a member’s reply. `reason` says of which question and answer. Nothing holds before you accept it.',
  })
  @ApiPage(LearntSuggestionView)
  list(@Query() { kind, status, ...page }: SuggestionQuery): Promise<Page<LearntSuggestionView>> {
    return this.suggestions.list({ ...page, kind: kind ?? null, status: status ?? null });
  }

  @Post('accept')
  @HttpCode(200)
  @Scope('catalog:write')
  @ApiOperation({
    summary: 'Take suggestions over as synonyms and articles',
    description: 'Those of `ids`, or all that are open. Words join the group that has one of them.',
  })
  @ApiBody({ type: DecisionDto, examples: DECISION_EXAMPLES })
  @ApiOkResponse({ type: DecisionSummaryView })
  accept(@Body() decision: DecisionDto): Promise<DecisionSummaryView> {
    return this.suggestions.accept(idsOrAll(decision));
  }

  @Post('reject')
  @HttpCode(200)
  @Scope('catalog:write')
  @ApiOperation({ summary: 'Turn suggestions down', description: 'They are not proposed again.' })
  @ApiBody({ type: DecisionDto, examples: DECISION_EXAMPLES })
  @ApiOkResponse({ type: DecisionSummaryView })
  reject(@Body() decision: DecisionDto): Promise<DecisionSummaryView> {
    return this.suggestions.reject(idsOrAll(decision));
  }
}
