import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventSourceKind } from '../event.types.js';
import type { RawDelivery } from '../../platform/crypto/raw-delivery.js';
import { UnreadableEvent } from './event-body.js';
import type { Translation } from './platform.types.js';
import { PLATFORMS } from './platforms.js';

type Json = Record<string, unknown>;

function fixture(name: string, change: Json = {}): Buffer {
  const path = join(import.meta.dirname, '..', '..', '..', 'test', 'fixtures', 'events', `${name}.json`);
  return Buffer.from(JSON.stringify({ ...(JSON.parse(readFileSync(path, 'utf8')) as Json), ...change }));
}

function stripe(name: string, change: Json): Buffer {
  const event = JSON.parse(fixture(name).toString('utf8')) as { data: { object: Json } };
  return Buffer.from(JSON.stringify({ ...event, data: { object: { ...event.data.object, ...change } } }));
}

function told(kind: EventSourceKind, type: string, body: Buffer): Translation {
  return PLATFORMS[kind].translate(type, body);
}

function orderOf(translation: Translation) {
  if (!('order' in translation)) throw new Error(`No order: ${JSON.stringify(translation)}`);
  return translation.order;
}

function delivery(body: Buffer, headers: Record<string, string> = {}): RawDelivery {
  return {
    body,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
  };
}

