import { recordsOf } from '../../src/orders/order-records.js';
import type { OrderInput } from '../../src/orders/order.types.js';
import { orderNumberKeys } from '../../src/orders/order-number.js';
import { OrdersRepository } from '../../src/orders/orders.repository.js';
import { repository, type RecordedRepository } from './calls.js';
import { ID } from './sample-rows.js';

const ORDER: OrderInput = {
  number: 'A-1',
  externalId: null,
  status: 'shipped',
  placedAt: null,
  currency: 'EUR',
  totalMinor: 1200n,
  customer: { name: null, email: 'ann@example.com', phone: null },
  items: [{ sku: 'MUG-1', name: 'Mug', quantity: 1, unitPriceMinor: 1200n }],
  shipments: [{ carrier: 'Post', trackingNumber: '1', trackingUrl: null, status: null, items: [] }],
  lines: [],
  expectedAt: null,
  note: null,
};

const NEW = [{ id: ID, number: ORDER.number, created: true }];
const CHANGED = [{ id: ID, number: ORDER.number, created: false }];

export const ORDER_REPOSITORIES: RecordedRepository[] = [
  repository('orders/orders.repository', ({ tenantDb }) => new OrdersRepository(tenantDb), {
    upsert: [
      { args: [[recordsOf(ORDER)]], answers: [NEW], when: 'an order is new' },
      { args: [[recordsOf(ORDER)]], answers: [CHANGED], when: 'an order has changed' },
      { args: [[recordsOf(ORDER)]], when: 'nothing has changed' },
    ],
    create: [{ args: [ORDER], answers: [NEW] }],
    change: [
      { args: [ID, () => ORDER], answers: [[], [{ id: ID, items: [], lines: [], shipments: [] }], CHANGED] },
    ],
    list: [{ args: [20, undefined, {}] }],
    get: [{ args: [ID] }],
    remove: [{ args: [ID] }],
    findByProof: [{ args: [[{ number: orderNumberKeys('A-1'), email: 'ann@example.com', phone: null }]] }],
    findLatestOf: [{ args: [['ann@example.com']] }],
    findAllOf: [{ args: [{ emails: ['ann@example.com'], phone: null }, 5] }],
    sampleNumbers: [{ args: [] }],
    knownSkus: [{ args: [['MUG-1']] }],
  }),
];
