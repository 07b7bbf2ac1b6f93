import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IfPresent, IsCalendarDate } from '../../platform/http/validation/validators.js';
import {
  REPEATS,
  WEEKDAYS,
  type ClosureEntry,
  type RankedWeekday,
  type Repeats,
  type Weekday,
} from '../schedule.types.js';
import { IntervalDto, WeekDto } from './opening-hours.dto.js';

export class RankedWeekdayDto implements RankedWeekday {
  @ApiProperty({
    example: -1,
    enum: [-1, 1, 2, 3, 4, 5],
    description: 'Its rank in the month; -1 is the last.',
  })
  @IsIn([-1, 1, 2, 3, 4, 5])
  nth: number;

  @ApiProperty({ enum: WEEKDAYS, example: 'mon' })
  @IsIn(WEEKDAYS)
  weekday: Weekday;

  @ApiPropertyOptional({ example: 5, minimum: 1, maximum: 12, description: 'For `repeats: "yearly"`.' })
  @IfPresent()
  @IsInt()
  @Min(1)
  @Max(12)
  month?: number;
}

/** `date`, `from` and `to`, or `on` name the days; what does not fit together is refused by `closureProblems`. */
export class ClosureDto implements ClosureEntry {
  @ApiPropertyOptional({ example: '2026-12-25', format: 'date', description: 'One day.' })
  @IfPresent()
  @IsCalendarDate()
  date?: string;

  @ApiPropertyOptional({
    example: '2027-08-10',
    format: 'date',
    description: 'The first of several days; with `on`, the day from which it counts.',
  })
  @IfPresent()
  @IsCalendarDate()
  from?: string;

  @ApiPropertyOptional({ example: '2027-08-24', format: 'date', description: 'The last day, included.' })
  @IfPresent()
  @IsCalendarDate()
  to?: string;

  @ApiPropertyOptional({
    enum: REPEATS,
    description: '`yearly`: the same days every year from then on. `monthly`: for `on` without a month.',
  })
  @IfPresent()
  @IsIn(REPEATS)
  repeats?: Repeats;

  @ApiPropertyOptional({
    type: RankedWeekdayDto,
    description: 'A weekday by its rank in a month: the last Monday of May, the first Sunday of every month.',
  })
  @IfPresent()
  @IsObject()
  @ValidateNested()
  @Type(() => RankedWeekdayDto)
  on?: RankedWeekdayDto;

  @ApiProperty({ example: 'Christmas Day' })
  @IsString()
  @Length(1, 120)
  reason: string;

  @ApiProperty({
    type: [IntervalDto],
    required: false,
    example: [],
    description: 'Special hours on those days; [] is closed all day.',
  })
  @IsArray()
  @ArrayMaxSize(6)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => IntervalDto)
  hours: IntervalDto[] = [];

  @ApiPropertyOptional({
    type: WeekDto,
    description: 'A season: the hours of each weekday from `from` to `to`, in the place of `hours`.',
  })
  @IfPresent()
  @IsObject()
  @ValidateNested()
  @Type(() => WeekDto)
  week?: WeekDto;
}

export class ClosuresDto {
  @ApiProperty({ type: [ClosureDto] })
  @IsArray()
  @ArrayMaxSize(500)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ClosureDto)
  closures: ClosureDto[];
}

/** One for each way to name the days: together they would contradict each other. */
export const CLOSURES_EXAMPLES = {
  day: {
    summary: 'One day',
    value: { closures: [{ date: '2026-12-25', reason: 'Christmas Day', hours: [] }] },
  },
  days: {
    summary: 'Several days',
    value: {
      closures: [{ from: '2027-08-10', to: '2027-08-24', reason: 'Summer holiday', hours: [] }],
    },
  },
  yearly: {
    summary: 'A weekday of every year',
    value: {
      closures: [
        {
          on: { nth: -1, weekday: 'mon', month: 5 },
          repeats: 'yearly',
          reason: 'Spring fair',
          hours: [{ open: '09:00', close: '12:00' }],
        },
      ],
    },
  },
};
