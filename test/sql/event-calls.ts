import { StockChangesRepository } from '../../src/catalog/products/stock-changes.repository.js';
import { StockChanges, type StockChange } from '../../src/catalog/products/stock-changes.service.js';
import { DeliveriesRepository, type Ending } from '../../src/inbound-events/deliveries.repository.js';
import { DeliverySweeper } from '../../src/inbound-events/delivery-sweeper.js';
import { EventSourcesRepository } from '../../src/inbound-events/event-sources.repository.js';
import type { Envelope } from '../../src/inbound-events/event.types.js';
import type { ToldOrder } from '../../src/orders/assistant/news.js';
import type { OrderChange } from '../../src/orders/changes/order-change.types.js';
import { OrderChangesRepository } from '../../src/orders/changes/order-changes.repository.js';
import { OrderChanges } from '../../src/orders/changes/order-changes.service.js';
import { InquiriesRepository } from '../../src/orders/updates/inquiries.repository.js';
import type { TenantDb } from '../../src/platform/database/tenant-db.js';
import { Outbox } from '../../src/platform/queueing/outbox.js';
import type { TenantProfile } from '../../src/platform/tenancy/tenant-profiles.js';
import { repository, type RecordedRepository } from './calls.js';
import { ID, NOW } from './sample-rows.js';

const BUSINESS: TenantProfile = {
  ...{ id: ID, name: 'Shop', locale: 'en', timezone: 'Europe/Dublin', currency: 'EUR', country: 'IE' },
  ...{ knowledgeVersion: 1, assistant: { name: 'Clay', greeting: 'Hello', handoffTopics: [] } },
};
const REFERENCE = { externalIds: ['1'], number: 'A-1', payment: null };
const PAYMENTS = [{ reference: 'pi_1', isPaid: true, refunded: null, currency: 'EUR' }];
const FIELDS = { number: 'A-1', status: 'pending', total: '12.00', customer: {}, items: [] };
const WHOLE: OrderChange = {
  ...{ order: REFERENCE, at: NOW, isWhole: true, fields: FIELDS, payments: PAYMENTS },
};
const ORDER_ROW = {
  ...{ id: ID, number: 'A-1', external_id: null, status: 'pending', placed_at: null, currency: 'EUR' },
  ...{ total_minor: 1200n, customer_name: null, customer_email: null, customer_phone: null },
  ...{ expected_at: null, note: null, lines: [], paid_at: null, refunded_minor: 0n },
  ...{ created_at: NOW, updated_at: NOW, items: [], shipments: [] },
};
const NO_PAYMENT = [{ paid_at: null, refunded_minor: null }];
const FOUND = [{ id: ID, data_at: NOW }];

/** In a transaction, as the job has it. */
class AppliedOrders {
  private readonly changes = new OrderChanges(new OrderChangesRepository());

  constructor(private readonly db: TenantDb) {}

  apply(change: OrderChange): Promise<unknown> {
    return this.db.transaction((sql) => this.changes.apply(sql, change, ID, BUSINESS));
  }
}

class AppliedStocks {
  private readonly changes = new StockChanges(new StockChangesRepository());

  constructor(private readonly db: TenantDb) {}

  apply(changes: readonly StockChange[]): Promise<unknown> {
    return this.db.transaction((sql) => this.changes.apply(sql, changes));
  }
}

class ToldInquiries {
  private readonly inquiries: InquiriesRepository;

  constructor(private readonly db: TenantDb) {
    this.inquiries = new InquiriesRepository(db, new Outbox());
  }

  get(id: string): Promise<unknown> {
    return this.inquiries.get(id);
  }

  told(told: ToldOrder): Promise<unknown> {
    return this.db.transaction((sql) => this.inquiries.told(sql, { id: ID, version: 0 }, told, ID));
  }

  settle(outboxId: string): Promise<void> {
    return this.inquiries.settle(outboxId);
  }
}

const ENVELOPE: Envelope = {
  ...{ type: 'orders/updated', kind: 'order', reason: null, eventId: 'e-1', dedupeKey: 'd-1' },
};
const ENDING: Ending = { status: 'applied', reason: null, orderId: ID };
const SECRET = { id: ID, sealed: Buffer.alloc(1), lastFour: 'abcd' };
const TOLD = { status: 'shipped', expectedAt: null, refundedMinor: 0n, parcels: [] };

export const EVENT_REPOSITORIES: RecordedRepository[] = [
  repository(
    'inbound-events/event-sources.repository',
    ({ tenantDb }) => new EventSourcesRepository(tenantDb),
    {
      create: [{ args: [{ id: ID, kind: 'signed', name: 'Shop' }, SECRET, 20], answers: [[{ id: ID }]] }],
      list: [{ args: [20, undefined, {}] }],
      get: [{ args: [ID] }],
      update: [
        { args: [ID, { enabled: false }, null, 5], answers: [[{}]] },
        {
          args: [ID, {}, { secret: SECRET, overlapHours: 24 }, 5],
          answers: [[{}]],
          when: 'its secret is a new one',
        },
      ],
      remove: [{ args: [ID] }],
      forDelivery: [{ args: [ID] }],
      noteRefusal: [{ args: [ID, 'wrong_signature'] }],
    },
  ),
  repository(
    'inbound-events/deliveries.repository',
    ({ tenantDb }) => new DeliveriesRepository(tenantDb, new Outbox()),
    {
      receive: [{ args: [ID, ENVELOPE, Buffer.from('{}')] }],
      list: [{ args: [ID, 20, undefined, {}] }],
      owed: [{ args: [ID] }],
      handle: [{ args: [ID, ID, () => Promise.resolve(ENDING)], answers: [[{ body: Buffer.from('{}') }]] }],
      noteReason: [{ args: [ID, 'It waits.'] }],
      fail: [{ args: [ID, 'It is no JSON.', ID] }],
      settle: [{ args: [ID] }],
    },
  ),
  repository('inbound-events/delivery-sweeper', ({ platformDb }) => new DeliverySweeper(platformDb), {
    run: [{ args: [] }],
  }),
  repository('orders/changes/order-changes.repository', ({ tenantDb }) => new AppliedOrders(tenantDb), {
    apply: [
      {
        args: [WHOLE],
        answers: [[], [], [{ id: ID, number: 'A-1', created: true }], [], NO_PAYMENT],
        when: 'an order is new',
      },
      {
        args: [{ ...WHOLE, fields: { ...FIELDS, status: 'shipped' } }],
        answers: [[], FOUND, [ORDER_ROW], [], NO_PAYMENT, [{ id: ID, number: 'A-1', created: false }]],
        when: 'an order has changed',
      },
    ],
  }),
  repository('catalog/products/stock-changes.repository', ({ tenantDb }) => new AppliedStocks(tenantDb), {
    apply: [
      {
        args: [[{ sku: 'MUG-1', stock: 3, at: NOW }]],
        answers: [[{ id: ID, sku: 'MUG-1', stock: 4, at: NOW }]],
      },
    ],
  }),
  repository('orders/updates/inquiries.repository', ({ tenantDb }) => new ToldInquiries(tenantDb), {
    get: [{ args: [ID] }],
    told: [{ args: [TOLD], answers: [[{ id: ID }]] }],
    settle: [{ args: [ID] }],
  }),
];
