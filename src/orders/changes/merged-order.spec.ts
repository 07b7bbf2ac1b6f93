import type { OrderInput, Shipment } from '../order.types.js';
import { statusWithPayments, withParcel } from './merged-order.js';
import type { ParcelState } from './order-change.types.js';

function parcel(trackingNumber: string, status: string | null = null, skus: string[] = []): Shipment {
  const items = skus.map((sku) => ({ sku, quantity: 1 }));
  return { carrier: 'An Post', trackingNumber, trackingUrl: null, status, items };
}

function order(status: OrderInput['status'], shipments: Shipment[] = []): OrderInput {
  const item = (sku: string) => ({ sku, name: sku, quantity: 1, unitPriceMinor: null });
  return {
    ...{ number: 'A-1', externalId: null, status, placedAt: null, currency: 'EUR', totalMinor: 5000n },
    ...{ customer: { name: null, email: null, phone: null }, items: [item('A'), item('B')], lines: [] },
    ...{ shipments, expectedAt: null, note: null },
  };
}

describe('withParcel', () => {
  it.each<[string, OrderInput['status'], Shipment[], ParcelState, Shipment[], string]>([
    ['is sent whole', 'processing', [], 'shipped', [parcel('1')], 'shipped'],
    ['is on its way, without a parcel told', 'processing', [], 'shipped', [], 'partially_shipped'],
    ['has arrived, without a parcel told', 'shipped', [], 'delivered', [], 'delivered'],
    ['is sent in part', 'processing', [], 'shipped', [parcel('1', 'shipped', ['A'])], 'partially_shipped'],
    [
      'is sent in its second parcel',
      'processing',
      [parcel('1', 'shipped', ['A'])],
      'shipped',
      [parcel('2', 'shipped', ['B'])],
      'shipped',
    ],
    ['is prepared', 'pending', [], 'preparing', [], 'preparing'],
    ['has arrived', 'shipped', [parcel('1')], 'delivered', [parcel('1', 'delivered')], 'delivered'],
    [
      'has arrived in its first of two parcels',
      'shipped',
      [parcel('1'), parcel('2')],
      'delivered',
      [parcel('1', 'delivered')],
      'shipped',
    ],
    ['has arrived, without a number told', 'shipped', [parcel('1', 'shipped')], 'delivered', [], 'delivered'],
    [
      'has arrived in one of its parcels, without a number told',
      'shipped',
      [parcel('1', 'shipped'), parcel('2', 'shipped')],
      'delivered',
      [],
      'shipped',
    ],
    ['was cancelled before', 'cancelled', [], 'shipped', [parcel('1')], 'cancelled'],
    ['has arrived before', 'delivered', [parcel('1')], 'shipped', [parcel('1')], 'delivered'],
    ['tells nothing of its place', 'processing', [], null, [], 'processing'],
  ])('of an order that %s', (_, status, known, state, shipments, expected) => {
    expect(withParcel(order(status, known), { state, shipments }).status).toBe(expected);
  });

  it.each([
    ['a part', [], [['A', 1]], 'partially_shipped'],
    [
      'the whole',
      [],
      [
        ['A', 1],
        ['B', 1],
      ],
      'shipped',
    ],
    ['too few without a SKU', [], [[null, 1]], 'partially_shipped'],
    ['nothing that is told', [], [], 'partially_shipped'],
    ['the rest', [parcel('1', 'shipped', ['A'])], [['B', 1]], 'shipped'],
    ['another part', [parcel('1', 'delivered', ['A'])], [['A', 1]], 'partially_shipped'],
  ] as const)('of an order of which %s is sent without a tracking number', (_, known, items, expected) => {
    const untracked = items.map(([sku, quantity]) => ({ sku, quantity }));
    const told = withParcel(order('processing', [...known]), { state: 'shipped', shipments: [], untracked });
    expect([told.status, told.shipments]).toEqual([expected, known]);
  });

  it('keeps the place of a parcel that is known, and what is not told anew', () => {
    const known = [{ ...parcel('1', 'shipped', ['A']), trackingUrl: 'https://t.example/1' }, parcel('2')];
    const { shipments } = withParcel(order('shipped', known), {
      ...{ state: 'delivered', shipments: [parcel('1', 'delivered'), parcel('3')] },
    });
    expect(shipments.map(({ trackingNumber }) => trackingNumber)).toEqual(['1', '2', '3']);
    expect(shipments[0]).toMatchObject({
      ...{ status: 'delivered', trackingUrl: 'https://t.example/1', items: [{ sku: 'A', quantity: 1 }] },
    });
  });
});

describe('statusWithPayments', () => {
  it.each<[OrderInput['status'], boolean, bigint, string]>([
    ['pending', true, 0n, 'processing'],
    ['pending', false, 0n, 'pending'],
    ['preparing', true, 0n, 'preparing'],
    ['processing', true, 100n, 'partially_refunded'],
    ['shipped', true, 100n, 'shipped'],
    ['shipped', true, 5000n, 'refunded'],
    ['cancelled', true, 5000n, 'cancelled'],
  ])('of %s, paid %s, refunded %d', (status, isPaid, refundedMinor, expected) => {
    expect(statusWithPayments({ status, totalMinor: 5000n }, { isPaid, refundedMinor })).toBe(expected);
  });

  it('of an order that costs nothing', () => {
    expect(
      statusWithPayments({ status: 'pending', totalMinor: 0n }, { isPaid: true, refundedMinor: 0n }),
    ).toBe('processing');
  });
});
