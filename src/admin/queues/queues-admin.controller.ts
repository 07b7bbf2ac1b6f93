import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../platform/auth/access.js';
import { QueueOverviewService } from '../../queue/dead-letters/queue-overview.service.js';
import { ScheduleOverviewService } from '../../queue/schedules/schedule-overview.service.js';
import { QueueListView, toScheduleView } from './dto/queue.dto.js';

@ApiTags('Queues')
@ApiBearerAuth('admin')
@Access('admin')
@Controller('admin/v1/queues')
export class QueuesAdminController {
  constructor(
    private readonly queues: QueueOverviewService,
    private readonly schedules: ScheduleOverviewService,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'How much waits in each queue, runs, and was given up; when the schedules ran',
    description: 'Of all businesses together.',
  })
  @ApiOkResponse({ type: QueueListView })
  async list(): Promise<QueueListView> {
    const [data, schedules] = await Promise.all([this.queues.list(), this.schedules.list()]);
    return { data, schedules: schedules.map(toScheduleView) };
  }
}
