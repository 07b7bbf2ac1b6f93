import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import type { ToolContext } from '../../src/assistant/chat-tool.js';
import { LookupTries } from '../../src/orders/lookup-tries.js';
import { OrderLookup } from '../../src/orders/order-lookup.port.js';
import { OrderLookupService } from '../../src/orders/order-lookup.service.js';
import { mayMean, orderNumberKeys } from '../../src/orders/order-number.js';
import { ownFormOf } from '../../src/orders/order-number-forms.js';
import { OrdersRepository } from '../../src/orders/orders.repository.js';
import { OrdersService } from '../../src/orders/orders.service.js';
import { PlatformDb } from '../../src/platform/database/platform-db.js';
import { TenantProfiles } from '../../src/platform/tenancy/tenant-profiles.js';
import { asTenant, openPlatform } from './platform-app.js';

const STORED = [
  ...['QKTBMABJX', '7', '2027.0043', '550e8400-e29b-41d4-a716-446655440000', 'ord_01HXK3YQZ8', 'K4T9-22QX'],
  ...['2027-AB-031', 'AB/26-1234', 'CC-2041', '000123', 'INV-000777', '٢٠٠٣', '#1001', 'عـ-٤٤', '00'],
];
const WRITTEN = [
  ...[
    'qktbmabjx',
    '07',
    '2027 0043',
    '2027-AB-31',
    'ab26 1234',
    'CC–2041',
    '2041',
    '123',
    '0123',
    'INV777',
    '777',
  ],
  ...['2003', '1001', 'order-1001', 'x-7', 'K4T922QX', '22', '0', 'AB', '٧', 'ع44', '１００１'],
];

describe('order numbers in the database', () => {
  const tenantId = randomUUID();
  const other = randomUUID();
  const context = { visitorId: 'v' } as ToolContext;
  const taken: string[][] = [];
  let platform: TestingModule;
  let lookup: OrderLookup;

  beforeAll(async () => {
    const tries = {
      take: (_: string, numbers: { key: string }[]) => {
        taken.push(numbers.map(({ key }) => key));
        return Promise.resolve({ allowed: true });
      },
      release: () => Promise.resolve(),
    };
    const profile = { currency: 'EUR', country: 'DE', timezone: 'Europe/Berlin' };
    platform = await openPlatform({}, [
      ...[OrdersService, OrdersRepository, OrderLookupService],
      { provide: LookupTries, useValue: tries },
      { provide: TenantProfiles, useValue: { profile: () => Promise.resolve(profile) } },
    ]);
    lookup = platform.get(OrderLookupService);
    for (const id of [tenantId, other]) {
      await platform.get(PlatformDb).query(
        `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
         VALUES ($1, $2, 'Test shop', 'en', 'Europe/Berlin', 'EUR', '{}', '{}')`,
        [id, `shop-${id}`],
      );
    }
    const orders = STORED.map((number, index) => ({
      ...{ number, status: 'shipped', total: '1', items: [{ name: 'Tea', quantity: 0.125 }] },
      customer: { email: `c${index}@example.com`, phone: '+4915123020523' },
      placedAt: `2026-11-${String(index + 1).padStart(2, '0')}T10:00:00Z`,
    }));
    const summary = await asTenant(tenantId, () => platform.get(OrdersService).upsert(orders));
    expect(summary).toMatchObject({ created: STORED.length, errors: [], warnings: [] });
  });
  afterAll(() => platform.close());

  const find = (number: string, email: string, tenant = tenantId) =>
    asTenant(tenant, () => lookup.lookup([{ number, email }], context));

  it('are found exactly as mayMean tells, beside the right contact', async () => {
    for (const [index, stored] of STORED.entries())
      for (const written of [...WRITTEN, ...STORED]) {
        const { outcome } = await find(written, `c${index}@example.com`);
        const meant = mayMean(orderNumberKeys(written), orderNumberKeys(stored)) ? 'found' : 'no_match';
        expect(`${written} for ${stored}: ${outcome}`).toBe(`${written} for ${stored}: ${meant}`);
      }
  });

  it('are found for no other contact and in no other business', async () => {
    expect((await find('QKTBMABJX', 'c1@example.com')).outcome).toBe('no_match');
    expect((await find('QKTBMABJX', 'c0@example.com', other)).outcome).toBe('no_match');
    expect((await find('QKTBMABJX', 'c0@example.com')).outcome).toBe('found');
  });

  it('take a try whatever they are, found or not', async () => {
    taken.length = 0;
    await find('QKTBMABJX', 'c1@example.com');
    await find('NOSUCHONE', 'c1@example.com');
    expect(taken).toEqual([['QKTBMABJX'], ['NOSUCHONE']]);
  });

  it('show their form, which numbers of the same form have too, to their own business alone', async () => {
    const form = ownFormOf(await asTenant(tenantId, () => lookup.forms()));
    expect(['QKTBMABJX', 'XXXXXXXXX', '8', '2028.0044', 'Z9Z9-9ZZZ'].map((each) => form.fits(each))).toEqual(
      Array(5).fill(true),
    );
    const none = ownFormOf(await asTenant(other, () => lookup.forms()));
    expect(STORED.some((each) => none.fits(each))).toBe(false);
  });

  it('are listed for exactly one proven contact, newest first', async () => {
    const of = (contact: { email: string } | { phone: string }, tenant = tenantId) =>
      asTenant(tenant, () => lookup.allOf(contact, 5));
    const byPhone = await of({ phone: '+4915123020523' });
    expect(byPhone.total).toBe(STORED.length);
    expect(byPhone.orders.map(({ number }) => number)).toEqual(STORED.toReversed().slice(0, 5));
    expect(await of({ email: 'c0@example.com' })).toMatchObject({
      total: 1,
      orders: [{ number: 'QKTBMABJX' }],
    });
    expect(await of({ phone: '+4915123020523' }, other)).toEqual({ total: 0, orders: [] });
    expect(await of({ email: 'zoe@example.com' })).toEqual({ total: 0, orders: [] });
  });
});
