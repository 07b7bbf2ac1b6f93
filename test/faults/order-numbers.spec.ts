import { shopWith, shown, talk } from './order-desk.js';

const PHONE = '015123020523';

/** Numbers of one shop in its own form, the first of which is asked for, and ways in which customers write it. */
const FORMS: [numbers: string[], written: string[]][] = [
  [
    ['QKTBMABJX', 'XKDWVYRPL', 'UOYEVOLIA'],
    ['QKTBMABJX', 'qktbmabjx'],
  ],
  [
    ['7', '8', '12'],
    ['7', '#7', 'no. 7'],
  ],
  [
    ['2027.0043', '2027.0044', '2027.0101'],
    ['2027.0043', '2027 0043', '20270043', '2027-0043'],
  ],
  [
    ['550e8400-e29b-41d4-a716-446655440000', '7c9e6679-7425-40de-944b-e07fc1f90ae7'],
    ['550e8400-e29b-41d4-a716-446655440000', '550E8400E29B41D4A716446655440000'],
  ],
  [
    ['ord_01HXK3YQZ8', 'ord_01HXK3YR00', 'ord_01HXM0ABCD'],
    ['ord_01HXK3YQZ8', 'ORD_01HXK3YQZ8'],
  ],
  [
    ['K4T9-22QX', 'M8RR-0KQ2', '7QPA-99XZ'],
    ['K4T9-22QX', 'k4t9-22qx', 'K4T922QX', 'K4T9 22QX'],
  ],
  [
    ['2027-AB-031', '2027-AC-014', '2026-ZZ-999'],
    ['2027-AB-031', '2027 AB 031', '2027 - AB - 031', '2027ab031', '2027-AB-31'],
  ],
  [
    ['AB/26-1234', 'AB/26-1235', 'AC/26-0009'],
    ['AB26-1234', 'AB/26-1234', 'AB 26 1234', 'ab26 1234'],
  ],
  [
    ['CC-2041', 'CC-2042', 'KR-0100'],
    ['CC–2041', 'CC‑2041', 'CC−2041', 'cc 2041', '2041'],
  ],
  [
    ['000123', '000124', '000999'],
    ['123', '000123', '#123', '0123'],
  ],
  [
    ['INV-000777', 'INV-000778'],
    ['INV-777', 'inv777', '777', 'INV 000777'],
  ],
  [
    ['٢٠٠٢', '٢٠٠٣'],
    ['٢٠٠٢', '2002'],
  ],
  [
    ['#1001', '#1002'],
    ['1001', '# 1001', 'order-1001'],
  ],
];

const CASES = FORMS.flatMap(([numbers, written]) =>
  written.map((each) => [each, numbers[0] ?? '', numbers] as const),
);

function shopOf(numbers: readonly string[]) {
  return shopWith(
    numbers.map((number, index) => ({
      number,
      email: `c${index}@example.com`,
      phone: index ? undefined : PHONE,
    })),
  );
}

describe.each(CASES)('order number written “%s” for %s', (written, number, numbers) => {
  const shop = shopOf(numbers);
  const email = 'c0@example.com';

  it.each([
    ['in one message', [`where is my order ${written}? ${email}`]],
    ['after a label', [`Bestellnummer: ${written}, E-Mail ${email}`]],
    ['with the contact first', [`${email}, ma commande ${written}`]],
    ['as a reply', ['¿dónde está mi pedido?', written, email]],
    ['as a reply together with the contact', ['where is my parcel?', `${written}, ${email}`]],
    ['as a reply with a word', ['wo ist meine Bestellung?', `es ist ${written}`, email]],
    ['alone with the contact', [`${written} ${email}`]],
    ['beside a phone number', [`order ${written}, phone +49 1512 3020523`]],
  ])('%s', async (_, texts) => {
    expect(shown(await talk(shop, texts))).toEqual([number]);
  });

  it('opens to nobody else, with the answer of a number that there is not', async () => {
    const other = await talk(shop, [`where is my order ${written}? c1@example.com`]);
    const stranger = await talk(shop, [`where is my order ${written}? zoe@example.com`]);
    const none = await talk(shopOf(numbers.slice(1)), [`where is my order ${written}? c1@example.com`]);
    expect([shown(other), shown(stranger), shown(none)]).toEqual([[], [], []]);
    expect([other.text, stranger.text]).toEqual([none.text, none.text]);
  });

  it('tells nothing before the contact is given, whether it exists or not', async () => {
    const known = await talk(shop, [`where is my order ${written}?`]);
    const unknown = await talk(shopOf(numbers.slice(1)), [`where is my order ${written}?`]);
    expect(known.text).toBe(unknown.text);
  });
});
