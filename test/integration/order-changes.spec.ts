import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import type { ProductInput } from '../../src/catalog/products/product.types.js';
import { ProductsRepository } from '../../src/catalog/products/products.repository.js';
import { StockChangesRepository } from '../../src/catalog/products/stock-changes.repository.js';
import { StockChanges, type StockChange } from '../../src/catalog/products/stock-changes.service.js';
import type { OrderChange } from '../../src/orders/changes/order-change.types.js';
import { OrderChangesRepository } from '../../src/orders/changes/order-changes.repository.js';
import { OrderChanges } from '../../src/orders/changes/order-changes.service.js';
import { recordsOf } from '../../src/orders/order-records.js';
import { OrdersRepository } from '../../src/orders/orders.repository.js';
import type { Order } from '../../src/orders/order.types.js';
import { PlatformDb } from '../../src/platform/database/platform-db.js';
import { TenantDb } from '../../src/platform/database/tenant-db.js';
import type { TenantProfile } from '../../src/platform/tenancy/tenant-profiles.js';
import { asTenant, openPlatform } from './platform-app.js';

type Told = Omit<OrderChange, 'order'>;

const MUG: ProductInput = {
  ...{ sku: 'MUG', name: 'Mug', description: '', original: null, parentSku: null, options: {} },
  ...{ priceMinor: 100n, currency: 'EUR', stock: 5, url: null, imageUrl: null, tags: [], attributes: {} },
  ...{ status: 'active', source: null },
};
const SOURCE = randomUUID();
const CARD = randomUUID();
/** Of the beginning of a test, which a slow machine leaves behind. */
const before = (began: number) => (seconds: number) => new Date(began - seconds * 1000);
const at = (minute: number) => new Date(Date.UTC(2030, 0, 1, 10, minute));

