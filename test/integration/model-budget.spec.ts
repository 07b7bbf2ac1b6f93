import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { EXPIRY_MS } from '../../src/chat/budgets/postgres-model-budget.js';
import type { Reservation } from '../../src/chat/budgets/model-budget.port.js';
import { VisitorErasureRepository } from '../../src/conversations/visitors/visitor-erasure.repository.js';
import { TenantDb } from '../../src/platform/database/tenant-db.js';
import { Outbox } from '../../src/platform/queueing/outbox.js';
import { rounds } from '../support/depth.js';
import { BudgetRig, endpointOf, usageOf, type BudgetShop } from './budget-rig.js';

const NOON = new Date('2026-11-23T12:00:00Z');
/** 5,000 read and 5,000 written: 15,000 millionths. */
const CALL = { inputTokens: 5_000, maxOutputTokens: 5_000 };

let rig: BudgetRig;

beforeAll(async () => {
  rig = await BudgetRig.open();
});
beforeEach(() => {
  rig.clock.at = NOON;
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => rig.close());

describe('at the edge', () => {
  it('200 parallel calls of as many visitors get what there is, and not one more', async () => {
    const shop = await rig.shop({ aiCostPerMonth: '0.30' });
    const outcomes = await Promise.all(Array.from({ length: 200 }, () => shop.reserve(CALL)));
    const refused = outcomes.flatMap((outcome) => ('exhausted' in outcome ? [outcome.exhausted] : []));
    expect([outcomes.length - refused.length, refused.length]).toEqual([20, 180]);
    expect(new Set(refused)).toEqual(new Set(['tenant_month']));
    const { month } = await shop.report();
    expect(month.microUsd).toEqual({ limit: 300_000, left: 0 });
  });

  it('counts tokens as strictly as money', async () => {
    const shop = await rig.shop({ aiTokensPerMonth: 100_000 });
    const visitor = { visitorId: randomUUID(), conversationId: randomUUID() };
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => shop.reserve({ ...CALL, ...visitor })),
    );
    expect(outcomes.filter((outcome) => !('exhausted' in outcome))).toHaveLength(10);
  });

  it('lets the last call use the budget up to its end', async () => {
    const shop = await rig.shop({ aiTokensPerMonth: 25_000 });
    await shop.reserved({ inputTokens: 20_000, maxOutputTokens: 5_000 });
    expect(await shop.reserve({ inputTokens: 1, maxOutputTokens: 0 })).toEqual({
      exhausted: 'tenant_month',
    });
  });
});

describe('a reservation', () => {
  it('is replaced by what the call has cost, cached input at its own price', async () => {
    const shop = await rig.shop({ aiCostPerMonth: '1.00', aiTokensPerMonth: 100_000 });
    const reservation = await shop.reserved(CALL);
    expect((await shop.report()).month).toMatchObject({
      microUsd: { left: 985_000 },
      tokens: { left: 90_000 },
    });
    expect(await shop.settle(reservation, usageOf(4_000, 300, 1_000))).toEqual({ microUsd: 4_100 });
    const { month, day, total } = await shop.report();
    expect(month.microUsd).toEqual({ limit: 1_000_000, left: 995_900 });
    expect(month.tokens).toEqual({ limit: 100_000, left: 95_700 });
    expect(day.tokens.left).toBe(95_700);
    expect(total).toEqual({
      ...{ inputTokens: 4_000, cachedInputTokens: 1_000, outputTokens: 300 },
      ...{ microUsd: 4_100, ownKeyMicroUsd: 0, savedMicroUsd: 500 },
      ...{ calls: 1, unpricedCalls: 0, estimatedCalls: 0 },
    });
  });

  it('is closed once only', async () => {
    const shop = await rig.shop({ aiCostPerMonth: '1.00' });
    const reservation = await shop.reserved(CALL);
    await Promise.all([shop.settle(reservation, usageOf(100, 0)), shop.settle(reservation, usageOf(100, 0))]);
    await shop.release(reservation);
    expect((await shop.report()).month.microUsd.left).toBe(999_900);
  });

  it('gives back what was reserved when the call never left', async () => {
    const shop = await rig.shop({ aiCostPerMonth: '1.00' });
    await shop.release(await shop.reserved(CALL));
    const { month, total } = await shop.report();
    expect(month.microUsd.left).toBe(1_000_000);
    expect(total.calls).toBe(0);
    expect(await shop.query('SELECT FROM model_reservations')).toEqual([]);
  });

  it('of a killed process expires, and is then booked as spent', async () => {
    const shop = await rig.shop({ aiCostPerMonth: '1.00' });
    const reservation = await shop.reserved(CALL);
    rig.clock.at = new Date(NOON.getTime() + EXPIRY_MS - 1);
    expect((await shop.report()).total.calls).toBe(0);
    rig.clock.at = new Date(NOON.getTime() + EXPIRY_MS);
    const { total, month } = await shop.report();
    expect(total).toMatchObject({
      ...{ inputTokens: 5_000, outputTokens: 5_000, microUsd: 15_000, calls: 1, estimatedCalls: 1 },
    });
    expect(month.microUsd.left).toBe(985_000);
    await shop.settle(reservation, usageOf(1, 1));
    expect((await shop.report()).month.microUsd.left).toBe(985_000);
  });

  it('of an erased visitor stays in the business’s budget, and names nobody', async () => {
    const shop = await rig.shop({ aiCostPerMonth: '1.00' });
    const visitorId = randomUUID();
    const reservation = await shop.reserved({ ...CALL, visitorId });
    const erasure = new VisitorErasureRepository(rig.platform.get(TenantDb), new Outbox());
    await shop.run(() => erasure.remove(visitorId, randomUUID()));
    const left = await shop.query<{ text: string }>(
      'SELECT r::text AS text FROM model_reservations r UNION ALL SELECT s::text FROM model_spending s',
    );
    expect(left.filter(({ text }) => text.includes(visitorId))).toEqual([]);
    await shop.settle(reservation, usageOf(100, 0));
    expect((await shop.report()).month.microUsd.left).toBe(999_900);
  });

  it('stays while PostgreSQL does not answer, and the turn goes on', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    const shop = await rig.shop({ aiCostPerMonth: '1.00' });
    const reservation = await shop.reserved(CALL);
    // Outside a tenant's context no statement is sent.
    expect(await reservation.settle(usageOf(10, 10))).toEqual({ microUsd: 30 });
    expect(warn).toHaveBeenCalledWith(
      expect.objectContaining({ err: expect.any(Error) }),
      'The cost of a model’s call could not be booked',
    );
    expect((await shop.report()).month.microUsd.left).toBe(985_000);
  });
});

