import { TrigramIndex, type IndexedDocument, type IndexHit } from '../platform/language/trigram-index.js';

export interface IndexableProduct {
  id: string;
  sku: string;
  name: string;
  description: string;
  tags: readonly string[];
  attributes: Readonly<Record<string, string>>;
}

export interface IndexableArticle {
  id: string;
  question: string;
  answer: string;
  tags: readonly string[];
}

/** What finds products and articles of one business: ids, words and weights of one knowledge version. */
export class KnowledgeIndex {
  private constructor(
    private readonly productIndex: TrigramIndex,
    private readonly articleIndex: TrigramIndex,
  ) {}

  static build(products: readonly IndexableProduct[], articles: readonly IndexableArticle[]): KnowledgeIndex {
    return new KnowledgeIndex(
      TrigramIndex.build(products.map(productDocument)),
      TrigramIndex.build(articles.map(articleDocument)),
    );
  }

  /** Best first, scores 0..1. */
  products(text: string, limit: number): IndexHit[] {
    return this.productIndex.search(text, limit);
  }

  /** Best first, scores 0..1. */
  articles(text: string, limit: number): IndexHit[] {
    return this.articleIndex.search(text, limit);
  }

  /** Approximate heap use. */
  get bytes(): number {
    return this.productIndex.bytes + this.articleIndex.bytes;
  }
}

function productDocument({
  id,
  sku,
  name,
  description,
  tags,
  attributes,
}: IndexableProduct): IndexedDocument {
  return {
    id,
    fields: [
      { text: name, weight: 1 },
      { text: `${sku} ${sku.replace(/[^\p{L}\p{N}]/gu, '')}`, weight: 1 },
      { text: tags.join(' '), weight: 0.9 },
      { text: Object.values(attributes).join(' '), weight: 0.85 },
      { text: `${description} ${Object.keys(attributes).join(' ')}`, weight: 0.7 },
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
