import type { OrderForVisitor } from './order-lookup.js';

/** An order as a tool result: JSON, money as decimal text. */
export interface OrderView extends Omit<OrderForVisitor, 'totalMinor'> {
  /** Decimal text in `currency`. */
  total: string;
}
