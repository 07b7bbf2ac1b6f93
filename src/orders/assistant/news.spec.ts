import { newsOf, toldOf, type ToldOrder } from './news.js';
import { sayNews } from './sentences.js';
import type { OrderView } from './view.js';

const ORDER: OrderView = {
  ...{ id: '1', number: 'CC-2041', status: 'processing', total: '50.00', currency: 'EUR', note: null },
  ...{ expectedAt: '2026-12-04', items: [], lines: [], shipments: [], isUnderWay: true, daysLate: null },
};
const PARCEL = { carrier: 'An Post', trackingNumber: 'CE1', trackingUrl: null, items: [] };

function after(
  change: Partial<OrderView>,
  told: ToldOrder = toldOf(ORDER),
): [OrderView, ReturnType<typeof newsOf>] {
  const order = { ...ORDER, ...change };
  return [order, newsOf(told, order)];
}

function said(change: Partial<OrderView>): string | null {
  const [order, news] = after(change);
  return news && sayNews(order, news, 'en');
}

describe('the news of an order', () => {
  it.each<[string, Partial<OrderView>, string]>([
    [
      'it is shipped',
      { status: 'shipped', shipments: [PARCEL] },
      'Your order CC-2041 has been shipped and is on its way. It travels with An Post, tracking number CE1. Expected arrival: Friday, 4 December.',
    ],
    [
      'it has arrived',
      { status: 'delivered', isUnderWay: false, shipments: [PARCEL] },
      'Your order CC-2041 has been delivered.',
    ],
    [
      'it is delayed',
      { expectedAt: '2026-12-11' },
      'Your order CC-2041 is being processed. Expected arrival: Friday, 11 December.',
    ],
    [
      'a part is refunded',
      { status: 'partially_refunded', refundedAmount: '12.00', isUnderWay: false },
      'Your order CC-2041 has been refunded in part. Refunded: €12.00.',
    ],
  ])('says when %s', (_, change, expected) => {
    expect(said(change)).toBe(expected);
  });

  it.each<[string, Partial<OrderView>]>([
    ['nothing has changed', {}],
    ['it is prepared, which is no news', { status: 'preparing' }],
    ['it comes earlier', { expectedAt: '2026-12-02' }],
    ['the note is another one', { note: 'Packed' }],
  ])('says nothing when %s', (_, change) => {
    expect(said(change)).toBeNull();
  });

  it('tells each change once', () => {
    const [shipped] = after({ status: 'shipped', shipments: [PARCEL] });
    const told = toldOf(shipped);
    expect(newsOf(told, shipped)).toBeNull();
    const second = { ...shipped, shipments: [PARCEL, { ...PARCEL, trackingNumber: 'CE2' }] };
    expect(newsOf(told, second)).toMatchObject({ status: false, parcels: true });
  });

  it('speaks the language of the conversation', () => {
    const [order, news] = after({ status: 'shipped' });
    expect(news && sayNews(order, news, 'de')).toBe(
      'Ihre Bestellung CC-2041 wurde versandt und ist unterwegs. Voraussichtliche Ankunft: Freitag, 4. Dezember.',
    );
  });
});
