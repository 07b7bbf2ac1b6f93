import { mendOrder, type MendingBusiness } from './order-mends.js';

const SHOP: MendingBusiness = { country: 'DE', currency: 'EUR', locale: 'en', timezone: 'Europe/Berlin' };

function mended(order: object, business = SHOP) {
  const { row, mends } = mendOrder(order, business);
  return { row, fields: mends.map(({ field, code }) => `${field} ${code}`) };
}

const GERMAN = { ...SHOP, locale: 'de-DE' };

describe('an amount with a dot and three digits', () => {
  it.each([
    ['1.234', GERMAN, '1234'],
    ['1.200 EUR', GERMAN, '1200'],
    ['€ 1.234.567', GERMAN, '1234567'],
    ['12.50', GERMAN, '12.50'],
    ['1.234', SHOP, '1.234'],
    ['8.500', { ...GERMAN, currency: 'JOD' }, '8.500'],
  ])('%s', (total, business, expected) => {
    expect(mended({ total }, business).row).toEqual({ total: expected });
  });
});

describe('an order as it was sent', () => {
  it.each<[object, object, string[]]>([
    [{ number: ' A-1 ' }, { number: 'A-1' }, ['number blanks_removed']],
    [{ number: 1001 }, { number: '1001' }, ['number number_read_as_text']],
    [{ status: 'wc-on-hold' }, { status: 'on_hold' }, ['status spelling_mended']],
    [{ status: 'Canceled' }, { status: 'cancelled' }, ['status spelling_mended']],
    [{ total: '€ 12,50' }, { total: '12.50' }, ['total amount_mended']],
    [{ total: '12.50 EUR' }, { total: '12.50' }, ['total amount_mended']],
    [{ total: 12.5 }, { total: '12.50' }, ['total number_read_as_text']],
    [{ total: '8.500', currency: 'JOD' }, { total: '8.500', currency: 'JOD' }, []],
    [{ customer: { phone: 'N/A' } }, { customer: { phone: null } }, ['customer/phone value_left_out']],
    [
      { customer: { phone: 15123020523 } },
      { customer: { phone: '15123020523' } },
      ['customer/phone number_read_as_text'],
    ],
    [
      { customer: { email: 'mailto:jo@example.com' } },
      { customer: { email: 'jo@example.com' } },
      ['customer/email spelling_mended'],
    ],
    [
      { customer: { email: ' <jo@example.com>, ' } },
      { customer: { email: 'jo@example.com' } },
      ['customer/email spelling_mended'],
    ],
    [
      { customer: { email: 'jo smith@example.com' } },
      { customer: { email: null } },
      ['customer/email value_left_out'],
    ],
    [
      { customer: { email: 'jo @example.com' } },
      { customer: { email: null } },
      ['customer/email value_left_out'],
    ],
    [
      { customer: { email: 'mailto: jo\u00a0smith@example.com' } },
      { customer: { email: null } },
      ['customer/email value_left_out'],
    ],
    [{ customer: { email: 'jo at home' } }, { customer: { email: null } }, ['customer/email value_left_out']],
    [{ customer: { email: '' } }, { customer: { email: null } }, ['customer/email value_left_out']],
    [
      { items: [{ quantity: '2' }, { quantity: 0.33333 }] },
      { items: [{ quantity: 2 }, { quantity: 0.333 }] },
      ['items/0/quantity quantity_mended', 'items/1/quantity quantity_mended'],
    ],
    [{ placedAt: '2026-11-20' }, { placedAt: '2026-11-19T23:00:00.000Z' }, ['placedAt time_mended']],
    [
      { placedAt: '2025-10-07 09:50:26 +0200' },
      { placedAt: '2025-10-07T07:50:26.000Z' },
      ['placedAt time_mended'],
    ],
    [{ expectedAt: '2026-11-26 18:00' }, { expectedAt: '2026-11-26' }, ['expectedAt time_mended']],
    [
      { shipments: [{ trackingNumber: 123, trackingUrl: 'track.example/1' }] },
      { shipments: [{ trackingNumber: '123', trackingUrl: 'https://track.example/1' }] },
      ['shipments/0/trackingNumber number_read_as_text', 'shipments/0/trackingUrl spelling_mended'],
    ],
    [
      { lines: [{ kind: 'discount', amount: '-5.00' }] },
      { lines: [{ kind: 'discount', amount: '5.00' }] },
      ['lines/0/amount sign_removed'],
    ],
  ])('%j', (sent, row, fields) => expect(mended(sent)).toEqual({ row, fields }));

  it('is cut at a word where a text is too long', () => {
    const { row, fields } = mended({ note: 'word '.repeat(500) });
    expect(fields).toEqual(['note text_cut']);
    expect((row as { note: string }).note.length).toBeLessThanOrEqual(1_000);
  });

  it.each([
    { number: {} },
    { status: 'lost' },
    { total: '1,234' },
    { total: 'twelve' },
    { total: '$12.50' },
    { total: -5 },
    { placedAt: 'yesterday' },
    { placedAt: '2026-02-30' },
    { expectedAt: '11/26/2026' },
    { items: [{ quantity: 'some' }, { quantity: Infinity }, null] },
    { customer: 'Jo' },
    { lines: [{ amount: '--5' }] },
  ])('%j: what may mean several things is left to validation', (sent) =>
    expect(mended(sent)).toEqual({ row: sent, fields: [] }),
  );
});
