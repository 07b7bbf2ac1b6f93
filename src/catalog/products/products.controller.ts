import { Body, Controller, Delete, Get, HttpCode, Patch, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { formatAmount } from '../../kernel/money.js';
import type { Page } from '../../kernel/pagination.js';
import { Access, Scope } from '../../platform/auth/access.js';
import { BulkAnswer } from '../../platform/bulk/bulk-answer.js';
import type { BulkSummaryView } from '../../platform/bulk/bulk.dto.js';
import { IdParam } from '../../platform/http/id-param.js';
import { ApiPage } from '../../platform/http/page.dto.js';
import { Urgent } from '../../platform/overload/urgency.js';
import { EntityTag } from '../../platform/http/versions/entity-tag.js';
import { ProductSearchQuery, ProductSearchView } from './dto/product-search.dto.js';
import { ProductListQuery, ProductPatch, ProductsDto, ProductView } from './dto/product.dto.js';
import { ProductSearchService } from './product-search.service.js';
import type { Product } from './product.types.js';
import { ProductsService } from './products.service.js';

@ApiTags('Products')
@Access('tenant')
@Controller('v1/products')
export class ProductsController {
  constructor(
    private readonly products: ProductsService,
    private readonly search: ProductSearchService,
  ) {}

  @Urgent('low')
  @Put()
  @Scope('catalog:write')
  @ApiOperation({
    summary: 'Create or update up to 500 products',
    description:
      'Upsert by `sku`; a row replaces the whole product. A bad row is reported and stops no other.',
  })
  @BulkAnswer()
  upsert(@Body() { products }: ProductsDto): Promise<BulkSummaryView> {
    return this.products.upsert(products);
  }

  @Get()
  @Scope('catalog:read')
  @ApiOperation({ summary: 'List products, newest first, find one by `sku`, or search them with `q`' })
  @ApiPage(ProductView)
  async list(@Query() { q, ...query }: ProductListQuery): Promise<Page<ProductView>> {
    if (q === undefined) return viewPage(await this.products.list(query));
    const found = await this.search.find({ q, limit: query.limit });
    return { data: found.data.map(({ product }) => toView(product)), page: { next: null, hasMore: false } };
  }

  @Get('search')
  @Scope('catalog:read')
  @ApiOperation({
    summary: 'Search products',
    description: 'Typos, inflection and synonyms are forgiven; price and stock are live.',
  })
  @ApiOkResponse({ type: ProductSearchView })
  async find(@Query() query: ProductSearchQuery): Promise<ProductSearchView> {
    const { data, degraded } = await this.search.find(query);
    return { data: data.map((hit) => ({ ...hit, product: toView(hit.product) })), degraded };
  }

  @Get(':id')
  @EntityTag()
  @Scope('catalog:read')
  @ApiOperation({ summary: 'One product' })
  @ApiOkResponse({ type: ProductView })
  async get(@IdParam('product') id: string): Promise<ProductView> {
    return toView(await this.products.get(id));
  }

  @Patch(':id')
  @EntityTag()
  @Scope('catalog:write')
  @ApiOperation({ summary: 'Change a product; what you leave out stays' })
  @ApiOkResponse({ type: ProductView })
  async update(@IdParam('product') id: string, @Body() change: ProductPatch): Promise<ProductView> {
    return toView(await this.products.update(id, change));
  }

  @Delete(':id')
  @EntityTag()
  @Scope('catalog:write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a product' })
  @ApiNoContentResponse()
  remove(@IdParam('product') id: string): Promise<void> {
    return this.products.remove(id);
  }
}

/** With its texts as they were sent. */
function toView({ priceMinor, original, source, ...product }: Product): ProductView {
  const price = priceMinor === null ? null : formatAmount({ minor: priceMinor, currency: product.currency });
  return { ...product, ...original, price, ...(source && { source }) };
}

function viewPage({ data, page }: Page<Product>): Page<ProductView> {
  return { data: data.map(toView), page };
}
