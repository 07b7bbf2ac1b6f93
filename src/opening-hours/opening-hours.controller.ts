import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Scope } from '../platform/auth/access.js';
import { ClosuresDto, OpeningHoursDto, OpeningHoursView } from './dto/opening-hours.dto.js';
import { OpeningHoursService } from './opening-hours.service.js';

@ApiTags('Opening hours')
@Access('tenant')
@Controller('v1')
export class OpeningHoursController {
  constructor(private readonly hours: OpeningHoursService) {}

  @Get('opening-hours')
  @Scope('settings:read')
  @ApiOperation({ summary: 'The week, whether you are open now, and when that changes' })
  @ApiOkResponse({ type: OpeningHoursView })
  get(): Promise<OpeningHoursView> {
    return this.hours.get();
  }

  @Put('opening-hours')
  @Scope('settings:write')
  @ApiOperation({ summary: 'Replace the week', description: 'All seven days; overlaps are refused.' })
  @ApiOkResponse({ type: OpeningHoursView })
  update(@Body() { week }: OpeningHoursDto): Promise<OpeningHoursView> {
    return this.hours.update(week);
  }

  @Get('closures')
  @Scope('settings:read')
  @ApiOperation({ summary: 'Holidays and days with special hours' })
  @ApiOkResponse({ type: ClosuresDto })
  async listClosures(): Promise<ClosuresDto> {
    return { closures: await this.hours.closures() };
  }

  @Put('closures')
  @Scope('settings:write')
  @ApiOperation({ summary: 'Replace all closures' })
  @ApiOkResponse({ type: ClosuresDto })
  async updateClosures(@Body() { closures }: ClosuresDto): Promise<ClosuresDto> {
    return { closures: await this.hours.updateClosures(closures) };
  }
}
