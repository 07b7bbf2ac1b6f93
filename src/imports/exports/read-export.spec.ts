import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDto } from '../../platform/http/validation/validation.js';
import { ProductRow } from '../../catalog/products/dto/product.dto.js';
import { mendProduct } from '../../catalog/products/product-mends.js';
import type { ImportedOrder, ImportedProduct, ReadExport } from './import.types.js';
import { readExport } from './read-export.js';

function read(name: string): ReadExport {
  return readExport(readFileSync(join('test/fixtures/exports', name)), { timezone: 'Europe/Dublin' });
}

function products(name: string): Map<string, ImportedProduct> {
  const found = read(name);
  if (found.kind !== 'products') throw new Error(`${name} has ${found.kind}`);
  return new Map(found.rows.map((row) => [row.sku, row]));
}

function orders(name: string): Map<string, ImportedOrder> {
  const found = read(name);
  if (found.kind !== 'orders') throw new Error(`${name} has ${found.kind}`);
  return new Map(found.rows.map((row) => [row.number, row]));
}

const text = (lines: string[]): Uint8Array => Buffer.from(lines.join('\n'));

describe('exports of products', () => {
  it.each([
    ['shopify-products-old.csv', 'Shopify products', 23],
    ['shopify-products-new.csv', 'Shopify products', 20],
    ['woo-products-en.csv', 'WooCommerce products', 22],
    ['woo-products-de.csv', 'WooCommerce products', 20],
  ])('%s: every row is one that the API takes', (name, format, count) => {
    const found = read(name);
    expect([found.format, found.rows.length]).toEqual([format, count]);
    for (const row of found.rows)
      expect(parseDto(ProductRow, mendProduct(row, { currency: 'EUR', locale: 'en' }).row)).toHaveProperty(
        'value',
      );
    const skus = (found.rows as ImportedProduct[]).map(({ sku }) => sku);
    expect(new Set(skus).size).toBe(skus.length);
  });

  it('Shopify: a product with variants is a parent and its variants', () => {
    const found = products('shopify-products-old.csv');
    expect(found.get('harbour-rain-jacket')).toMatchObject({
      ...{ name: 'Harbour Rain Jacket', price: null, stock: null, status: 'active' },
      attributes: { Material: 'Recycled nylon', Care: 'Machine wash at 30 °C' },
      tags: ['rain', 'waterproof', 'outdoor', 'Jackets'],
    });
    expect(found.get('HRJ-L-NAV')).toMatchObject({
      ...{ name: 'Harbour Rain Jacket – L / Navy', price: '89.00', stock: 0 },
      ...{ parentSku: 'harbour-rain-jacket', options: { Size: 'L', Colour: 'Navy' } },
    });
    expect(found.get('HRJ-L-YEL')?.stock).toBe(-2);
    expect(found.get('TWH-1')).not.toHaveProperty('options');
    expect(found.get('seaweed-soap')).toMatchObject({ price: '6.50', stock: 40 });
    expect(found.get('WS-SEW')?.stock).toBeNull();
    expect(found.get('OL-1')?.status).toBe('archived');
  });

  it('Shopify: what the file does not tell is told in warnings', () => {
    expect(read('shopify-products-old.csv').warnings.map(({ code }) => code)).toEqual([
      ...['sku_made', 'sku_taken', 'sku_made', 'sku_made'],
    ]);
    expect(products('shopify-products-old.csv').get('OC-400-2')).toMatchObject({
      price: '48.00',
      stock: null,
    });
    expect(products('shopify-products-new.csv').get('0040')?.price).toBe('4.20');
  });

  it('WooCommerce: variations, prices in offer, lists, and what is not for sale', () => {
    const found = products('woo-products-en.csv');
    expect(found.get('LINEN-SHIRT')).toMatchObject({
      ...{ price: null, tags: ['Shirts', 'linen', 'summer, light'] },
      description: expect.stringContaining('</p>\n<ul>'),
      imageUrl: 'https://fernandfeld.example/wp-content/uploads/ls1.jpg',
    });
    expect(found.get('LINEN-M-WH')).toMatchObject({ stock: 0, options: { Size: 'M', Colour: 'White' } });
    expect(found.get('TROWEL')).toMatchObject({ price: '17.50', stock: 0 });
    expect(found.get('TROWEL-2')?.name).toBe('Hand Trowel, small');
    expect(found.get('COURSE-1')?.stock).toBeNull();
    expect(found.get('FORK')?.name).toBe('-Hand Fork');
    expect(found.get('SALT')?.attributes).toEqual({ Allergens: 'Celery, mustard' });
    expect(found.get('DRAFT-1')?.status).toBe('archived');
    expect(found.get('ORPHAN')).not.toHaveProperty('parentSku');
    const spring = [...found.values()].find(({ name }) => name === 'Seed Box - Spring');
    expect(found.get(spring?.parentSku ?? '')?.name).toBe('Seed Box');
    expect(spring?.stock).toBe(14);
  });

  it('WooCommerce in German: translated headers, semicolons, amounts with a comma', () => {
    const found = products('woo-products-de.csv');
    expect(found.get('FILZ-38')).toMatchObject({
      ...{ price: '49.90', stock: 0, parentSku: 'FILZ', options: { Größe: '38', Farbe: 'Grau' } },
    });
    expect(found.get('KERZE')?.price).toBe('1249.00');
    expect(found.get('SEIFE')?.price).toBe('4.90');
  });
});

