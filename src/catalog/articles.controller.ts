import { Body, Controller, Delete, Get, HttpCode, Patch, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '../kernel/pagination.js';
import { Access } from '../platform/auth/access.js';
import { BulkSummaryView } from '../platform/bulk/bulk.dto.js';
import { IdParam } from '../platform/http/id-param.js';
import { ApiPage, PageQuery } from '../platform/http/page.dto.js';
import { ArticlesService } from './articles.service.js';
import { ArticlePatch, ArticlesDto, ArticleView } from './dto/article.dto.js';

@ApiTags('Articles')
@ApiBearerAuth('tenant')
@Access('tenant')
@Controller('v1/articles')
export class ArticlesController {
  constructor(private readonly articles: ArticlesService) {}

  @Put()
  @ApiOperation({
    summary: 'Create or update up to 500 articles',
    description: 'Upsert by `externalId`, else by `question`. A bad row is reported and stops no other.',
  })
  @ApiOkResponse({ type: BulkSummaryView })
  upsert(@Body() { articles }: ArticlesDto): Promise<BulkSummaryView> {
    return this.articles.upsert(articles);
  }

  @Get()
  @ApiOperation({ summary: 'List articles, newest first' })
  @ApiPage(ArticleView)
  list(@Query() query: PageQuery): Promise<Page<ArticleView>> {
    return this.articles.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One article' })
  @ApiOkResponse({ type: ArticleView })
  get(@IdParam('article') id: string): Promise<ArticleView> {
    return this.articles.get(id);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change an article; what you leave out stays' })
  @ApiOkResponse({ type: ArticleView })
  update(@IdParam('article') id: string, @Body() change: ArticlePatch): Promise<ArticleView> {
    return this.articles.update(id, change);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete an article' })
  @ApiNoContentResponse()
  remove(@IdParam('article') id: string): Promise<void> {
    return this.articles.remove(id);
  }
}
