import type { OrderLine } from './order-line.js';
import type { OrderStatus } from './order-lookup.port.js';

/** Quantities are stored in thousandths. */
export const THOUSAND = 1_000;

export interface OrderItem {
  sku: string | null;
  /** As the business sent it. */
  name: string | null;
  /** The catalogue's name of the `sku`, for items sent without one. */
  productName?: string | null;
  /** At most three decimal places. */
  quantity: number;
  unitPriceMinor: bigint | null;
}

/** What is in a parcel. */
export interface ShippedItem {
  sku: string;
  quantity: number;
}

export interface Shipment {
  carrier: string;
  trackingNumber: string;
  trackingUrl: string | null;
  status: string | null;
  /** Empty when the business did not tell. */
  items: ShippedItem[];
}

export interface Order {
  id: string;
  number: string;
  /** The shop system's own id. */
  externalId: string | null;
  status: OrderStatus;
  placedAt: Date | null;
  currency: string;
  totalMinor: bigint;
  customer: { name: string | null; email: string | null; phone: string | null };
  items: OrderItem[];
  lines: OrderLine[];
  shipments: Shipment[];
  /** `YYYY-MM-DD` */
  expectedAt: string | null;
  note: string | null;
  /** When a payment system told that it is paid; null when none has. */
  paidAt: Date | null;
  /** Refunded so far, as payment systems have told. */
  refundedMinor: bigint;
  createdAt: Date;
  updatedAt: Date;
}

/** What a business sends of an order. */
export type OrderInput = Omit<Order, 'id' | 'paidAt' | 'refundedMinor' | 'createdAt' | 'updatedAt'>;
