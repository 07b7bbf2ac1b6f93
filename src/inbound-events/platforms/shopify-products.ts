import * as v from 'valibot';
import { instant, read } from './event-body.js';
import type { Translation } from './platform.types.js';

const PRODUCT = v.object({
  updated_at: v.nullish(v.string()),
  variants: v.array(
    v.object({
      sku: v.nullish(v.string()),
      updated_at: v.nullish(v.string()),
      inventory_quantity: v.nullish(v.number()),
      inventory_management: v.nullish(v.string()),
    }),
  ),
});

/** `products/create` and `products/update`: the stock of each variant, over all locations. The rest is left out. */
export function stockOf(body: unknown): Translation {
  const { variants, updated_at: at } = read(PRODUCT, body);
  const stocks = variants.flatMap(({ sku, updated_at: own, inventory_quantity: quantity, ...variant }) => {
    const time = at ?? own;
    if (!sku || !time) return [];
    // What Shopify does not track is always there.
    const stock = variant.inventory_management === null ? null : (quantity ?? null);
    return [{ sku, stock, at: instant(time, 'updated_at') }];
  });
  return stocks.length > 0 ? { stocks } : { ignored: 'No variant of the product has a SKU.' };
}
