import type { IndexHit } from '../../language/search/trigram-index.js';
import type { FoundProduct, ProductHit, ProductQuery } from './catalog-search.port.js';
import { isWithin } from './price-range.js';

/** Filters are applied to live rows, and variants are one product, so the index returns far more hits than requested. */
export const MOST_HITS = 200;
/** Without filters, only rows deleted since the index was read are missing. */
export const SPARE_CANDIDATES = 5;
/** Rows by price that are read, because many may be variants of a few products. */
const MOST_BROWSED = 300;

/** The same, for more rows: many may be variants of a few products. */
export function widened(query: ProductQuery): ProductQuery {
  return { ...query, limit: Math.max(query.limit, MOST_BROWSED) };
}

/** A family of variants, or one product alone. */
export interface FamilyHit {
  ids: readonly string[];
  /** Of the best of them. */
  score: number;
}

/** One hit per family, in the order of the hits. @param families for each hit the ids of its family */
export function firstOfEach(
  hits: readonly IndexHit[],
  families: readonly (readonly string[])[],
): FamilyHit[] {
  const seen = new Set<string>();
  // Of a large family each hit may have other ids, but always the same first one.
  const firsts = new Set<string>();
  return hits.flatMap(({ id, score }, index) => {
    const ids = families[index] ?? [id];
    const [first = id] = ids;
    if (seen.has(id) || firsts.has(first)) return [];
    firsts.add(first);
    for (const each of ids) seen.add(each);
    return [{ ids, score }];
  });
}

/** How many hits are looked at for these products. */
export function candidates({
  text,
  limit,
  inStock,
  minPriceMinor,
  maxPriceMinor,
  sort,
}: ProductQuery): number {
  const filters = [inStock, minPriceMinor, maxPriceMinor, sort === 'relevance' ? undefined : sort];
  const isFiltered = text === undefined || filters.some((filter) => filter !== undefined);
  return isFiltered ? MOST_HITS : limit + SPARE_CANDIDATES;
}

/** Of variants one must fit: "jackets under 80". */
export function matches(product: FoundProduct, query: ProductQuery): boolean {
  return !(query.inStock === true && product.stock === 0) && isWithin(product, query);
}

/** By price; what has none comes last. */
export function sorted(hits: ProductHit[], sort: ProductQuery['sort']): ProductHit[] {
  if (sort !== 'price-asc' && sort !== 'price-desc') return hits;
  const direction = sort === 'price-asc' ? 1 : -1;
  const rank = ({ product }: ProductHit): number =>
    product.priceMinor === null ? Infinity : direction * Number(product.priceMinor);
  return hits.sort((a, b) => rank(a) - rank(b));
}
