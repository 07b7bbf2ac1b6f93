import type { TestBusiness } from '../support/businesses.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { aTime, allPages, anId, expectProblem, type PageBody } from './expectations.js';
import { Stage } from './stage.js';

interface OrderBody {
  id: string;
  number: string;
  status: string;
  customer: { phone: string | null };
}

const FULL = {
  number: 'CC-2041',
  externalId: 'gid://shop/Order/2041',
  status: 'shipped',
  placedAt: '2026-11-20T10:15:00.000Z',
  currency: 'EUR',
  total: '90.95',
  customer: { name: 'Aoife Byrne', email: 'aoife.byrne@example.com', phone: '+353861234567' },
  items: [
    { sku: 'CC-BWL-01', name: 'Large salad bowl', quantity: 1, unitPrice: '64.00' },
    { sku: 'CC-MUG-01', name: 'Stoneware mug', quantity: 2, unitPrice: '13.48' },
  ],
  expectedAt: '2026-11-26',
  shipments: [
    {
      carrier: 'An Post',
      trackingNumber: 'CE123456789IE',
      trackingUrl: 'https://track.example/CE123456789IE',
      status: 'in transit',
      items: [{ sku: 'CC-BWL-01', quantity: 1 }],
    },
  ],
  lines: [
    { kind: 'shipping', name: 'Delivery', amount: '4.99' },
    { kind: 'discount', name: null, amount: '5.00' },
  ],
  note: 'Leave with the neighbour',
};
/** No event source has told of a payment. */
const UNPAID = { paidAt: null, refunded: '0.00' };
const SMALL = { number: 'A-1', status: 'pending', total: '5', customer: {}, items: [] };

let stage: Stage;
let frontdesk: FrontdeskProcess;
let shop: TestBusiness;

beforeAll(async () => {
  stage = await Stage.shared();
  frontdesk = stage.frontdesk;
});
beforeEach(async () => {
  shop = await stage.business(frontdesk);
});
afterAll(() => stage.close());

function put(orders: unknown[]) {
  return shop.api.put('/v1/orders', { orders });
}

async function numbers(query: string): Promise<string[]> {
  const { status, body } = await shop.api.get<PageBody<OrderBody>>(`/v1/orders?${query}`);
  expect(status).toBe(200);
  return body.data.map(({ number }) => number);
}

