import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../platform/auth/access.js';
import { QueueOverviewService } from '../../queue/dead-letters/queue-overview.service.js';
import { QueueListView } from './dto/queue.dto.js';

@ApiTags('Queues')
@ApiBearerAuth('admin')
@Access('admin')
@Controller('admin/v1/queues')
export class QueuesAdminController {
  constructor(private readonly queues: QueueOverviewService) {}

  @Get()
  @ApiOperation({ summary: 'How much waits in each queue, runs, and was given up' })
  @ApiOkResponse({ type: QueueListView })
  async list(): Promise<QueueListView> {
    return { data: await this.queues.list() };
  }
}
