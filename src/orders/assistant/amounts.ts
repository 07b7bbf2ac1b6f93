import { parseAmount } from '../../kernel/money.js';
import type { Speech } from '../../language/speech.js';
import { quote, sayList, sayMoney } from '../../language/text/phrasing.js';
import type { OrderLineKind } from '../order-line.js';
import type { LineView, OrderView } from './view.js';
import { ORDER_SENTENCES } from './words/patterns.js';

const MOST_LINES = 10;

/** "Why is the total 90.95?": its parts, as far as the shop told them. */
export function sayBreakdown(order: OrderView, speech: Speech): string {
  const sentences = ORDER_SENTENCES[speech];
  const number = quote(order.number, 60);
  const amount = sayAmount(order.total, order.currency, speech);
  const goods = goodsOf(order);
  const parts = [
    ...(goods === null ? [] : [`${sentences.goods} ${sayMoney(goods, order.currency, speech)}`]),
    ...order.lines.slice(0, MOST_LINES).map((line) => sayLine(line, order.currency, speech)),
  ];
  if (order.lines.length === 0) return `${sentences.amounts(number, amount)} ${sentences.noBreakdown}`;
  return sentences.madeUpOf(number, amount, sayList(parts, speech));
}

/** "How much was shipping?" */
export function sayLinesOf(order: OrderView, kind: OrderLineKind, speech: Speech): string {
  const sentences = ORDER_SENTENCES[speech];
  const number = quote(order.number, 60);
  const lines = order.lines.filter((line) => line.kind === kind).slice(0, MOST_LINES);
  if (lines.length > 0) {
    const said = lines.map((line) => sayLine(line, order.currency, speech));
    return sentences.linesOf(number, sayList(said, speech));
  }
  const amount = sayAmount(order.total, order.currency, speech);
  return `${sentences.noLine(number, sentences.lineKinds[kind])} ${sentences.amounts(number, amount)}`;
}

/** The text of an amount of an order in the language. */
export function sayAmount(amount: string, currency: string, speech: Speech): string {
  return sayMoney(parseAmount(amount, currency) ?? 0n, currency, speech);
}

/** "delivery (to Ireland) €6.95", "discount -€5.00". */
function sayLine({ kind, name, amount }: LineView, currency: string, speech: Speech): string {
  const minor = parseAmount(amount, currency) ?? 0n;
  const said = sayMoney(kind === 'discount' ? -minor : minor, currency, speech);
  const label = ORDER_SENTENCES[speech].lineKinds[kind];
  return name ? `${label} (${quote(name, 60)}) ${said}` : `${label} ${said}`;
}

/** The sum of the items in minor units; null unless every item has its price. */
function goodsOf({ items, currency }: OrderView): bigint | null {
  let sum = 0;
  for (const { quantity, unitPrice } of items) {
    const price = unitPrice === null ? null : parseAmount(unitPrice, currency);
    if (price === null) return null;
    sum += Math.round(quantity * Number(price));
  }
  return items.length > 0 ? BigInt(sum) : null;
}
