import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import fc from 'fast-check';
import { BuiltinResponder } from '../../src/chat/responders/builtin/builtin-responder.js';
import type { Answer, ConversationMemory } from '../../src/chat/chat-engine.port.js';
import { LookupTries } from '../../src/orders/lookup-tries.js';
import { formsOf, type OrderNumberForms } from '../../src/orders/order-number-forms.js';
import { OrderLookup, type OrderLookupResult, type OrderProof } from '../../src/orders/order-lookup.port.js';
import { OrderLookupService } from '../../src/orders/order-lookup.service.js';
import { OrderStatusTool } from '../../src/orders/assistant/order-status.tool.js';
import { OrdersRepository } from '../../src/orders/orders.repository.js';
import { OrdersService } from '../../src/orders/orders.service.js';
import { PlatformDb } from '../../src/platform/database/platform-db.js';
import { TenantDb } from '../../src/platform/database/tenant-db.js';
import type { ToolContext } from '../../src/assistant/chat-tool.js';
import type { TenantProfile } from '../../src/platform/tenancy/tenant-profiles.js';
import type { SkilledTool } from '../../src/assistant/skill.js';
import { TenantProfiles } from '../../src/platform/tenancy/tenant-profiles.js';
import { rounds, SEED } from '../support/depth.js';
import { asTenant, openPlatform } from './platform-app.js';
import {
  arabic,
  besideNumber,
  PROVEN_ORDERS,
  rightEmails,
  rightPhones,
  type ProvenOrder,
} from './proof-forms.js';
import { mutatedEmail, mutatedPhone } from './proof-mutations.js';

const MUTATIONS = rounds(200, 2_000);
const BATCH = 250;

/** Unlimited attempts, so that no limit can be the reason for a refusal here. */
class EndlessTries extends LookupTries {
  override take(): Promise<{ allowed: true }> {
    return Promise.resolve({ allowed: true });
  }
  override release(): Promise<void> {
    return Promise.resolve();
  }
}

/** Collects the lookups, so that those of thousands of messages run in a few statements. */
class KeptProofs extends OrderLookup {
  proofs: OrderProof[] = [];

  lookup(readings: readonly OrderProof[]): Promise<OrderLookupResult> {
    this.proofs.push(...readings);
    return Promise.resolve({ outcome: 'no_match' });
  }

  latestOf(): Promise<null> {
    throw new Error('Nobody is vouched for here.');
  }

  allOf(): Promise<never> {
    throw new Error('Nobody asks for all orders here.');
  }

  forms(): Promise<OrderNumberForms> {
    return Promise.resolve(formsOf(PROVEN_ORDERS.map(({ number }) => number)));
  }
}