describe('exports of orders', () => {
  it('Shopify: one order per name, with its items, lines and status', () => {
    const found = orders('shopify-orders.csv');
    expect(found.size).toBe(21);
    expect(found.get('#1001')).toEqual({
      ...{
        number: '#1001',
        status: 'shipped',
        placedAt: '2026-11-02T08:50:26Z',
        currency: 'EUR',
        total: '141.90',
      },
      customer: { name: 'Customer 1001', email: 'anna@example.org' },
      items: [
        { sku: 'HRJ-M-NAV', name: 'Harbour Rain Jacket - M / Navy', quantity: 1, unitPrice: '89.00' },
        { sku: 'TWH-1', name: 'Tide Wool Hat', quantity: 2, unitPrice: '24.00' },
      ],
      lines: [{ kind: 'shipping', name: 'Standard', amount: '4.90' }],
    });
    const statuses = ['#1002', '#1003', '#1004', '#1005', '#1006', '#1007', '#1009', '#1010'];
    expect(statuses.map((number) => found.get(number)?.status)).toEqual([
      ...[
        'processing',
        'partially_shipped',
        'pending',
        'refunded',
        'shipped',
        'cancelled',
        'pending',
        'preparing',
      ],
    ]);
    expect(found.get('#1002')?.customer.phone).toBe('+35312345678');
    expect(found.get('#1008')?.lines?.map(({ kind }) => kind)).toEqual(['tax', 'discount']);
  });

  it('WooCommerce: statuses, a Cyrillic letter in a header, drafts left out', () => {
    const found = orders('woo-orders.csv');
    expect(found.size).toBe(20);
    expect(found.get('7002')).toMatchObject({ status: 'processing', note: 'Leave at the door' });
    expect(found.get('7001')).toMatchObject({ status: 'shipped', placedAt: '2026-11-12T09:15:00Z' });
    expect(['7003', '7004', '7007'].map((number) => found.get(number)?.status)).toEqual([
      'on_hold',
      'pending',
      'pending',
    ]);
    expect(found.has('7008')).toBe(false);
  });
});

