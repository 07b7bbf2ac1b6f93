import type { OrderStatus } from './order-lookup.port.js';

export interface OrderItem {
  sku: string | null;
  /** As the business sent it. */
  name: string | null;
  /** The catalogue's name of the `sku`, for items sent without one. */
  productName?: string | null;
  quantity: number;
  unitPriceMinor: bigint | null;
}

export interface Shipment {
  carrier: string;
  trackingNumber: string;
  trackingUrl: string | null;
  status: string | null;
}

export interface Order {
  id: string;
  number: string;
  status: OrderStatus;
  placedAt: Date | null;
  currency: string;
  totalMinor: bigint;
  customer: { name: string | null; email: string | null; phone: string | null };
  items: OrderItem[];
  shipments: Shipment[];
  /** `YYYY-MM-DD` */
  expectedAt: string | null;
  note: string | null;
  createdAt: Date;
  updatedAt: Date;
}

export type OrderInput = Omit<Order, 'id' | 'createdAt' | 'updatedAt'>;

/** An order number as it is compared: ignoring case, spaces, dashes and other signs. */
export function orderNumberKey(number: string): string {
  return number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