describe('an order is shown only for the whole address on it', () => {
  const tenantId = randomUUID();
  const responder = new BuiltinResponder();
  const profile: TenantProfile = {
    ...{ id: tenantId, name: 'Test shop', locale: 'en', timezone: 'Europe/Dublin', currency: 'EUR' },
    ...{ country: 'DE', knowledgeVersion: 1, assistant: { name: '', greeting: '', handoffTopics: [] } },
  };
  let platform: TestingModule;
  let lookup: OrderLookup;

  beforeAll(async () => {
    platform = await openPlatform({}, [
      ...[OrdersService, OrdersRepository, OrderLookupService],
      { provide: LookupTries, useClass: EndlessTries },
      { provide: TenantProfiles, useValue: { profile: () => Promise.resolve(profile) } },
    ]);
    lookup = platform.get(OrderLookupService);
    await platform.get(PlatformDb).query(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       VALUES ($1, $2, 'Test shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
      [tenantId, `shop-${tenantId}`],
    );
    const rows = PROVEN_ORDERS.map(({ number, email, phone }) => ({
      ...{ number, status: 'shipped', total: '10.00', customer: { email, phone }, items: [] },
    }));
    const summary = await asTenant(tenantId, () => platform.get(OrdersService).upsert(rows));
    expect(summary).toMatchObject({ created: rows.length, errors: [] });
  });
  afterAll(() => platform.close());

  async function say(
    text: string,
    country: string,
    by: OrderLookup = lookup,
    memory: ConversationMemory = {},
  ): Promise<Answer> {
    const ids = { tenantId, conversationId: 'c', turnId: 't', visitorId: 'v', verifiedEmail: null };
    const request = { ...ids, text, history: [], memory, locale: null, at: '2026-11-23T12:00:00Z' };
    const tools = [new OrderStatusTool(by)] as SkilledTool[];
    for await (const event of responder.respond(request, { ...profile, country }, tools))
      if (event.type === 'completed') return event.answer;
    throw new Error('The turn did not complete.');
  }

  /** The answer to the last of the messages. */
  async function talk(texts: readonly string[], country: string): Promise<Answer> {
    let answer: Answer | undefined;
    for (const text of texts)
      answer = await asTenant(tenantId, () => say(text, country, lookup, answer?.memory ?? {}));
    if (!answer) throw new Error('Nothing was said.');
    return answer;
  }

  const opened = (answer: Answer): string[] => answer.citations.map(({ title }) => title);

  /** The messages that would show any order. */
  async function openedBy(
    texts: readonly string[],
    country: string,
  ): Promise<{ leaks: string[]; lookedUp: number }> {
    const kept: { text: string; proofs: OrderProof[] }[] = [];
    for (const text of texts) {
      const collector = new KeptProofs();
      await say(text, country, collector);
      if (collector.proofs.length > 0) kept.push({ text, proofs: collector.proofs });
    }
    const leaks: string[] = [];
    const opens = async (proofs: OrderProof[]): Promise<boolean> =>
      (await asTenant(tenantId, () => lookup.lookup(proofs, {} as ToolContext))).outcome === 'found';
    for (let start = 0; start < kept.length; start += BATCH) {
      const batch = kept.slice(start, start + BATCH);
      if (!(await opens(batch.flatMap(({ proofs }) => proofs)))) continue;
      for (const { text, proofs } of batch) if (await opens(proofs)) leaks.push(text);
    }
    return { leaks, lookedUp: kept.length };
  }

  function generated(arbitrary: fc.Arbitrary<string>, count: number): string[] {
    return fc.sample(arbitrary, { seed: SEED, numRuns: count });
  }

  const named = (number: string): string => `where is my order ${number}? `;

  describe.each(PROVEN_ORDERS)('$number of $email and $phone', (order: ProvenOrder) => {
    const { number, country } = order;

    it('opens to no mutation of either', async () => {
      const texts = [
        ...generated(mutatedEmail(order), MUTATIONS / 2),
        ...generated(mutatedPhone(order), MUTATIONS / 2),
      ].map((text) => named(number) + text);
      const { leaks, lookedUp } = await openedBy(texts, country);
      expect(leaks).toEqual([]);
      // Proves that many are read completely and compared, not ignored.
      expect(lookedUp).toBeGreaterThan(MUTATIONS / 3);
    });

    it('opens to every form of the real one', async () => {
      const closed: string[] = [];
      for (const text of [...rightEmails(order), ...rightPhones(order)])
        if (!opened(await talk([named(number) + text], country)).includes(number)) closed.push(text);
      expect(closed).toEqual([]);
    });

    it('opens to the number and the phone number in any order, over one message or three', async () => {
      const { phone, national } = order;
      const digits = national.replace(/\D/g, '');
      const talks = [
        [`order ${number} ${national}`],
        [`commande ${number} ${digits}`],
        [`طلب ${arabic(number, 0x660)} ${arabic(phone, 0x660)}`],
        [named(number), phone],
        [named(number), arabic(digits, 0x660)],
        [named(number), arabic(digits, 0x6f0)],
        ['where is my order?', number, national],
        ['where is my order?', arabic(number, 0x660), arabic(digits, 0x660)],
        ['where is my order?', phone, number],
        ['where is my order?', digits, number],
        ['وين طلبي؟', arabic(number, 0x6f0), arabic(digits, 0x6f0)],
        ...besideNumber(order),
      ];
      const closed: string[][] = [];
      for (const texts of talks) if (!opened(await talk(texts, country)).includes(number)) closed.push(texts);
      expect(closed).toEqual([]);
    });
  });

  it('opens also where the domain was stored in ASCII before', async () => {
    const stored = 'jo@xn--mnchen-3ya.example';
    await asTenant(tenantId, () =>
      platform
        .get(TenantDb)
        .query(`UPDATE orders SET customer_email = $1 WHERE number = 'A-1023-2026'`, [stored]),
    );
    for (const email of ['jo@münchen.example', stored])
      expect(opened(await talk([`order A-1023-2026 ${email}`], 'DE'))).toEqual(['A-1023-2026']);
    const page = await asTenant(tenantId, () =>
      platform.get(OrdersService).list({ limit: 5 }, { customer: 'Jo@MÜNCHEN.example' }),
    );
    expect(page.data.map(({ number }) => number)).toEqual(['A-1023-2026']);
  });
});
