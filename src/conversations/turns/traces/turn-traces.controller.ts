import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { notFound } from '../../../kernel/errors.js';
import { Access, Scope } from '../../../platform/auth/access.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { toTurnTraceView, TurnTraceView } from '../../dto/turn-trace.dto.js';
import { TurnTracesRepository } from './turn-traces.repository.js';

@ApiTags('Conversations')
@Access('tenant')
@Controller('v1/turns')
export class TurnTracesController {
  constructor(private readonly traces: TurnTracesRepository) {}

  @Get(':id/trace')
  @Scope('conversations:read')
  @ApiOperation({
    summary: 'How an answer came about',
    description:
      'Readings, calls of tools, sources and calls of models of one turn; without prompts and without what tools have ' +
      'returned. Kept for 30 days; after that, while the turn runs, and of one that ended before its answer was ' +
      'complete, the lists are empty and `decision` is null.',
  })
  @ApiOkResponse({ type: TurnTraceView })
  async get(@IdParam('turn') id: string): Promise<TurnTraceView> {
    const report = await this.traces.get(id);
    if (!report) throw notFound('turn');
    return toTurnTraceView(report);
  }
}
