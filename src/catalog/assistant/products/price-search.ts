import { parseAmount } from '../../../kernel/money.js';
import { coverWords } from '../../../language/search/word-coverage.js';
import { mapInSlices } from '../../../platform/time/yield-now.js';
import type {
  CatalogSearch,
  FoundProduct,
  ProductHit,
  ProductQuery,
} from '../../search/catalog-search.port.js';
import { isWithin, type PriceBounds } from '../../search/price-range.js';
import { textOf } from './facts/facts.js';
import { suiting } from './fit.js';
import type { ProductSearchInput } from './input.js';
import { isConcrete, MOST_MEASURED } from './lookup.js';
import { arrange, relevantOnly, SUPERLATIVE_SHARE } from './ranking.js';

/** Weight of a missing word by which products of one kind may differ. */
const SAME_KIND = 0.1;
const MOST_NEAREST = 2;

export interface PricedProducts {
  found: FoundProduct[];
  /** The words named nothing definite, so these are from all products. */
  overall: boolean;
  /** Nothing of the kind has such a price; these come nearest. */
  isNearest: boolean;
}

/** Products by words, price and stock. A price never widens what the words ask for. */
export async function searchPriced(
  catalog: CatalogSearch,
  input: ProductSearchInput,
  currency: string,
): Promise<PricedProducts> {
  const query: ProductQuery = { limit: MOST_MEASURED };
  if (input.inStock) query.inStock = true;
  const bounds = boundsOf(input, currency);
  const kind = input.query ? await ofKind(catalog, { ...query, text: input.query }, input) : [];
  const found = kind.filter(({ product }) => isWithin(product, bounds));
  if (found.length > 0) return arranged(found, input);
  if (kind.length > 0) return { ...(await arranged(nearest(kind, bounds), input)), isNearest: true };
  if (isConcrete(input.query ?? '')) return { found: [], overall: false, isNearest: false };
  const all = await catalog.products({ ...query, ...bounds, sort: input.sort ?? 'relevance' });
  return { ...(await arranged(all, input)), overall: Boolean(input.query) };
}

/** The products that have as many of the words as the best one: men's perfumes, not any perfumes. */
async function ofKind(
  catalog: CatalogSearch,
  query: ProductQuery & { text: string },
  { mode }: ProductSearchInput,
): Promise<ProductHit[]> {
  const isSuperlative = mode === 'cheapest' || mode === 'dearest';
  const hits = relevantOnly(await catalog.products(query), isSuperlative ? SUPERLATIVE_SHARE : undefined);
  if (!query.text.includes(' ')) return hits;
  const covered = await mapInSlices(hits, ({ product }) => coverWords(query.text, textOf(product)).covered);
  const most = Math.max(...covered);
  return hits.filter((_, at) => (covered[at] ?? 0) >= most - SAME_KIND);
}

function boundsOf({ minPrice, maxPrice }: ProductSearchInput, currency: string): PriceBounds {
  const bounds: PriceBounds = {};
  const min = minPrice === undefined ? null : parseAmount(minPrice, currency);
  const max = maxPrice === undefined ? null : parseAmount(maxPrice, currency);
  if (min !== null) bounds.minPriceMinor = min;
  if (max !== null) bounds.maxPriceMinor = max;
  return bounds;
}

/** By the distance of their prices to the nearer bound. */
function nearest(hits: readonly ProductHit[], { minPriceMinor, maxPriceMinor }: PriceBounds): ProductHit[] {
  const distance = (price: bigint) =>
    maxPriceMinor !== undefined && price > maxPriceMinor
      ? price - maxPriceMinor
      : (minPriceMinor ?? price) - price;
  const priced = hits.flatMap((hit) =>
    hit.product.priceMinor === null ? [] : [{ hit, far: distance(hit.product.priceMinor) }],
  );
  return priced
    .toSorted((a, b) => Number(a.far - b.far))
    .slice(0, MOST_NEAREST)
    .map(({ hit }) => hit);
}

async function arranged(hits: ProductHit[], input: ProductSearchInput): Promise<PricedProducts> {
  return { found: arrange(await suiting(hits, input.age), input), overall: false, isNearest: false };
}
