import { Injectable } from '@nestjs/common';
import { SpendingService } from '../chat/budgets/spending.service.js';
import type { BudgetState, Spending } from '../chat/budgets/spending.types.js';
import { Clock } from '../kernel/clock.js';
import { currentContext, runAsTenant } from '../platform/context/request-context.js';
import { TenantActivityRepository, type TenantActivity } from './tenant-activity.repository.js';

export const ACTIVITY_DAYS = 30;
const DAY_MS = 86_400_000;

/** This month up to today, in the business's time zone. */
export interface TenantModelCost {
  spending: Spending;
  budget: BudgetState;
}

/**
 * What a business's use looks like, for platform admins: numbers alone. Counted in the tenant's own context, so that the
 * platform role needs no access to messages.
 */
@Injectable()
export class TenantActivityService {
  constructor(
    private readonly repository: TenantActivityRepository,
    private readonly spending: SpendingService,
    private readonly clock: Clock,
  ) {}

  get(tenantId: string): Promise<TenantActivity> {
    const since = new Date(this.clock.now().getTime() - ACTIVITY_DAYS * DAY_MS);
    return inTenant(tenantId, () => this.repository.count(since));
  }

  modelCost(tenantId: string): Promise<TenantModelCost> {
    return inTenant(tenantId, async () => {
      const { monthToDate } = await this.spending.calendar();
      const { total, month } = await this.spending.report(monthToDate);
      return { spending: total, budget: month };
    });
  }
}

function inTenant<T>(tenantId: string, work: () => Promise<T>): Promise<T> {
  const { requestId, correlationId } = currentContext();
  return runAsTenant(tenantId, { requestId, correlationId }, work);
}
