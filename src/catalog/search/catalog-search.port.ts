import type { ToolContext } from '../../assistant/chat-tool.js';
import type { Language } from '../../language/language.js';
import type { Passage } from '../../language/passages/passages.js';
import { Synonyms } from '../../language/search/synonyms.js';
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
  /** Of a long article the passage that was found, below its heading. */
  answer: string;
  /** Of a long article all of them; the number of the one that was found, from 0; and what it stands under. */
  passages?: readonly Passage[] | null;
  part?: number;
  heading?: string | null;
  locale: string | null;
  tags: string[];
  /** Of an article that a source of knowledge has; its address is cited. */
  source?: { url: string | null } | null;
}

export interface ArticleHit {
  article: FoundArticle;
  /** 0..1 */
  score: number;
}

/** A product or article near a question in meaning. */
export interface NearProduct {
  product: FoundProduct;
  /** As `MeaningHit`. */
  cosine: number;
  margin: number;
}

export interface NearArticle {
  article: FoundArticle;
  cosine: number;
  margin: number;
}

/** Best first. */
export interface Near {
  products: NearProduct[];
  articles: NearArticle[];
  /** There is an embedding server, but it is away or slow, or some texts are not embedded yet. */
  degraded: boolean;
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
  /**
   * What is nearest to a question in meaning, in any language; nothing without an embedding server.
   * @param question as the visitor wrote it
   * @param limit of each kind
   */
  abstract nearest(question: string, limit: number): Promise<Near>;

  /** Whether a search by meaning of this turn was `degraded`. */
  hasFallenBack(_turn: ToolContext): boolean {
    return false;
  }

  /** Reads the business's synonyms that hold in a language. The searches of this turn use them from then on. */
  synonyms(_language: Language): Promise<Synonyms> {
    return Promise.resolve(this.ownWords);
  }

  /** The synonyms that were read in this turn. */
  get ownWords(): Synonyms {
    return Synonyms.none;
  }

  /** Of a product, the best score that a search by text has given it in this turn; undefined when none has found it. */
  scoreOf(_id: string): number | undefined {
    return undefined;
  }
}
