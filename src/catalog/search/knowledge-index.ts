import type { IndexedDocument } from '../../language/search/document-words.js';
import type { Language } from '../../language/language.js';
import { Synonyms } from '../../language/search/synonyms.js';
import { TrigramIndex, type IndexHit } from '../../language/search/trigram-index.js';
import type { Passage } from '../../language/passages/passages.js';
import { VectorIndex, type MeaningHit } from '../vectors/vector-index.js';
import { bestOfEachRow, nameOfPart } from './parts.js';
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
  /** Of a long article; each is searched for by itself. */
  passages?: readonly Passage[] | null;
}

export type KnowledgeKind = 'products' | 'articles';

/** Of one row several passages may be among the best. */
const MOST_SPARE = 200;

/** Search index of one business's products and articles: ids, words, weights and vectors, never the texts. */
export class KnowledgeIndex {
  private readonly indexes = { products: new TrigramIndex(), articles: new TrigramIndex() };
  private readonly vectors = { products: new VectorIndex(), articles: new VectorIndex() };
  private readonly families = new ProductFamilies();
  /** How many passages a long article has beyond the first, by its id. */
  private readonly more = new Map<string, number>();
  private moreInAll = 0;
  private synonyms = Synonyms.none;

  static build(products: readonly IndexableProduct[], articles: readonly IndexableArticle[]): KnowledgeIndex {
    const index = new KnowledgeIndex();
    for (const product of products) index.putProduct(product);
    for (const article of articles) index.putArticle(article);
    index.compact();
    return index;
  }

  /** Adds it, or replaces the one of its id. @returns false when the index is full */
  putProduct(product: IndexableProduct, vector: Float32Array | null = null): boolean {
    this.families.put(product);
    this.vectors.products.put(product.id, vector);
    return this.indexes.products.put(productDocument(product));
  }

  /** Adds it, or replaces the one of its id. @returns false when the index is full */
  putArticle(article: IndexableArticle, vectors: readonly (Float32Array | null)[] = []): boolean {
    this.removeArticle(article.id);
    const documents = articleDocuments(article);
    const more = documents.length - 1;
    if (more > 0) this.more.set(article.id, more);
    this.moreInAll += more;
    for (const [at, { id }] of documents.entries()) this.vectors.articles.put(id, vectors[at] ?? null);
    return documents.map((document) => this.indexes.articles.put(document)).every(Boolean);
  }

  private removeArticle(id: string): void {
    const more = this.more.get(id) ?? 0;
    for (let part = 0; part <= more; part += 1) {
      const name = nameOfPart({ id, part });
      this.indexes.articles.remove(name);
      this.vectors.articles.remove(name);
    }
    this.more.delete(id);
    this.moreInAll -= more;
  }

  /** They are looked up in each question; what is indexed stays as it is. */
  setSynonyms(synonyms: Synonyms): void {
    this.synonyms = synonyms;
  }

  /** The synonyms that hold in a language; null: of a text whose language is not known, all. */
  synonymsIn(language: Language | null): Synonyms {
    return language === null ? this.synonyms : this.synonyms.in(language);
  }

  /** See `VectorIndex`. */
  setOrigin(origin: Float32Array | null): void {
    this.vectors.products.setOrigin(origin);
    this.vectors.articles.setOrigin(origin);
  }

  /** Removes the product or article with an id, if it exists. */
  remove(id: string): void {
    this.families.remove(id);
    this.indexes.products.remove(id);
    this.vectors.products.remove(id);
    this.removeArticle(id);
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
    return this.indexes.products.search(text, limit, this.synonyms);
  }

  /** Best first, scores 0..1; of a long article its best passage, by `nameOfPart`. */
  articles(text: string, limit: number): IndexHit[] {
    return bestOfEachRow(this.indexes.articles.search(text, limit + this.spare, this.synonyms), limit);
  }

  /** A search in steps; the index must not change between them. */
  *searching(
    kind: KnowledgeKind,
    text: string,
    limit: number,
    language: Language | null = null,
  ): Generator<void, IndexHit[]> {
    const synonyms = this.synonymsIn(language);
    if (kind === 'products') return yield* this.indexes.products.searching(text, limit, synonyms);
    const hits = yield* this.indexes.articles.searching(text, limit + this.spare, synonyms);
    return bestOfEachRow(hits, limit);
  }

  private get spare(): number {
    return Math.min(MOST_SPARE, this.moreInAll);
  }

  /** Search by meaning in steps, as `VectorIndex.searching`; the index must not change between them. */
  *nearest(kind: KnowledgeKind, question: Float32Array, limit: number): Generator<void, MeaningHit[] | null> {
    if (kind === 'products') return yield* this.vectors.products.searching(question, limit);
    const hits = yield* this.vectors.articles.searching(question, limit + this.spare);
    return hits && bestOfEachRow(hits, limit);
  }

  /** Whether a product, an article or a passage of one has no vector. */
  get lacksVectors(): boolean {
    const { indexes, vectors } = this;
    return vectors.products.known < indexes.products.size || vectors.articles.known < indexes.articles.size;
  }

  /** Approximate heap use. */
  get bytes(): number {
    const { indexes, vectors, families, synonyms } = this;
    const parts = [
      indexes.products,
      indexes.articles,
      vectors.products,
      vectors.articles,
      families,
      synonyms,
    ];
    return parts.reduce((sum, { bytes }) => sum + bytes, 0);
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

/** One for each passage, which all have the question and the tags. */
function articleDocuments({ id, question, answer, tags, passages }: IndexableArticle): IndexedDocument[] {
  const title = [
    { text: question, weight: 1 },
    { text: tags.join(' '), weight: 0.95 },
  ];
  if (!passages || passages.length === 0) return [{ id, fields: [...title, { text: answer, weight: 0.75 }] }];
  return passages.map(({ heading, before, text }, part) => ({
    id: nameOfPart({ id, part }),
    fields: [...title, { text: heading ?? '', weight: 0.95 }, { text: `${before} ${text}`, weight: 0.75 }],
  }));
}
