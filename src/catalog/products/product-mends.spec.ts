import { mendProduct } from './product-mends.js';
import { writtenPrice } from './written-price.js';

const ROW = { sku: 'A', name: 'Mug', price: '12.50' };

function mended(change: object, currency = 'EUR') {
  const { row, mends } = mendProduct({ ...ROW, ...change }, { currency, locale: 'en' });
  return { row: row as Record<string, unknown>, codes: mends.map(({ field, code }) => `${field} ${code}`) };
}

describe('values of a product that can be mended', () => {
  it.each([
    ['stock', -2, 0, 'stock_below_zero'],
    ['stock', '3', 3, 'stock_read'],
    ['stock', '3.0', 3, 'stock_read'],
    ['stock', 3.7, 3, 'stock_read'],
    ['stock', '', null, 'empty_read_as_null'],
    ['price', '12,50', '12.50', 'price_read'],
    ['price', '€12.50', '12.50', 'price_read'],
    ['price', '12,50 €', '12.50', 'price_read'],
    ['price', 'EUR 1.234,50', '1234.50', 'price_read'],
    ['price', '1 234,5', '1234.5', 'price_read'],
    ['price', 12.5, '12.50', 'price_read'],
    ['price', '12.–', '12', 'price_read'],
    ['url', 'shop.example/mug', 'https://shop.example/mug', 'address_completed'],
    ['imageUrl', '//cdn.shop.example/m.jpg', 'https://cdn.shop.example/m.jpg', 'address_completed'],
    ['url', '', null, 'empty_read_as_null'],
    ['sku', ' A-1 ', 'A-1', 'blanks_removed'],
    ['sku', 4711, '4711', 'number_read_as_text'],
    ['currency', 'eur', 'EUR', 'currency_read'],
    ['status', 'Draft', 'archived', 'status_read'],
    ['tags', 'wool, winter', ['wool', 'winter'], 'list_mended'],
    ['attributes', { weight: 320 }, { weight: '320' }, 'map_mended'],
    ['description', null, undefined, 'null_left_out'],
  ])('%s %j is read as %j', (field, sent, read, code) => {
    const { row, codes } = mended({ [field]: sent });
    expect(row[field]).toEqual(read);
    expect(codes).toEqual([`${field} ${code}`]);
  });

  it('texts over the limit are cut at a word, lists over it at their end', () => {
    const { row, codes } = mended({
      name: 'Mug '.repeat(100),
      tags: Array.from({ length: 80 }, (_, at) => `t${at}`),
    });
    expect(row['name']).toMatch(/^(Mug ){40,49}Mug…$/);
    expect(row['tags']).toHaveLength(50);
    expect(codes).toEqual(['name text_cut', 'tags list_mended']);
  });

  it.each([
    ['1.200', 'de', '1200'],
    ['1.200 EUR', 'es', '1200'],
    ['1.200.000', 'de', '1200000'],
    ['1.200', 'en', '1.200'],
  ])('the price %s in %s', (price, locale, expected) => {
    expect(mendProduct({ ...ROW, price }, { currency: 'EUR', locale }).row).toMatchObject({
      price: expected,
    });
  });

  it.each(['12.50', '0', '1234.5'])('the price %s stays as it is', (price) => {
    expect(mended({ price }).codes).toEqual([]);
  });

  it.each(['1,234', '$12.50', '12.50 USD', 'about 12', '-12.50', '12-15', '1.2.3', '', 'free'])(
    'the price %j has no clear meaning in euros and is left to validation',
    (price) => {
      expect(writtenPrice(price, 'EUR', 'en')).toBeNull();
    },
  );

  it('amounts are read by the currency’s places', () => {
    expect([
      writtenPrice('1,234', 'JPY', 'en'),
      writtenPrice('¥1,234', 'JPY', 'en'),
      writtenPrice('8,000', 'JOD', 'en'),
    ]).toEqual([...['1234', '1234', null]]);
    expect(writtenPrice('$1,234.50', 'USD', 'en')).toBe('1234.50');
    expect(writtenPrice("CHF 1'234.50", 'CHF', 'en')).toBe('1234.50');
  });

  it.each([
    ['stock', 'many'],
    ['stock', true],
    ['url', 'not an address'],
    ['tags', [{}]],
    ['status', 'sold'],
  ])('%s %j is left to validation', (field, value) => {
    expect(mended({ [field]: value })).toEqual({ row: { ...ROW, [field]: value }, codes: [] });
  });
});
