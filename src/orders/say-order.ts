import { parseAmount } from '../kernel/money.js';
import { quote, sayDay, sayList, sayMoney } from '../platform/language/phrasing.js';
import type { Language } from '../platform/tools/skill.js';
import { ORDER_WORDS } from './order-status.phrases.js';
import type { OrderView } from './order-view.js';

/** Statuses after which an expected date says nothing. */
const SETTLED = new Set(['delivered', 'cancelled', 'returned', 'refunded']);
const MOST_ITEMS = 8;

/** What the customer is told about an order; free text of the shop is quoted as such. */
export function sayOrder(order: OrderView, language: Language): string {
  const sentences = ORDER_WORDS[language];
  const parts = [sentences.order(quote(order.number, 60), sentences.statuses[order.status])];
  if (order.expectedAt && !SETTLED.has(order.status))
    parts.push(sentences.expected(sayDay(order.expectedAt, language)));
  for (const { carrier, trackingNumber, trackingUrl } of order.shipments) {
    parts.push(
      sentences.shipment(quote(carrier, 60), quote(trackingNumber, 60), trackingUrl && quote(trackingUrl)),
    );
  }
  if (order.items.length > 0) parts.push(sentences.items(sayItems(order, language)));
  const total = parseAmount(order.total, order.currency);
  if (total !== null) parts.push(sentences.total(sayMoney(total, order.currency, language)));
  if (order.note) parts.push(sentences.note(quote(order.note)));
  return parts.join(' ');
}

function sayItems(order: OrderView, language: Language): string {
  const items = order.items
    .slice(0, MOST_ITEMS)
    .map(({ name, quantity }) => `${quantity} × ${quote(name, 120)}`);
  if (order.items.length > MOST_ITEMS) items.push('…');
  return sayList(items, language);
}
