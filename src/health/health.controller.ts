import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Access } from '../platform/auth/access.js';
import { SkipRateLimits } from '../platform/limits/limited.js';
import { HealthView, LiveView } from './health.dto.js';
import { HealthService, type HealthReport } from './health.service.js';

@ApiTags('Operators')
@Access('public')
@SkipRateLimits()
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('live')
  @ApiOperation({ summary: 'The process alone; never asks a dependency' })
  @ApiOkResponse({ type: LiveView })
  live(): LiveView {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Whether this process can serve: Postgres, Redis, migrations, not draining' })
  @ApiOkResponse({ type: HealthView })
  @ApiServiceUnavailableResponse({ type: HealthView })
  async ready(@Res({ passthrough: true }) response: Response): Promise<HealthView> {
    return answer(await this.health.ready(), response);
  }

  @Get('startup')
  @ApiOperation({ summary: 'Whether start-up is over: ready once, then always' })
  @ApiOkResponse({ type: HealthView })
  @ApiServiceUnavailableResponse({ type: HealthView })
  async startup(@Res({ passthrough: true }) response: Response): Promise<HealthView> {
    return answer(await this.health.startup(), response);
  }

  @Get()
  @ApiOperation({ summary: 'All of it, with latencies' })
  @ApiOkResponse({ type: HealthView })
  @ApiServiceUnavailableResponse({ type: HealthView })
  async all(@Res({ passthrough: true }) response: Response): Promise<HealthView> {
    return answer(await this.health.ready(), response);
  }
}

function answer(report: HealthReport, response: Response): HealthReport {
  if (report.status === 'unavailable') response.status(503).setHeader('Retry-After', 5);
  return report;
}
