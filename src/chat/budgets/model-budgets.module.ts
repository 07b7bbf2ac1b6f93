import { Global, Module } from '@nestjs/common';
import { BudgetWarningHandler } from './budget-warning.handler.js';
import { ModelBudget } from './model-budget.port.js';
import { PostgresModelBudget } from './postgres-model-budget.js';
import { SpendingReportRepository } from './spending-report.repository.js';
import { SpendingRepository } from './spending.repository.js';
import { SpendingService } from './spending.service.js';

/**
 * What models may cost. Global, because every responder that calls one needs `ModelBudget`. A root module provides
 * `ModelPrices` and `BudgetShares` from the configuration, `tenants` the `SpendingLimits`.
 */
@Global()
@Module({
  providers: [
    SpendingRepository,
    SpendingReportRepository,
    SpendingService,
    BudgetWarningHandler,
    { provide: ModelBudget, useClass: PostgresModelBudget },
  ],
  exports: [ModelBudget, SpendingService],
})
export class ModelBudgetsModule {}
