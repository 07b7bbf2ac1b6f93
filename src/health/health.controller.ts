import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Access } from '../platform/auth/access.js';
import { Urgent } from '../platform/overload/urgency.js';
import { SkipRateLimits } from '../platform/limits/limited.js';
import { HealthDetailView, HealthView, LiveView } from './health.dto.js';
import { HealthReports } from './health-reports.service.js';
import { HealthService, type HealthReport } from './health.service.js';

@ApiTags('Operators')
@Access('public')
@SkipRateLimits()
@Urgent('always')
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthService,
    private readonly reports: HealthReports,
  ) {}

  @Get('live')
  @ApiOperation({
    summary: 'The process alone; never asks a dependency',
    description: 'For probes that restart a process: it stays 200 while a store is away.',
  })
  @ApiOkResponse({ type: LiveView })
  live(): LiveView {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({
    summary: 'Whether this process can serve: Postgres, Redis, migrations, not draining',
    description:
      'For load balancers: 503 names what is missing. Without Weaviate or the model it is 200 `degraded`.',
  })
  @ApiOkResponse({ type: HealthView })
  @ApiServiceUnavailableResponse({ type: HealthView })
  async ready(@Res({ passthrough: true }) response: Response): Promise<HealthView> {
    return answer(await this.health.ready(), response);
  }

  @Get('startup')
  @ApiOperation({
    summary: 'Whether start-up is over: ready once, then always',
    description: 'For probes that wait for a start.',
  })
  @ApiOkResponse({ type: HealthView })
  @ApiServiceUnavailableResponse({ type: HealthView })
  async startup(@Res({ passthrough: true }) response: Response): Promise<HealthView> {
    return answer(await this.health.startup(), response);
  }

  @Get()
  @ApiOperation({
    summary: 'All of it, with latencies, how busy the process is, what waits, and the last backup',
    description: 'For monitors and people. 503 under the same conditions as `/health/ready`.',
  })
  @ApiOkResponse({ type: HealthDetailView })
  @ApiServiceUnavailableResponse({ type: HealthDetailView })
  async all(@Res({ passthrough: true }) response: Response): Promise<HealthDetailView> {
    return answer(await this.reports.full(), response);
  }
}

function answer<R extends HealthReport>(report: R, response: Response): R {
  if (report.status === 'unavailable') response.status(503).setHeader('Retry-After', 5);
  return report;
}
