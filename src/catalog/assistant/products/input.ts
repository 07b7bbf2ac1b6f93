import * as v from 'valibot';
import { toolInput, type PublicInput } from '../../../assistant/tool-input.js';
import type { Evidence } from '../../../assistant/evidence.js';
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

/** The published input, and the internal fields of the built-in responder. */
export interface ProductSearchInput extends PublicInput<typeof PRODUCT_SEARCH_INPUT> {
  /** Products already resolved, best first. */
  ids?: string[];
  mode?: ProductMode;
  /** The visitor wants the number of pieces. */
  count?: boolean;
  /** In years; excludes products said not to suit it. */
  age?: number;
  /** Which of two compared products was asked for; a measure in the question is compared first. */
  verdict?: 'cheaper' | 'dearer';
  extreme?: Extreme;
  /** The words found nothing, so all products are offered. */
  overall?: boolean;
  /** How many more of the kind were found than `ids` has. */
  more?: number;
  /** A word of the question occurs in no result. */
  near?: boolean;
  /** Asked is when what is sold out comes back. */
  restocks?: boolean;
  /** Yes or no to a question about one product. */
  affirms?: boolean;
  /** The product's texts do not answer the question. */
  unanswered?: boolean;
  /** Nothing of the kind has a price in the range; these come nearest. */
  isNearest?: boolean;
  /** What they must not contain, as asked; their texts do not mention it. */
  unmentioned?: string;
  /** Which products are free of something is not stated; nobody may guess. */
  isUnsafe?: boolean;
  /** Nothing is asked for in particular, so the answer asks what it is for. */
  asksBack?: boolean;
  /** What to propose when nothing is sure to be meant. */
  like?: readonly string[];
  /** Of mode `none`: the id of what comes closest, which is told. */
  closest?: string;
  /** The sum of their prices is asked for. */
  total?: boolean;
  /** An article whose amount is asked for as well, found by its question. */
  beside?: { id: string; query: string };
  /** It was proposed, or the question goes on from what was: it may not be meant. */
  isGuess?: boolean;
  /** How well the products found cover the question. */
  evidence?: Evidence;
}

export interface ProductSearchData {
  products: ProductView[];
  /** Products in stock, as alternatives for those sold out. */
  alternatives: ProductView[];
  /** Nothing was found; this comes closest. */
  closest?: ProductView;
  /** How many more were found than are shown. */
  more: number;
  /** The words found nothing; these are from all products. */
  overall?: boolean;
  beside?: BesideGoods;
  /** The sum that was asked for: a decimal amount in the business's currency. */
  sum?: string;
}

/** What an article says that belongs to the sum. */
export interface BesideGoods {
  text: string;
  /** Its one amount in minor units, as decimal digits; null when it has several. */
  amountMinor: string | null;
}

export interface ProductMemory {
  ids: string[];
  /** They were only proposed. */
  isGuess?: boolean;
  text: string;
}
