import { toOrderInput } from '../../src/orders/order-input.js';
import type { OrderRow } from '../../src/orders/dto/order.dto.js';
import type { LookupTries } from '../../src/orders/lookup-tries.js';
import { OrderLookupService } from '../../src/orders/order-lookup.service.js';
import { mayMean, orderNumberKeys } from '../../src/orders/order-number.js';
import type { ListedOrder } from '../../src/orders/order-lookup.port.js';
import type { Order } from '../../src/orders/order.types.js';
import type { Contact, KeyedProof, OrdersRepository } from '../../src/orders/orders.repository.js';
import type { SampleBusiness } from './offline.js';

/** What the look-up asks of the store. */
type Store = Pick<OrdersRepository, 'findByProof' | 'findLatestOf' | 'findAllOf' | 'sampleNumbers'>;

const NO_LIMIT: Pick<LookupTries, 'take' | 'release'> = {
  take: () => Promise.resolve({ allowed: true }),
  release: () => Promise.resolve(),
};

/** The product's own look-up, over the orders of one sample business in memory, without a limit of tries. */
export function lookUpIn(business: SampleBusiness, country: string | null): OrderLookupService {
  const store: Store = new MemoryStore(business.orders.map((order) => stored(order, business, country)));
  return new OrderLookupService(store as OrdersRepository, NO_LIMIT as LookupTries);
}

class MemoryStore implements Store {
  constructor(private readonly orders: readonly Order[]) {}

  async findByProof(proofs: readonly KeyedProof[]): Promise<{ order: Order; proof: number } | null> {
    for (const [proof, { number, email, phone }] of proofs.entries()) {
      const own = this.orders.filter(({ customer }) => has(customer, email, phone));
      const meant = own.filter((order) => mayMean(number, orderNumberKeys(order.number)));
      const exact = meant.filter((order) => orderNumberKeys(order.number).key === number.key);
      const order = exact.at(-1) ?? meant.at(-1);
      if (order) return { order, proof };
    }
    return null;
  }

  async findLatestOf(emails: readonly string[]): Promise<Order | null> {
    return this.orders.findLast(({ customer }) => emails.includes(customer.email ?? '')) ?? null;
  }

  async findAllOf(
    { emails, phone }: Contact,
    limit: number,
  ): Promise<{ orders: ListedOrder[]; total: number }> {
    const own = this.orders.filter(
      ({ customer }) => emails.some((email) => has(customer, email, phone)) || has(customer, null, phone),
    );
    const newest = own.toReversed().map(({ id, number, status, placedAt, createdAt }) => ({
      ...{ id, number, status },
      at: placedAt ?? createdAt,
    }));
    return { orders: newest.slice(0, limit), total: own.length };
  }

  async sampleNumbers(): Promise<string[]> {
    return this.orders.map(({ number }) => number);
  }
}

function has(customer: Order['customer'], email: string | null, phone: string | null): boolean {
  return (email !== null && customer.email === email) || (phone !== null && customer.phone === phone);
}

function stored(
  sample: SampleBusiness['orders'][number],
  business: SampleBusiness,
  country: string | null,
): Order {
  const { number, status, total, email, phone, expectedAt, carrier, trackingNumber, note, lines, placedAt } =
    sample;
  const parcel = carrier ? [{ carrier, trackingNumber: trackingNumber ?? '' }] : [];
  const row: OrderRow = {
    ...{ number, status, total, expectedAt, note, lines, placedAt },
    customer: { email, phone },
    items: sample.items.map(([sku, quantity, unitPrice]) => ({ sku, quantity, unitPrice })),
    shipments: sample.shipments ?? parcel,
  };
  const read = toOrderInput(row, { currency: business.currency, country });
  if ('problems' in read) throw new Error(`${business.slug} ${number}: ${JSON.stringify(read.problems)}`);
  const items = read.value.items.map((item) => ({
    ...item,
    productName: business.products.find(({ sku }) => sku === item.sku)?.name ?? null,
  }));
  const at = new Date('2026-11-20T09:00:00Z');
  return { ...read.value, items, id: number, paidAt: null, refundedMinor: 0n, createdAt: at, updatedAt: at };
}
