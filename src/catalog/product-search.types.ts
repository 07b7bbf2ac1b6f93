import type { ProductView } from './product-view.js';

export type ProductMode = 'find' | 'list' | 'compare' | 'cheapest' | 'dearest' | 'none';

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
  /** Nothing written about the product answers the question. */
  unanswered?: boolean;
}

export interface ProductSearchData {
  products: ProductView[];
  /** In stock, for the sold-out ones. */
  alternatives: ProductView[];
  /** More were found than are shown. */
  more: boolean;
}

export interface ProductMemory {
  ids: string[];
  text: string;
}