describe('rows of orders that are odd', () => {
  const WOO = 'Order Number,Order Status,Order Date,SKU,Item Name,Quantity,Order Total Amount';
  const SHOPIFY =
    'Name,Financial Status,Fulfillment Status,Created at,Lineitem sku,Lineitem name,Lineitem quantity,Total';

  function oddOrders(head: string, ...rows: string[]) {
    const found = readExport(text([head, ...rows]), { timezone: 'Europe/Dublin' });
    return { orders: found.rows as ImportedOrder[], told: found.warnings.map(({ code }) => code) };
  }

  it.each([
    ['On hold', 'on_hold'],
    ['wc-on-hold', 'on_hold'],
    ['Abgeschlossen', 'shipped'],
    ['In Wartestellung', 'on_hold'],
    ['Storniert', 'cancelled'],
    ['Remboursée', 'refunded'],
    ['En attente', 'on_hold'],
    ['En attente de paiement', 'pending'],
    ['Procesando', 'processing'],
    ['مكتمل', 'shipped'],
    ['قيد التنفيذ', 'processing'],
    ['Out for Delivery', 'out_for_delivery'],
  ])('WooCommerce: the status "%s" is %s', (written, status) => {
    const { orders, told } = oddOrders(WOO, `1,${written},2026-11-01 10:00,M,Mug,1,10.00`);
    expect([orders[0]?.status, told]).toEqual([status, []]);
  });

  it.each([
    [WOO, '1,Waiting for the moon,2026-11-01 10:00,M,Mug,1,10.00', 'pending'],
    [WOO, '1,constructor,2026-11-01 10:00,M,Mug,1,10.00', 'pending'],
    [SHOPIFY, '1,paid,sent by pigeon,2026-11-01 10:00,M,Mug,1,10.00', 'processing'],
    [SHOPIFY, '1,promised,,2026-11-01 10:00,M,Mug,1,10.00', 'pending'],
    [SHOPIFY, '1,constructor,,2026-11-01 10:00,M,Mug,1,10.00', 'pending'],
  ])('%s: a status of its own is told: %s', (head, row, status) => {
    const { orders, told } = oddOrders(head, row);
    expect([orders[0]?.status, told]).toEqual([status, ['unknown_status']]);
  });

  it.each([
    ['WooCommerce', WOO, 'Completed'],
    ['Shopify', SHOPIFY, 'paid,fulfilled'],
  ])('%s: no item and no time is lost in silence', (_, head, status) => {
    const row = (date: string, sku: string, name: string, quantity: string) =>
      `1,${status},${date},${sku},${name},${quantity},10.00`;
    const read = (...cells: [string, string, string, string]) => {
      const { orders, told } = oddOrders(head, row(...cells));
      return [orders[0]?.placedAt, orders[0]?.items, told];
    };
    const at = '2026-07-01T09:00:00Z';
    const noon = '2026-07-01 10:00';
    expect(read(noon, '', 'Mug', '"1,5"')).toEqual([at, [{ name: 'Mug', quantity: 1.5 }], []]);
    expect(read(noon, '', 'Mug', '1 Stk')).toEqual([at, [{ name: 'Mug', quantity: 1 }], ['unit_left_out']]);
    expect(read(noon, 'M', '', '2')).toEqual([at, [{ sku: 'M', quantity: 2 }], []]);
    expect(read(noon, '', 'Mug', 'a few')).toEqual([at, [], ['item_left_out']]);
    expect(read(noon, '', 'Mug', '0')).toEqual([at, [], ['item_left_out']]);
    expect(read('2026-07-01', 'M', '', '1')[0]).toBe('2026-06-30T23:00:00Z');
    expect(read('01/07/2026', 'M', '', '1')).toEqual([
      undefined,
      [{ sku: 'M', quantity: 1 }],
      ['time_left_out'],
    ]);
  });

  it('rows without an order number are told', () => {
    expect(oddOrders(SHOPIFY, ',paid,,2026-07-01,M,Mug,1,10.00').told).toEqual(['left_out']);
    expect(oddOrders(WOO, ',Completed,2026-07-01,M,Mug,1,10.00').told).toEqual(['left_out']);
  });
});

describe('files as they come', () => {
  const head = 'Handle;Title;Body (HTML);Variant Price;Variant SKU';

  it('in Windows-1252, with "sep=", stray quotes, short rows and mixed ends of lines', () => {
    const lines = `sep=;\r\n${head}\r\nmug;Großer Becher 5" hoch;Text;12.00;M1\nbowl;Schüssel\r\n`;
    const { rows, warnings } = readExport(Buffer.from(lines, 'latin1'), { timezone: 'UTC' });
    expect(rows[0]).toMatchObject({ name: 'Großer Becher 5" hoch', price: '12.00' });
    expect(warnings.map(({ code }) => code)).toContain('encoding_guessed');
  });

  it('in UTF-16 with a mark', () => {
    const bytes = Buffer.from(`\uFEFF${head}\nmug;Becher;Text;12.00;M1\n`, 'utf16le');
    expect(readExport(bytes, { timezone: 'UTC' }).rows).toHaveLength(1);
  });

  it.each([
    ['nothing', []],
    ['one column', ['a', 'b']],
    ['another table', ['Date,Amount,Note', '1,2,3']],
    ['a picture', ['\u0089PNG\u0000\u0001']],
  ])('%s is refused with a reason', (_, lines) => {
    expect(() => readExport(text(lines), { timezone: 'UTC' })).toThrow(/no (header|known|CSV)/);
  });

  it('keys that reach a prototype are only names', () => {
    const file = text(['Handle,Title,Body (HTML),Variant Price,__proto__', 'a,A,Text,1.00,x']);
    expect(readExport(file, { timezone: 'UTC' }).rows).toHaveLength(1);
  });
});
