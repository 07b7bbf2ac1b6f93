import type { ToolContext } from '../assistant/chat-tool.js';
import type { OrderNumberForms } from './order-number-forms.js';
import type { OrderLine } from './order-line.js';

export const ORDER_STATUSES = [
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
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** The part of an order that its customer may see. */
export interface OrderForVisitor {
  id: string;
  number: string;
  status: OrderStatus;
  totalMinor: bigint;
  /** Refunded so far; absent means nothing. */
  refundedMinor?: bigint;
  currency: string;
  /** `YYYY-MM-DD` */
  expectedAt: string | null;
  items: VisitorItem[];
  lines: OrderLine[];
  shipments: VisitorParcel[];
  note: string | null;
}

export interface VisitorItem {
  name: string;
  quantity: number;
  unitPriceMinor: bigint | null;
  /** How many are in no parcel; null unless the order is partly shipped and the business told what is in each parcel. */
  toCome: number | null;
}

export interface VisitorParcel {
  carrier: string;
  trackingNumber: string;
  trackingUrl: string | null;
  /** Empty when the business did not tell what is in it. */
  items: { name: string; quantity: number }[];
}

/** An order in a list of a customer's orders. */
export interface ListedOrder {
  id: string;
  number: string;
  status: OrderStatus;
  /** When it was placed. */
  at: Date;
}

/** An order number and a contact, which must belong to the same order. */
export interface OrderProof {
  /** As the visitor wrote it; compared as `mayMean` (`order-number.ts`) does. */
  number: string;
  /** Canonical (`kernel/email`). */
  email?: string;
  /** E.164 */
  phone?: string;
}

/** One contact that is proven to be the visitor's: canonical e-mail or E.164 phone. */
export type ProvenContact = { email: string } | { phone: string };

/** A wrong contact, an unknown order and another business's order must all give the same `no_match`. */
export type OrderLookupResult =
  | { outcome: 'found'; order: OrderForVisitor; contact: ProvenContact }
  | { outcome: 'no_match' }
  | { outcome: 'too_many_tries'; retryAfterSeconds: number };

/** Orders of the tenant in context, for visitors. Needs a proof; attempts are limited. */
export abstract class OrderLookup {
  /**
   * Makes one attempt.
   * @param readings ways to read the number and the contact that the visitor gave; the first that is right counts
   */
  abstract lookup(readings: readonly OrderProof[], context: ToolContext): Promise<OrderLookupResult>;
  /**
   * The newest order under way of the customer with this canonical, verified e-mail address, or else the newest; null
   * without one.
   * The visitor cannot guess here, so no attempt is counted.
   */
  abstract latestOf(verifiedEmail: string): Promise<OrderForVisitor | null>;
  /**
   * The newest orders with this contact, and how many there are. The caller must have proven the contact: by `lookup`
   * in this turn, or by the business's own vouching.
   */
  abstract allOf(contact: ProvenContact, limit: number): Promise<{ orders: ListedOrder[]; total: number }>;
  /** How the business's order numbers look. It does not tell whether a number exists. */
  abstract forms(): Promise<OrderNumberForms>;
}
