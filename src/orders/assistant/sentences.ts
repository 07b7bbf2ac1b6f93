import { quote, sayDay, sayList } from '../../language/text/phrasing.js';
import { WRITING, type Language } from '../../language/language.js';
import type { OrderAspect } from './words/order-words.js';
import { ORDER_SENTENCES } from './words/patterns.js';
import { sayAmount, sayBreakdown, sayLinesOf } from './amounts.js';
import type { ListedView, OrderView } from './view.js';

const MOST_ITEMS = 8;

/** The answer about an order; free text of the shop is quoted. */
export function sayOrder(order: OrderView, language: Language): string {
  const sentences = ORDER_SENTENCES[language];
  const parts = [sayStatus(order, language), ...sayExpected(order, language), ...sayParcels(order, language)];
  if (order.items.length > 0) parts.push(sentences.items(sayItems(order, language)));
  const toCome = sayToCome(order, language);
  if (toCome) parts.push(toCome);
  parts.push(sentences.total(sayAmount(order.total, order.currency, language)));
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
    case 'total':
      return sentences.amounts(number, sayAmount(order.total, order.currency, language));
    case 'breakdown':
      return sayBreakdown(order, language);
    case 'shipping':
    case 'tax':
    case 'discount':
      return sayLinesOf(order, aspect, language);
    case 'parcel': {
      const parcels = sayParcels(order, language);
      const toCome = sayToCome(order, language);
      if (toCome) parcels.push(toCome);
      return parcels.length > 0 ? parcels.join(' ') : `${sayStatus(order, language)} ${sentences.noParcel}`;
    }
    case 'date': {
      const expected = sayExpected(order, language);
      if (expected.length === 0 && order.isUnderWay) expected.push(sentences.noDate);
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

function sayUnit(count: number, unit: 'minute' | 'hour' | 'day', language: Language): string {
  const { locale } = WRITING[language];
  const said = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
  return said.replace(/[\u00A0\u202F]/g, ' ');
}

function sayStatus(order: OrderView, language: Language): string {
  const sentences = ORDER_SENTENCES[language];
  return sentences.order(quote(order.number, 60), sentences.statuses[order.status]);
}

/** A date that has passed is told as late, never as expected. */
function sayExpected({ expectedAt, isUnderWay, daysLate }: OrderView, language: Language): string[] {
  if (!expectedAt || !isUnderWay) return [];
  const sentences = ORDER_SENTENCES[language];
  const day = sayDay(expectedAt, language);
  return [
    daysLate === null ? sentences.expected(day) : sentences.late(day, sayUnit(daysLate, 'day', language)),
  ];
}

function sayParcels({ shipments }: OrderView, language: Language): string[] {
  const sentences = ORDER_SENTENCES[language];
  return shipments.map(({ carrier, trackingNumber, trackingUrl, items }) => {
    const parcel = [
      quote(carrier, 60),
      quote(trackingNumber, 60),
      trackingUrl && quote(trackingUrl),
    ] as const;
    return items.length > 0
      ? sentences.parcel(sayQuantities(items, language), ...parcel)
      : sentences.shipment(...parcel);
  });
}

function sayToCome({ items }: OrderView, language: Language): string | null {
  const left = items.flatMap(({ name, toCome }) => (toCome ? [{ name, quantity: toCome }] : []));
  return left.length > 0 ? ORDER_SENTENCES[language].toCome(sayQuantities(left, language)) : null;
}

function sayItems(order: OrderView, language: Language): string {
  return sayQuantities(order.items, language);
}

function sayQuantities(items: readonly { name: string; quantity: number }[], language: Language): string {
  const format = new Intl.NumberFormat(WRITING[language].locale, {
    maximumFractionDigits: 3,
    useGrouping: false,
  });
  const said = items
    .slice(0, MOST_ITEMS)
    .map(({ name, quantity }) => `${format.format(quantity)} × ${quote(name, 120)}`);
  if (items.length > MOST_ITEMS) said.push(`… (+${items.length - MOST_ITEMS})`);
  return sayList(said, language);
}

/** A customer's orders, a line each. @param total how many there are */
export function sayOrders(orders: readonly ListedView[], total: number, language: Language): string {
  const sentences = ORDER_SENTENCES[language];
  if (orders.length === 0) return sentences.noOrders;
  const lines = orders.map(({ number, status, placedOn }) =>
    sentences.listed(quote(number, 60), sayDate(placedOn, language), sentences.statuses[status]),
  );
  const more = total > orders.length ? [sentences.moreOrders(total - orders.length)] : [];
  return [sentences.ordersOf, ...lines.map((line) => `- ${line}`), ...more].join('\n');
}

/** With its year, because orders may be old. @param date `YYYY-MM-DD` */
function sayDate(date: string, language: Language): string {
  const format = new Intl.DateTimeFormat(WRITING[language].locale, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00:00Z`));
}
