import { parseAmount } from '../../kernel/money.js';
import { quote, sayDay, sayList, sayMoney } from '../../language/text/phrasing.js';
import { WRITING, type Language } from '../../language/language.js';
import type { OrderAspect } from './words/order-words.js';
import { ORDER_SENTENCES } from './words/patterns.js';
import type { OrderView } from './view.js';

/** Statuses in which an expected date has no meaning. */
const SETTLED = new Set(['delivered', 'cancelled', 'returned', 'refunded']);
const MOST_ITEMS = 8;

/** The answer about an order; free text of the shop is quoted. */
export function sayOrder(order: OrderView, language: Language): string {
  const sentences = ORDER_SENTENCES[language];
  const parts = [sayStatus(order, language), ...sayExpected(order, language), ...sayParcels(order, language)];
  if (order.items.length > 0) parts.push(sentences.items(sayItems(order, language)));
  const total = parseAmount(order.total, order.currency);
  if (total !== null) parts.push(sentences.total(sayMoney(total, order.currency, language)));
  if (order.note) parts.push(sentences.note(quote(order.note)));
  return parts.join(' ');
}

/** The answer about one aspect of an order that was already shown. */
export function sayAspect(order: OrderView, aspect: OrderAspect, language: Language): string {
  const sentences = ORDER_SENTENCES[language];
  const number = quote(order.number, 60);
  switch (aspect) {
    case 'items':
      return order.items.length > 0
        ? sentences.contains(number, sayItems(order, language))
        : sayOrder(order, language);
    case 'total': {
      const total = parseAmount(order.total, order.currency);
      return total === null
        ? sayOrder(order, language)
        : sentences.amounts(number, sayMoney(total, order.currency, language));
    }
    case 'parcel': {
      const parcels = sayParcels(order, language);
      return parcels.length > 0 ? parcels.join(' ') : `${sayStatus(order, language)} ${sentences.noParcel}`;
    }
    case 'date': {
      const expected = sayExpected(order, language);
      if (expected.length === 0 && !SETTLED.has(order.status)) expected.push(sentences.noDate);
      return [sayStatus(order, language), ...expected].join(' ');
    }
  }
}

/** "in 10 minutes", "in 3 hours", "tomorrow". */
export function sayWait(seconds: number, language: Language): string {
  const sentences = ORDER_SENTENCES[language];
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  if (minutes < 60) return sentences.inTime(sayUnit(minutes, 'minute', language));
  const hours = Math.ceil(minutes / 60);
  return hours > MOST_HOURS ? sentences.tomorrow : sentences.inTime(sayUnit(hours, 'hour', language));
}

const MOST_HOURS = 12;

function sayUnit(count: number, unit: 'minute' | 'hour', language: Language): string {
  return new Intl.NumberFormat(WRITING[language].locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
    count,
  );
}

function sayStatus(order: OrderView, language: Language): string {
  const sentences = ORDER_SENTENCES[language];
  return sentences.order(quote(order.number, 60), sentences.statuses[order.status]);
}

function sayExpected({ expectedAt, status }: OrderView, language: Language): string[] {
  if (!expectedAt || SETTLED.has(status)) return [];
  return [ORDER_SENTENCES[language].expected(sayDay(expectedAt, language))];
}

function sayParcels({ shipments }: OrderView, language: Language): string[] {
  return shipments.map(({ carrier, trackingNumber, trackingUrl }) =>
    ORDER_SENTENCES[language].shipment(
      quote(carrier, 60),
      quote(trackingNumber, 60),
      trackingUrl && quote(trackingUrl),
    ),
  );
}

function sayItems(order: OrderView, language: Language): string {
  const items = order.items
    .slice(0, MOST_ITEMS)
    .map(({ name, quantity }) => `${quantity} × ${quote(name, 120)}`);
  if (order.items.length > MOST_ITEMS) items.push('…');
  return sayList(items, language);
}
