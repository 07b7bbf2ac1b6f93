import type { Article } from '../articles/article.types.js';
import type { ArticlesRepository } from '../articles/articles.repository.js';
import type { IndexHit } from '../../language/search/trigram-index.js';
import type { Product } from '../products/product.types.js';
import type { ProductsRepository } from '../products/products.repository.js';
import { CatalogSearch, type ArticleHit, type ProductQuery } from './catalog-search.port.js';
import type { KnowledgeKind } from './knowledge-index.js';
import type { KnowledgeIndexes } from './knowledge-indexes.js';

/** Filters are applied to live rows, so the index must return far more hits than requested. */
const FILTERED_CANDIDATES = 200;
/** Without filters, only rows deleted since the index was read are missing. */
const SPARE_CANDIDATES = 5;

export interface CatalogSources {
  indexes: KnowledgeIndexes;
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
  private readonly productRows: KnownRows<Product>;
  private readonly articleRows: KnownRows<Article>;

  /** @param version the knowledge version, if it was just read */
  constructor(
    private readonly sources: CatalogSources,
    private readonly version?: bigint,
  ) {
    super();
    this.productRows = new KnownRows((ids) => sources.products.getMany(ids));
    this.articleRows = new KnownRows((ids) => sources.articles.getMany(ids));
  }

  during(): this {
    return this;
  }

  async products(query: ProductQuery): Promise<Found<Product>[]> {
    const { text } = query;
    if (text === undefined) return (await this.browse(query)).map((product) => ({ product, score: 1 }));
    const hits = await this.search('products', text, candidates(query));
    const rows = await this.productRows.get(hits.map(({ id }) => id));
    const found = inOrder(hits, rows)
      .filter(({ item }) => matches(item, query))
      .map(({ item, score }) => ({ product: item, score }));
    return sorted(found, query.sort).slice(0, query.limit);
  }

  async productsById(ids: string[]): Promise<Product[]> {
    const rows = await this.productRows.get(ids);
    return ids.flatMap((id) => rows.get(id) ?? []).filter(({ status }) => status === 'active');
  }

  async articles(text: string, limit: number): Promise<ArticleHit[]> {
    const hits = await this.search('articles', text, limit);
    const rows = await this.articleRows.get(hits.map(({ id }) => id));
    return inOrder(hits, rows).map(({ item, score }) => ({ article: item, score }));
  }

  private async browse(query: ProductQuery): Promise<Product[]> {
    const key = JSON.stringify(query, (_, value: unknown) =>
      typeof value === 'bigint' ? `${value}` : value,
    );
    const rows = await this.once(`browse ${key}`, () => this.sources.products.browse(query));
    this.productRows.learn(rows);
    return rows;
  }

  private search(kind: KnowledgeKind, text: string, limit: number): Promise<IndexHit[]> {
    const { indexes } = this.sources;
    return this.once(`${kind} ${limit} ${text}`, () => indexes.search(kind, text, limit, this.version));
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

/** Rows under RLS by id; queries only those not read before. */
class KnownRows<Row extends { id: string }> {
  /** Undefined: the row does not exist. */
  private readonly rows = new Map<string, Row | undefined>();

  constructor(private readonly read: (ids: string[]) => Promise<Row[]>) {}

  learn(rows: readonly Row[]): void {
    for (const row of rows) this.rows.set(row.id, row);
  }

  async get(ids: readonly string[]): Promise<ReadonlyMap<string, Row | undefined>> {
    const missing = ids.filter((id) => !this.rows.has(id));
    if (missing.length > 0) {
      const rows = await this.read(missing);
      for (const id of missing) this.rows.set(id, undefined);
      this.learn(rows);
    }
    return this.rows;
  }
}

/** Hits as live rows, in the order of the hits; stale or another tenant's ones are missing, because RLS hides them. */
function inOrder<Item>(
  hits: readonly IndexHit[],
  rows: ReadonlyMap<string, Item | undefined>,
): { item: Item; score: number }[] {
  return hits.flatMap(({ id, score }) => {
    const item = rows.get(id);
    return item ? [{ item, score }] : [];
  });
}

function candidates({ limit, inStock, minPriceMinor, maxPriceMinor, sort }: ProductQuery): number {
  const filters = [inStock, minPriceMinor, maxPriceMinor, sort === 'relevance' ? undefined : sort];
  return filters.some((filter) => filter !== undefined) ? FILTERED_CANDIDATES : limit + SPARE_CANDIDATES;
}

function matches(product: Product, { inStock, minPriceMinor, maxPriceMinor }: ProductQuery): boolean {
  if (product.status !== 'active') return false;
  if (inStock === true && product.stock === 0) return false;
  if (minPriceMinor !== undefined && product.priceMinor < minPriceMinor) return false;
  return maxPriceMinor === undefined || product.priceMinor <= maxPriceMinor;
}

function sorted(hits: Found<Product>[], sort: ProductQuery['sort']): Found<Product>[] {
  if (sort !== 'price-asc' && sort !== 'price-desc') return hits;
  const direction = sort === 'price-asc' ? 1 : -1;
  return hits.sort((a, b) => direction * Number(a.product.priceMinor - b.product.priceMinor));
}
