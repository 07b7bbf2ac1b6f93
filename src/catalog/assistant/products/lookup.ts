import { words } from '../../../language/text/fold.js';
import { conceptsIn } from '../../../language/search/search-text.js';
import { wordWeight } from '../../../language/text/stop-words.js';
import type { Reading } from '../../../assistant/skill.js';
import type { CatalogSearch, FoundProduct } from '../../search/catalog-search.port.js';
import type { ProductSearchInput } from './input.js';
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
