import type { BudgetState, DayRange, Spending } from '../chat/budgets/spending.types.js';

/** Answered turns by who answered. */
export interface TurnCounts {
  builtin: number;
  model: number;
  cache: number;
}

/** What the cache of answers has done. */
export interface CacheUse {
  /** 0..1: of the turns for which a model was needed, those that got a kept answer; null without such turns. */
  hitRate: number | null;
  /** What the models would have cost, in millionths of a US dollar, where their price is known. */
  savedMicroUsd: number;
}

/** What a business stores now; each counted up to `MOST_COUNTED`. */
export interface Storage {
  products: number;
  articles: number;
  orders: number;
  conversations: number;
  visitors: number;
}

export interface DayUsage {
  /** `YYYY-MM-DD` */
  day: string;
  turns: TurnCounts;
  cache: CacheUse;
  messages: number;
  spending: Spending;
}

export interface Usage {
  range: DayRange;
  timezone: string;
  turns: TurnCounts;
  cache: CacheUse;
  /** Answered turns for which something was away. */
  degraded: number;
  /** Of visitors, the assistant, members and the system. */
  messages: number;
  storage: Storage;
  spending: Spending;
  month: BudgetState;
  day: BudgetState;
  /** Every day of the range, in order. */
  days: DayUsage[];
}
