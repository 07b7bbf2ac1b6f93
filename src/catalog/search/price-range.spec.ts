import type { FoundProduct } from './catalog-search.port.js';
import { isWithin } from './price-range.js';

function priced(...prices: (bigint | null)[]): FoundProduct {
  const [priceMinor = null] = prices;
  const family = prices.length > 1 && { variants: prices.map((price) => ({ priceMinor: price })) };
  return { priceMinor, ...(family && { family }) } as FoundProduct;
}

describe('the price of a product within bounds', () => {
  it.each([
    ['both bounds are inclusive', priced(20n), { minPriceMinor: 20n, maxPriceMinor: 20n }, true],
    ['above', priced(21n), { maxPriceMinor: 20n }, false],
    ['below', priced(19n), { minPriceMinor: 20n }, false],
    ['one variant is dear enough', priced(20n, 120n), { minPriceMinor: 100n }, true],
    ['one variant is cheap enough', priced(120n, 20n), { maxPriceMinor: 50n }, true],
    ['no variant is between', priced(20n, 120n), { minPriceMinor: 50n, maxPriceMinor: 100n }, false],
    ['without a price', priced(null), { maxPriceMinor: 20n }, false],
    ['without a price and bounds', priced(null), {}, true],
  ])('%s', (_, product, bounds, expected) => {
    expect(isWithin(product, bounds)).toBe(expected);
  });
});
