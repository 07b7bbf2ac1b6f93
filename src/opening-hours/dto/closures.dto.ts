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
