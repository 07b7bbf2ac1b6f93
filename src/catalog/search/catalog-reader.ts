import type { Article } from '../articles/article.types.js';
import type { ArticlesRepository } from '../articles/articles.repository.js';
import { METRICS } from '../../platform/metrics/metrics.js';
import type { Language } from '../../language/language.js';
import { Synonyms } from '../../language/search/synonyms.js';
import type { IndexHit } from '../../language/search/trigram-index.js';
import type { Product } from '../products/product.types.js';
import type { ProductsRepository } from '../products/products.repository.js';
import { familyProduct } from '../variants/family-product.js';
import {
  CatalogSearch,
  type ArticleHit,
  type FoundArticle,
  type FoundProduct,
  type Near,
  type NearArticle,
  type NearProduct,
  type ProductHit,
  type ProductQuery,
} from './catalog-search.port.js';
import type { MeaningHit } from '../vectors/vector-index.js';
import type { VectorEngine } from '../vectors/engine/vector-engine.port.js';
import type { CatalogVectorsRepository } from '../vectors/catalog-vectors.repository.js';
import type { QuestionVectors } from '../vectors/question-vectors.js';
import { excerptOf, partNamed } from './parts.js';
import { inOrder, KnownRows } from './known-rows.js';
import {
  candidates,
  firstOfEach,
  matches,
  MOST_HITS,
  sorted,
  SPARE_CANDIDATES,
  widened,
  type FamilyHit,
} from './product-hits.js';
import type { KnowledgeKind } from './knowledge-index.js';
import type { KnowledgeIndexes } from './knowledge-indexes.js';
import { timedSearch } from './timed-search.js';

/** Products by meaning, of which many may be variants of one. */
const MOST_NEAR = 60;

export interface CatalogSources {
  indexes: Pick<KnowledgeIndexes, 'search' | 'families' | 'synonyms' | 'lacksVectors'>;
  engine: Pick<VectorEngine, 'nearest'>;
  questions: Pick<QuestionVectors, 'of' | 'isConfigured'>;
  vectors: Pick<CatalogVectorsRepository, 'owe'>;
  products: Pick<ProductsRepository, 'browse' | 'getMany'>;
  articles: Pick<ArticlesRepository, 'getMany'>;
}

export interface Found<Row> {
  product: Row;
  /** 0..1 */
  score: number;
}

/** Related searches, such as those of a turn: no search runs twice, and no row is read twice. */
export class CatalogReader extends CatalogSearch {
  private readonly answers = new Map<string, Promise<unknown>>();
  private readonly rows: KnownRows<Product>;
  private readonly articleRows: KnownRows<Article>;
  /** Of products that were searched for by text, by their ids. */
  private readonly scores = new Map<string, number>();
  /** Of the questions; null: not known. */
  private language: Language | null = null;
  private known = Synonyms.none;

  private hasBeenDegraded = false;

  /** @param version the knowledge version, if it was just read */
  constructor(
    private readonly sources: CatalogSources,
    private readonly version?: bigint,
  ) {
    super();
    this.rows = new KnownRows((ids) => sources.products.getMany(ids));
    this.articleRows = new KnownRows((ids) => sources.articles.getMany(ids));
  }

  during(): this {
    return this;
  }

  /** Whether a search by meaning was degraded. */
  get isDegradedSoFar(): boolean {
    return this.hasBeenDegraded;
  }

  async products(query: ProductQuery): Promise<ProductHit[]> {
    const { text, limit } = query;
    const hits =
      text === undefined ? await this.browsed(query) : await this.search('products', text, MOST_HITS);
    const families = await this.familiesOf(hits.map(({ id }) => id));
    const found = await this.assembled(firstOfEach(hits, families).slice(0, candidates(query)));
    if (text !== undefined) this.note(found);
    const fitting = found.filter(({ product }) => matches(product, query));
    return sorted(fitting, query.sort).slice(0, limit);
  }

  override async synonyms(language: Language): Promise<Synonyms> {
    this.language = language;
    const { indexes } = this.sources;
    this.known = await this.once(`synonyms ${language}`, () => indexes.synonyms(language, this.version));
    return this.known;
  }

  override get ownWords(): Synonyms {
    return this.known;
  }

  override scoreOf(id: string): number | undefined {
    return this.scores.get(id);
  }

  private note(hits: readonly ProductHit[]): void {
    for (const { product, score } of hits)
      this.scores.set(product.id, Math.max(score, this.scores.get(product.id) ?? 0));
  }

  /** The single products that fit, where variants are not one: for lists of the API. */
  async productRows(query: ProductQuery & { text: string }): Promise<Found<Product>[]> {
    const hits = await this.search('products', query.text, MOST_HITS);
    const near = hits.slice(0, candidates(query));
    const rows = await this.rows.get(near.map(({ id }) => id));
    const found = inOrder(near, rows)
      .filter(({ item }) => item.status === 'active' && matches(item, query))
      .map(({ item, score }) => ({ product: item, score }));
    return found.slice(0, query.limit);
  }

  async productsById(ids: string[]): Promise<FoundProduct[]> {
    const families = await this.familiesOf(ids);
    const hits = ids.map((id) => ({ id, score: 1 }));
    return (await this.assembled(firstOfEach(hits, families))).map(({ product }) => product);
  }

  /** Each family as one product, from its live rows. */
  private async assembled(families: readonly FamilyHit[]): Promise<ProductHit[]> {
    const rows = await this.rows.get(families.flatMap(({ ids }) => ids));
    return families.flatMap(({ ids, score }) => {
      const live = ids.flatMap((id) => rows.get(id) ?? []).filter(({ status }) => status === 'active');
      return live.length === 0 ? [] : [{ product: familyProduct(live), score }];
    });
  }

