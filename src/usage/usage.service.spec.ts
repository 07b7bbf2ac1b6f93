import type { SpendingService } from '../chat/budgets/spending.service.js';
import type { BudgetState, DaySpending, Spending } from '../chat/budgets/spending.types.js';
import { DomainError } from '../kernel/errors.js';
import { toUsageView } from './dto/usage.dto.js';
import type { UsageRepository } from './usage.repository.js';
import { UsageService } from './usage.service.js';

const SPENT: Spending = {
  ...{ inputTokens: 1_000, cachedInputTokens: 400, outputTokens: 100 },
  ...{ microUsd: 1_500, ownKeyMicroUsd: 20, savedMicroUsd: 7 },
  ...{ calls: 3, unpricedCalls: 1, estimatedCalls: 2 },
};
const STATE: BudgetState = {
  tokens: { limit: 2_000_000, left: 1_998_900 },
  microUsd: { limit: 25_000_000, left: 24_998_500 },
  resetsAt: new Date('2026-12-01T00:00:00Z'),
  warnedAt: null,
};
const STORAGE = { products: 1, articles: 2, orders: 3, conversations: 4, visitors: 5 };
const WARNED = new Date('2026-11-23T09:00:00Z');

/** What is prepared for one call; anything else fails. */
function serviceFor(asked: string[] = []): UsageService {
  const days: DaySpending[] = [{ day: '2026-11-22', ...SPENT }];
  const spending = {
    calendar: () =>
      Promise.resolve({ timezone: 'Europe/Dublin', monthToDate: { from: '2026-11-01', to: '2026-11-23' } }),
    moments: () => ({ from: WARNED, until: WARNED }),
    report: ({ from, to }: { from: string; to: string }) => {
      asked.push(from, to);
      return Promise.resolve({ total: SPENT, days, month: STATE, day: { ...STATE, warnedAt: WARNED } });
    },
  } as unknown as SpendingService;
  const repository = {
    turns: () =>
      Promise.resolve([
        { day: '2026-11-22', responder: 'builtin', count: 4, degraded: 2, savedMicroUsd: 0 },
        { day: '2026-11-22', responder: 'model', count: 2, degraded: 0, savedMicroUsd: 0 },
        { day: '2026-11-22', responder: 'cache', count: 1, degraded: 0, savedMicroUsd: 1_200 },
        { day: '2026-11-23', responder: 'builtin', count: 1, degraded: 1, savedMicroUsd: 0 },
      ]),
    messages: () => Promise.resolve([{ day: '2026-11-22', count: 12 }]),
    storage: () => Promise.resolve(STORAGE),
  } as unknown as UsageRepository;
  return new UsageService(repository, spending);
}

async function problemOf(from?: string, to?: string): Promise<unknown> {
  const error: unknown = await serviceFor()
    .get({ from, to })
    .catch((refused: unknown) => refused);
  return error instanceof DomainError ? [error.category, error.problems[0]?.pointer, error.detail] : error;
}

describe('UsageService', () => {
  it.each([
    [{}, '2026-11-01', '2026-11-23'],
    [{ from: '2026-11-10' }, '2026-11-10', '2026-11-23'],
    [{ to: '2026-09-15' }, '2026-09-01', '2026-09-15'],
    [{ from: '2026-08-24', to: '2026-11-23' }, '2026-08-24', '2026-11-23'],
  ])('takes %j as %s to %s', async (range, from, to) => {
    const asked: string[] = [];
    await serviceFor(asked).get(range);
    expect(asked).toEqual([from, to]);
  });

  it('refuses a range that is turned round or too long', async () => {
    expect(await problemOf('2026-11-24')).toEqual([
      'invalid',
      '/from',
      'from must not be after to, which is 2026-11-23.',
    ]);
    expect(await problemOf('2026-08-23')).toEqual([
      'invalid',
      '/from',
      'from and to may be at most 92 days apart; ask for longer times in parts.',
    ]);
    expect(await problemOf('0001-01-01', '9999-12-31')).toContain('/from');
  });

  it('answers as the contract says', async () => {
    const view = toUsageView(await serviceFor().get({ from: '2026-11-21' }), false);
    expect(view).toEqual({
      ...{ from: '2026-11-21', to: '2026-11-23' },
      turns: { builtin: 5, model: 2, cache: 1 },
      cache: { hitRate: 0.3333, savedCost: '0.0012' },
      degraded: 3,
      tokens: { in: 1_000, out: 100, cached: 400 },
      ...{ cost: '0.0015', ownKeyCost: '0.00002', savedCost: '0.000007' },
      ...{ calls: 3, unpricedCalls: 1, estimatedCalls: 2 },
      budget: {
        ...{ limit: '25.00', left: '24.9985', resetsAt: STATE.resetsAt, tokens: STATE.tokens },
        day: { limit: '25.00', left: '24.9985', resetsAt: STATE.resetsAt, tokens: STATE.tokens },
      },
      warnings: [{ budget: 'day', at: WARNED }],
      messages: 12,
      storage: STORAGE,
    });
  });

  it('lists every day, also those without anything', async () => {
    const { days } = toUsageView(await serviceFor().get({ from: '2026-11-21' }), true);
    const unused = { hitRate: null, savedCost: '0.00' };
    const none = { cache: unused, tokens: { in: 0, out: 0, cached: 0 }, cost: '0.00', messages: 0 };
    expect(days).toEqual([
      { date: '2026-11-21', turns: { builtin: 0, model: 0, cache: 0 }, ...none },
      {
        ...{ date: '2026-11-22', turns: { builtin: 4, model: 2, cache: 1 }, messages: 12 },
        cache: { hitRate: 0.3333, savedCost: '0.0012' },
        ...{ tokens: { in: 1_000, out: 100, cached: 400 }, cost: '0.0015' },
      },
      { date: '2026-11-23', turns: { builtin: 1, model: 0, cache: 0 }, ...none },
    ]);
  });
});
