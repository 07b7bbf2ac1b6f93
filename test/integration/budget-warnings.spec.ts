import { Logger } from '@nestjs/common';
import { BudgetWarningHandler } from '../../src/chat/budgets/budget-warning.handler.js';
import { BudgetRig, usageOf, type BudgetShop } from './budget-rig.js';
import { SmtpInbox } from './smtp-inbox.js';

const NOON = new Date('2026-11-23T12:00:00Z');
const USED = 'The budget for models is used to 80 %';

interface Owed {
  id: string;
  reference: string;
  sent_at: Date | null;
}

describe('the warning at 80 %', () => {
  const inbox = new SmtpInbox();
  let rig: BudgetRig;
  let warn: jest.SpyInstance;

  beforeAll(async () => {
    const SMTP_URL = await inbox.open();
    rig = await BudgetRig.open({ SMTP_URL, MAIL_FROM: 'Desk <desk@example.org>' }, [50, 100, 100]);
  });
  beforeEach(() => {
    inbox.mails.length = 0;
    inbox.refusal = null;
    rig.clock.at = NOON;
    rig.notifyEmail = 'owner@example.com';
    rig.locale = 'en';
    warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await rig.close();
    await inbox.close();
  });

  function owed(shop: BudgetShop): Promise<Owed[]> {
    return shop.query<Owed>(
      `SELECT id, reference, sent_at FROM outbox WHERE kind = 'budget.warn' ORDER BY id`,
    );
  }

  async function runJobs(shop: BudgetShop): Promise<void> {
    for (const { id, reference } of await owed(shop)) {
      const job = { outboxId: id, reference, alone: () => Promise.resolve() };
      await shop.run(() => rig.platform.get(BudgetWarningHandler).handle(job));
    }
  }

  async function spend(shop: BudgetShop, tokens: number): Promise<void> {
    const reservation = await shop.reserved({ inputTokens: tokens, maxOutputTokens: 0 });
    await shop.settle(reservation, usageOf(tokens, 0));
  }

  function told(): unknown[] {
    return warn.mock.calls
      .filter(([, text]) => text === USED)
      .map(([fields]) => (fields as { scope: string }).scope);
  }

  it('comes once for each period: in the log, by mail, and in the report', async () => {
    const shop = await rig.shop({ aiTokensPerMonth: 200_000 });
    await spend(shop, 79_000);
    expect([told(), await owed(shop), (await shop.report()).day.warnedAt]).toEqual([[], [], null]);
    await spend(shop, 1_000);
    await spend(shop, 1_000);
    expect(told()).toEqual(['tenant_day']);
    expect((await shop.report()).day.warnedAt).toEqual(NOON);
    expect((await shop.report()).month.warnedAt).toBeNull();
    await runJobs(shop);
    await runJobs(shop);
    expect(inbox.mails).toHaveLength(1);
    expect(inbox.mails[0]?.to).toEqual(['owner@example.com']);
    expect(await owed(shop)).toEqual([]);
    rig.clock.at = new Date('2026-11-24T12:00:00Z');
    expect((await shop.report()).day.warnedAt).toBeNull();
    await spend(shop, 79_000);
    expect(told()).toEqual(['tenant_day', 'tenant_month']);
  });

  it('comes of parallel calls once', async () => {
    const shop = await rig.shop({ aiTokensPerMonth: 200_000 });
    await Promise.all(Array.from({ length: 30 }, () => spend(shop, 3_000).catch(() => undefined)));
    expect(told()).toEqual(['tenant_day']);
    expect(await owed(shop)).toHaveLength(1);
  });

  it('comes also when the first call that does not fit leaves no other trace', async () => {
    const shop = await rig.shop({ aiTokensPerMonth: 200_000 });
    expect(await shop.reserve({ inputTokens: 100_001, maxOutputTokens: 0 })).toEqual({
      exhausted: 'tenant_day',
    });
    expect(told()).toEqual(['tenant_day']);
    const { day } = await shop.report();
    expect(day).toMatchObject({ tokens: { left: 100_000 }, warnedAt: NOON });
  });

  it('never comes of a budget of nothing', async () => {
    const shop = await rig.shop({ aiTokensPerMonth: 0 });
    expect(await shop.reserve()).toEqual({ exhausted: 'tenant_month' });
    expect([told(), await owed(shop)]).toEqual([[], []]);
  });

  it('is written in the business’s language, with the end of the period in its time', async () => {
    const shop = await rig.shop({ aiTokensPerMonth: 200_000 });
    rig.locale = 'de-DE';
    await spend(shop, 80_000);
    await runJobs(shop);
    expect(inbox.mails[0]?.text).toMatch(/24\. November 2026 um 00:00 \(Europe\/Dublin\)/);
  });

  it('is mailed to nobody without an address', async () => {
    const shop = await rig.shop({ aiTokensPerMonth: 200_000 });
    rig.notifyEmail = null;
    await spend(shop, 80_000);
    await runJobs(shop);
    expect([inbox.mails, await owed(shop)]).toEqual([[], []]);
  });

  it('is mailed again after a failure, and given up after a day', async () => {
    jest.spyOn(Logger.prototype, 'error').mockImplementation();
    const shop = await rig.shop({ aiTokensPerMonth: 200_000 });
    inbox.refusal = 451;
    await spend(shop, 80_000);
    await runJobs(shop);
    expect(await owed(shop)).toMatchObject([{ sent_at: new Date(NOON.getTime() + 15_000) }]);
    rig.clock.at = new Date(NOON.getTime() + 3_600_000);
    await runJobs(shop);
    expect(await owed(shop)).toMatchObject([{ sent_at: new Date(NOON.getTime() + 7_200_000) }]);
    rig.clock.at = new Date(NOON.getTime() + 86_400_001);
    await runJobs(shop);
    expect([inbox.mails, await owed(shop)]).toEqual([[], []]);
  });
});
