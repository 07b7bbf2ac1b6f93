import { Injectable } from '@nestjs/common';
import { invalid } from '../../kernel/errors.js';
import { parseAmount } from '../../kernel/money.js';
import { TenantProfiles } from '../../platform/tenancy/tenant-profiles.js';
import { CatalogSearchService } from '../search/lexical-search.js';
import type { ProductSearchQuery } from './dto/product-search.dto.js';
import type { Product } from './product.types.js';

/** Below this a hit shares too little with the query to be shown. */
const MIN_SCORE = 0.2;

export interface SearchAnswer {
  data: { product: Product; score: number; match: 'hybrid' | 'keyword' }[];
  degraded: boolean;
}

/** Product search of the API. */
@Injectable()
export class ProductSearchService {
  constructor(
    private readonly search: CatalogSearchService,
    private readonly tenants: TenantProfiles,
  ) {}

  async find(query: ProductSearchQuery): Promise<SearchAnswer> {
    const { currency, knowledgeVersion } = await this.tenants.profile();
    const asked = {
      text: query.q,
      limit: query.limit,
      inStock: query.inStock,
      minPriceMinor: amount(query.minPrice, currency, '/minPrice'),
      maxPriceMinor: amount(query.maxPrice, currency, '/maxPrice'),
    };
    const hits = await this.search.productRows(asked, BigInt(knowledgeVersion));
    const data = hits
      .filter(({ score }) => score >= MIN_SCORE)
      .map(({ product, score }) => ({
        product,
        score: Math.round(score * 1000) / 1000,
        match: 'keyword' as const,
      }));
    return { data, degraded: false };
  }
}

function amount(text: string | undefined, currency: string, pointer: string): bigint | undefined {
  if (text === undefined) return undefined;
  const minor = parseAmount(text, currency);
  if (minor !== null) return minor;
  throw invalid([{ pointer, code: 'invalid_amount', detail: `This is no amount in ${currency}.` }]);
}
