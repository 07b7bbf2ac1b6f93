import { parseAmount } from '../../kernel/money.js';
import type { OrderStatus } from '../order-lookup.port.js';
import type { OrderView } from './view.js';

/** What a visitor was last shown of an order. */
export interface ToldOrder {
  status: string;
  /** `YYYY-MM-DD` */
  expectedAt: string | null;
  refundedMinor: bigint;
  /** Tracking numbers. */
  parcels: readonly string[];
}

/** What is new for somebody who asked before. */
export interface OrderNews {
  status: boolean;
  parcels: boolean;
  /** It comes later than was said. */
  expected: boolean;
  refunded: boolean;
}

/** Statuses that somebody who waits for an order wants to hear of. */
const NEWS: ReadonlySet<OrderStatus> = new Set([
  'partially_shipped',
  'shipped',
  'out_for_delivery',
  'delivered',
  'cancelled',
  'returned',
  'partially_refunded',
  'refunded',
]);
const WITH_PARCELS: ReadonlySet<OrderStatus> = new Set(['partially_shipped', 'shipped', 'out_for_delivery']);

/** @returns null when nothing has changed that is worth a message */
export function newsOf(told: ToldOrder, order: OrderView): OrderNews | null {
  const numbers = new Set(told.parcels);
  const news: OrderNews = {
    status: order.status !== told.status && NEWS.has(order.status),
    parcels:
      WITH_PARCELS.has(order.status) &&
      order.shipments.some(({ trackingNumber }) => !numbers.has(trackingNumber)),
    expected:
      order.isUnderWay &&
      order.expectedAt !== null &&
      told.expectedAt !== null &&
      order.expectedAt > told.expectedAt,
    refunded: refundedOf(order) > told.refundedMinor,
  };
  return Object.values(news).some(Boolean) ? news : null;
}

/** What is shown of an order with its news. */
export function toldOf(order: OrderView): ToldOrder {
  return {
    status: order.status,
    expectedAt: order.isUnderWay ? order.expectedAt : null,
    refundedMinor: refundedOf(order),
    parcels: order.shipments.map(({ trackingNumber }) => trackingNumber),
  };
}

function refundedOf({ refundedAmount: amount, currency }: OrderView): bigint {
  return amount === undefined ? 0n : (parseAmount(amount, currency) ?? 0n);
}
