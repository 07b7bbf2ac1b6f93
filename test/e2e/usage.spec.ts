import { Api } from '../support/api.js';
import { startConversation, type TestBusiness } from '../support/businesses.js';
import { Stage } from './stage.js';
import { ask } from './turns.js';

interface UsageBody {
  from: string;
  to: string;
  turns: Record<string, number>;
  messages: number;
  storage: Record<string, number>;
  budget: { limit: string; left: string; resetsAt: string };
  days?: { date: string; messages: number }[];
}

let stage: Stage;
let shop: TestBusiness;
let neighbour: TestBusiness;

beforeAll(async () => {
  stage = await Stage.shared();
  shop = await stage.business(stage.frontdesk);
  neighbour = await stage.business(stage.frontdesk);
});
afterAll(() => stage.close());

async function usageOf({ api }: TestBusiness, query = ''): Promise<UsageBody> {
  const { status, body } = await api.get<UsageBody>(`/v1/usage${query}`);
  expect(status).toBe(200);
  return body;
}

describe('GET /v1/usage', () => {
  it('counts what the assistant did for this business, and nothing of another', async () => {
    const before = await usageOf(neighbour);
    await ask(shop.api, await startConversation(shop.api), 'Hello!');
    const usage = await usageOf(shop, '?by=day');
    expect(usage).toMatchObject({
      turns: { builtin: 1, model: 0, cache: 0 },
      tokens: { in: 0, out: 0, cached: 0 },
      ...{ cost: '0.00', messages: 2, warnings: [] },
      storage: { products: 0, articles: 0, orders: 0, conversations: 1, visitors: 1 },
      budget: { limit: '25.00', left: '25.00', tokens: { limit: 2_000_000, left: 2_000_000 } },
    });
    expect(new Date(usage.budget.resetsAt).getTime()).toBeGreaterThan(Date.now());
    expect(usage.days?.at(-1)).toMatchObject({ date: usage.to });
    // Perhaps of yesterday, at midnight.
    expect(usage.days?.slice(-2)).toContainEqual(expect.objectContaining({ messages: 2 }));
    expect(await usageOf(neighbour)).toEqual(before);
  });

  it('takes days of the business’s calendar', async () => {
    expect(await usageOf(shop, '?from=2026-01-01&to=2026-03-31')).toMatchObject({ messages: 0 });
    const refused: [string, string][] = [
      ['?from=2026-02-30', 'date'],
      ['?from=2026-01-01&to=2026-04-03', 'at most 92 days'],
      ['?from=2026-02-01&to=2026-01-31', 'must not be after to'],
      ['?by=hour', 'day'],
    ];
    for (const [query, mend] of refused) {
      const { status, body } = await shop.api.get<{ detail: string; errors: unknown[] }>(`/v1/usage${query}`);
      expect([query, status, body.errors.length]).toEqual([query, 422, 1]);
      expect(body.detail).toContain(mend);
    }
  });

  it('follows the limits that an admin sets, who sees the same', async () => {
    const admin = new Api(stage.frontdesk.url, stage.secrets.adminKey);
    const path = `/admin/v1/tenants/${shop.id}`;
    await admin.patch(path, { limits: { aiCostPerMonth: '3.50', aiTokensPerMonth: 70_000 } });
    const { budget } = await usageOf(shop);
    expect(budget).toMatchObject({
      ...{ limit: '3.50', left: '3.50', tokens: { limit: 70_000 } },
      day: { limit: '0.35', tokens: { limit: 25_000 } },
    });
    const { body } = await admin.get<{ usage: { budget: object; cost: string } }>(path);
    expect(body.usage).toMatchObject({ cost: '0.00', budget: { limit: '3.50', resetsAt: budget.resetsAt } });
  });
});
