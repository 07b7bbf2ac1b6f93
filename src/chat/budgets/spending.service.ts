import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { BudgetShares } from './budget-shares.js';
import { capsOf, type Cap } from './caps.js';
import { momentsOf, periodsOf } from './periods.js';
import { SpendingLimits } from './spending-limits.port.js';
import { SpendingReportRepository } from './spending-report.repository.js';
import { SpendingRepository } from './spending.repository.js';
import type {
  BudgetState,
  DayRange,
  DaySpending,
  Spending,
  SpendingReport,
  Standing,
} from './spending.types.js';

const NOTHING: Spending = {
  ...{ inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 },
  ...{ microUsd: 0, ownKeyMicroUsd: 0, savedMicroUsd: 0 },
  ...{ calls: 0, unpricedCalls: 0, estimatedCalls: 0 },
};
const UNUSED: Standing = { tokens: 0, microUsd: 0, warnedAt: null };

/** What the models of the business in context have cost, and what is left. */
@Injectable()
export class SpendingService {
  constructor(
    private readonly reports: SpendingReportRepository,
    private readonly spending: SpendingRepository,
    private readonly limits: SpendingLimits,
    private readonly shares: BudgetShares,
    private readonly clock: Clock,
  ) {}

  /** The business's calendar: its zone, and this month up to today. */
  async calendar(): Promise<{ timezone: string; monthToDate: DayRange }> {
    const { timezone } = await this.limits.terms();
    const { day, month } = periodsOf(this.clock.now(), timezone);
    return { timezone, monthToDate: { from: month.starts, to: day.starts } };
  }

  /** The moments at which a range of the business's days begins and ends. */
  moments(range: DayRange, timezone: string): { from: Date; until: Date } {
    return momentsOf(range, timezone);
  }

  async report({ from, to }: DayRange): Promise<SpendingReport> {
    const now = this.clock.now();
    while ((await this.spending.bookExpired(now)) > 0);
    const terms = await this.limits.terms();
    const caps = capsOf(terms, this.shares);
    const { day, month } = periodsOf(now, terms.timezone);
    const days = await this.reports.days(from, to);
    const [ofMonth, ofDay] = [
      await this.reports.standing('tenant_month', month.starts),
      await this.reports.standing('tenant_day', day.starts),
    ];
    return {
      total: sumOf(days),
      days,
      month: stateOf(caps.tenant_month, ofMonth ?? UNUSED, month.resetsAt),
      day: stateOf(caps.tenant_day, ofDay ?? UNUSED, day.resetsAt),
    };
  }
}

function stateOf(cap: Cap, used: Standing, resetsAt: Date): BudgetState {
  const part = (limit: number, spent: number) => ({ limit, left: Math.max(0, limit - spent) });
  return {
    tokens: part(cap.tokens, used.tokens),
    microUsd: part(cap.microUsd, used.microUsd),
    resetsAt,
    warnedAt: used.warnedAt,
  };
}

function sumOf(days: readonly DaySpending[]): Spending {
  const sum = { ...NOTHING };
  for (const day of days) {
    for (const field of Object.keys(NOTHING) as (keyof Spending)[]) sum[field] += day[field];
  }
  return sum;
}
