import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type { BudgetState, Spending } from '../../chat/budgets/spending.types.js';
import { formatMicroUsd } from '../../kernel/micro-usd.js';
import { IsCalendarDate } from '../../platform/http/validation/validators.js';
import type { CacheUse, Storage, TurnCounts, Usage } from '../usage.types.js';

const USD = 'US dollars, as a decimal string with two to six places.';

export class UsageQuery {
  @ApiPropertyOptional({
    example: '2026-11-01',
    format: 'date',
    description: 'First day, included; this month’s first when left out, or that of the month of `to`.',
  })
  @IsOptional()
  @IsCalendarDate()
  from?: string;

  @ApiPropertyOptional({
    example: '2026-11-30',
    format: 'date',
    description: 'Last day, included; today when left out.',
  })
  @IsOptional()
  @IsCalendarDate()
  to?: string;

  @ApiPropertyOptional({ enum: ['day'], example: 'day', description: 'Adds `days`, each day by itself.' })
  @IsOptional()
  @IsIn(['day'])
  by?: 'day';
}

class TurnCountsView implements TurnCounts {
  @ApiProperty({ example: 412, type: 'integer' })
  builtin: number;

  @ApiProperty({ example: 96, type: 'integer' })
  model: number;

  @ApiProperty({ example: 31, type: 'integer' })
  cache: number;
}

class CacheView {
  @ApiProperty({
    example: 0.2441,
    nullable: true,
    type: Number,
    minimum: 0,
    maximum: 1,
    description:
      'Of the turns that needed a model, the part that got a kept answer; null without such turns.',
  })
  hitRate: number | null;

  @ApiProperty({
    example: '0.0134',
    description: `${USD} What the kept answers had cost, where the price is known; not part of any other amount.`,
  })
  savedCost: string;
}

class TokensView {
  @ApiProperty({ example: 182_000, type: 'integer', description: 'What models have read.' })
  in: number;

  @ApiProperty({ example: 12_400, type: 'integer', description: 'What models have written.' })
  out: number;

  @ApiProperty({
    example: 90_000,
    type: 'integer',
    description: 'Part of `in` that providers had in their cache.',
  })
  cached: number;
}

class TokensLeftView {
  @ApiProperty({ example: 2_000_000, type: 'integer' })
  limit: number;

  @ApiProperty({ example: 1_805_600, type: 'integer' })
  left: number;
}

export class BudgetView {
  @ApiProperty({ example: '25.00', description: USD })
  limit: string;

  @ApiProperty({
    example: '24.958124',
    description: `${USD} Running calls count with the most they can cost.`,
  })
  left: string;

  @ApiProperty({
    example: '2026-12-01T00:00:00.000Z',
    format: 'date-time',
    description: 'The midnight of your time zone at which it begins anew.',
  })
  resetsAt: Date;

  @ApiProperty({
    type: TokensLeftView,
    description:
      'Tokens read and written, also with your own key. Whatever is used up first ends the budget.',
  })
  tokens: TokensLeftView;
}

class BudgetsView extends BudgetView {
  @ApiProperty({ type: BudgetView, description: 'What today may use of it.' })
  day: BudgetView;
}

class WarningView {
  @ApiProperty({ enum: ['day', 'month'], example: 'month' })
  budget: 'day' | 'month';

  @ApiProperty({ example: '2026-11-24T16:40:12.000Z', format: 'date-time' })
  at: Date;
}

class StorageView implements Storage {
  @ApiProperty({ example: 640, type: 'integer' })
  products: number;

  @ApiProperty({ example: 58, type: 'integer' })
  articles: number;

  @ApiProperty({ example: 12_040, type: 'integer' })
  orders: number;

  @ApiProperty({ example: 3_210, type: 'integer' })
  conversations: number;

  @ApiProperty({ example: 2_904, type: 'integer' })
  visitors: number;
}

export class SpentView {
  @ApiProperty({ type: TokensView })
  tokens: TokensView;

  @ApiProperty({ example: '0.041876', description: `${USD} Of models called with the platform’s key.` })
  cost: string;
}

class DayUsageView extends SpentView {
  @ApiProperty({ example: '2026-11-24', format: 'date' })
  date: string;

  @ApiProperty({ type: TurnCountsView })
  turns: TurnCountsView;

  @ApiProperty({ type: CacheView })
  cache: CacheView;