describe('PUT /v1/orders', () => {
  test('tells created, updated and unchanged apart, children included', async () => {
    await shop.api.put('/v1/products', {
      products: FULL.items.map(({ sku }) => ({ sku, name: sku, price: '1' })),
    });
    const none = { errors: [], warnings: [] };
    expect((await put([FULL, SMALL])).body).toEqual({ created: 2, updated: 0, unchanged: 0, ...none });
    expect((await put([FULL, SMALL])).body).toEqual({ created: 0, updated: 0, unchanged: 2, ...none });
    const [bowl] = FULL.items;
    const { body } = await put([
      { ...FULL, items: [{ ...bowl, quantity: 2 }] },
      SMALL,
      { ...SMALL, number: 'A-2' },
    ]);
    expect(body).toEqual({ created: 1, updated: 1, unchanged: 1, errors: [], warnings: [] });
    const { body: list } = await shop.api.get<PageBody<OrderBody>>(
      '/v1/orders?customer=aoife.byrne@example.com',
    );
    expect(list.data).toMatchObject([{ number: FULL.number, items: [{ quantity: 2 }] }]);
  });

  test('a bad row is reported with its index and field, and the others are written', async () => {
    const { status, body } = await put([
      SMALL,
      { ...SMALL, number: 'B-1', status: 'lost' },
      { ...SMALL, number: 'B-2', total: '1.001' },
      { ...SMALL, number: 'B-3', customer: { phone: {} } },
      { ...SMALL, number: 'B-4', items: [{ quantity: 0 }] },
      { ...SMALL, number: 'B-5', expectedAt: '2026-02-30' },
      { ...SMALL, number: 'B-6', items: [{ name: 'Mug', quantity: 1, unitPrice: '2.999' }] },
      { ...SMALL, total: '6' },
      { ...SMALL, number: 'A-2' },
    ]);
    expect(status).toBe(200);
    const { errors, ...counts } = body as { errors: { index: number; pointer: string }[] };
    expect(counts).toEqual({ created: 2, updated: 0, unchanged: 0, warnings: [] });
    expect(errors.map(({ index, pointer }) => [index, pointer])).toEqual([
      [1, '/orders/1/status'],
      [2, '/orders/2/total'],
      [3, '/orders/3/customer/phone'],
      [4, '/orders/4/items/0/quantity'],
      [5, '/orders/5/expectedAt'],
      [6, '/orders/6/items/0/unitPrice'],
      [7, '/orders/7/number'],
    ]);
    expect((await numbers('')).sort()).toEqual(['A-1', 'A-2']);
  });

  test.each([
    ['a phone that is none', { customer: { phone: 'n/a' } }, 'customer/phone', { customer: { phone: null } }],
    ['a wrong phone', { customer: { phone: 'call me' } }, 'customer/phone', { customer: { phone: null } }],
    [
      'an e-mail with blanks around it',
      { customer: { email: ' jo@example.com ' } },
      'customer/email',
      { customer: { email: 'jo@example.com' } },
    ],
    ['a wrong e-mail', { customer: { email: 'nobody' } }, 'customer/email', { customer: { email: null } }],
    [
      'a status in another spelling',
      { status: 'Out for delivery' },
      'status',
      { status: 'out_for_delivery' },
    ],
    ['a total with a comma', { total: '12,50' }, 'total', { total: '12.50' }],
    ['a total as a number', { total: 12.5 }, 'total', { total: '12.50' }],
    ['a number as a number', { number: 1001 }, 'number', { number: '1001' }],
    [
      'a local time',
      { placedAt: '2026-07-20 10:15:00' },
      'placedAt',
      { placedAt: '2026-07-20T09:15:00.000Z' },
    ],
    ['an expected time', { expectedAt: '2026-11-26T18:00:00Z' }, 'expectedAt', { expectedAt: '2026-11-26' }],
    [
      'an item of an unknown sku',
      { items: [{ sku: 'X-1', quantity: 1 }] },
      'items/0/sku',
      { items: [{ sku: 'X-1', quantity: 1 }] },
    ],
    [
      'a quantity as text',
      { items: [{ name: 'Tea', quantity: '0,5' }] },
      'items/0/quantity',
      { items: [{ quantity: 0.5 }] },
    ],
    [
      'a discount with a sign',
      { lines: [{ kind: 'discount', amount: '-5.00' }] },
      'lines/0/amount',
      { lines: [{ amount: '5.00' }] },
    ],
    [
      'a tracking address that is none',
      { shipments: [{ carrier: 'DHL', trackingNumber: '1', trackingUrl: 'javascript:1' }] },
      'shipments/0/trackingUrl',
      { shipments: [{ trackingUrl: null }] },
    ],
  ])('takes %s with a warning', async (_, odd, field, stored) => {
    const { status, body } = await put([{ ...SMALL, ...odd }]);
    expect(status).toBe(200);
    expect(body).toMatchObject({ created: 1, errors: [], warnings: [{ index: 0, field }] });
    const { body: list } = await shop.api.get<PageBody<OrderBody>>('/v1/orders');
    expect(list.data).toMatchObject([stored]);
  });

  test('keeps quantities of three decimal places, and refuses none or less', async () => {
    const items = [0.5, 1.25, 0.001, 3].map((quantity) => ({
      sku: null,
      name: 'Tea',
      quantity,
      unitPrice: null,
    }));
    expect((await put([{ ...SMALL, items }])).body).toMatchObject({ created: 1, warnings: [] });
    const { body } = await shop.api.get<PageBody<OrderBody>>('/v1/orders');
    expect(body.data).toMatchObject([{ items }]);
    const none = { ...SMALL, items: [{ name: 'Tea', quantity: 0 }] };
    expect((await put([none])).status).toBe(422);
  });

  test('422 with the same summary when every row failed; 200 when none was sent', async () => {
    const bad = { ...SMALL, status: 'lost' };
    const { status, body } = await put([bad, { ...bad, number: 'A-2' }]);
    expect(status).toBe(422);
    expect(body).toMatchObject({ created: 0, updated: 0, unchanged: 0, warnings: [] });
    expect(body).toMatchObject({ errors: [{ index: 0, pointer: '/orders/0/status' }, { index: 1 }] });
    expect((await put([])).status).toBe(200);
  });

  test('500 rows at most', async () => {
    const rows = Array.from({ length: 501 }, (_, n) => ({ ...SMALL, number: `N-${n}` }));
    expectProblem(await put(rows), 422, 'invalid', ['/orders']);
    expect(await numbers('')).toEqual([]);
  });

  test.each([
    'pending',
    'processing',
    'preparing',
    'on_hold',
    'partially_shipped',
    'shipped',
    'out_for_delivery',
    'delivered',
    'cancelled',
    'returned',
    'partially_refunded',
    'refunded',
  ])('knows the status %s', async (status) => {
    expect((await put([{ ...SMALL, status }])).body).toMatchObject({ created: 1, errors: [] });
    expect(await numbers(`status=${status}`)).toEqual(['A-1']);
  });
});

