import { Injectable } from '@nestjs/common';
import type { ToolContext } from '../../assistant/chat-tool.js';
import { PerTurn } from '../../assistant/per-turn.js';
import { ArticlesRepository } from '../articles/articles.repository.js';
import type { Product } from '../products/product.types.js';
import { ProductsRepository } from '../products/products.repository.js';
import { CatalogReader, type CatalogSources, type Found } from './catalog-reader.js';
import {
  CatalogSearch,
  type ArticleHit,
  type FoundProduct,
  type ProductHit,
  type ProductQuery,
} from './catalog-search.port.js';
import { KnowledgeIndexes } from './knowledge-indexes.js';

/** Searches of the API, each at the last committed version, and of turns. */
@Injectable()
export class CatalogSearchService extends CatalogSearch {
  private readonly turns = new PerTurn(
    ({ tenant }) => new CatalogReader(this.sources, BigInt(tenant.knowledgeVersion)),
  );
  private readonly sources: CatalogSources;

  constructor(indexes: KnowledgeIndexes, products: ProductsRepository, articles: ArticlesRepository) {
    super();
    this.sources = { indexes, products, articles };
  }

  during(turn: ToolContext): CatalogReader {
    return this.turns.of(turn);
  }

  products(query: ProductQuery): Promise<ProductHit[]> {
    return new CatalogReader(this.sources).products(query);
  }

  /**
   * Single products, where variants are not one.
   * @param known the knowledge version, if it was just read
   */
  productRows(query: ProductQuery & { text: string }, known?: bigint): Promise<Found<Product>[]> {
    return new CatalogReader(this.sources, known).productRows(query);
  }

  productsById(ids: string[]): Promise<FoundProduct[]> {
    return new CatalogReader(this.sources).productsById(ids);
  }

  articles(text: string, limit: number): Promise<ArticleHit[]> {
    return new CatalogReader(this.sources).articles(text, limit);
  }
}
