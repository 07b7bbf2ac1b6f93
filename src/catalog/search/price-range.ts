import type { FoundProduct, ProductQuery } from './catalog-search.port.js';

/** Bounds of a price in minor units, each inclusive; absent where there is none. */
export type PriceBounds = Pick<ProductQuery, 'minPriceMinor' | 'maxPriceMinor'>;

/** Whether the price is within the bounds; of variants one must be. Without a price only where nothing is bounded. */
export function isWithin(product: FoundProduct, { minPriceMinor, maxPriceMinor }: PriceBounds): boolean {
  const prices = product.family?.variants.map(({ priceMinor }) => priceMinor) ?? [product.priceMinor];
  return prices.some((price) => isBetween(price, minPriceMinor, maxPriceMinor));
}

function isBetween(price: bigint | null, least: bigint | undefined, most: bigint | undefined): boolean {
  if (price === null) return least === undefined && most === undefined;
  return (least === undefined || price >= least) && (most === undefined || price <= most);
}