describe('a period', () => {
  it('ends at the midnight of the business', async () => {
    const tight = await BudgetRig.open({}, [10, 100, 100]);
    try {
      const shop = await tight.shop({ aiTokensPerMonth: 250_000 }, 'America/New_York');
      tight.clock.at = new Date('2026-11-24T04:59:59.999Z');
      await shop.settle(await shop.reserved({ inputTokens: 25_000, maxOutputTokens: 0 }), usageOf(25_000, 0));
      expect(await shop.reserve()).toEqual({ exhausted: 'tenant_day' });
      const { day, month } = await shop.report();
      expect(day).toMatchObject({ tokens: { left: 0 }, resetsAt: new Date('2026-11-24T05:00:00Z') });
      expect(month).toMatchObject({ tokens: { left: 225_000 }, resetsAt: new Date('2026-12-01T05:00:00Z') });
      tight.clock.at = new Date('2026-11-24T05:00:00Z');
      await shop.reserved();
      expect((await shop.report()).days.map((each) => each.day)).toEqual(['2026-11-23', '2026-11-24']);
    } finally {
      await tight.close();
    }
  });

  it('of a call is that in which it began', async () => {
    const shop = await rig.shop();
    rig.clock.at = new Date('2026-11-30T23:59:59Z');
    const reservation = await shop.reserved(CALL);
    rig.clock.at = new Date('2026-12-01T00:00:01Z');
    await shop.settle(reservation, usageOf(5_000, 5_000));
    const { days, month } = await shop.report();
    expect(days).toMatchObject([{ day: '2026-11-30', inputTokens: 5_000 }]);
    expect(month.tokens.left).toBe(month.tokens.limit);
  });

  it('that is over leaves no row of a visitor or a conversation for long', async () => {
    const shop = await rig.shop();
    for (let n = 0; n < 3; n += 1) await shop.release(await shop.reserved());
    rig.clock.at = new Date('2026-12-02T12:00:00Z');
    await shop.release(await shop.reserved());
    const rows = await shop.query<{ scope: string; count: number }>(
      'SELECT scope, count(*)::int AS count FROM model_spending GROUP BY 1 ORDER BY 1',
    );
    expect(rows).toEqual([
      { scope: 'conversation', count: 1 },
      { scope: 'tenant_day', count: 2 },
      { scope: 'tenant_month', count: 2 },
      { scope: 'visitor', count: 1 },
    ]);
  });
});

