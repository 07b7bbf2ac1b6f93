import { outsideLink } from '../bubble.js';
import { element, icon } from '../dom.js';
import { CITATION_ICONS } from '../icons.js';
import type { CitedOrder } from '../protocol.js';
import { safeUrl } from '../../shared/rich-text.js';
import { fill } from '../strings.js';
import type { CardStyle } from './sources.js';

/** How many of the four steps (received, prepared, sent, delivered) an order has made; others are on no way. */
const STEPS: Readonly<Record<string, number>> = {
  pending: 1,
  processing: 1,
  preparing: 2,
  partially_shipped: 3,
  shipped: 3,
  out_for_delivery: 3,
  delivered: 4,
};
const ALL_STEPS = 4;

/** Number, status, the expected day or that it is late, and the parcels. */
export function orderCard(order: CitedOrder, { strings, dates }: CardStyle): HTMLElement {
  const { number, status, expectedAt, isLate, shipments } = order;
  const day = expectedAt
    ? fill(isLate ? strings.late : strings.expected, { name: dates.date(expectedAt) })
    : '';
  const title = element('strong', { dir: 'auto' }, fill(strings.order, { name: number }));
  const words = element(
    'div',
    { class: 'words' },
    title,
    element('p', { class: 'status' }, strings.statuses[status] ?? ''),
    ...steps(status),
    ...(day ? [element('p', { class: isLate ? 'late' : 'day-expected' }, day)] : []),
    ...shipments.map((parcel) => parcelLine(parcel, strings)),
  );
  return element('li', { class: 'card order' }, icon(CITATION_ICONS.order ?? ''), words);
}

/** Only a picture of the status, which the words tell. */
function steps(status: string): Node[] {
  const made = STEPS[status];
  if (made === undefined) return [];
  const marks = Array.from({ length: ALL_STEPS }, (_, step) =>
    element('i', step < made ? { class: 'made' } : {}),
  );
  return [element('div', { class: 'steps', 'aria-hidden': 'true' }, ...marks)];
}

function parcelLine(
  { carrier, trackingNumber, trackingUrl }: CitedOrder['shipments'][number],
  strings: CardStyle['strings'],
): HTMLElement {
  const url = safeUrl(trackingUrl ?? '');
  const number = element('bdi', {}, `${carrier} ${trackingNumber}`.trim());
  if (!url) return element('p', { class: 'parcel' }, number);
  const words = fill(strings.track, { name: trackingNumber });
  return element('p', { class: 'parcel' }, number, ' ', outsideLink(url, words, strings, words));
}
