import { Injectable } from '@nestjs/common';
import { SpendingService } from '../chat/budgets/spending.service.js';
import type { DayRange, DaySpending, Spending } from '../chat/budgets/spending.types.js';
import { invalid } from '../kernel/errors.js';
import { daysOf, MOST_DAYS } from './day-range.js';
import { UsageRepository, type MessageCount, type TurnCount } from './usage.repository.js';
import type { CacheUse, DayUsage, TurnCounts, Usage } from './usage.types.js';

const NO_SPENDING: Spending = {
  ...{ inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 },
  ...{ microUsd: 0, ownKeyMicroUsd: 0, savedMicroUsd: 0 },
  ...{ calls: 0, unpricedCalls: 0, estimatedCalls: 0 },
};

/** How much the business in context is used, and what models have cost it. */
@Injectable()
export class UsageService {
  constructor(
    private readonly repository: UsageRepository,
    private readonly spending: SpendingService,
  ) {}

  /**
   * @param asked days of the business's calendar; what is left out is this month's first day, and today
   * @throws DomainError `invalid`
   */
  async get(asked: { from?: string | undefined; to?: string | undefined } = {}): Promise<Usage> {
    const { timezone, monthToDate } = await this.spending.calendar();
    const range = checkedRange(asked, monthToDate);
    const moments = this.spending.moments(range, timezone);
    const { total, days, month, day } = await this.spending.report(range);
    const [turns, messages, storage] = await Promise.all([
      this.repository.turns(moments, timezone),
      this.repository.messages(moments, timezone),
      this.repository.storage(),
    ]);
    return {
      ...{ range, timezone, storage, spending: total, month, day },
      turns: countsOf(turns),
      cache: cacheUseOf(turns),
      degraded: turns.reduce((sum, { degraded }) => sum + degraded, 0),
      messages: sumOf(messages),
      days: daysOf(range).map((each) => usageOf(each, turns, messages, days)),
    };
  }
}

function checkedRange(
  asked: { from?: string | undefined; to?: string | undefined },
  usual: DayRange,
): DayRange {
  const to = asked.to ?? usual.to;
  const from = asked.from ?? (asked.to === undefined ? usual.from : `${asked.to.slice(0, 8)}01`);
  if (from > to) {
    const detail = `from must not be after to, which is ${to}.`;
    throw invalid([{ pointer: '/from', code: 'invalid_days', detail }]);
  }
  if (daysOf({ from, to }).length > MOST_DAYS) {
    const detail = `from and to may be at most ${MOST_DAYS} days apart; ask for longer times in parts.`;
    throw invalid([{ pointer: '/from', code: 'invalid_days', detail }]);
  }
  return { from, to };
}

function usageOf(
  day: string,
  turns: readonly TurnCount[],
  messages: readonly MessageCount[],
  spending: readonly DaySpending[],
): DayUsage {
  const ofDay = (each: { day: string }) => each.day === day;
  return {
    day,
    turns: countsOf(turns.filter(ofDay)),
    cache: cacheUseOf(turns.filter(ofDay)),
    messages: sumOf(messages.filter(ofDay)),
    spending: spending.find(ofDay) ?? NO_SPENDING,
  };
}

function countsOf(turns: readonly TurnCount[]): TurnCounts {
  const counts: TurnCounts = { builtin: 0, model: 0, cache: 0 };
  for (const { responder, count } of turns) counts[responder] += count;
  return counts;
}

function cacheUseOf(counts: readonly TurnCount[]): CacheUse {
  const { model, cache } = countsOf(counts);
  return {
    hitRate: model + cache === 0 ? null : cache / (model + cache),
    savedMicroUsd: counts.reduce((sum, { savedMicroUsd }) => sum + savedMicroUsd, 0),
  };
}

function sumOf(counts: readonly MessageCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}
