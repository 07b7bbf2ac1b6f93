import { Module } from '@nestjs/common';
import { ArticleSearchTool } from './article-search.tool.js';
import { ArticlesController } from './articles.controller.js';
import { ArticlesRepository } from './articles.repository.js';
import { ArticlesService } from './articles.service.js';
import { CatalogSearch } from './catalog-search.js';
import { CatalogSearchService } from './catalog-search.service.js';
import { CatalogTextsRepository } from './catalog-texts.repository.js';
import { KnowledgeIndexes } from './knowledge-indexes.js';
import { ProductSearchService } from './product-search.service.js';
import { ProductSearchTool } from './product-search.tool.js';
import { ProductsController } from './products.controller.js';
import { ProductsRepository } from './products.repository.js';
import { ProductsService } from './products.service.js';

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
    { provide: CatalogSearch, useClass: CatalogSearchService },
  ],
  exports: [ArticlesService, ProductsService],
})
export class CatalogModule {}
