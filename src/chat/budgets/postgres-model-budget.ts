import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import type { ModelUsage } from '../models/model-client.port.js';
import { BudgetShares } from './budget-shares.js';
import { capsOf } from './caps.js';
import { ModelBudget, type BudgetScope, type ModelSpend, type Reservation } from './model-budget.port.js';
import { ModelPrices, type ModelPrice } from './model-prices.js';
import { periodsOf } from './periods.js';
import { PostgresReservation } from './postgres-reservation.js';
import { SpendingLimits, type SpendingTerms } from './spending-limits.port.js';
import {
  SpendingRepository,
  WARNING_PERCENT,
  type Account,
  type ReserveOutcome,
  type WorstCase,
} from './spending.repository.js';

/**
 * Far longer than a turn may last, so only the reservation of a process that was killed expires. It is then booked as
 * spent, whole: the provider was most likely paid, and a budget that ends by counting too little is none.
 */
export const EXPIRY_MS = 5 * 60_000;
/** Accounts may be deleted between being opened and being booked, by a visitor's erasure. */
const MOST_TRIES = 3;
/** Models whose missing price is remembered, so that each is logged once. */
const MOST_REMEMBERED = 1_000;

type Spent = Extract<ReserveOutcome, { warned: BudgetScope[] }>;

/** Budgets of a business's day and month, its conversations and visitors; each call counts in all four. */
@Injectable()
export class PostgresModelBudget extends ModelBudget {
  private readonly logger = new Logger('Budget');
  private readonly unpriced = new Set<string>();

  constructor(
    private readonly repository: SpendingRepository,
    private readonly limits: SpendingLimits,
    private readonly prices: ModelPrices,
    private readonly shares: BudgetShares,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** @throws DomainError `unavailable` while PostgreSQL is away: then no model may be called. */
  async reserve(spend: ModelSpend): Promise<Reservation | { exhausted: BudgetScope }> {
    const terms = await this.limits.terms();
    const price = await this.prices.of(spend.endpoint);
    if (!price) this.noteUnpriced(spend.endpoint.model);
    const id = newId();
    const outcome = await this.book(id, spend, terms, price);
    for (const scope of outcome.warned) {
      this.logger.warn({ scope }, `The budget for models is used to ${WARNING_PERCENT} %`);
    }
    if (outcome.kind === 'exhausted') return { exhausted: outcome.scope };
    return new PostgresReservation(id, this.repository, price, spend.endpoint.owner, this.logger);
  }

  private async book(
    id: string,
    spend: ModelSpend,
    terms: SpendingTerms,
    price: ModelPrice | null,
  ): Promise<Spent> {
    const now = this.clock.now();
    const { day, month } = periodsOf(now, terms.timezone);
    const accounts = accountsOf(spend, capsOf(terms, this.shares), day.starts, month.starts);
    const times = { now, expiresAt: new Date(now.getTime() + EXPIRY_MS) };
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const outcome = await this.repository.reserve(id, accounts, worstCaseOf(spend, price), times);
      if (outcome.kind !== 'unopened') return outcome;
      await this.repository.bookExpired(now);
      await this.repository.open(accounts, day.starts, month.starts);
    }
    throw new Error('The accounts of a call could not be opened.');
  }

  private noteUnpriced(model: string): void {
    if (this.unpriced.has(model) || this.unpriced.size >= MOST_REMEMBERED) return;
    this.unpriced.add(model);
    this.logger.warn({ model }, 'The model has no price: only its tokens are counted. MODEL_PRICES sets one');
  }
}

/** Wider ones first: the first that has no room is told. */
function accountsOf(
  spend: ModelSpend,
  caps: ReturnType<typeof capsOf>,
  day: string,
  month: string,
): Account[] {
  const tenant = currentTenantId();
  return [
    { scope: 'tenant_month', subject: tenant, starts: month, cap: caps.tenant_month },
    { scope: 'tenant_day', subject: tenant, starts: day, cap: caps.tenant_day },
    { scope: 'visitor', subject: spend.visitorId, starts: day, cap: caps.visitor },
    { scope: 'conversation', subject: spend.conversationId, starts: month, cap: caps.conversation },
  ];
}

function worstCaseOf(
  { endpoint, inputTokens, maxOutputTokens }: ModelSpend,
  price: ModelPrice | null,
): WorstCase {
  const tokens: ModelUsage = {
    inputTokens: Math.ceil(inputTokens),
    cachedInputTokens: 0,
    outputTokens: Math.ceil(maxOutputTokens),
    isEstimated: true,
  };
  const microUsd = endpoint.owner === 'platform' && price ? price(tokens) : 0;
  return {
    inputTokens: tokens.inputTokens,
    outputTokens: tokens.outputTokens,
    microUsd,
    isPriced: price !== null,
  };
}
