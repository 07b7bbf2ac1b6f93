import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '../kernel/pagination.js';
import { Access } from '../platform/auth/access.js';
import { CallingAdmin } from '../platform/auth/principal.js';
import { IdParam } from '../platform/http/id-param.js';
import { ApiPage, PageQuery } from '../platform/http/page.dto.js';
import { AlertTestsService } from './alert-tests.service.js';
import { AcknowledgeDto, AlertTestView } from './dto/alert-test.dto.js';

@ApiTags('Alerts')
@ApiBearerAuth('admin')
@Access('admin')
@Controller('admin/v1/alerts')
export class AlertsAdminController {
  constructor(private readonly tests: AlertTestsService) {}

  @Post('test')
  @ApiOperation({
    summary: 'Send a test through every receiver of alerts',
    description:
      'It goes the way of real alerts, through Alertmanager, and asks whoever gets it to acknowledge it. After ten minutes without that the second person is told.',
  })
  @ApiCreatedResponse({ type: AlertTestView })
  test(@CallingAdmin() caller: string): Promise<AlertTestView> {
    return this.tests.create(caller);
  }

  @Get('tests')
  @ApiOperation({
    summary: 'List tests of alerts, newest first, with who acknowledged them',
    description: 'One is sent every Tuesday at 9:00 UTC.',
  })
  @ApiPage(AlertTestView)
  list(@Query() query: PageQuery): Promise<Page<AlertTestView>> {
    return this.tests.list(query);
  }

  @Get('tests/:id')
  @ApiOperation({
    summary: 'Get a test of alerts',
    description: 'With what each receiver has made of it, as far as is known.',
  })
  @ApiOkResponse({ type: AlertTestView })
  get(@IdParam('test of alerts') id: string): Promise<AlertTestView> {
    return this.tests.get(id);
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Acknowledge a test of alerts',
    description:
      'Records who has it, and ends it, so that nobody else is told. The first one counts; a repeat changes nothing. The link in the alert does the same without a key.',
  })
  @ApiOkResponse({ type: AlertTestView })
  acknowledge(
    @CallingAdmin() caller: string,
    @IdParam('test of alerts') id: string,
    @Body() { by }: AcknowledgeDto,
  ): Promise<AlertTestView> {
    return this.tests.acknowledge(id, { by, with: caller });
  }
}