describe('a business’s own key', () => {
  it('counts tokens, but none of the platform’s money', async () => {
    const shop = await rig.shop({ aiCostPerMonth: '0.02', aiTokensPerMonth: 100_000 });
    const own = { ...CALL, endpoint: endpointOf('tenant') };
    await shop.reserved(CALL);
    expect(await shop.reserve(CALL)).toEqual({ exhausted: 'tenant_month' });
    const reservation = await shop.reserved(own);
    expect(await shop.settle(reservation, usageOf(5_000, 5_000))).toEqual({ microUsd: 15_000 });
    expect((await shop.report()).total).toMatchObject({ microUsd: 0, ownKeyMicroUsd: 15_000 });
    for (let n = 0; n < 8; n += 1) await shop.reserved(own);
    expect(await shop.reserve(own)).toEqual({ exhausted: 'tenant_month' });
  });
});

describe('a model without a price', () => {
  it('counts its tokens alone, has no cost, and is told once in the log', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    const shop = await rig.shop({ aiTokensPerMonth: 100_000, aiCostPerMonth: '0.01' });
    const endpoint = endpointOf('platform', 'nameless');
    const reservation = await shop.reserved({ ...CALL, endpoint });
    await shop.reserved({ ...CALL, endpoint });
    expect(await shop.settle(reservation, { ...usageOf(100, 10), isEstimated: true })).toEqual({
      microUsd: null,
    });
    const { month, total } = await shop.report();
    expect(month).toMatchObject({ tokens: { left: 89_890 }, microUsd: { left: 10_000 } });
    expect(total).toMatchObject({ microUsd: 0, unpricedCalls: 1, estimatedCalls: 1 });
    expect(warn.mock.calls).toEqual([[{ model: 'nameless' }, expect.stringContaining('MODEL_PRICES')]]);
  });
});

describe('a suspended business', () => {
  it('calls no model; a call that runs is still booked', async () => {
    const shop = await rig.shop();
    const reservation = await shop.reserved(CALL);
    await shop.setStatus('suspended');
    expect(await shop.reserve({ inputTokens: 1, maxOutputTokens: 1 })).toEqual({ exhausted: 'tenant_month' });
    const own = { inputTokens: 1, maxOutputTokens: 1, endpoint: endpointOf('tenant') };
    expect(await shop.reserve(own)).toEqual({ exhausted: 'tenant_month' });
    await shop.settle(reservation, usageOf(10, 10));
    await shop.setStatus('active');
    expect((await shop.report()).total).toMatchObject({ inputTokens: 10, outputTokens: 10 });
    await shop.reserved();
  });
});

describe('strangers', () => {
  let tight: BudgetRig;
  beforeAll(async () => {
    tight = await BudgetRig.open({}, [10, 20, 5]);
  });
  afterAll(() => tight.close());

  it('500 new visitors together spend at most the day', async () => {
    const shop = await tight.shop({ aiTokensPerMonth: 1_000_000 });
    let spent = 0;
    const visit = async () => {
      const outcome = await shop.reserve({ inputTokens: 1_000, maxOutputTokens: 500 });
      if ('exhausted' in outcome) return outcome.exhausted;
      await shop.settle(outcome, usageOf(1_000, 500));
      spent += 1_500;
      return null;
    };
    const outcomes: (string | null)[] = [];
    for (let wave = 0; wave < 5; wave += 1) {
      outcomes.push(...(await Promise.all(Array.from({ length: 100 }, visit))));
    }
    // While calls run in parallel, what they may still use is reserved: a little less than the day may be spent.
    expect(spent).toBeLessThanOrEqual(100_000);
    expect(spent).toBeGreaterThan(90_000);
    expect(new Set(outcomes)).toEqual(new Set([null, 'tenant_day']));
  });

  it('one visitor is stopped before the others, and nothing is booked for the refused call', async () => {
    const shop = await tight.shop({ aiTokensPerMonth: 2_000_000 });
    const visitorId = randomUUID();
    const use = { visitorId, inputTokens: 40_000, maxOutputTokens: 0 };
    await shop.reserved(use);
    expect(await shop.reserve({ visitorId })).toEqual({ exhausted: 'visitor' });
    expect((await shop.report()).day.tokens.left).toBe(160_000);
    await shop.reserved();
    tight.clock.at = new Date('2026-11-24T12:00:00Z');
    await shop.reserved({ visitorId });
    tight.clock.at = NOON;
  });

  it('one conversation is stopped until the month ends', async () => {
    const shop = await tight.shop({ aiTokensPerMonth: 1_000_000 });
    const conversationId = randomUUID();
    for (const day of ['01', '02']) {
      tight.clock.at = new Date(`2026-11-${day}T12:00:00Z`);
      await shop.reserved({ conversationId, inputTokens: 25_000, maxOutputTokens: 0 });
    }
    expect(await shop.reserve({ conversationId })).toEqual({ exhausted: 'conversation' });
    tight.clock.at = new Date('2026-12-01T12:00:00Z');
    await shop.reserved({ conversationId });
    tight.clock.at = NOON;
  });
});

