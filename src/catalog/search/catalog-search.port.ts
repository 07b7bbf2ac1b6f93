import type { ToolContext } from '../../assistant/chat-tool.js';
import type { ProductFamily } from '../variants/family.types.js';

/** A product for the assistant and the search, read live in the tenant's context. */
export interface FoundProduct {
  id: string;
  sku: string;
  name: string;
  /** Plain text with line breaks. */
  description: string;
  /** Of variants the lowest; null without a price. */
  priceMinor: bigint | null;
  currency: string;
  /** null: not tracked, counts as available. */
  stock: number | null;
  url: string | null;
  imageUrl?: string | null;
  tags: string[];
  attributes: Record<string, string>;
  /** The variants, when there are several: they are one product here, with the stock of all. */
  family?: ProductFamily;
}

export interface ProductHit {
  product: FoundProduct;
  /** 0..1; 0.26 is the threshold that keeps most right answers and few off-topic ones. */
  score: number;
}

export interface FoundArticle {
  id: string;
  question: string;
  answer: string;
  locale: string | null;
  tags: string[];
}

export interface ArticleHit {
  article: FoundArticle;
  /** 0..1 */
  score: number;
}

export interface ProductQuery {
  /** Free text; absent for "the cheapest", "anything under 20". */
  text?: string;
  /** 1..100 */
  limit: number;
  inStock?: boolean;
  /** Minor units of the tenant's currency, inclusive. */
  minPriceMinor?: bigint;
  maxPriceMinor?: bigint;
  sort?: 'relevance' | 'price-asc' | 'price-desc';
}

/** Searches the current tenant's products and articles: the index finds ids, Postgres under RLS returns the rows. */
export abstract class CatalogSearch {
  /** The same for one turn: at the turn's knowledge version, without reading anything twice. */
  abstract during(turn: ToolContext): CatalogSearch;
  abstract products(query: ProductQuery): Promise<ProductHit[]>;
  /** Live rows by id, for follow-ups ("how big is it?"); unknown ids are left out. */
  abstract productsById(ids: string[]): Promise<FoundProduct[]>;
  abstract articles(text: string, limit: number): Promise<ArticleHit[]>;
}
