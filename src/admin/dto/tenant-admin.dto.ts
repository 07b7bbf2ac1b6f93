import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '../../platform/http/page.dto.js';
import {
  IfPresent,
  IsAmount,
  IsCurrency,
  IsLanguageTag,
  IsZoneName,
} from '../../platform/http/validation/validators.js';
import {
  SETTABLE_STATUSES,
  TENANT_STATUSES,
  type SettableStatus,
  type TenantChange,
  type TenantStatus,
} from '../../tenants/tenant.types.js';
import { MOST_COUNTED, type TenantActivity } from '../tenant-activity.repository.js';
import { BudgetView, SpentView, toBudgetView, toSpentView } from '../../usage/dto/usage.dto.js';
import { ACTIVITY_DAYS, type TenantModelCost } from '../tenant-activity.service.js';

const SLUG = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const MAX_COUNT = 1_000_000_000;

export class NewTenantDto {
  @ApiProperty({ example: 'harbour-books', pattern: SLUG.source })
  @MaxLength(63)
  @Matches(SLUG, { message: 'slug must be 1 to 63 lower-case letters, digits and inner dashes' })
  slug: string;

  @ApiProperty({ example: 'Harbour Books', maxLength: 120 })
  @IsString()
  @Length(1, 120)
  name: string;

  @ApiProperty({ example: 'en', description: 'BCP 47.' })
  @IsLanguageTag()
  locale: string;

  @ApiProperty({ example: 'Europe/Dublin', description: 'IANA time zone.' })
  @IsZoneName()
  timezone: string;

  @ApiProperty({ example: 'EUR', description: 'ISO 4217.' })
  @IsCurrency()
  currency: string;

  @ApiPropertyOptional({ example: 'owner@harbourbooks.example' })
  @IsOptional()
  @IsEmail({}, { message: 'ownerEmail must be an e-mail address' })
  ownerEmail?: string;

  @ApiPropertyOptional({ example: 'standard', maxLength: 40 })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  plan?: string;
}

function Count(example: number): PropertyDecorator {
  return (target, property) => {
    for (const decorate of [
      ApiPropertyOptional({
        example,
        type: 'integer',
        minimum: 0,
        maximum: MAX_COUNT,
        nullable: true,
        description: 'Null gives the plan’s own back.',
      }),
      IsOptional(),
      IsInt(),
      Min(0),
      Max(MAX_COUNT),
    ]) {
      decorate(target, property);
    }
  };
}

export class TenantLimitsDto implements NonNullable<TenantChange['limits']> {
  @Count(6000) requestsPerMinute?: number | null;
  @Count(1200) messagesPerMinute?: number | null;
  @Count(30) visitorMessagesPerMinute?: number | null;
  @Count(1000) openSockets?: number | null;
  @Count(2_000_000) aiTokensPerMonth?: number | null;
  @Count(10) webhooks?: number | null;
  @Count(10) channels?: number | null;

  @ApiPropertyOptional({
    example: '25.00',
    type: String,
    nullable: true,
    description: 'US dollars, as a decimal string. Null gives the plan’s own back.',
  })
  @IsOptional()
  @IsAmount()
  aiCostPerMonth?: string | null;
}

export class TenantPatchDto {
  @ApiPropertyOptional({ example: 'Cedar & Clay', maxLength: 120 })
  @IfPresent()
  @IsString()
  @Length(1, 120)
  name?: string;

  @ApiPropertyOptional({ example: 'standard', maxLength: 40 })
  @IfPresent()
  @IsString()
  @Length(1, 40)
  plan?: string;

  @ApiPropertyOptional({
    example: 'owner@cedarandclay.example',
    nullable: true,
    type: String,
    description: 'Null removes it.',
  })
  @IsOptional()
  @IsEmail({}, { message: 'ownerEmail must be an e-mail address' })
  ownerEmail?: string | null;

