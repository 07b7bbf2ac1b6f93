import { Injectable } from '@nestjs/common';
import type { ToolContext } from '../../assistant/chat-tool.js';
import type { Language } from '../../language/language.js';
import type { Synonyms } from '../../language/search/synonyms.js';
import { PerTurn } from '../../assistant/per-turn.js';
import { ArticlesRepository } from '../articles/articles.repository.js';
import type { Product } from '../products/product.types.js';
import { ProductsRepository } from '../products/products.repository.js';
import { VectorEngine } from '../vectors/engine/vector-engine.port.js';
import { CatalogVectorsRepository } from '../vectors/catalog-vectors.repository.js';
import { QuestionVectors } from '../vectors/question-vectors.js';
import { CatalogReader, type CatalogSources, type Found } from './catalog-reader.js';
import {
  CatalogSearch,
  type ArticleHit,
  type FoundProduct,
  type Near,
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

  constructor(
    indexes: KnowledgeIndexes,
    products: ProductsRepository,
    articles: ArticlesRepository,
    questions: QuestionVectors,
    vectors: CatalogVectorsRepository,
    engine: VectorEngine,
  ) {
    super();
    this.sources = { indexes, products, articles, questions, vectors, engine };
  }

  during(turn: ToolContext): CatalogReader {
    return this.turns.of(turn);
  }

  override hasFallenBack(turn: ToolContext): boolean {
    return this.turns.of(turn).isDegradedSoFar;
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

  nearest(question: string, limit: number): Promise<Near> {
    return new CatalogReader(this.sources).nearest(question, limit);
  }

  override synonyms(language: Language): Promise<Synonyms> {
    return new CatalogReader(this.sources).synonyms(language);
  }

  /** As `productRows`, by meaning. */
  productRowsNear(
    query: ProductQuery & { text: string },
    known?: bigint,
  ): ReturnType<CatalogReader['productRowsNear']> {
    return new CatalogReader(this.sources, known).productRowsNear(query);
  }
}