describe('what other systems tell', () => {
  const tenantId = randomUUID();
  const business: TenantProfile = {
    ...{
      id: tenantId,
      name: 'Shop',
      locale: 'en',
      timezone: 'Europe/Dublin',
      currency: 'EUR',
      country: 'IE',
    },
    ...{ knowledgeVersion: 1, assistant: { name: 'Clay', greeting: 'Hello', handoffTopics: [] } },
  };
  let platform: TestingModule;

  beforeAll(async () => {
    platform = await openPlatform({}, [
      ...[OrderChanges, OrderChangesRepository, OrdersRepository],
      ...[StockChanges, StockChangesRepository, ProductsRepository],
    ]);
    await platform.get(PlatformDb).query(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       VALUES ($1, $2, 'Test shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
      [tenantId, `shop-${tenantId}`],
    );
  });
  afterAll(() => platform.close());

  function apply(number: string, told: Told, source: string = SOURCE): Promise<string> {
    const change: OrderChange = {
      ...told,
      order: { number, externalIds: [`id of ${number}`], payment: null },
    };
    return asTenant(tenantId, async () => {
      const result = await platform
        .get(TenantDb)
        .transaction((sql) => platform.get(OrderChanges).apply(sql, change, source, business));
      return result.outcome;
    });
  }

  async function orderOf(number: string): Promise<Order | undefined> {
    const list = () => platform.get(OrdersRepository).list(5, undefined, { externalId: `id of ${number}` });
    const found = await asTenant(tenantId, list);
    expect(found.length).toBeLessThan(2);
    return found[0];
  }

  function whole(number: string, status: string, minute: number, more: Partial<Told> = {}): Told {
    const fields = { number, externalId: `id of ${number}`, status, total: '50.00', currency: 'EUR' };
    const customer = { email: 'jon@example.com' };
    return { at: at(minute), isWhole: true, fields: { ...fields, customer, items: [] }, ...more };
  }

  const parcel = (state: 'shipped' | 'delivered') => ({
    ...{ carrier: 'An Post', trackingNumber: 'CE1', trackingUrl: null, status: state, items: [] },
  });
  const refund = (reference: string, refunded: string) => ({
    reference,
    isPaid: false,
    refunded,
    currency: 'EUR',
  });

  /** In each order in which they may come, the first one first, because it makes the order. */
  function* orders<T>(list: readonly T[]): Generator<T[]> {
    if (list.length < 2) yield [...list];
    for (const [index, first] of list.entries())
      for (const rest of orders(list.filter((_, other) => other !== index))) yield [first, ...rest];
  }

  it('of an order gives the same in whatever order it comes, each of it twice', async () => {
    let run = 0;
    for (const order of orders([0, 1, 2, 3])) {
      const number = `P-${(run += 1)}`;
      const told: [Told, typeof SOURCE][] = [
        [{ at: at(1), payments: [{ reference: 'pi', isPaid: true, refunded: null, currency: 'EUR' }] }, CARD],
        [
          whole(number, 'shipped', 3, {
            fields: { ...whole(number, 'shipped', 3).fields, shipments: [parcel('shipped')] },
          }),
          SOURCE,
        ],
        [{ at: at(4), parcel: { state: 'delivered', shipments: [parcel('delivered')] } }, SOURCE],
        [{ at: at(5), payments: [refund('r-1', '5.00'), refund('r-2', '7.00')] }, CARD],
      ];
      await apply(number, whole(number, 'pending', 0));
      for (const index of [...order, ...order]) await apply(number, ...(told[index] ?? told[0]!));
      expect([order, await orderOf(number)]).toMatchObject([
        order,
        {
          ...{ status: 'delivered', refundedMinor: 1200n, paidAt: at(1) },
          shipments: [{ trackingNumber: 'CE1', status: 'delivered' }],
        },
      ]);
    }
  });

  it('says what became of it', async () => {
    expect(await apply('S-1', whole('S-1', 'processing', 5))).toBe('applied');
    expect(await apply('S-1', whole('S-1', 'processing', 5))).toBe('unchanged');
    expect(await apply('S-1', whole('S-1', 'pending', 4))).toBe('stale');
    expect(await orderOf('S-1')).toMatchObject({ status: 'processing' });
    await expect(
      apply('none', { at: at(1), parcel: { state: 'shipped', shipments: [] } }),
    ).rejects.toMatchObject({
      code: 'unknown_order',
    });
    const unusable = whole('S-2', 'no status', 1);
    await expect(apply('S-2', unusable)).rejects.toMatchObject({ code: 'unusable_order' });
  });

  it('of a number that another shop of the business has given to someone else changes nothing', async () => {
    await apply('T-1', whole('T-1', 'processing', 1));
    const theirs = whole('T-1', 'shipped', 2);
    const change: OrderChange = {
      ...theirs,
      fields: { ...theirs.fields, externalId: 'another shop’s id', customer: { email: 'eve@example.com' } },
      order: { number: 'T-1', externalIds: ['another shop’s id'], payment: null },
    };
    const told = asTenant(tenantId, () =>
      platform
        .get(TenantDb)
        .transaction((sql) => platform.get(OrderChanges).apply(sql, change, SOURCE, business)),
    );
    await expect(told).rejects.toMatchObject({ code: 'unusable_order' });
    expect(await orderOf('T-1')).toMatchObject({
      status: 'processing',
      customer: { email: 'jon@example.com' },
    });
  });

  it('and what a member changes at the same moment are both kept', async () => {
    await apply('R-1', whole('R-1', 'processing', 1));
    const repository = platform.get(OrdersRepository);
    const id = (await orderOf('R-1'))?.id ?? '';
    const notes = Array.from({ length: 12 }, (_, index) => `${index}`);
    await Promise.all(
      notes.map((note) =>
        asTenant(tenantId, () =>
          repository.change(id, ({ paidAt: _, refundedMinor: __, createdAt: ___, ...order }) => ({
            ...order,
            note: [order.note, note].filter((each) => each !== null).join(','),
          })),
        ),
      ),
    );
    expect((await orderOf('R-1'))?.note?.split(',').toSorted()).toEqual(notes.toSorted());
  });

  it('at once by many makes one order, with each refund counted once', async () => {
    const tell = (n: number) =>
      apply('C-1', whole('C-1', 'processing', n % 3, { payments: [refund(`r-${n % 2}`, '5.00')] }));
    const outcomes = await Promise.all(Array.from({ length: 24 }, (_, n) => tell(n)));
    expect(outcomes).toContain('applied');
    expect(await orderOf('C-1')).toMatchObject({ refundedMinor: 1000n, status: 'partially_refunded' });
  });

  it('of the same money by two sources is not added up', async () => {
    await apply('M-1', whole('M-1', 'processing', 1, { payments: [refund('shop', '20.00')] }));
    await apply('M-1', { at: at(2), payments: [refund('card', '20.00')] }, CARD);
    expect(await orderOf('M-1')).toMatchObject({ refundedMinor: 2000n });
    await apply('M-1', { at: at(3), payments: [refund('card, later', '30.00')] }, CARD);
    expect(await orderOf('M-1')).toMatchObject({ refundedMinor: 5000n, status: 'refunded' });
  });

  it('and is older than what the business has sent since changes nothing of that', async () => {
    const past = before(Date.now());
    await apply('B-1', { ...whole('B-1', 'processing', 0), at: past(60) });
    const order = await orderOf('B-1');
    if (!order) throw new Error('There is no order.');
    const { id, paidAt: _, refundedMinor: __, createdAt: ___, updatedAt: ____, ...input } = order;
    await asTenant(tenantId, () =>
      platform.get(OrdersRepository).change(id, () => ({ ...input, status: 'on_hold' })),
    );
    expect(await apply('B-1', { ...whole('B-1', 'shipped', 0), at: past(30) })).toBe('stale');
    expect(await orderOf('B-1')).toMatchObject({ status: 'on_hold' });
    expect(await apply('B-1', { ...whole('B-1', 'shipped', 0), at: new Date(Date.now() + 1000) })).toBe(
      'applied',
    );
  });

  it('and is older than what the business has sent again since, unchanged, changes nothing of that', async () => {
    const past = before(Date.now());
    await apply('B-2', { ...whole('B-2', 'processing', 0), at: past(60) });
    const order = await orderOf('B-2');
    if (!order) throw new Error('There is no order.');
    const { id: _, paidAt: __, refundedMinor: ___, createdAt: ____, updatedAt, ...input } = order;
    const sent = await asTenant(tenantId, () => platform.get(OrdersRepository).upsert([recordsOf(input)]));
    expect(sent).toEqual({ created: 0, updated: 0 });
    expect(await apply('B-2', { ...whole('B-2', 'shipped', 0), at: past(30) })).toBe('stale');
    expect(await orderOf('B-2')).toMatchObject({ status: 'processing', updatedAt });
  });

  describe('of stock', () => {
    const stocks = (changes: StockChange[]) =>
      asTenant(tenantId, () =>
        platform.get(TenantDb).transaction((sql) => platform.get(StockChanges).apply(sql, changes)),
      );

    const query = <Row extends object>(text: string, values: unknown[]) =>
      asTenant(tenantId, () => platform.get(TenantDb).query<Row>(text, values));

    async function stockOf(sku: string): Promise<number | null | undefined> {
      return (await query<{ stock: number | null }>('SELECT stock FROM products WHERE sku = $1', [sku]))[0]
        ?.stock;
    }

    it('gives the newest in whatever order it comes, also where it does not change the number', async () => {
      let run = 0;
      for (const order of orders([1, 2, 3])) {
        const sku = `K-${(run += 1)}`;
        await query(
          `INSERT INTO products (tenant_id, id, sku, name, description, currency, price_minor, stock)
           VALUES ($1, $2, $3, 'Mug', '', 'EUR', 100, 5)`,
          [tenantId, randomUUID(), sku],
        );
        // The second one tells what the first has told.
        const told = { 1: 5, 2: 9, 3: 5 };
        for (const minute of order) await stocks([{ sku, stock: told[minute as 1 | 2 | 3], at: at(minute) }]);
        expect([order, await stockOf(sku)]).toEqual([order, 5]);
      }
      expect(await stocks([{ sku: 'K-1', stock: -3, at: at(9) }])).toMatchObject({ applied: 1 });
      expect(await stockOf('K-1')).toBe(0);
      expect(await stocks([{ sku: 'nobody’s', stock: 1, at: at(9) }])).toMatchObject({ unknown: 1 });
    });

    it.each([
      ['again, unchanged', { name: 'Mug', stock: 5 }],
      ['again, with another name', { name: 'Cup', stock: 5 }],
    ])('that is older than what the business has sent %s, is left out', async (what, again) => {
      const before = new Date(Date.now() - 60_000);
      const products = platform.get(ProductsRepository);
      const send = (fields: Pick<ProductInput, 'name' | 'stock'>) =>
        asTenant(tenantId, () => products.upsert([{ ...MUG, sku: `again ${what}`, ...fields }]));
      const tell = (stock: number) => stocks([{ sku: `again ${what}`, stock, at: before }]);
      await send({ name: 'Mug', stock: 5 });
      // As it was two minutes ago.
      await query(`UPDATE products SET stock_at = $2::timestamptz - interval '1 minute' WHERE sku = $1`, [
        ...[`again ${what}`, before],
      ]);
      await send(again);
      expect(await tell(9)).toMatchObject({ stale: 1, applied: 0 });
      expect(await stockOf(`again ${what}`)).toBe(5);
    });

    it('that is older than a stock which the business has changed to the same, is left out', async () => {
      const products = platform.get(ProductsRepository);
      await asTenant(tenantId, () => products.upsert([{ ...MUG, sku: 'patched' }]));
      const age = () =>
        query<{ id: string }>(
          `UPDATE products SET stock_at = now() - interval '2 hours' WHERE sku = 'patched' RETURNING id`,
          [],
        );
      const hourAgo = before(Date.now())(3_600);
      const tell = async () => stocks([{ sku: 'patched', stock: 9, at: hourAgo }]);
      const [row] = await age();
      const patch = (tellsStock: boolean) =>
        asTenant(tenantId, () => products.change(row?.id ?? '', (product) => product, tellsStock));
      await patch(true);
      expect(await tell()).toMatchObject({ stale: 1 });
      await age();
      await patch(false);
      expect(await tell()).toMatchObject({ applied: 1 });
    });
  });
});
