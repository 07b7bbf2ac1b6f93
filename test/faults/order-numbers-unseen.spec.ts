import { shopWith, shown, talk } from './order-desk.js';

const SHOPS: Record<string, string[]> = {
  L: ['QKTBMABJX', 'XKDWVYRPL', 'EKARELOMI'],
  N: ['7', '8', '12'],
  D: ['2027.0043', '2027.0044'],
  K: ['K4T9-22QX', 'M8RR-0KQ2'],
  C: ['KW-5501', 'KW-5502', 'KW-5503'],
  Y: ['2027-AB-031', '2026-ZZ-999'],
};

/**
 * Written after the readers: the shop, the orders shown, the messages. Asked once before any mend, 31 of 33 were right.
 * 30 of the 33 are here, so three are not, among them up to two that were wrong: the table is no measure.
 */
const TALKS: [shop: string, numbers: string, ...messages: string[]][] = [
  [
    'L',
    'QKTBMABJX',
    `Hi, I placed order QKTBMABJX last week and it still hasn't come, my email is ann@example.com`,
  ],
  ['L', 'QKTBMABJX', `hey, qktbmabjx still not here, ann@example.com`],
  ['L', 'EKARELOMI', 'wo bleibt mein Paket?', 'ekarelomi', 'ann@example.com'],
  ['L', 'EKARELOMI', 'wo bleibt mein Paket?', 'EKARELOMI bitte', 'ann@example.com'],
  ['L', 'QKTBMABJX', 'DÓNDE ESTÁ MI PEDIDO QKTBMABJX ann@example.com'],
  ['L', '', 'where is my order?', 'do you sell umbrellas'],
  ['L', '', `where is my order delivered? ann@example.com`],
  ['L', 'QKTBMABJX', `QKTBMABJX — 015123020523`],
  ['K', 'K4T9-22QX', `Auftrag Nr K4T9 22QX, ann@example.com`],
  ['K', 'K4T9-22QX', `where's my parcel (K4T9-22QX)? ann@example.com`],
  ['K', 'K4T9-22QX', `order “K4T9-22QX”. ann@example.com`],
  ['K', 'K4T9-22QX,M8RR-0KQ2', `orders K4T9-22QX and M8RR-0KQ2, ann@example.com`],
  ['K', 'K4T9-22QX', 'طلبي K4T9-22QX', 'ann@example.com'],
  ['K', 'K4T9-22QX', 'k4t9-22qx', 'ann@example.com'],
  ['N', '7', `my order is number 7 and my email is ann@example.com`],
  ['N', '7', `رقم طلبي ٧ ann@example.com`],
  ['N', '7', `رقم الطلب ۷`, 'ann@example.com'],
  ['N', '7', `order 7 015123020523`],
  ['N', '7', `order 7, 0151 23020523`],
  ['N', '7', 'where is my order?', '7', '0151 23020523'],
  ['N', '7', 'where is my order?', '٧', '٠١٥١٢٣٠٢٠٥٢٣'],
  ['N', '', `I ordered 7 mugs, where are they? ann@example.com`],
  ['N', '', `where is my order of 8 mugs? ann@example.com`],
  ['N', '12', `Bestellung Nr. 12 ann@example.com wo bleibt die?`],
  ['D', '2027.0043', `le colis 2027.0043 n'est pas arrivé, ann@example.com`],
  ['D', '', `where is my order from 20.11.2026? ann@example.com`],
  ['D', '', `where is my order for 2027,00 €? ann@example.com`],
  ['Y', '2027-AB-031', `mi pedido es el 2027-ab-031. Mi correo: ann@example.com`],
  ['Y', '2027-AB-031', `order 2027 ab 031 ann@example.com`],
  ['Y', '2027-AB-031', 'where is it? my order', 'AB 031 2027?', '2027 AB 31', 'ann@example.com'],
];

/** Written later and asked once: 12 of 12 were right. */
const LATER: typeof TALKS = [
  ['L', 'XKDWVYRPL', 'Bonjour, ma commande xkdwvyrpl n’est jamais arrivée. ann@example.com'],
  ['L', 'EKARELOMI', 'Auftrag EKARELOMI: wann kommt das? 0151 23020523'],
  ['K', 'M8RR-0KQ2', 'pedido m8rr 0kq2, mi correo es ann@example.com'],
  ['K', 'K4T9-22QX', 'wen talabi k4t9-22qx? ma3 ann@example.com'],
  ['N', '12', 'numéro 12, ann@example.com, où est mon colis ?'],
  ['N', '8', 'wein talabi ra8am 8 ann@example.com'],
  ['N', '', 'do you have 8 bowls in stock?'],
  ['D', '2027.0044', 'shu sar bi talabi 2027.0044, ann@example.com'],
  ['Y', '2026-ZZ-999', 'where’s 2026 zz 999? it’s under ann@example.com'],
  ['Y', '2026-ZZ-999', 'commande 2026/ZZ/999', 'ann@example.com'],
  ['Y', '', 'wo ist meine Bestellung vom 20 NOV 2026? ann@example.com'],
  ['D', '2027.0043', '2027 0043 ann@example.com où est mon colis qui devait arriver'],
  ['C', 'KW-5501', '5501 0151 23020523'],
  ['C', 'KW-5501', '5501 015123020523'],
  ['D', '2027.0043', 'طلبي 2027.0043 ما وصل، ann@example.com'],
];

describe('order numbers in messages of other people', () => {
  it.each(
    [...TALKS, ...LATER].map(
      ([shop, numbers, ...texts]) => [texts.join(' / '), shop, numbers, texts] as const,
    ),
  )('%s', async (_, shop, numbers, texts) => {
    const orders = (SHOPS[shop] ?? []).map((number) => ({ number, phone: '015123020523' }));
    expect(shown(await talk(shopWith(orders), texts)).join()).toBe(numbers);
  });
});

describe('contacts beside Arabic in Latin letters', () => {
  it.each([
    ['sa3ed+1@example.com', 'wen talabi 2041 bedi a7ki ma3 7ada, sa3ed+1@example.com'],
    ['ma3ak%a7ki@example.org', 'marhaba kifak, wein talabi 2041? ma3ak%a7ki@example.org'],
    ['7ada.1@example.com', 'shu sar bi talabi 2041 (7ada.1@example.com)?'],
    ['sa3ed@so2al.example.com', 'wein talabi 2041 sa3ed (at) so2al.example.com'],
  ])('%s is the address that was written', async (email, text) => {
    expect(shown(await talk(shopWith([{ number: '2041', email }]), [text]))).toEqual(['2041']);
  });
});