describe('Shopify', () => {
  const order = (change: Json = {}) =>
    orderOf(told('shopify', 'orders/updated', fixture('shopify-order-updated', change)));
  const parcel = JSON.parse(fixture('shopify-fulfillment-update').toString('utf8')) as Json;

  it('tells the whole order, without addresses and the customer’s note', () => {
    const { order: reference, at, isWhole, fields, payments } = order();
    expect(reference).toEqual({
      ...{ externalIds: ['5812345678901', 'gid://shopify/Order/5812345678901'], number: '#9999' },
      payment: null,
    });
    expect([at.toISOString(), isWhole]).toEqual(['2026-11-21T14:00:00.000Z', true]);
    expect(fields).toEqual({
      ...{ number: '#9999', externalId: '5812345678901', status: 'processing', currency: 'EUR' },
      ...{ placedAt: '2026-11-20T10:15:00-05:00', total: '102.94', shipments: [] },
      customer: { name: 'Jon Smith', email: 'jon@example.com', phone: '+353861234567' },
      items: [
        { sku: 'CC-BWL-01', name: 'Large salad bowl - moss', quantity: 1, unitPrice: '64.00' },
        { sku: null, name: 'Gift wrap', quantity: 2, unitPrice: '16.98' },
      ],
      lines: [
        { kind: 'shipping', name: 'Generic Shipping', amount: '9.99' },
        { kind: 'discount', name: null, amount: '5.00' },
      ],
    });
    expect(payments).toEqual([{ reference: 'order', isPaid: true, refunded: null, currency: 'EUR' }]);
    expect(JSON.stringify(fields)).not.toMatch(/Street|klingeln/);
  });

  it.each<[string, Json, string]>([
    ['nothing is paid', { financial_status: 'pending' }, 'pending'],
    ['it is authorised alone', { financial_status: 'authorized' }, 'pending'],
    [
      'it is cancelled',
      { cancelled_at: '2026-11-22T10:00:00Z', fulfillment_status: 'fulfilled' },
      'cancelled',
    ],
    ['the payment is void', { financial_status: 'voided' }, 'cancelled'],
    ['it is refunded', { financial_status: 'refunded', fulfillment_status: 'fulfilled' }, 'refunded'],
    ['a part is refunded', { financial_status: 'partially_refunded' }, 'partially_refunded'],
    [
      'a part is refunded of what was sent',
      { financial_status: 'partially_refunded', fulfillment_status: 'fulfilled' },
      'shipped',
    ],
    ['a part is sent', { fulfillment_status: 'partial' }, 'partially_shipped'],
    ['it is sent', { fulfillment_status: 'fulfilled', fulfillments: [parcel] }, 'shipped'],
    [
      'it is out for delivery',
      { fulfillment_status: 'fulfilled', fulfillments: [{ ...parcel, shipment_status: 'out_for_delivery' }] },
      'out_for_delivery',
    ],
    [
      'it has arrived',
      { fulfillment_status: 'fulfilled', fulfillments: [{ ...parcel, shipment_status: 'delivered' }] },
      'delivered',
    ],
    [
      'one of two parcels has arrived',
      {
        fulfillment_status: 'fulfilled',
        fulfillments: [parcel, { ...parcel, shipment_status: 'delivered' }],
      },
      'shipped',
    ],
    ['it was put back', { fulfillment_status: 'restocked' }, 'returned'],
  ])('has the status when %s', (_, change, expected) => {
    expect(order(change).fields?.['status']).toBe(expected);
  });

  it('leaves out a fulfillment that was cancelled', () => {
    const { fields } = order({
      fulfillment_status: 'fulfilled',
      fulfillments: [{ ...parcel, status: 'cancelled' }],
    });
    expect(fields?.['shipments']).toEqual([]);
  });

  it('counts refunds that have gone through', () => {
    const refunds = [JSON.parse(fixture('shopify-refund-create').toString('utf8'))];
    expect(order({ financial_status: 'partially_refunded', refunds }).payments).toEqual([
      { reference: 'order', isPaid: true, refunded: null, currency: 'EUR' },
      { reference: 'refund 929361464', isPaid: false, refunded: '64.00', currency: 'EUR' },
    ]);
    const one = orderOf(told('shopify', 'refunds/create', fixture('shopify-refund-create')));
    expect(one.payments).toEqual([
      { reference: 'refund 929361464', isPaid: false, refunded: '64.00', currency: 'EUR' },
    ]);
    expect(one.order.externalIds[0]).toBe('5812345678901');
  });

  it('tells of a parcel, what is in it and where it is', () => {
    const { order: reference, parcel: sent } = orderOf(
      told(
        'shopify',
        'fulfillments/update',
        fixture('shopify-fulfillment-update', { line_items: [{ sku: 'CC-BWL-01', quantity: 1 }] }),
      ),
    );
    expect(reference.number).toBe('#9999');
    expect(sent).toEqual({
      state: 'shipped',
      shipments: [
        {
          ...{ carrier: 'An Post', trackingNumber: 'CE123456789IE', status: 'shipped' },
          trackingUrl: 'https://track.example/CE123456789IE',
          items: [{ sku: 'CC-BWL-01', quantity: 1 }],
        },
      ],
    });
    const untracked = { tracking_number: null, tracking_numbers: [], line_items: [{ sku: '', quantity: 2 }] };
    expect(
      orderOf(told('shopify', 'fulfillments/update', fixture('shopify-fulfillment-update', untracked)))
        .parcel,
    ).toEqual({ state: 'shipped', shipments: [], untracked: [{ sku: null, quantity: 2 }] });
    const event = orderOf(told('shopify', 'fulfillment_events/create', fixture('shopify-fulfillment-event')));
    expect(event.parcel).toEqual({ state: 'delivered', shipments: [] });
  });

  it('tells the stock of variants with a SKU; what is not tracked is not counted', () => {
    const at = new Date('2026-11-25T17:00:00Z');
    expect(told('shopify', 'products/update', fixture('shopify-product-update'))).toEqual({
      stocks: [
        { sku: 'CC-BWL-01', stock: 7, at },
        { sku: 'CC-BWL-02', stock: null, at },
      ],
    });
  });

  it('is known again by the id of the delivery, and says why a topic is of no use', () => {
    const headers = {
      'x-shopify-topic': 'orders/paid',
      'x-shopify-webhook-id': 'w-1',
      'x-shopify-event-id': 'e-1',
    };
    expect(PLATFORMS.shopify.envelope(delivery(Buffer.from('{}'), headers))).toEqual({
      ...{ type: 'orders/paid', kind: 'payment', reason: null, eventId: 'e-1', dedupeKey: 'w-1' },
    });
    const unused = PLATFORMS.shopify.envelope(
      delivery(Buffer.from('{}'), { ...headers, 'x-shopify-topic': 'inventory_levels/update' }),
    );
    expect([unused.kind, unused.reason]).toEqual([null, expect.stringContaining('no SKU')]);
  });
});

