import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { ArticleRow } from '../../catalog/articles/dto/article.dto.js';
import { ProductRow } from '../../catalog/products/dto/product.dto.js';
import { OrderRow } from '../../orders/dto/order.dto.js';
import type { DtoClass } from '../../platform/http/validation/declared-bounds.js';
import { isSurelyValid } from '../../platform/http/validation/quick-check.js';

const OPTIONS = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true };

/** By the quick check, and by the validator. */
function judged(type: DtoClass, plain: object): [boolean, boolean] {
  const made = () => plainToInstance(type, structuredClone(plain), { exposeUnsetFields: false });
  return [isSurelyValid(made()), validateSync(made(), OPTIONS).length === 0];
}

const PRODUCT = {
  ...{ sku: 'CC-1', name: 'Mug', description: 'A mug.', price: '38.00', stock: 3, tags: ['kitchen'] },
  ...{ url: 'https://shop.example/mug', attributes: { volume: '350 ml' }, status: 'active' },
};
const ORDER = {
  ...{ number: '1042', status: 'shipped', total: '38.00', placedAt: '2026-11-20T10:15:00Z' },
  customer: { name: 'Ada', email: 'ada@shop.example', phone: '+353861234567' },
  items: [{ sku: 'CC-1', name: 'Mug', quantity: 1, unitPrice: '38.00' }],
  shipments: [{ carrier: 'DHL', trackingNumber: 'X1', items: [{ sku: 'CC-1', quantity: 1 }] }],
};
const ARTICLE = { externalId: 'a', question: 'Open?', answer: 'Yes.', locale: 'de', tags: ['hours'] };
const ROWS: [string, DtoClass, object][] = [
  ['product', ProductRow, PRODUCT],
  ['order', OrderRow, ORDER],
  ['article', ArticleRow, ARTICLE],
];

/** What a field may hold instead. */
const OTHER = fc.oneof(
  fc.constantFrom(null, undefined, '', '38.00', 'active', 'shipped', 0, -1, 2.5, 1e300, true, [], {}),
  fc.constantFrom(
    ['a', 7],
    [null],
    [[]],
    [{}],
    { a: 'b' },
    { a: 7 },
    'x'.repeat(300),
    'https://shop.example',
  ),
  fc.constantFrom([{ sku: 'CC-1', quantity: 0 }], [{ name: 'Mug', quantity: 1, unknown: 1 }]),
);

describe('the quick check of rows', () => {
  it.each(ROWS)('knows a valid %s, which the validator need not see', (_, type, row) => {
    expect(judged(type, row)).toEqual([true, true]);
  });

  it.each(ROWS)(
    'of a %s takes nothing that the validator refuses, and leaves to it what it takes',
    (_, type, row) => {
      const field = fc.constantFrom(...Object.keys(row), 'unknown', 'toString', 'hasOwnProperty');
      fc.assert(
        fc.property(fc.dictionary(field, OTHER, { maxKeys: 3 }), (change) => {
          const [quick, validator] = judged(type, { ...row, ...change });
          expect(quick && !validator).toBe(false);
          // With these rules it is never asked for nothing.
          expect(quick).toBe(validator);
        }),
      );
    },
  );
});
