import type { ToolContext } from '../assistant/chat-tool.js';

export const ORDER_STATUSES = [
  'pending',
  'processing',
  'preparing',
  'on_hold',
  'shipped',
  'out_for_delivery',
  'delivered',
  'cancelled',
  'returned',
  'refunded',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** The part of an order that its customer may see. */
export interface OrderForVisitor {
  id: string;
  number: string;
  status: OrderStatus;
  totalMinor: bigint;
  currency: string;
  /** `YYYY-MM-DD` */
  expectedAt: string | null;
  items: { name: string; quantity: number }[];
  shipments: { carrier: string; trackingNumber: string; trackingUrl: string | null }[];
  note: string | null;
}

/** An order number and a contact, which must belong to the same order. */
export interface OrderProof {
  /** As the visitor wrote it; compared ignoring case, spaces and dashes. */
  number: string;
  /** Canonical (`kernel/email`). */
  email?: string;
  /** E.164 */
  phone?: string;
}

/** A wrong contact, an unknown order and another business's order must all give the same `no_match`. */
export type OrderLookupResult =
  | { outcome: 'found'; order: OrderForVisitor }
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
}