describe('POST /v1/orders', () => {
  test('creates one and returns every field', async () => {
    const { status, body } = await shop.api.post('/v1/orders', FULL);
    expect(status).toBe(201);
    expect(body).toEqual({ ...FULL, ...UNPAID, id: anId, createdAt: aTime, updatedAt: aTime });
    const { id } = body as { id: string };
    expect((await shop.api.get(`/v1/orders/${id}`)).body).toEqual(body);
  });

  test('what was not sent is null or empty', async () => {
    const { body } = await shop.api.post('/v1/orders', SMALL);
    expect(body).toEqual({
      ...SMALL,
      ...UNPAID,
      id: anId,
      placedAt: null,
      currency: 'EUR',
      total: '5.00',
      customer: { name: null, email: null, phone: null },
      expectedAt: null,
      externalId: null,
      lines: [],
      shipments: [],
      note: null,
      createdAt: aTime,
      updatedAt: aTime,
    });
  });

  test('a number that is taken is a conflict, also when two come at once', async () => {
    const both = await Promise.all([shop.api.post('/v1/orders', FULL), shop.api.post('/v1/orders', FULL)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expectProblem(await shop.api.post('/v1/orders', FULL), 409, 'number_taken', ['/number']);
    expect(await numbers('')).toEqual(['CC-2041']);
  });

  test.each([
    ['086 123 4567', '+353861234567'],
    ['00353 86 123 4567', '+353861234567'],
    ['+353 (86) 123-4567', '+353861234567'],
    ['+44 20 7946 0958', '+442079460958'],
  ])('a phone as %s is answered as %s', async (phone, e164) => {
    const { body } = await shop.api.post<OrderBody>('/v1/orders', { ...SMALL, customer: { phone } });
    expect(body.customer.phone).toBe(e164);
    expect(await numbers(`customer=${encodeURIComponent(phone)}`)).toEqual(['A-1']);
  });

  test.each([
    ['no number', { number: undefined }, '/number'],
    ['no customer', { customer: undefined }, '/customer'],
    ['a customer that is null', { customer: null }, '/customer'],
    ['no items', { items: undefined }, '/items'],
    ['items that hold null', { items: [null] }, '/items'],
    ['a wrong e-mail', { customer: { email: 'nobody' } }, '/customer/email'],
    ['an unknown field', { colour: 'red' }, '/colour'],
    ['an unknown field deep inside', { items: [{ quantity: 1, size: 'L' }] }, '/items/0/size'],
    [
      'a tracking address that is a script',
      { shipments: [{ carrier: 'x', trackingNumber: '1', trackingUrl: 'javascript:1' }] },
      '/shipments/0/trackingUrl',
    ],
  ])('%s is refused', async (_, wrong, pointer) => {
    const answer = await shop.api.post<{ errors: { pointer: string }[] }>('/v1/orders', {
      ...SMALL,
      ...wrong,
    });
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0]?.pointer).toMatch(new RegExp(`^${pointer}`));
    expect(await numbers('')).toEqual([]);
  });
});

