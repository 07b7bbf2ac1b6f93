import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Scope } from '../platform/auth/access.js';
import { EntityTag } from '../platform/http/versions/entity-tag.js';
import { OneTransaction } from '../platform/idempotency/idempotency.interceptor.js';
import { CLOSURES_EXAMPLES, ClosuresDto } from './dto/closures.dto.js';
import { OpeningHoursDto, OpeningHoursView } from './dto/opening-hours.dto.js';
import {
  ImportedHolidaysView,
  ImportHolidaysDto,
  PublicHolidaysQuery,
  PublicHolidaysView,
} from './dto/public-holidays.dto.js';
import { OpeningHoursService } from './opening-hours.service.js';

@ApiTags('Opening hours')
@Access('tenant')
@Controller('v1')
export class OpeningHoursController {
  constructor(private readonly hours: OpeningHoursService) {}

  @Get('opening-hours')
  @EntityTag()
  @Scope('settings:read')
  @ApiOperation({ summary: 'The week, whether you are open now, and when that changes' })
  @ApiOkResponse({ type: OpeningHoursView })
  get(): Promise<OpeningHoursView> {
    return this.hours.get();
  }

  @Put('opening-hours')
  @EntityTag()
  @Scope('settings:write')
  @ApiOperation({ summary: 'Replace the week', description: 'All seven days; overlaps are refused.' })
  @ApiOkResponse({ type: OpeningHoursView })
  update(@Body() { week }: OpeningHoursDto): Promise<OpeningHoursView> {
    return this.hours.update(week);
  }

  @Get('closures')
  @EntityTag()
  @Scope('settings:read')
  @ApiOperation({ summary: 'Holidays and days with special hours' })
  @ApiOkResponse({ type: ClosuresDto })
  listClosures(): Promise<ClosuresDto> {
    return this.hours.closures();
  }

  @Put('closures')
  @EntityTag()
  @Scope('settings:write')
  @ApiOperation({
    summary: 'Replace all closures',
    description:
      'Single dates, ranges, yearly ones, ranked weekdays and seasons. On a day that several name, a single date comes ' +
      'before a range, a range before a season, and one of a year before a yearly one. Two of one kind on a day: 422.',
  })
  @ApiBody({ type: ClosuresDto, examples: CLOSURES_EXAMPLES })
  @ApiOkResponse({ type: ClosuresDto })
  updateClosures(@Body() { closures }: ClosuresDto): Promise<ClosuresDto> {
    return this.hours.updateClosures(closures);
  }

  @Get('public-holidays')
  @Scope('settings:read')
  @ApiOperation({
    summary: 'Public holidays of a country or a region',
    description:
      'Nothing of it counts before you take it over. A country without data answers 422 and names the others.',
  })
  @ApiOkResponse({ type: PublicHolidaysView })
  listHolidays(@Query() query: PublicHolidaysQuery): Promise<PublicHolidaysView> {
    return this.hours.publicHolidays(query);
  }

  @Post('closures/import-holidays')
  @OneTransaction()
  @HttpCode(200)
  @Scope('settings:write')
  @ApiOperation({
    summary: 'Take public holidays over as closures',
    description:
      'Days that have a closure keep it. Days that follow the moon (`confirm`) are taken only by `dates`.',
  })
  @ApiOkResponse({ type: ImportedHolidaysView })
  importHolidays(@Body() wanted: ImportHolidaysDto): Promise<ImportedHolidaysView> {
    return this.hours.importHolidays(wanted);
  }
}
