import { Temporal } from 'temporal-polyfill';
import type { ToolContext } from '../../assistant/chat-tool.js';
import { formatAmount } from '../../kernel/money.js';
import type { ListedOrder, OrderForVisitor, OrderStatus, VisitorItem } from '../order-lookup.port.js';
import type { OrderLine } from '../order-line.js';

/** Statuses in which an expected date has no meaning. */
const SETTLED: ReadonlySet<OrderStatus> = new Set([
  'delivered',
  'cancelled',
  'returned',
  'refunded',
  'partially_refunded',
]);

/** An order as a tool result: JSON, money as decimal text in `currency`. */
export interface OrderView extends Omit<OrderForVisitor, 'totalMinor' | 'refundedMinor' | 'items' | 'lines'> {
  total: string;
  /** Absent when nothing was refunded. */
  refundedAmount?: string;
  items: ItemView[];
  lines: LineView[];
  /** False once the order has arrived or will not come: then `expectedAt` has no meaning. */
  isUnderWay: boolean;
  /** Days since `expectedAt` for an order under way; null when it is not late. */
  daysLate: number | null;
}

export interface ItemView extends Omit<VisitorItem, 'unitPriceMinor'> {
  unitPrice: string | null;
}

export interface LineView extends Omit<OrderLine, 'amountMinor'> {
  amount: string;
}

/** One of the orders of a customer. */
export interface ListedView {
  id: string;
  number: string;
  status: OrderStatus;
  /** `YYYY-MM-DD` in the business's time zone. */
  placedOn: string;
}

export function viewOf(
  { totalMinor, refundedMinor = 0n, items, lines, ...order }: OrderForVisitor,
  context: Pick<ToolContext, 'now' | 'tenant'>,
): OrderView {
  const { currency } = order;
  const isUnderWay = !SETTLED.has(order.status);
  return {
    ...order,
    total: formatAmount({ minor: totalMinor, currency }),
    ...(refundedMinor > 0n && { refundedAmount: formatAmount({ minor: refundedMinor, currency }) }),
    items: items.map(({ unitPriceMinor, ...item }) => ({
      ...item,
      unitPrice: unitPriceMinor === null ? null : formatAmount({ minor: unitPriceMinor, currency }),
    })),
    lines: lines.map(({ amountMinor, ...line }) => ({
      ...line,
      amount: formatAmount({ minor: amountMinor, currency }),
    })),
    isUnderWay,
    daysLate: isUnderWay && order.expectedAt ? daysSince(order.expectedAt, context) : null,
  };
}

export function listedView({ id, number, status, at }: ListedOrder, { tenant }: ToolContext): ListedView {
  return { id, number, status, placedOn: dayOf(at, tenant.timezone).toString() };
}

/** @returns null when the day is not over in the business's time zone */
function daysSince(day: string, { now, tenant }: Pick<ToolContext, 'now' | 'tenant'>): number | null {
  const days = Temporal.PlainDate.from(day).until(dayOf(now, tenant.timezone)).days;
  return days > 0 ? days : null;
}

function dayOf(moment: Date, timezone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timezone).toPlainDate();
}