describe('WooCommerce', () => {
  const order = (change: Json = {}) =>
    orderOf(told('woocommerce', 'order.updated', fixture('woocommerce-order-updated', change)));

  it('tells the whole order in UTC, without addresses and notes', () => {
    const { order: reference, at, fields, payments } = order();
    expect(reference).toEqual({ externalIds: ['727'], number: '727', payment: null });
    expect(at.toISOString()).toBe('2026-11-22T15:28:08.000Z');
    expect(fields).toEqual({
      ...{ number: '727', externalId: '727', status: 'processing', currency: 'EUR', total: '29.35' },
      placedAt: '2026-11-22T15:28:02.000Z',
      customer: { name: 'Jürgen Doe', email: 'juergen.doe@example.com', phone: '+353 86 555 5555' },
      items: [
        { sku: 'WS-1', name: 'Woo Single #1', quantity: 2, unitPrice: '3' },
        { sku: 'Bar3', name: 'Ship Your Idea – Color: Black', quantity: 1, unitPrice: '12.00' },
      ],
      lines: [
        { kind: 'shipping', name: 'Flat Rate', amount: '10.00' },
        { kind: 'tax', name: null, amount: '1.35' },
      ],
      shipments: [{ carrier: 'an-post', trackingNumber: 'RR1', trackingUrl: null }],
    });
    expect(payments).toEqual([{ reference: 'order', isPaid: true, refunded: null, currency: 'EUR' }]);
  });

  it.each([
    ['pending', 'pending'],
    ['failed', 'pending'],
    ['on-hold', 'on_hold'],
    ['completed', 'shipped'],
    ['wc-ready-for-pickup', 'preparing'],
    ['refunded', 'refunded'],
    ['of-their-own', 'processing'],
  ])('takes "%s" as %s', (status, expected) => {
    expect(order({ status }).fields?.['status']).toBe(expected);
  });

  it('leaves out what is no order of a customer', () => {
    expect(
      told(
        'woocommerce',
        'order.created',
        fixture('woocommerce-order-updated', { status: 'checkout-draft' }),
      ),
    ).toEqual({
      ignored: expect.stringContaining('none of a customer'),
    });
  });

  it('counts refunds, which it writes with a sign', () => {
    const refunds = [{ id: 9, reason: '', total: '-10.00' }];
    expect(order({ refunds }).payments?.[1]).toEqual({
      ...{ reference: 'refund 9', isPaid: false, refunded: '10.00', currency: 'EUR' },
    });
  });

  it('keeps parcels that the business has sent when no plugin tells of any', () => {
    expect(order({ meta_data: [] }).fields).not.toHaveProperty('shipments');
  });

  it.each<[string, Json, number | null]>([
    ['it is managed', {}, 4],
    ['it is not managed', { manage_stock: false }, null],
    ['it is out of stock, and not managed', { manage_stock: false, stock_status: 'outofstock' }, 0],
  ])('tells the stock when %s', (_, change, stock) => {
    const at = new Date('2026-11-23T14:00:00Z');
    expect(told('woocommerce', 'product.updated', fixture('woocommerce-product-updated', change))).toEqual({
      stocks: [{ sku: 'WS-1', stock, at }],
    });
  });

  it('is known again by what it tells, because two deliveries may share their id', () => {
    const headers = { 'x-wc-webhook-topic': 'order.updated', 'x-wc-webhook-delivery-id': 'd-1' };
    const key = (change: Json, topic = 'order.updated') =>
      PLATFORMS.woocommerce.envelope(
        delivery(fixture('woocommerce-order-updated', change), { ...headers, 'x-wc-webhook-topic': topic }),
      ).dedupeKey;
    expect(key({})).toBe(key({}, 'order.created'));
    const keys = [
      {},
      { status: 'completed' },
      { date_modified_gmt: '2026-11-22T15:28:09' },
      { total: '1.00' },
    ].map((change) => key(change));
    expect(new Set(keys).size).toBe(4);
  });

  it('asks unsigned whether anybody is there', () => {
    const isPing = (body: string, headers = {}) =>
      PLATFORMS.woocommerce.isPing?.(delivery(Buffer.from(body), headers));
    expect(isPing('webhook_id=7')).toBe(true);
    expect(isPing('webhook_id=7&status=completed')).toBe(false);
    expect(isPing('webhook_id=7', { 'x-wc-webhook-signature': 'x' })).toBe(false);
  });
});

describe('Stripe', () => {
  const SESSION = 'stripe-checkout-session-completed';
  const paid = { reference: 'pi_3SWabcLkdIwHu7ix0001', isPaid: true, refunded: null, currency: 'EUR' };

  it('tells what was paid of the order that the payment names', () => {
    const session = orderOf(told('stripe', 'checkout.session.completed', fixture(SESSION)));
    expect(session).toEqual({
      order: { number: 'CC-2041', externalIds: ['CC-2041'], payment: 'pi_3SWabcLkdIwHu7ix0001' },
      at: new Date(1_763_900_000_000),
      payments: [paid],
    });
    const intent = orderOf(
      told('stripe', 'payment_intent.succeeded', fixture('stripe-payment-intent-succeeded')),
    );
    expect([intent.order.number, intent.payments]).toEqual(['CC-2041', [paid]]);
  });

  it('has all that was refunded of a charge so far, found by its payment', () => {
    const { order, payments } = orderOf(told('stripe', 'charge.refunded', fixture('stripe-charge-refunded')));
    expect(order).toEqual({ number: null, externalIds: [], payment: 'pi_3SWabcLkdIwHu7ix0001' });
    expect(payments).toEqual([{ ...paid, refunded: '26.95' }]);
  });

  it.each([
    ['jpy', 1200, '1200'],
    ['isk', 120_000, '1200'],
    ['jod', 8000, '8.000'],
  ])('counts %s as it does', (currency, amount, expected) => {
    const body = stripe('stripe-charge-refunded', { currency, amount_refunded: amount });
    expect(orderOf(told('stripe', 'charge.refunded', body)).payments?.[0]?.refunded).toBe(expected);
  });

  it('tells nothing when a checkout is not paid yet, or names no order', () => {
    const unpaid = told(
      'stripe',
      'checkout.session.completed',
      stripe(SESSION, { payment_status: 'unpaid' }),
    );
    expect(unpaid).toEqual({ ignored: expect.stringContaining('not paid yet') });
    const nameless = told(
      'stripe',
      'checkout.session.completed',
      stripe(SESSION, { client_reference_id: null }),
    );
    expect(nameless).toEqual({ ignored: expect.stringContaining('order_number') });
  });

  it('is known again by the id of the event', () => {
    expect(PLATFORMS.stripe.envelope(delivery(fixture(SESSION)))).toMatchObject({
      ...{ kind: 'payment', dedupeKey: 'evt_1SWabcLkdIwHu7ixZxkXyZ12' },
    });
    const other = fixture(SESSION, { type: 'customer.created' });
    expect(PLATFORMS.stripe.envelope(delivery(other))).toMatchObject({
      ...{ kind: null, reason: 'Nothing is done with events of the type "customer.created".' },
    });
  });
});

