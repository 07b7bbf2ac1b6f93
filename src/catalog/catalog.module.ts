import { Module } from '@nestjs/common';
import { ArticleSearchTool } from './assistant/articles/article-search.tool.js';
import { ArticlesController } from './articles/articles.controller.js';
import { ArticlesRepository } from './articles/articles.repository.js';
import { ArticlesService } from './articles/articles.service.js';
import { CatalogSearch } from './search/catalog-search.port.js';
import { CatalogSearchService } from './search/lexical-search.js';
import { CatalogTextsRepository } from './search/catalog-texts.repository.js';
import { KnowledgeIndexes } from './search/knowledge-indexes.js';
import { ProductSearchService } from './products/product-search.service.js';
import { ProductSearchTool } from './assistant/products/product-search.tool.js';
import { ProductsController } from './products/products.controller.js';
import { ProductsRepository } from './products/products.repository.js';
import { ProductsService } from './products/products.service.js';

@Module({
  controllers: [ArticlesController, ProductsController],
  providers: [
    ArticlesService,
    ArticlesRepository,
    ArticleSearchTool,
    ProductsService,
    ProductSearchService,
    ProductsRepository,
    ProductSearchTool,
    CatalogTextsRepository,
    KnowledgeIndexes,
    CatalogSearchService,
    { provide: CatalogSearch, useExisting: CatalogSearchService },
  ],
  exports: [ArticlesService, ProductsService],
})
export class CatalogModule {}
