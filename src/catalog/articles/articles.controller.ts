import { Body, Controller, Delete, Get, HttpCode, Patch, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '../../kernel/pagination.js';
import { Access, Scope } from '../../platform/auth/access.js';
import { BulkAnswer } from '../../platform/bulk/bulk-answer.js';
import type { BulkSummaryView } from '../../platform/bulk/bulk.dto.js';
import { IdParam } from '../../platform/http/id-param.js';
import { ApiPage } from '../../platform/http/page.dto.js';
import { Urgent } from '../../platform/overload/urgency.js';
import { EntityTag } from '../../platform/http/versions/entity-tag.js';
import { ArticlesService } from './articles.service.js';
import {
  ArticleListQuery,
  ArticlePatch,
  ArticlesDto,
  ArticleView,
  toArticleView,
} from './dto/article.dto.js';

@ApiTags('Articles')
@Access('tenant')
@Controller('v1/articles')
export class ArticlesController {
  constructor(private readonly articles: ArticlesService) {}

  @Urgent('low')
  @Put()
  @Scope('catalog:write')
  @ApiOperation({
    summary: 'Create or update up to 500 articles',
    description: 'Upsert by `externalId`, else by `question`. A bad row is reported and stops no other.',
  })
  @BulkAnswer()
  upsert(@Body() { articles }: ArticlesDto): Promise<BulkSummaryView> {
    return this.articles.upsert(articles);
  }

  @Get()
  @Scope('catalog:read')
  @ApiOperation({ summary: 'List articles, newest first, or find one by `externalId` or `question`' })
  @ApiPage(ArticleView)
  async list(@Query() query: ArticleListQuery): Promise<Page<ArticleView>> {
    const { data, page } = await this.articles.list(query);
    return { data: data.map(toArticleView), page };
  }

  @Get(':id')
  @EntityTag()
  @Scope('catalog:read')
  @ApiOperation({ summary: 'One article' })
  @ApiOkResponse({ type: ArticleView })
  async get(@IdParam('article') id: string): Promise<ArticleView> {
    return toArticleView(await this.articles.get(id));
  }

  @Patch(':id')
  @EntityTag()
  @Scope('catalog:write')
  @ApiOperation({ summary: 'Change an article; what you leave out stays' })
  @ApiOkResponse({ type: ArticleView })
  async update(@IdParam('article') id: string, @Body() change: ArticlePatch): Promise<ArticleView> {
    return toArticleView(await this.articles.update(id, change));
  }

  @Delete(':id')
  @EntityTag()
  @Scope('catalog:write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete an article' })
  @ApiNoContentResponse()
  remove(@IdParam('article') id: string): Promise<void> {
    return this.articles.remove(id);
  }
}
