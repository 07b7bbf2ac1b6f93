import { Module } from '@nestjs/common';
import { ArticleSearchTool } from './assistant/articles/article-search.tool.js';
import { ArticlesController } from './articles/articles.controller.js';
import { ArticlesRepository } from './articles/articles.repository.js';
import { ArticlesService } from './articles/articles.service.js';
import { CatalogSearch } from './search/catalog-search.port.js';
import { CatalogSearchService } from './search/lexical-search.js';
import { CatalogVectorsRepository } from './vectors/catalog-vectors.repository.js';
import { EmbedCatalogHandler } from './vectors/embed-catalog.handler.js';
import { QuestionVectors } from './vectors/question-vectors.js';
import { CatalogTextsRepository } from './search/catalog-texts.repository.js';
import { SearchReconciliation, SearchRest } from './vectors/engine/search-upkeep.js';
import { VECTOR_PROVIDERS } from './vectors/engine/vector-providers.js';
import { KnowledgeIndexes } from './search/knowledge-indexes.js';
import { SynonymsController } from './synonyms/synonyms.controller.js';
import { SynonymsRepository } from './synonyms/synonyms.repository.js';
import { SynonymsService } from './synonyms/synonyms.service.js';
import { ProductSearchService } from './products/product-search.service.js';
import { ProductSearchTool } from './assistant/products/product-search.tool.js';
import { ProductsController } from './products/products.controller.js';
import { ProductsRepository } from './products/products.repository.js';
import { ProductsService } from './products/products.service.js';
import { StockChangesRepository } from './products/stock-changes.repository.js';
import { StockChanges } from './products/stock-changes.service.js';

@Module({
  controllers: [ArticlesController, ProductsController, SynonymsController],
  providers: [
    ArticlesService,
    ArticlesRepository,
    ArticleSearchTool,
    SynonymsService,
    SynonymsRepository,
    ProductsService,
    ProductSearchService,
    ProductsRepository,
    ProductSearchTool,
    StockChanges,
    StockChangesRepository,
    CatalogTextsRepository,
    CatalogVectorsRepository,
    EmbedCatalogHandler,
    QuestionVectors,
    ...VECTOR_PROVIDERS,
    SearchRest,
    SearchReconciliation,
    KnowledgeIndexes,
    CatalogSearchService,
    { provide: CatalogSearch, useExisting: CatalogSearchService },
  ],
  exports: [ArticlesService, ProductsService, StockChanges, SynonymsService, CatalogSearch],
})
export class CatalogModule {}
