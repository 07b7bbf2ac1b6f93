import { Injectable } from '@nestjs/common';
import { ArticlesRepository } from '../articles/articles.repository.js';
import {
  CatalogSearch,
  type ArticleHit,
  type FoundProduct,
  type ProductHit,
  type ProductQuery,
} from './catalog-search.port.js';
import { KnowledgeIndexes } from './knowledge-indexes.js';
import type { Product } from '../products/product.types.js';
import { ProductsRepository } from '../products/products.repository.js';

/** Filters are applied to live rows, so the index must offer far more than is asked for. */
const FILTERED_CANDIDATES = 200;
/** Without filters only what went since the index was read falls out. */
const SPARE_CANDIDATES = 5;

@Injectable()
export class CatalogSearchService extends CatalogSearch {
  constructor(
    private readonly indexes: KnowledgeIndexes,
    private readonly productRows: ProductsRepository,
    private readonly articleRows: ArticlesRepository,
  ) {
    super();
  }

  async products(query: ProductQuery): Promise<ProductHit[]> {
    if (query.text === undefined) {
      return (await this.productRows.browse(query)).map((product) => ({ product, score: 1 }));
    }
    const hits = await this.indexes.search('products', query.text, candidates(query));
    const rows = await liveRows(hits, (ids) => this.productRows.getMany(ids));
    const found = rows
      .filter(({ item }) => matches(item, query))
      .map(({ item, score }) => ({ product: item, score }));
    return sorted(found, query.sort).slice(0, query.limit);
  }

  async productsById(ids: string[]): Promise<FoundProduct[]> {
    const rows = await this.productRows.getMany(ids);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []).filter(({ status }) => status === 'active');
  }

  async articles(text: string, limit: number): Promise<ArticleHit[]> {
    const hits = await this.indexes.search('articles', text, limit);
    const rows = await liveRows(hits, (ids) => this.articleRows.getMany(ids));
    return rows.map(({ item, score }) => ({ article: item, score }));
  }
}

/** Hits as rows read under RLS, in the order of the hits: what is stale or foreign falls out by itself. */
async function liveRows<Item extends { id: string }>(
  hits: { id: string; score: number }[],
  read: (ids: string[]) => Promise<Item[]>,
): Promise<{ item: Item; score: number }[]> {
  if (hits.length === 0) return [];
  const rows = new Map((await read(hits.map(({ id }) => id))).map((row) => [row.id, row]));
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

function sorted(hits: ProductHit[], sort: ProductQuery['sort']): ProductHit[] {
  if (sort !== 'price-asc' && sort !== 'price-desc') return hits;
  const direction = sort === 'price-asc' ? 1 : -1;
  return hits.sort((a, b) => direction * Number(a.product.priceMinor - b.product.priceMinor));
}