describe('two businesses', () => {
  it('never touch each other’s budgets, also with the same ids and in parallel', async () => {
    const [a, b] = [
      await rig.shop({ aiTokensPerMonth: 60_000 }),
      await rig.shop({ aiTokensPerMonth: 60_000 }),
    ];
    const same = { visitorId: randomUUID(), conversationId: randomUUID(), ...CALL };
    const outcomes = await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 2 ? a : b).reserve(same)));
    const granted = outcomes.filter((outcome): outcome is Reservation => !('exhausted' in outcome));
    expect(granted).toHaveLength(12);
    for (const shop of [a, b]) expect((await shop.report()).month.tokens.left).toBe(0);
    // A reservation of A, closed in B's context, is none there.
    const c = await rig.shop();
    const reservation = await c.reserved(CALL);
    await b.settle(reservation, usageOf(1, 1));
    expect(await c.query('SELECT FROM model_reservations')).toHaveLength(1);
    expect((await b.report()).month.tokens.left).toBe(0);
  });
});

describe('whatever is reserved, settled and released', () => {
  type Step =
    | { kind: 'reserve'; visitor: number; input: number; output: number }
    | { kind: 'settle'; which: number; part: number }
    | { kind: 'release'; which: number }
    | { kind: 'wait' };

  const amount = fc.integer({ min: 0, max: 9_000 });
  const which = fc.nat(20);
  const step: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('reserve' as const),
        visitor: fc.nat(2),
        input: amount,
        output: amount,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('settle' as const),
        which,
        part: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('release' as const), which }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'wait' as const }) },
  );

  interface Open {
    reservation: Reservation;
    visitor: number;
    input: number;
    output: number;
  }

  const MOST = 40_000;

  /** What the books must say, computed by the simplest means. */
  class Books {
    readonly spent = [0, 0, 0];
    open: Open[] = [];

    used(visitor?: number): number {
      const isMeant = (of: number) => visitor === undefined || of === visitor;
      const spent = this.spent.reduce((sum, each, of) => (isMeant(of) ? sum + each : sum), 0);
      return this.open.reduce((sum, o) => (isMeant(o.visitor) ? sum + o.input + o.output : sum), spent);
    }

    spend(visitor: number, tokens: number): void {
      this.spent[visitor] = (this.spent[visitor] ?? 0) + tokens;
    }

    take(place: number): Open | undefined {
      return this.open.splice(place % Math.max(1, this.open.length), 1)[0];
    }
  }

  async function play(shop: BudgetShop, books: Books, visitors: string[], each: Step): Promise<void> {
    if (each.kind === 'reserve') {
      const { visitor, input, output } = each;
      const spend = { visitorId: visitors[visitor] ?? '', inputTokens: input, maxOutputTokens: output };
      const outcome = await shop.reserve(spend);
      expect('exhausted' in outcome).toBe(books.used() + input + output > MOST);
      if (!('exhausted' in outcome)) books.open.push({ reservation: outcome, visitor, input, output });
    } else if (each.kind === 'wait') {
      rig.clock.at = new Date(rig.clock.at.getTime() + EXPIRY_MS);
      for (const { visitor, input, output } of books.open) books.spend(visitor, input + output);
      books.open = [];
    } else {
      const open = books.take(each.which);
      if (!open) return;
      if (each.kind === 'release') return shop.release(open.reservation);
      const usage = usageOf(Math.floor(open.input * each.part), Math.floor(open.output * each.part));
      await shop.settle(open.reservation, usage);
      books.spend(open.visitor, usage.inputTokens + usage.outputTokens);
    }
  }

  it('the books are right, never negative and never over', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        rig.clock.at = NOON;
        const shop = await rig.shop({ aiTokensPerMonth: MOST });
        const visitors = [randomUUID(), randomUUID(), randomUUID()];
        const books = new Books();
        for (const each of steps) await play(shop, books, visitors, each);
        const { month, total } = await shop.report();
        expect(month.tokens).toEqual({ limit: MOST, left: MOST - books.used() });
        expect(total.inputTokens + total.outputTokens).toBe(
          books.spent.reduce((sum, spent) => sum + spent, 0),
        );
        for (const [place, visitorId] of visitors.entries()) {
          const [row] = await shop.query<{ used: bigint }>(
            `SELECT reserved_tokens + input_tokens + output_tokens AS used FROM model_spending
             WHERE scope = 'visitor' AND subject = $1`,
            [visitorId],
          );
          expect(Number(row?.used ?? 0)).toBe(books.used(place));
        }
      }),
      { numRuns: rounds(25, 400) },
    );
  });
});
