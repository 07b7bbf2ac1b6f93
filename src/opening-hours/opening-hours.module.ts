import { Module } from '@nestjs/common';
import { OpeningHoursTool } from './assistant/opening-hours.tool.js';
import { HolidayCalendar } from './holidays/holiday-calendar.js';
import { OpeningHoursController } from './opening-hours.controller.js';
import { OpeningHoursReader } from './opening-hours-reader.port.js';
import { OpeningHoursRepository } from './opening-hours.repository.js';
import { OpeningHoursService } from './opening-hours.service.js';

@Module({
  controllers: [OpeningHoursController],
  providers: [
    OpeningHoursService,
    OpeningHoursRepository,
    OpeningHoursTool,
    HolidayCalendar,
    { provide: OpeningHoursReader, useExisting: OpeningHoursService },
  ],
  exports: [OpeningHoursService],
})
export class OpeningHoursModule {}
