import type { IndexedDocument } from '../../language/search/document-words.js';
import { TrigramIndex, type IndexHit } from '../../language/search/trigram-index.js';
import { ProductFamilies } from '../variants/product-families.js';

export interface IndexableProduct {
  id: string;
  sku: string;
  name: string;
  description: string;
  tags: readonly string[];
  attributes: Readonly<Record<string, string>>;
  parentSku?: string | null;
  options?: Readonly<Record<string, string>>;
}

export interface IndexableArticle {
  id: string;
  question: string;
  answer: string;
  tags: readonly string[];
}

export type KnowledgeKind = 'products' | 'articles';

/** Search index of one business's products and articles: ids, words and weights, never the texts. */
export class KnowledgeIndex {
  private readonly indexes = { products: new TrigramIndex(), articles: new TrigramIndex() };
  private readonly families = new ProductFamilies();

  static build(products: readonly IndexableProduct[], articles: readonly IndexableArticle[]): KnowledgeIndex {
    const index = new KnowledgeIndex();
    for (const product of products) index.putProduct(product);
    for (const article of articles) index.putArticle(article);
    index.compact();
    return index;
  }

  /** Adds it, or replaces the one of its id. @returns false when the index is full */
  putProduct(product: IndexableProduct): boolean {
    this.families.put(product);
    return this.indexes.products.put(productDocument(product));
  }

  /** Adds it, or replaces the one of its id. @returns false when the index is full */
  putArticle(article: IndexableArticle): boolean {
    return this.indexes.articles.put(articleDocument(article));
  }

  /** Removes the product or article with an id, if it exists. */
  remove(id: string): void {
    this.families.remove(id);
    this.indexes.products.remove(id);
    this.indexes.articles.remove(id);
  }

  /** Frees working memory; call it after a batch of changes. */
  compact(): void {
    this.indexes.products.compact();
    this.indexes.articles.compact();
  }

  /** Ids of the products that are one with this one, the parent's first; of one alone its own. */
  familyOf(id: string): readonly string[] {
    return this.families.familyOf(id);
  }

  /** Best first, scores 0..1. */
  products(text: string, limit: number): IndexHit[] {
    return this.indexes.products.search(text, limit);
  }

  /** Best first, scores 0..1. */
  articles(text: string, limit: number): IndexHit[] {
    return this.indexes.articles.search(text, limit);
  }

  /** A search in steps; the index must not change between them. */
  searching(kind: KnowledgeKind, text: string, limit: number): Generator<void, IndexHit[]> {
    return this.indexes[kind].searching(text, limit);
  }

  /** Approximate heap use. */
  get bytes(): number {
    return this.indexes.products.bytes + this.indexes.articles.bytes + this.families.bytes;
  }
}

function productDocument({
  id,
  sku,
  name,
  description,
  tags,
  attributes,
  options = {},
}: IndexableProduct): IndexedDocument {
  return {
    id,
    fields: [
      { text: name, weight: 1 },
      { text: `${sku} ${sku.replace(/[^\p{L}\p{N}]/gu, '')}`, weight: 1 },
      { text: tags.join(' '), weight: 0.9 },
      { text: [...Object.values(options), ...Object.values(attributes)].join(' '), weight: 0.85 },
      {
        text: [description, ...Object.keys(options), ...Object.keys(attributes)].join(' '),
        weight: 0.7,
      },
    ],
  };
}

function articleDocument({ id, question, answer, tags }: IndexableArticle): IndexedDocument {
  return {
    id,
    fields: [
      { text: question, weight: 1 },
      { text: tags.join(' '), weight: 0.95 },
      { text: answer, weight: 0.75 },
    ],
  };
}
