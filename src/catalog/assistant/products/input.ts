import type { Extreme } from './facts/measures.js';
import type { ProductView } from './view.js';

export type ProductMode = 'find' | 'list' | 'compare' | 'cheapest' | 'dearest' | 'measured' | 'none';

export interface ProductSearchInput {
  query?: string;
  /** Products already resolved, best first. */
  ids?: string[];
  /** Decimal text in the business's currency. */
  minPrice?: string;
  maxPrice?: string;
  inStock?: boolean;
  sort?: 'relevance' | 'price-asc' | 'price-desc';
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
