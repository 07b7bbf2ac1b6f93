import { conceptKind } from '../../../language/retail/concept-matcher.js';
import { fold, words } from '../../../language/text/fold.js';
import { conceptsIn, conceptsOf, coverage } from '../../../language/search/search-text.js';
import type { Synonyms } from '../../../language/search/synonyms.js';
import { mapInSlices } from '../../../platform/time/yield-now.js';
import type { FoundProduct, ProductHit } from '../../search/catalog-search.port.js';
import { ageFit } from './facts/facts.js';
import type { ProductQuestion } from './question.js';
import type { ProductSearchInput } from './input.js';
import { isAvailable } from './view.js';

/** A hit below this score is accidental. */
export const LEAST_SCORE = 0.26;
/** Limit of products in one answer. */
export const SHOWN = 4;
/** Limit of a list. */
export const LISTED = 5;
const LEAST_BY_GOODS = 0.3;
const KIND_SHARE = 0.5;
export const SUPERLATIVE_SHARE = 0.68;

/** Properties for which a product's description is more reliable than an article. */
const PROPERTIES = [
  'care',
  'microwave',
  'oven',
  'food_safe',
  'pets',
  'allergy',
  'gluten',
  'vegan',
  'vegetarian',
  'lactose',
  'halal',
  'organic',
  'used',
  'sustainable',
];

/**
 * @param share share of the best score that a hit needs; higher for superlatives, which must compare goods of one kind
 */
export function relevantOnly(hits: ProductHit[], share = 0.6): ProductHit[] {
  const best = hits[0]?.score ?? 0;
  return best < LEAST_SCORE ? [] : hits.filter(({ score }) => score >= Math.max(LEAST_SCORE, best * share));
}

export function chosen(hits: ProductHit[]): string[] {
  const best = hits[0]?.score ?? 0;
  const floor = best >= 0.85 ? best * 0.88 : best * 0.78;
  return hits
    .filter(({ score }) => score >= Math.max(floor, LEAST_SCORE))
    .slice(0, SHOWN)
    .map(({ product }) => product.id);
}

/** All products that match a question for a kind of goods. */
export function allOfKind(hits: ProductHit[]): string[] {
  const best = hits[0]?.score ?? 0;
  return hits
    .filter(({ score }) => score >= Math.max(best * KIND_SHARE, LEAST_SCORE))
    .slice(0, SHOWN)
    .map(({ product }) => product.id);
}

/** How many products match a question for a kind of goods. */
export function ofKind(hits: ProductHit[]): number {
  const least = Math.max((hits[0]?.score ?? 0) * KIND_SHARE, LEAST_SCORE);
  return hits.filter(({ score }) => score >= least).length;
}

/** In stock first; then by price when a superlative asks for it. */
export function arrange(products: FoundProduct[], { sort, mode }: ProductSearchInput): FoundProduct[] {
  const direction = sort === 'price-asc' ? 1 : sort === 'price-desc' ? -1 : 0;
  // What has no price comes last.
  const rank = ({ priceMinor }: FoundProduct): number =>
    priceMinor === null ? Number.MAX_SAFE_INTEGER : direction * Number(priceMinor);
  const byPrice = (a: FoundProduct, b: FoundProduct): number => rank(a) - rank(b);
  const byStock = (a: FoundProduct, b: FoundProduct): number =>
    Number(isAvailable(b)) - Number(isAvailable(a));
  const isSuperlative = mode === 'cheapest' || mode === 'dearest';
  return [...products].sort((a, b) => (isSuperlative ? byPrice(a, b) : byStock(a, b) || byPrice(a, b)));
}

export async function rankByAge(hits: ProductHit[], age: number | null): Promise<ProductHit[]> {
  if (age === null) return hits;
  const weighed = await mapInSlices(hits, (hit) => ({
    ...hit,
    score: Math.max(0, Math.min(1, hit.score + 0.3 * ageFit(hit.product, age))),
  }));
  return weighed.sort((a, b) => b.score - a.score);
}

/** Whether the question contains most of a product's name, or its kind of goods. */
export function namesProduct(hit: ProductHit | undefined, text: string, synonyms: Synonyms): boolean {
  if (!hit) return false;
  if (coverage(hit.product.name, text, synonyms) >= 0.45) return true;
  const named = conceptsOf(hit.product.name);
  const asked = [...conceptsOf(text, synonyms)].filter((id) => conceptKind(id) === 'product');
  return hit.score >= LEAST_BY_GOODS && asked.some((id) => named.has(id));
}

export function tellsProperty(product: FoundProduct, { concepts }: ProductQuestion): boolean {
  const asked = PROPERTIES.filter((property) => concepts.has(property));
  if (asked.length === 0) return false;
  const told = conceptsOf(`${product.description} ${Object.values(product.attributes).join(' ')}`);
  return asked.some((property) => told.has(property));
}

/** The words for a product's kind of goods in its name and tags; the whole name when there are none. */
export function goodsWordsOf({ name, tags }: FoundProduct): string {
  const text = `${name} ${tags.join(' ')}`;
  const goods = words(fold(text)).filter((word) =>
    [...conceptsIn([word])].some((id) => conceptKind(id) === 'product'),
  );
  return goods.length > 0 ? goods.join(' ') : text;
}
