/** What the calls of models of one day were. */
export interface Spending {
  inputTokens: number;
  /** Part of `inputTokens`. */
  cachedInputTokens: number;
  outputTokens: number;
  /** Of the platform's money, in millionths of a US dollar, as the other amounts. */
  microUsd: number;
  /** Paid by the business to its own provider. */
  ownKeyMicroUsd: number;
  /** What the input that providers had in their cache would have cost more. */
  savedMicroUsd: number;
  calls: number;
  /** Of models without a price: their cost is in no amount. */
  unpricedCalls: number;
  /** Whose server told no usage, or that were broken off. */
  estimatedCalls: number;
}

export interface DaySpending extends Spending {
  /** `YYYY-MM-DD` in the business's zone. */
  day: string;
}

/** What a budget has used, running calls included. */
export interface Standing {
  tokens: number;
  microUsd: number;
  warnedAt: Date | null;
}

/** A budget and what is left of it. */
export interface BudgetState {
  tokens: { limit: number; left: number };
  /** Millionths of a US dollar. */
  microUsd: { limit: number; left: number };
  resetsAt: Date;
  /** When it was used to 80 %; null before. */
  warnedAt: Date | null;
}

/** Days of the business's calendar, `YYYY-MM-DD`, both included. */
export interface DayRange {
  from: string;
  to: string;
}

export interface SpendingReport {
  total: Spending;
  /** Days without a call are left out. */
  days: DaySpending[];
  /** As they are now, whatever days were asked for. */
  month: BudgetState;
  day: BudgetState;
}
