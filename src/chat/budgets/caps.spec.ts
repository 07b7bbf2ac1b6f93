import { BudgetShares } from './budget-shares.js';
import { capsOf } from './caps.js';

const SHARES = new BudgetShares(10, 20, 5);

describe('capsOf', () => {
  it('gives a day, a visitor and a conversation their part', () => {
    const terms = { timezone: 'UTC', tokensPerMonth: 20_000_000, microUsdPerMonth: 250_000_000 };
    expect(capsOf(terms, SHARES)).toEqual({
      tenant_month: { tokens: 20_000_000, microUsd: 250_000_000 },
      tenant_day: { tokens: 2_000_000, microUsd: 25_000_000 },
      conversation: { tokens: 1_000_000, microUsd: 12_500_000 },
      visitor: { tokens: 400_000, microUsd: 5_000_000 },
    });
  });

  it('gives enough for one long turn', () => {
    const terms = { timezone: 'UTC', tokensPerMonth: 100_000, microUsdPerMonth: 1_000_000 };
    const { tenant_day: day, visitor, conversation } = capsOf(terms, SHARES);
    expect([day, visitor, conversation]).toEqual(Array(3).fill({ tokens: 25_000, microUsd: 100_000 }));
  });

  it('never gives a part more than the whole', () => {
    const terms = { timezone: 'UTC', tokensPerMonth: 1_000, microUsdPerMonth: 0 };
    expect(new Set(Object.values(capsOf(terms, SHARES)).map(({ tokens }) => tokens))).toEqual(
      new Set([1_000]),
    );
    expect(Object.values(capsOf(terms, SHARES)).every(({ microUsd }) => microUsd === 0)).toBe(true);
  });
});
