import { Injectable } from '@nestjs/common';
import { invalid } from '../../kernel/errors.js';
import { parseAmount } from '../../kernel/money.js';
import { TenantProfiles } from '../../platform/tenancy/tenant-profiles.js';
import type { Found } from '../search/catalog-reader.js';
import { CatalogSearchService } from '../search/lexical-search.js';
import type { ProductSearchQuery } from './dto/product-search.dto.js';
import type { Product } from './product.types.js';

/** Below this a hit shares too little with the query to be shown. */
const MIN_SCORE = 0.2;
/** Below this a product without a word of the query is no nearer to it than chance. */
const MIN_MARGIN = 0.25;

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
    const version = BigInt(knowledgeVersion);
    const [byWords, near] = await Promise.all([
      this.search.productRows(asked, version),
      this.search.productRowsNear(asked, version),
    ]);
    const data = fused(byWords, near.found)
      .slice(0, query.limit)
      .map((hit) => ({ ...hit, score: Math.round(hit.score * 1000) / 1000 }));
    return { data, degraded: near.degraded };
  }
}

type ProductMatch = SearchAnswer['data'][number];

/** By words, and what is nearer in meaning than its words tell. */
function fused(byWords: readonly Found<Product>[], near: readonly Found<Product>[]): ProductMatch[] {
  const margins = new Map(near.map(({ product, score }) => [product.id, score]));
  const own: ProductMatch[] = byWords.map(({ product, score }) => {
    const margin = margins.get(product.id) ?? 0;
    return margin > score
      ? { product, score: margin, match: 'hybrid' }
      : { product, score, match: 'keyword' };
  });
  const known = new Set(own.map(({ product }) => product.id));
  const others = near
    .filter(({ product, score }) => !known.has(product.id) && score >= MIN_MARGIN)
    .map(({ product, score }): ProductMatch => ({ product, score, match: 'hybrid' }));
  return [...own.filter(({ score }) => score >= MIN_SCORE), ...others].sort((a, b) => b.score - a.score);
}

function amount(text: string | undefined, currency: string, pointer: string): bigint | undefined {
  if (text === undefined) return undefined;
  const minor = parseAmount(text, currency);
  if (minor !== null) return minor;
  throw invalid([{ pointer, code: 'invalid_amount', detail: `This is no amount in ${currency}.` }]);
}
