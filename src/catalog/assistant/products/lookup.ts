import { words } from '../../../language/text/fold.js';
import { conceptsIn } from '../../../language/search/search-text.js';
import { wordWeight } from '../../../language/text/stop-words.js';
import type { Reading } from '../../../assistant/skill.js';
import type { CatalogSearch, FoundProduct } from '../../search/catalog-search.port.js';
import type { PriceRange } from '../../../language/entities/prices.js';
import type { ProductMemory, ProductSearchInput } from './input.js';
import { GIFT_PERSONS } from './words/patterns.js';

/** Limit of products that are compared by figures. */
export const MOST_MEASURED = 100;

export function reading(score: number, input: ProductSearchInput): Reading<ProductSearchInput> {
  return { score, input };
}

export async function everything(catalog: CatalogSearch): Promise<FoundProduct[]> {
  const hits = await catalog.products({ limit: MOST_MEASURED });
  return hits.map(({ product }) => product);
}

/** The id of the product that each part clearly names, without duplicates. */
export async function nameEach(catalog: CatalogSearch, parts: readonly string[]): Promise<string[]> {
  const ids = new Set<string>();
  for (const text of parts) {
    const [hit] = await catalog.products({ text, limit: 1 });
    if (hit && hit.score >= 0.55) ids.add(hit.product.id);
  }
  return [...ids];
}

/** Whether it names goods, rather than "something nice". */
export function isConcrete(text: string): boolean {
  return words(text).some((word) => {
    const concepts = conceptsIn([word]);
    if (GIFT_PERSONS.has(word) || concepts.has('gift') || concepts.has('children')) return false;
    return wordWeight(word) === 1 && word.length > 3;
  });
}

/** What has no price may have one in the range. */
export function isPricedWithin({ priceMinor }: FoundProduct, range: PriceRange | null): boolean {
  if (!range || priceMinor === null) return true;
  const { minMinor, maxMinor } = range;
  return (minMinor === null || priceMinor >= minMinor) && (maxMinor === null || priceMinor <= maxMinor);
}

/** Whether a reading tells only what was shown before. */
export function isOfShown({ ids = [] }: ProductSearchInput, { ids: shown }: ProductMemory): boolean {
  return ids.length > 0 && ids.every((id) => shown.includes(id));
}
