import { readExport } from './read-export.js';

const text = (lines: readonly string[]): Uint8Array => Buffer.from(lines.join('\n'));

describe('PrestaShop', () => {
  const utc = { timezone: 'UTC' };
  const HEAD = {
    en: 'Product ID;Image;Name;Reference;Category;Price (tax excl.);Price (tax incl.);Quantity;Status;Position',
    fr: 'Product ID;Image;Nom;Référence;Catégorie;Prix (HT);Prix (TTC);Quantité;État;Position',
  };

  it.each([
    ['en', '38.00', '45.60'],
    ['fr', '38,00', '45,60 €'],
  ] as const)('products by the order of their columns, in %s', (language, net, gross) => {
    const rows = [
      HEAD[language],
      `1;https://shop.example/1.jpg;Mug;MUG-1;Kitchen;${net};${gross};300;1;0`,
      `2;;Poster;;Art;9;9;-2;0;1`,
    ];
    const found = readExport(text(rows), utc);
    expect([found.format, found.warnings.map(({ code }) => code)]).toEqual([
      'PrestaShop products',
      ['no_descriptions', 'sku_made'],
    ]);
    expect(found.rows).toEqual([
      expect.objectContaining({ sku: 'MUG-1', name: 'Mug', price: '45.60', stock: 300, tags: ['Kitchen'] }),
      expect.objectContaining({ sku: 'prestashop-2', price: '9.00', stock: -2, status: 'archived' }),
    ]);
    expect(found.rows[0]).toMatchObject({ imageUrl: 'https://shop.example/1.jpg', status: 'active' });
  });

  it('products of a shop without stock', () => {
    const head = HEAD.en.replace('Quantity;', '');
    const found = readExport(text([head, '1;;Mug;MUG-1;Kitchen;38;45.60;1;0']), utc);
    expect(found.rows).toEqual([expect.objectContaining({ sku: 'MUG-1', stock: null, status: 'active' })]);
  });

  const ORDERS = {
    en: 'ID;Reference;New client;Delivery;Customer;Total;Payment;Status;Date',
    de: 'ID;Bestellnummer;Neukunde;Lieferland;Kunde;Gesamt;Zahlung;Status;Datum',
  };

  it.each([
    ['en', '€61.80', 'Awaiting bank wire payment', 'pending'],
    ['en', '61.80', 'Remote payment accepted', 'processing'],
    ['en', '61.80', 'On backorder (not paid)', 'on_hold'],
    ['de', '61,80 €', 'Bestellung in Bearbeitung', 'preparing'],
    ['de', '61,80 €', 'Storniert', 'cancelled'],
  ] as const)('orders, told by what stands in them, in %s: %s, %s', (language, total, status, taken) => {
    const row = `5;KHWLILZLL;1;Ireland;A. Byrne;${total};Bank wire;${status};2026-07-01 09:50:26`;
    const found = readExport(text([ORDERS[language], row]), utc);
    expect([found.format, found.warnings.map(({ code }) => code)]).toEqual([
      'PrestaShop orders',
      ['no_proof'],
    ]);
    expect(found.rows).toEqual([
      {
        ...{ number: 'KHWLILZLL', status: taken, total: '61.80', customer: { name: 'A. Byrne' } },
        ...{ placedAt: '2026-07-01T09:50:26Z', items: [] },
      },
    ]);
  });

  it('a status of the shop’s own and an order without a total are told', () => {
    const rows = [
      ORDERS.en,
      '5;KHWLILZLL;1;Ireland;A;61.80;Bank;In the workshop;2026-07-01',
      '6;UYEEJMGYX;1;Ireland;A;free;Bank;Shipped;2026-07-01',
    ];
    const { warnings } = readExport(text(rows), utc);
    expect(warnings.map(({ line, code }) => [line, code])).toEqual([
      ...[
        [1, 'no_proof'],
        [2, 'unknown_status'],
        [3, 'no_total'],
      ],
    ]);
  });
});