  @ApiProperty({ example: 58, type: 'integer' })
  messages: number;
}

export class UsageView extends SpentView {
  @ApiProperty({ example: '2026-11-01', format: 'date' })
  from: string;

  @ApiProperty({ example: '2026-11-30', format: 'date' })
  to: string;

  @ApiProperty({ type: TurnCountsView, description: 'Answers by who gave them.' })
  turns: TurnCountsView;

  @ApiProperty({ type: CacheView, description: 'What the cache of answers has done.' })
  cache: CacheView;

  @ApiProperty({
    example: 0,
    type: 'integer',
    description:
      'Answers for which something was away: a tool, a model, or the search by meaning, so that only words were searched for.',
  })
  degraded: number;

  @ApiProperty({
    example: '0.00',
    description: `${USD} Paid to your own provider, where its price is known.`,
  })
  ownKeyCost: string;

  @ApiProperty({ example: '0.00675', description: `${USD} Saved by the caches of providers.` })
  savedCost: string;

  @ApiProperty({ example: 143, type: 'integer', description: 'Calls of models.' })
  calls: number;

  @ApiProperty({
    example: 0,
    type: 'integer',
    description: 'Calls of models without a known price: their tokens are counted, their cost is not.',
  })
  unpricedCalls: number;

  @ApiProperty({
    example: 1,
    type: 'integer',
    description: 'Calls that were broken off or whose server told no usage: their tokens are estimated.',
  })
  estimatedCalls: number;

  @ApiProperty({
    type: BudgetsView,
    description: 'This month’s budget as it is now, whatever days are asked.',
  })
  budget: BudgetsView;

  @ApiProperty({ type: [WarningView], description: 'Current budgets of which 80 % are used.' })
  warnings: WarningView[];

  @ApiProperty({
    example: 1_230,
    type: 'integer',
    description: 'Messages of visitors, the assistant, your team and the system.',
  })
  messages: number;

  @ApiProperty({ type: StorageView, description: 'What is stored now; each counted up to 100,000.' })
  storage: StorageView;

  @ApiPropertyOptional({ type: [DayUsageView], description: 'Every day of the range, with `by=day`.' })
  days?: DayUsageView[];
}

export function toUsageView(usage: Usage, isByDay: boolean): UsageView {
  const { range, spending, days } = usage;
  return {
    ...range,
    turns: usage.turns,
    cache: toCacheView(usage.cache),
    degraded: usage.degraded,
    ...toSpentView(spending),
    ownKeyCost: formatMicroUsd(spending.ownKeyMicroUsd),
    savedCost: formatMicroUsd(spending.savedMicroUsd),
    calls: spending.calls,
    unpricedCalls: spending.unpricedCalls,
    estimatedCalls: spending.estimatedCalls,
    budget: { ...toBudgetView(usage.month), day: toBudgetView(usage.day) },
    warnings: warningsOf(usage),
    messages: usage.messages,
    storage: usage.storage,
    ...(isByDay ? { days: days.map((each) => toDayView(each)) } : {}),
  };
}

export function toSpentView(spending: Spending): SpentView {
  const { inputTokens, outputTokens, cachedInputTokens, microUsd } = spending;
  return {
    tokens: { in: inputTokens, out: outputTokens, cached: cachedInputTokens },
    cost: formatMicroUsd(microUsd),
  };
}

export function toBudgetView({ microUsd, tokens, resetsAt }: BudgetState): BudgetView {
  const { limit, left } = microUsd;
  return { limit: formatMicroUsd(limit), left: formatMicroUsd(left), resetsAt, tokens };
}

function toCacheView({ hitRate, savedMicroUsd }: CacheUse): CacheView {
  return {
    hitRate: hitRate && Math.round(hitRate * 10_000) / 10_000,
    savedCost: formatMicroUsd(savedMicroUsd),
  };
}

function toDayView({ day, turns, cache, messages, spending }: Usage['days'][number]): DayUsageView {
  return { date: day, turns, cache: toCacheView(cache), messages, ...toSpentView(spending) };
}

function warningsOf({ month, day }: Usage): WarningView[] {
  const budgets = [
    ['month', month],
    ['day', day],
  ] as const;
  return budgets.flatMap(([budget, { warnedAt }]) => (warnedAt ? [{ budget, at: warnedAt }] : []));
}
