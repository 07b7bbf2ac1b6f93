import { shopWith } from './order-desk.js';
import { talkTo } from './talk-to.js';

const ASKS = 'where is order 7? ann@example.com';
const NOW = new Date('2026-12-21T10:00:00Z');

function shop(note: string, expectedAt: string | null = '2026-12-26', more = {}) {
  return shopWith([{ number: '7', status: 'preparing', note, expectedAt, ...more }], {
    closures: [{ date: '2026-12-25', reason: 'Christmas Day' }],
  });
}

describe('an order that is fetched on a day on which the shop is closed', () => {
  it.each([
    ['Ready for pick-up on 25 December', /Friday 25 December we are closed/u],
    // Without a day in the note the expected one counts: a Saturday, on which the shop never opens.
    ['Please collect it at the counter.', /Saturday 26 December we are closed/u],
    ['Abholung ab 26.12. im Laden.', /Saturday 26 December we are closed/u],
    ['À retirer en boutique le 25 décembre.', /Friday 25 December we are closed/u],
    ['Para recoger en tienda el 25 de diciembre.', /Friday 25 December we are closed/u],
    ['الاستلام من المحل يوم 25 ديسمبر', /Friday 25 December we are closed/u],
  ])('%s: that is told behind', async (note, closed) => {
    const { text, tools } = await talkTo(shop(note), [ASKS], NOW);
    expect(text).toMatch(closed);
    expect(tools.map(({ name }) => name)).toEqual(['order_status', 'opening_hours']);
  });

  it.each([
    ['a day on which it is open', shop('Ready for pick-up on 23 December')],
    ['a parcel, which comes whether the shop is open or not', shop('Comes on 25 December.')],
    ['what a courier picks up', shop('The courier picks it up on 25 December.')],
    ['what was fetched', shop('Picked up on 25 December', null, { status: 'delivered' })],
  ])('nothing is said of %s', async (_, business) => {
    const { tools } = await talkTo(business, [ASKS], NOW);
    expect(tools.map(({ name }) => name)).toEqual(['order_status']);
  });

  it('leaves the order to be asked about', async () => {
    const { text } = await talkTo(
      shop('Ready for pick-up on 25 December'),
      [ASKS, 'and what is in it?'],
      NOW,
    );
    expect(text).toContain('Blue mug');
  });
});