  @ApiPropertyOptional({ enum: SETTABLE_STATUSES, example: 'active' })
  @IfPresent()
  @IsIn(SETTABLE_STATUSES)
  status?: SettableStatus;

  @ApiPropertyOptional({ type: TenantLimitsDto })
  @IfPresent()
  @IsObject()
  @ValidateNested()
  @Type(() => TenantLimitsDto)
  limits?: TenantLimitsDto;
}

export class TenantQuery extends PageQuery {
  @ApiPropertyOptional({
    example: 'cedar',
    maxLength: 100,
    description: 'A part of the slug, the name or the owner’s e-mail address.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  q?: string;

  @ApiPropertyOptional({ example: 'cedar-clay', maxLength: 63, description: 'The whole slug.' })
  @IsOptional()
  @IsString()
  @Length(1, 63)
  slug?: string;
}

export class ErasureQuery {
  @ApiPropertyOptional({
    example: 'cedar-clay',
    maxLength: 63,
    description: 'The slug of the business. Needed, so that a wrong id alone erases nobody.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 63)
  confirm?: string;
}

export class TenantSummaryView {
  @ApiProperty({ example: '019aa7d2-7c1b-7000-8000-3f6f2f9c8a11', format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'cedar-clay' })
  slug: string;

  @ApiProperty({ example: 'Cedar & Clay' })
  name: string;

  @ApiProperty({ example: 'en' })
  locale: string;

  @ApiProperty({ example: 'Europe/Dublin' })
  timezone: string;

  @ApiProperty({ example: 'EUR' })
  currency: string;

  @ApiProperty({ enum: TENANT_STATUSES, example: 'active' })
  status: TenantStatus;

  @ApiProperty({ example: 'standard' })
  plan: string;

  @ApiProperty({ example: 'owner@cedarandclay.example', nullable: true, type: String })
  ownerEmail: string | null;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  updatedAt: Date;
}

export class TenantDetailView extends TenantSummaryView {
  @ApiProperty({
    type: TenantLimitsDto,
    description: 'Effective limits: the plan’s, with this tenant’s own on top.',
  })
  limits: TenantLimitsDto;
}

class TenantActivityView implements TenantActivity {
  @ApiProperty({
    example: 1840,
    type: 'integer',
    description: `Messages of the last ${ACTIVITY_DAYS} days, by everybody; counted up to ${MOST_COUNTED}.`,
  })
  messages: number;

  @ApiProperty({ example: 2, type: 'integer', description: 'Conversations that wait for a person now.' })
  waitingConversations: number;

  @ApiProperty({
    example: 0,
    type: 'integer',
    description: `Messages of the last ${ACTIVITY_DAYS} days that got no answer in spite of every attempt.`,
  })
  failedTurns: number;
}

class TenantModelCostView extends SpentView {
  @ApiProperty({ type: BudgetView, description: 'Nothing is left of it while the business is suspended.' })
  budget: BudgetView;
}

export class TenantStateView extends TenantDetailView {
  @ApiProperty({ type: TenantActivityView, description: 'Numbers alone, never content.' })
  activity: TenantActivityView;

  @ApiProperty({
    type: TenantModelCostView,
    description: 'What models have cost this month, in the time zone of the business, and what is left.',
  })
  usage: TenantModelCostView;
}

export function toModelCostView({ spending, budget }: TenantModelCost): TenantModelCostView {
  return { ...toSpentView(spending), budget: toBudgetView(budget) };
}

class FirstKeyView {
  @ApiProperty({ example: '019aa7d2-7c1c-7000-8000-2b1a0f9e8d7c', format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'fd_live_…', description: 'Shown once.' })
  secret: string;
}

export class CreatedTenantView extends TenantDetailView {
  @ApiProperty({ type: FirstKeyView })
  apiKey: FirstKeyView;

  @ApiProperty({ example: 'fd_pub_…', description: 'For the website widget. Shown once.' })
  publishableKey: string;
}
