import * as v from 'valibot';
import { toolInput, type PublicInput } from '../../../assistant/tool-input.js';
import type { Extreme } from './facts/measures.js';
import type { ProductView } from './view.js';

export type ProductMode = 'find' | 'list' | 'compare' | 'cheapest' | 'dearest' | 'measured' | 'none';

/** Decimal text in the business's currency. */
const PRICE = v.pipe(
  v.string(),
  v.check(
    (text) => /^\d{1,13}(?:\.\d+)?$/.test(text),
    'a decimal amount such as "38.00", without a currency',
  ),
  v.description('Decimal amount in the currency of the business'),
);

export const PRODUCT_SEARCH_INPUT = toolInput({
  query: v.optional(v.pipe(v.string(), v.description('What is looked for; leave out to list by price'))),
  minPrice: v.optional(PRICE),
  maxPrice: v.optional(PRICE),
  inStock: v.optional(v.boolean()),
  sort: v.optional(v.picklist(['relevance', 'price-asc', 'price-desc'])),
});

/** What may be asked from outside, and what the built-in reading knows beside it. */
export interface ProductSearchInput extends PublicInput<typeof PRODUCT_SEARCH_INPUT> {
  /** Products already resolved, best first. */
  ids?: string[];
  mode?: ProductMode;
  /** The visitor wants the number of pieces. */
  count?: boolean;
  /** In years; what is written not to suit it is left out. */
  age?: number;
  /** Of two compared, the one asked for; the measure compares first when it was asked for. */
  verdict?: 'cheaper' | 'dearer';
  extreme?: Extreme;
  /** The words met nothing: out of everything there is. */
  overall?: boolean;
  /** A word of what was asked for is nowhere in what was found. */
  near?: boolean;
  /** Yes or no to what was asked about the one product. */
  affirms?: boolean;
  /** Nothing written about the product answers the question. */
  unanswered?: boolean;
}

export interface ProductSearchData {
  products: ProductView[];
  /** In stock, for the sold-out ones. */
  alternatives: ProductView[];
  /** More were found than are shown. */
  more: boolean;
  /** The words met nothing; these are out of everything there is. */
  overall?: boolean;
}

export interface ProductMemory {
  ids: string[];
  text: string;
}