  /** For each id its family; one product alone is one of its own. */
  private familiesOf(ids: readonly string[]): Promise<readonly (readonly string[])[]> {
    return ids.length === 0 ? Promise.resolve([]) : this.sources.indexes.families(ids, this.version);
  }

  async articles(text: string, limit: number): Promise<ArticleHit[]> {
    const hits = await this.search('articles', text, limit);
    return (await this.excerpts(hits)).map(({ article, score }) => ({ article, score }));
  }

  nearest(question: string, limit: number): Promise<Near> {
    return this.once(`near ${limit} ${question}`, () => this.findNearest(question, limit));
  }

  private async findNearest(question: string, limit: number): Promise<Near> {
    // At the same time, so that a slow engine is waited for once.
    const [products, articles] = await Promise.all([
      this.hitsNear('products', question, MOST_NEAR),
      this.hitsNear('articles', question, limit),
    ]);
    const degraded = await this.isDegraded(products !== null && articles !== null);
    this.hasBeenDegraded ||= degraded;
    return {
      products: await this.nearProducts(products ?? [], limit),
      articles: await this.nearArticles(articles ?? []),
      degraded,
    };
  }

  /** The single products nearest to a question that fit, where variants are not one: for lists of the API. */
  async productRowsNear(query: ProductQuery & { text: string }): Promise<{
    found: Found<Product>[];
    degraded: boolean;
  }> {
    const hits = await this.hitsNear('products', query.text, MOST_NEAR);
    const scored = (hits ?? []).map(({ id, margin }) => ({ id, score: margin }));
    const rows = await this.rows.get(scored.map(({ id }) => id));
    const found = inOrder(scored, rows)
      .filter(({ item }) => item.status === 'active' && matches(item, query))
      .map(({ item, score }) => ({ product: item, score }));
    return { found: found.slice(0, query.limit), degraded: await this.isDegraded(hits !== null) };
  }

  /** @returns null when the question has no vector in time, or none that can be compared */
  private async hitsNear(kind: KnowledgeKind, question: string, limit: number): Promise<MeaningHit[] | null> {
    const { engine, questions } = this.sources;
    // A server that was too slow is not asked again in this turn.
    const vector = await this.once(`vector ${question}`, () => questions.of(question));
    return vector && timedSearch('meaning', () => engine.nearest(kind, vector, limit, this.version));
  }

  /** Also owes what is not embedded yet: rows from before there was a model, or of another one. */
  private async isDegraded(isAnswered: boolean): Promise<boolean> {
    const { indexes, questions, vectors } = this.sources;
    if (!questions.isConfigured) return false;
    if (indexes.lacksVectors) await vectors.owe();
    const isDegraded = !isAnswered || indexes.lacksVectors;
    if (isDegraded) METRICS.searchDegraded.add({});
    return isDegraded;
  }

  private async nearProducts(hits: readonly MeaningHit[], limit: number): Promise<NearProduct[]> {
    const families = await this.familiesOf(hits.map(({ id }) => id));
    const scored = hits.map(({ id, cosine }) => ({ id, score: cosine }));
    const median = hits[0] ? hits[0].cosine - hits[0].margin : 0;
    const found = await this.assembled(firstOfEach(scored, families).slice(0, limit + SPARE_CANDIDATES));
    return found
      .slice(0, limit)
      .map(({ product, score: cosine }) => ({ product, cosine, margin: cosine - median }));
  }

  private async nearArticles(hits: readonly MeaningHit[]): Promise<NearArticle[]> {
    return (await this.excerpts(hits)).map(({ article, cosine, margin }) => ({ article, cosine, margin }));
  }

  /** Hits as live articles, long ones with the passage that was found. @param hits by the names of parts */
  private async excerpts<Hit extends { id: string }>(
    hits: readonly Hit[],
  ): Promise<(Hit & { article: FoundArticle })[]> {
    const parts = hits.map((hit) => ({ hit, ...partNamed(hit.id) }));
    const rows = await this.articleRows.get(parts.map(({ id }) => id));
    return parts.flatMap(({ hit, id, part }) => {
      const row = rows.get(id);
      return row ? [{ ...hit, article: excerptOf(row, part) }] : [];
    });
  }

  /** By price, the products as hits of equal worth. */
  private async browsed(query: ProductQuery): Promise<IndexHit[]> {
    const few = await this.browse(query);
    const families = await this.familiesOf(few.map(({ id }) => id));
    const hasVariants = families.some(({ length }) => length > 1);
    const rows = hasVariants && few.length === query.limit ? await this.browse(widened(query)) : few;
    return rows.map(({ id }) => ({ id, score: 1 }));
  }

  private async browse(query: ProductQuery): Promise<Product[]> {
    const key = JSON.stringify(query, (_, value: unknown) =>
      typeof value === 'bigint' ? `${value}` : value,
    );
    const rows = await this.once(`browse ${key}`, () => this.sources.products.browse(query));
    this.rows.learn(rows);
    return rows;
  }

  private search(kind: KnowledgeKind, text: string, limit: number): Promise<IndexHit[]> {
    const { language, version } = this;
    const { indexes } = this.sources;
    return this.once(`${kind} ${limit} ${language} ${text}`, () =>
      timedSearch('words', () => indexes.search(kind, text, limit, version, language)),
    );
  }

  /** Failures are not cached. */
  private once<Value>(key: string, ask: () => Promise<Value>): Promise<Value> {
    const known = this.answers.get(key) as Promise<Value> | undefined;
    if (known) return known;
    const answer = ask();
    this.answers.set(key, answer);
    answer.catch(() => this.answers.delete(key));
    return answer;
  }
}