describe('a system of one’s own', () => {
  const event = (type: string, data: Json) =>
    told('signed', type, Buffer.from(JSON.stringify({ type, timestamp: '2026-12-01T10:00:00Z', data })));
  const whole = { number: 'A-1', status: 'pending', total: '5.00', customer: {}, items: [] };

  it('tells an order in the API’s form, whole or in part', () => {
    expect(orderOf(event('order.created', whole))).toMatchObject({ fields: whole, isWhole: true });
    const part = orderOf(event('order.updated', { number: 'A-1', status: 'shipped' }));
    expect(part).toMatchObject({ isWhole: false, order: { number: 'A-1' } });
  });

  it('tells payments, refunds and stock', () => {
    expect(orderOf(event('payment.succeeded', { order: 'A-1' })).payments?.[0]).toMatchObject({
      isPaid: true,
    });
    const refund = { order: 'A-1', reference: 'r-1', amount: '2.00', currency: 'eur' };
    expect(orderOf(event('refund.succeeded', refund)).payments).toEqual([
      { reference: 'refund r-1', isPaid: false, refunded: '2.00', currency: 'EUR' },
    ]);
    expect(event('stock.updated', { items: [{ sku: 'M-1', stock: null }] })).toEqual({
      stocks: [{ sku: 'M-1', stock: null, at: new Date('2026-12-01T10:00:00Z') }],
    });
  });

  it('is told which types there are', () => {
    const body = Buffer.from('{"type":"order.shipped"}');
    expect(PLATFORMS.signed.envelope(delivery(body, { 'webhook-id': 'm-1' })).reason).toContain(
      'order.updated',
    );
  });
});

describe('what cannot be understood', () => {
  const why = (kind: EventSourceKind, type: string, body: Buffer): string => {
    try {
      return `Understood: ${JSON.stringify(told(kind, type, body))}`;
    } catch (error) {
      return error instanceof UnreadableEvent ? error.message : `A fault: ${String(error)}`;
    }
  };

  it.each<[EventSourceKind, string]>([
    ['stripe', 'charge.refunded'],
    ['shopify', 'orders/updated'],
    ['woocommerce', 'order.updated'],
    ['signed', 'order.updated'],
  ])('of %s is said in plain words that quote nothing of it', (kind, type) => {
    expect(why(kind, type, Buffer.from('{"email":"jon@example.com"'))).toBe('The body is not valid JSON.');
    expect(why(kind, type, Buffer.from([0x7b, 0xff, 0x7d]))).toBe('The body is not in UTF-8.');
    expect(why(kind, type, Buffer.from('[]'))).toMatch(/not what the platform documents/);
    expect(why(kind, type, Buffer.from('{"id":"jon@example.com"}'))).not.toContain('jon@');
  });

  it('names the field', () => {
    const body = fixture('shopify-order-updated', { total_price: null });
    expect(why('shopify', 'orders/updated', body)).toBe(
      'The field "total_price" is missing, or not what the platform documents.',
    );
  });

  it('is kept under the hash of its body, so that its repeat is known', () => {
    const broken = delivery(Buffer.from('{'));
    expect(PLATFORMS.stripe.envelope(broken)).toMatchObject({ kind: 'payment', type: 'unknown' });
    expect(PLATFORMS.stripe.envelope(broken).dedupeKey).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has no NUL and no half characters for Postgres', () => {
    const body = Buffer.from(
      '{"type":"order.updated","timestamp":"2026-12-01T10:00:00Z","data":{"number":"A\\u0000-\\ud800"}}',
    );
    expect(orderOf(told('signed', 'order.updated', body)).order.number).toBe('A-\ufffd');
  });
});
