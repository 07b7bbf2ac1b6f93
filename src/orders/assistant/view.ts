import type { OrderForVisitor } from '../order-lookup.port.js';

/** An order as a tool result: JSON, money as decimal text. */
export interface OrderView extends Omit<OrderForVisitor, 'totalMinor'> {
  /** Decimal text in `currency`. */
  total: string;
}
