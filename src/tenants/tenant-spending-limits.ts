import { Injectable } from '@nestjs/common';
import { SpendingLimits, type SpendingTerms } from '../chat/budgets/spending-limits.port.js';
import { toMicroUsd } from '../kernel/micro-usd.js';
import { TenantSettingsRepository } from './tenant-settings.repository.js';

/** The limits `aiTokensPerMonth` and `aiCostPerMonth` of the business in context. */
@Injectable()
export class TenantSpendingLimits extends SpendingLimits {
  constructor(private readonly repository: TenantSettingsRepository) {
    super();
  }

  async terms(): Promise<SpendingTerms> {
    const { timezone, status, limits } = await this.repository.get();
    if (status !== 'active') return { timezone, tokensPerMonth: 0, microUsdPerMonth: 0 };
    const { aiTokensPerMonth, aiCostPerMonth } = limits;
    return { timezone, tokensPerMonth: aiTokensPerMonth, microUsdPerMonth: toMicroUsd(aiCostPerMonth) };
  }
}
