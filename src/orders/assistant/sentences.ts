import { quote, sayDay, sayList } from '../../language/text/phrasing.js';
import { writingOf, type Speech } from '../../language/speech.js';
import type { OrderAspect } from './words/order-words.js';
import { ORDER_SENTENCES } from './words/patterns.js';
import { sayAmount, sayBreakdown, sayLinesOf } from './amounts.js';
import type { OrderNews } from './news.js';
import type { ListedView, OrderView } from './view.js';

const MOST_ITEMS = 8;

/**
 * The answer about an order; free text of the shop is quoted.
 * @param noted the facts of a note in another language, as of `factsOfNote`
 */
export function sayOrder(order: OrderView, speech: Speech, noted: string | null): string {
  const sentences = ORDER_SENTENCES[speech];
  const parts = [sayStatus(order, speech), ...sayExpected(order, speech), ...sayParcels(order, speech)];
  if (order.items.length > 0) parts.push(sentences.items(sayItems(order, speech)));
  const toCome = sayToCome(order, speech);
  if (toCome) parts.push(toCome);
  parts.push(sentences.total(sayAmount(order.total, order.currency, speech)), ...sayRefunded(order, speech));
  parts.push(...sayNote(order, speech, noted));
  return parts.join(' ');
}

/** What is new of an order since it was shown: its status, and what has changed besides. */
export function sayNews(order: OrderView, news: OrderNews, speech: Speech): string {
  const isSent = news.status && SENT.has(order.status);
  return [
    sayStatus(order, speech),
    ...(isSent || news.parcels ? sayParcels(order, speech) : []),
    ...(isSent || news.expected ? sayExpected(order, speech) : []),
    ...(news.refunded ? sayRefunded(order, speech) : []),
  ].join(' ');
}

/** On its way: then the parcels are of interest. */
const SENT: ReadonlySet<OrderView['status']> = new Set(['partially_shipped', 'shipped', 'out_for_delivery']);

function sayRefunded({ refundedAmount: amount, currency }: OrderView, speech: Speech): string[] {
  return amount ? [ORDER_SENTENCES[speech].refunded(sayAmount(amount, currency, speech))] : [];
}

/** Status, expected day and the shop's note. */
export function sayBriefly(order: OrderView, speech: Speech, noted: string | null): string {
  const parts = [sayStatus(order, speech), ...sayExpected(order, speech), ...sayNote(order, speech, noted)];
  return parts.join(' ');
}

/** Quoted, with its facts in the visitor's language. */
function sayNote({ note }: OrderView, speech: Speech, noted: string | null): string[] {
  if (!note) return [];
  const sentences = ORDER_SENTENCES[speech];
  return [sentences.note(quote(note)), ...(noted ? [sentences.noteNames(noted)] : [])];
}

/** The answer about one aspect of an order that was already shown. */
export function sayAspect(order: OrderView, aspect: OrderAspect, speech: Speech): string {
  const sentences = ORDER_SENTENCES[speech];
  const number = quote(order.number, 60);
  switch (aspect) {
    case 'items':
      return order.items.length > 0
        ? sentences.contains(number, sayItems(order, speech))
        : sayOrder(order, speech, null);
    case 'total':
      return sentences.amounts(number, sayAmount(order.total, order.currency, speech));
    case 'breakdown':
      return sayBreakdown(order, speech);
    case 'shipping':
    case 'tax':
    case 'discount':
      return sayLinesOf(order, aspect, speech);
    case 'parcel': {
      const parcels = sayParcels(order, speech);
      const toCome = sayToCome(order, speech);
      if (toCome) parcels.push(toCome);
      return parcels.length > 0 ? parcels.join(' ') : `${sayStatus(order, speech)} ${sentences.noParcel}`;
    }
    case 'date': {
      const expected = sayExpected(order, speech);
      if (expected.length === 0 && order.isUnderWay) expected.push(sentences.noDate);
      return [sayStatus(order, speech), ...expected].join(' ');
    }
  }
}

/** "in 10 minutes", "in 3 hours", "tomorrow". */
export function sayWait(seconds: number, speech: Speech): string {
  const sentences = ORDER_SENTENCES[speech];
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  if (minutes < 60) return sentences.inTime(sayUnit(minutes, 'minute', speech));
  const hours = Math.ceil(minutes / 60);
  return hours > MOST_HOURS ? sentences.tomorrow : sentences.inTime(sayUnit(hours, 'hour', speech));
}

const MOST_HOURS = 12;

function sayUnit(count: number, unit: 'minute' | 'hour' | 'day', speech: Speech): string {
  const { locale } = writingOf(speech);
  const said = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
  return said.replace(/[\u00A0\u202F]/g, ' ');
}

function sayStatus(order: OrderView, speech: Speech): string {
  const sentences = ORDER_SENTENCES[speech];
  return sentences.order(quote(order.number, 60), sentences.statuses[order.status]);
}

/** A date that has passed is told as late, never as expected. */
function sayExpected({ expectedAt, isUnderWay, daysLate }: OrderView, speech: Speech): string[] {
  if (!expectedAt || !isUnderWay) return [];
  const sentences = ORDER_SENTENCES[speech];
  const day = sayDay(expectedAt, speech);
  return [
    daysLate === null ? sentences.expected(day) : sentences.late(day, sayUnit(daysLate, 'day', speech)),
  ];
}

function sayParcels({ shipments }: OrderView, speech: Speech): string[] {
  const sentences = ORDER_SENTENCES[speech];
  return shipments.map(({ carrier, trackingNumber, trackingUrl, items }) => {
    const parcel = [
      quote(carrier, 60),
      quote(trackingNumber, 60),
      trackingUrl && quote(trackingUrl),
    ] as const;
    return items.length > 0
      ? sentences.parcel(sayQuantities(items, speech), ...parcel)
      : sentences.shipment(...parcel);
  });
}

function sayToCome({ items }: OrderView, speech: Speech): string | null {
  const left = items.flatMap(({ name, toCome }) => (toCome ? [{ name, quantity: toCome }] : []));
  return left.length > 0 ? ORDER_SENTENCES[speech].toCome(sayQuantities(left, speech)) : null;
}

function sayItems(order: OrderView, speech: Speech): string {
  return sayQuantities(order.items, speech);
}

function sayQuantities(items: readonly { name: string; quantity: number }[], speech: Speech): string {
  const format = new Intl.NumberFormat(writingOf(speech).locale, {
    maximumFractionDigits: 3,
    useGrouping: false,
  });
  const said = items
    .slice(0, MOST_ITEMS)
    .map(({ name, quantity }) => `${format.format(quantity)} × ${quote(name, 120)}`);
  if (items.length > MOST_ITEMS) said.push(`… (+${items.length - MOST_ITEMS})`);
  return sayList(said, speech);
}

/** A customer's orders, a line each. @param total how many there are */
export function sayOrders(orders: readonly ListedView[], total: number, speech: Speech): string {
  const sentences = ORDER_SENTENCES[speech];
  if (orders.length === 0) return sentences.noOrders;
  const lines = orders.map(({ number, status, placedOn }) =>
    sentences.listed(quote(number, 60), sayDate(placedOn, speech), sentences.statuses[status]),
  );
  const more = total > orders.length ? [sentences.moreOrders(total - orders.length)] : [];
  return [sentences.ordersOf, ...lines.map((line) => `- ${line}`), ...more].join('\n');
}

/** With its year, because orders may be old. @param date `YYYY-MM-DD` */
function sayDate(date: string, speech: Speech): string {
  const format = new Intl.DateTimeFormat(writingOf(speech).locale, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00:00Z`));
}
