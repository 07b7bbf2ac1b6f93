import type { Shipment } from '../order.types.js';

/** How another system names an order. Any of them finds it, in this order. */
export interface OrderReference {
  /** Ids in the other system, in the forms in which it writes them. */
  externalIds: readonly string[];
  /** As customers know it. */
  number: string | null;
  /** Of a payment that was told of before. */
  payment: string | null;
}

/** Where a parcel is; null when the shop does not tell. */
export type ParcelState = 'preparing' | 'shipped' | 'out_for_delivery' | 'delivered' | 'on_hold' | null;

export interface ParcelItem {
  sku: string | null;
  quantity: number;
}

/** One parcel of an order. */
export interface ShopParcel {
  state: ParcelState;
  /** Empty when the parcel has no tracking number. */
  shipments: Shipment[];
  /** What is in it, of one without a tracking number; left out when the parcel may be one that is known. */
  untracked?: readonly ParcelItem[];
}

/** What is known of one payment or refund. */
export interface PaymentChange {
  /** The other system's id of it. */
  reference: string;
  isPaid: boolean;
  /** Refunded of it so far, a decimal text; null when this does not tell. */
  refunded: string | null;
  /** ISO 4217 */
  currency: string;
}

/** What another system tells of one order. */
export interface OrderChange {
  order: OrderReference;
  /** How new it is, by the other system's clock. */
  at: Date;
  /** Fields of `OrderRow`, as the API takes them; those that are left out stay. */
  fields?: Record<string, unknown>;
  /** `fields` are enough to make the order when there is none. */
  isWhole?: boolean;
  parcel?: ShopParcel;
  payments?: readonly PaymentChange[];
}

/** `stale`: older than what is stored. `unchanged`: all of it was known. */
export interface OrderChangeResult {
  outcome: 'applied' | 'unchanged' | 'stale';
  orderId: string;
}
