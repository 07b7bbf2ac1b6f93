import type { BudgetShares } from './budget-shares.js';
import type { BudgetScope } from './model-budget.port.js';
import type { SpendingTerms } from './spending-limits.port.js';

/** What may be spent in one period. */
export interface Cap {
  tokens: number;
  /** Millionths of a US dollar. */
  microUsd: number;
}

/** A share is never less than one long turn needs (six calls of about 4,000 tokens), unless the whole is less. */
export const LEAST: Cap = { tokens: 25_000, microUsd: 100_000 };

/**
 * A month is what the business's limits say, a day a part of it. So a flood of one day leaves the rest of the month, a
 * visitor the rest of the day, and a conversation the rest of the month.
 */
export function capsOf(terms: SpendingTerms, shares: BudgetShares): Record<BudgetScope, Cap> {
  const month = { tokens: terms.tokensPerMonth, microUsd: terms.microUsdPerMonth };
  const day = share(month, shares.day);
  return {
    tenant_month: month,
    tenant_day: day,
    conversation: share(month, shares.conversation),
    visitor: share(day, shares.visitor),
  };
}

function share(whole: Cap, percent: number): Cap {
  const part = (amount: number, least: number) =>
    Math.min(amount, Math.max(Math.floor((amount / 100) * percent), least));
  return { tokens: part(whole.tokens, LEAST.tokens), microUsd: part(whole.microUsd, LEAST.microUsd) };
}
