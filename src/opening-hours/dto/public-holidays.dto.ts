import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, Matches, Max, MaxLength, Min } from 'class-validator';
import { IfPresent, IsCalendarDate, IsLanguageTag } from '../../platform/http/validation/validators.js';
import type { PublicHoliday, PublicHolidays } from '../holidays/public-holidays.js';
import { ClosureDto } from './closures.dto.js';

const COUNTRY = /^[A-Z]{2}$/;
const REGION = /^[A-Za-z0-9]{1,20}$/;

export class PublicHolidaysQuery {
  @ApiProperty({ example: 'DE', description: 'ISO 3166-1 alpha-2' })
  @MaxLength(2)
  @Matches(COUNTRY, { message: 'country must be a code such as "DE"' })
  country: string;

  @ApiPropertyOptional({
    example: 'BY',
    description: 'A code of `regions`, for most ISO 3166-2 without the country.',
  })
  @IfPresent()
  @MaxLength(20)
  @Matches(REGION, { message: 'region must be a code such as "BY"' })
  region?: string;

  @ApiPropertyOptional({ example: 2027, minimum: 2000, maximum: 2075, description: 'Default: this year.' })
  @IfPresent()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2075)
  year?: number;

  @ApiPropertyOptional({ example: 'de', description: 'Of the names; default: the language of the country.' })
  @IfPresent()
  @MaxLength(35)
  @IsLanguageTag()
  locale?: string;
}

/** What is taken over: only what the business names or agrees to. */
export class ImportHolidaysDto extends PublicHolidaysQuery {
  @ApiPropertyOptional({
    type: [String],
    example: ['2027-12-25', '2027-12-26'],
    description: 'The days to take over; default: all that need no confirmation.',
  })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(100)
  @IsCalendarDate({ each: true })
  dates?: string[];
}

export class PublicHolidayView implements PublicHoliday {
  @ApiProperty({ example: '2027-12-25', format: 'date' })
  date: string;

  @ApiPropertyOptional({ example: '2027-03-11', format: 'date', description: 'The last of several days.' })
  to?: string;

  @ApiProperty({ example: 'Christmas Day' })
  name: string;

  @ApiProperty({
    example: false,
    description: 'True for a day that follows the moon: the date may shift by a day.',
  })
  confirm: boolean;
}

export class PublicHolidaysView implements PublicHolidays {
  @ApiProperty({ example: 'DE' })
  country: string;

  @ApiProperty({ example: 'BY', nullable: true, type: String })
  region: string | null;

  @ApiProperty({ example: 2027 })
  year: number;

  @ApiProperty({ type: [PublicHolidayView] })
  holidays: PublicHolidayView[];

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { BY: 'Bayern' },
    description: 'The regions of the country by their codes.',
  })
  regions: Record<string, string>;
}

export class ImportedHolidaysView {
  @ApiProperty({ example: 12, description: 'Closures that were added.' })
  added: number;

  @ApiProperty({
    example: 1,
    description: 'Holidays whose days had closures of their own already; these are unchanged.',
  })
  kept: number;

  @ApiProperty({ type: [ClosureDto], description: 'All closures.' })
  closures: ClosureDto[];
}
