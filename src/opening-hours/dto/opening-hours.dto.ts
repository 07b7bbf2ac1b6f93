import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, Matches, MaxLength, ValidateNested } from 'class-validator';
import type { OpenInterval, Week } from '../schedule.types.js';

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const CLOSING = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const MORNING = { open: '09:30', close: '13:00' };
const AFTERNOON = { open: '14:00', close: '18:00' };

export class IntervalDto implements OpenInterval {
  @ApiProperty({ example: '09:30' })
  @MaxLength(5)
  @Matches(CLOCK, { message: 'open must be a local time such as "09:30"' })
  open: string;

  @ApiProperty({
    example: '13:00',
    description: 'Earlier than `open` runs past midnight; `24:00` is the end of the day.',
  })
  @MaxLength(5)
  @Matches(CLOSING, { message: 'close must be a local time such as "18:00", or "24:00"' })
  close: string;
}

function DayHours(example: OpenInterval[]): PropertyDecorator {
  return (target, property) => {
    for (const decorate of [
      ApiProperty({ type: [IntervalDto], example }),
      IsArray({ message: '$property must list its intervals; [] means closed' }),
      ArrayMaxSize(6),
      IsObject({ each: true }),
      ValidateNested({ each: true }),
      Type(() => IntervalDto),
    ]) {
      decorate(target, property);
    }
  };
}

export class WeekDto implements Week {
  @DayHours([MORNING, AFTERNOON]) mon: IntervalDto[];
  @DayHours([MORNING, AFTERNOON]) tue: IntervalDto[];
  @DayHours([]) wed: IntervalDto[];
  @DayHours([MORNING, { open: '14:00', close: '20:00' }]) thu: IntervalDto[];
  @DayHours([{ open: '09:30', close: '18:00' }]) fri: IntervalDto[];
  @DayHours([{ open: '10:00', close: '17:00' }]) sat: IntervalDto[];
  @DayHours([]) sun: IntervalDto[];
}

export class OpeningHoursDto {
  @ApiProperty({ type: WeekDto })
  @IsObject()
  @ValidateNested()
  @Type(() => WeekDto)
  week: WeekDto;
}

export class OpeningHoursView {
  @ApiProperty({ type: WeekDto })
  week: Week;

  @ApiProperty({ example: true })
  openNow: boolean;

  @ApiProperty({
    example: '2026-11-23T13:00:00Z',
    nullable: true,
    type: String,
    format: 'date-time',
    description: 'When the shop next opens or closes; null when it never does.',
  })
  nextChange: string | null;
}
