import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Scope } from '../platform/auth/access.js';
import { Urgent } from '../platform/overload/urgency.js';
import { toUsageView, UsageQuery, UsageView } from './dto/usage.dto.js';
import { UsageService } from './usage.service.js';

@ApiTags('Usage')
@Access('tenant')
@Urgent('low')
@Controller('v1/usage')
export class UsageController {
  constructor(private readonly usage: UsageService) {}

  @Get()
  @Scope('usage:read')
  @ApiOperation({
    summary: 'How much the assistant is used, what models have cost, and what is left of the budget',
    description:
      'Days are those of your time zone, `from` and `to` included, at most 92; without them this month up to today.',
  })
  @ApiOkResponse({ type: UsageView })
  async get(@Query() { from, to, by }: UsageQuery): Promise<UsageView> {
    return toUsageView(await this.usage.get({ from, to }), by === 'day');
  }
}
