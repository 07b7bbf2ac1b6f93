import { Global, Module } from '@nestjs/common';
import { BudgetShares } from './chat/budgets/budget-shares.js';
import { ModelPrices } from './chat/budgets/model-prices.js';
import { BudgetConfig } from './config/budget.config.js';

/** What `chat` needs of the configuration to count what models cost; features read no configuration themselves. */
@Global()
@Module({
  providers: [
    {
      provide: ModelPrices,
      inject: [BudgetConfig],
      useFactory: ({ prices }: BudgetConfig) => new ModelPrices(prices),
    },
    {
      provide: BudgetShares,
      inject: [BudgetConfig],
      useFactory: ({ dayPercent, visitorPercent, conversationPercent }: BudgetConfig) =>
        new BudgetShares(dayPercent, visitorPercent, conversationPercent),
    },
  ],
  exports: [ModelPrices, BudgetShares],
})
export class ModelCostsModule {}