describe('GET /v1/orders', () => {
  test('lists newest first and filters by status and customer', async () => {
    const mail = 'Ines.Costa@Example.com';
    await put([FULL, { ...SMALL, number: 'A-1' }, { ...SMALL, number: 'A-2', customer: { email: mail } }]);
    await put([{ ...SMALL, number: 'A-3', status: 'shipped', customer: { email: mail } }]);
    const all = await allPages<OrderBody>((query) => shop.api.get(`/v1/orders?${query}`), 2);
    expect(all.map(({ number }) => number)).toEqual(['A-3', 'A-2', 'A-1', 'CC-2041']);
    expect(await numbers('status=shipped')).toEqual(['A-3', 'CC-2041']);
    expect(await numbers('customer=ines.costa@example.com')).toEqual(['A-3', 'A-2']);
    expect(await numbers(`customer=${mail}&status=pending`)).toEqual(['A-2']);
    expect(await numbers('customer=086%20123%204567')).toEqual(['CC-2041']);
    expect(await numbers('customer=nobody@example.com')).toEqual([]);
    expectProblem(await shop.api.get('/v1/orders?status=lost'), 422, 'invalid', ['/status']);
  });
});

describe('GET /v1/orders?number= and ?externalId=', () => {
  test.each(['CC-2041', 'cc 2041', 'CC–2041', '#CC2041', 'CC-٢٠٤١'])(
    'finds CC-2041 by “%s”',
    async (number) => {
      await put([FULL, { ...SMALL, number: '2041' }, { ...SMALL, number: 'CC-20410' }]);
      expect(await numbers(`number=${encodeURIComponent(number)}`)).toEqual(['CC-2041']);
    },
  );

  test('finds by the shop’s own id, exactly, and by both with other filters', async () => {
    await put([FULL, { ...SMALL, externalId: 'gid://shop/Order/1' }]);
    const id = encodeURIComponent(FULL.externalId);
    expect(await numbers(`externalId=${id}`)).toEqual(['CC-2041']);
    expect(await numbers(`externalId=${id}&number=A-1`)).toEqual([]);
    expect(await numbers(`externalId=${id.toUpperCase()}`)).toEqual([]);
    expect(await numbers('number=A-2')).toEqual([]);
    expectProblem(await shop.api.get('/v1/orders?number='), 422, 'invalid', ['/number']);
  });
});

describe('PATCH and DELETE /v1/orders/{id}', () => {
  let path: string;
  let order: object;
  beforeEach(async () => {
    const { body } = await shop.api.post<OrderBody>('/v1/orders', FULL);
    path = `/v1/orders/${body.id}`;
    order = body;
  });

  test('changes what it names and keeps the rest', async () => {
    const changed = await shop.api.patch(path, {
      status: 'delivered',
      expectedAt: null,
      customer: { name: 'A. Byrne' },
    });
    const customer = { ...FULL.customer, name: 'A. Byrne' };
    expect(changed.status).toBe(200);
    expect(changed.body).toEqual({
      ...order,
      status: 'delivered',
      expectedAt: null,
      customer,
      updatedAt: aTime,
    });
    const items = [{ sku: null, name: 'Vase', quantity: 3, unitPrice: '29.00' }];
    expect((await shop.api.patch(path, { items, shipments: [] })).body).toMatchObject({
      items,
      shipments: [],
    });
    expect((await shop.api.get(path)).body).toMatchObject({
      items,
      shipments: [],
      status: 'delivered',
      customer,
    });
  });

  test('a wrong change is refused and nothing changes', async () => {
    expectProblem(await shop.api.patch(path, { status: 'lost' }), 422, 'invalid', ['/status']);
    expectProblem(await shop.api.patch(path, { number: 'X' }), 422, 'invalid', ['/number']);
    expectProblem(await shop.api.patch(path, { status: null }), 422, 'invalid', ['/status']);
    expectProblem(await shop.api.patch(path, { currency: 'JOD' }), 422, 'invalid', ['/total']);
    expect((await shop.api.get(path)).body).toEqual(order);
  });

  test('a PATCH back to what was PUT is unchanged for the next PUT', async () => {
    await shop.api.patch(path, { status: 'delivered' });
    await shop.api.patch(path, { status: FULL.status });
    expect((await put([FULL])).body).toMatchObject({ updated: 0, unchanged: 1 });
  });

  test('deletes once', async () => {
    expect(await shop.api.delete(path)).toMatchObject({ status: 204, text: '' });
    expectProblem(await shop.api.get(path), 404, 'not_found');
    expectProblem(await shop.api.delete(path), 404, 'not_found');
    expectProblem(await shop.api.patch(path, { status: 'pending' }), 404, 'not_found');
    expect((await shop.api.post('/v1/orders', FULL)).status).toBe(201);
  });
});
