import { Injectable } from '@nestjs/common';
import { invalid, notFound, type FieldProblem } from '../../kernel/errors.js';
import { minorDigits, parseAmount } from '../../kernel/money.js';
import { toPage, type Page, type PageRequest } from '../../kernel/pagination.js';
import {
  cutRows,
  parseRows,
  rowError,
  summarise,
  withoutRepeats,
  type BulkError,
  type BulkRow,
  type BulkSummary,
  type PreparedRows,
} from '../../platform/bulk/bulk-rows.js';
import { WorkSlices } from '../../platform/time/work-slices.js';
import type { KnowledgeSource } from '../../kernel/knowledge-source.js';
import { cutFields } from '../../kernel/bounded-text.js';
import type { Mend } from '../../platform/bulk/mend-row.js';
import { originalAfter, readable } from '../markup/readable.js';
import { LONGEST_NAME, LONGEST_PLAIN } from '../text-lengths.types.js';
import { TenantProfiles } from '../../platform/tenancy/tenant-profiles.js';
import { ProductRow, type ProductPatch } from './dto/product.dto.js';
import { mendProduct } from './product-mends.js';
import type { Product, ProductFilter, ProductInput, SentProductTexts } from './product.types.js';
import { ProductsRepository } from './products.repository.js';

const PRICE_NEEDED = '"price" is needed; null only for a parent, whose variants have the prices.';

/** The business's products. */
@Injectable()
export class ProductsService {
  constructor(
    private readonly products: ProductsRepository,
    private readonly tenants: TenantProfiles,
    private readonly slices: WorkSlices,
  ) {}

  /** @param sources by SKU, for products that a source of knowledge has */
  async upsert(rows: unknown[], sources?: ReadonlyMap<string, KnowledgeSource>): Promise<BulkSummary> {
    return (await this.prepare(rows, sources)).write();
  }

  /** All of an upsert but its statement. @param sources as of `upsert` */
  async prepare(
    rows: unknown[],
    sources: ReadonlyMap<string, KnowledgeSource> = new Map(),
  ): Promise<PreparedRows> {
    const { currency, locale } = await this.tenants.profile();
    const parsed = await parseRows(this.slices, ProductRow, rows, 'products', (row) =>
      mendProduct(row, { currency, locale }),
    );
    const read = await cutRows(this.slices, parsed.rows, readProduct);
    const unique = withoutRepeats(read.rows, 'products', ({ sku }) => ({ field: 'sku', key: sku }));
    const priced = priceRows(unique.rows, currency, sources);
    const errors = [...parsed.errors, ...unique.errors, ...priced.errors];
    const warnings = [...parsed.warnings, ...read.warnings];
    return {
      write: async () =>
        summarise(priced.inputs.length, await this.products.upsert(priced.inputs), errors, warnings),
    };
  }

  async list({ limit, after, ...filter }: PageRequest & ProductFilter): Promise<Page<Product>> {
    return toPage(await this.products.list(limit + 1, after, filter), limit);
  }

  /** Those of these SKUs that are products of the business itself or of another source. */
  skusOfOthers(skus: string[], sourceId: string): Promise<string[]> {
    return this.products.skusOfOthers(skus, sourceId);
  }

  async get(id: string): Promise<Product> {
    const [product] = await this.products.getMany([id]);
    if (!product) throw notFound('product');
    return product;
  }

  async update(id: string, change: ProductPatch): Promise<Product> {
    const updated = await this.products.change(
      id,
      (product) => applyChange(product, change),
      change.stock !== undefined,
    );
    if (!updated) throw notFound('product');
    return updated;
  }

  async remove(id: string): Promise<void> {
    if (!(await this.products.remove(id))) throw notFound('product');
  }
}

const TEXTS = {
  name: { kind: 'line', longest: LONGEST_NAME },
  description: { kind: 'text', longest: LONGEST_PLAIN },
} as const;

type ReadProduct<Row> = Row & { original: SentProductTexts | null };

/** The product as search and answers use it: plain texts, without overlong words. */
function readProduct<Row extends ProductPatch>(row: Row): { row: ReadProduct<Row>; cuts: Mend[] } {
  const read = readable(row, TEXTS);
  const { row: cut, cuts } = cutFields(read.row, ['name', 'description', 'tags', 'attributes', 'options']);
  return { row: { ...cut, original: read.original }, cuts: [...read.mends, ...cuts] };
}

function priceRows(
  rows: BulkRow<ReadProduct<ProductRow>>[],
  currency: string,
  sources: ReadonlyMap<string, KnowledgeSource>,
): { inputs: ProductInput[]; errors: BulkError[] } {
  const parents = new Set(rows.map(({ value }) => value.parentSku));
  const inputs: ProductInput[] = [];
  const errors: BulkError[] = [];
  for (const { index, value } of rows) {
    const own = value.price ?? (value.price === null || parents.has(value.sku) ? null : undefined);
    const money = priceOf(own, value.currency ?? currency, `/products/${index}/price`);
    if ('problem' in money) errors.push(rowError(index, money.problem));
    else inputs.push(toInput(value, money, sources.get(value.sku) ?? null));
  }
  return { inputs, errors };
}

/** @param price null: none, because its variants have prices; undefined: left out where one is needed */
function priceOf(
  price: string | null | undefined,
  currency: string,
  pointer: string,
): { priceMinor: bigint | null; currency: string } | { problem: FieldProblem } {
  if (price === null) return { priceMinor: null, currency };
  if (price === undefined) return { problem: { pointer, code: 'missing', detail: PRICE_NEEDED } };
  const priceMinor = parseAmount(price, currency);
  if (priceMinor !== null) return { priceMinor, currency };
  const detail = `${currency} has ${minorDigits(currency)} decimal places.`;
  return { problem: { pointer, code: 'invalid_amount', detail } };
}

function toInput(
  row: ReadProduct<ProductRow>,
  money: { priceMinor: bigint | null; currency: string },
  source: KnowledgeSource | null,
): ProductInput {
  return {
    ...money,
    sku: row.sku,
    name: row.name,
    description: row.description ?? '',
    original: row.original,
    parentSku: row.parentSku ?? null,
    options: row.options ?? {},
    stock: row.stock ?? null,
    url: row.url ?? null,
    imageUrl: row.imageUrl ?? null,
    tags: row.tags ?? [],
    attributes: row.attributes ?? {},
    status: row.status ?? 'active',
    source,
  };
}

function applyChange(product: Product, change: ProductPatch): Product {
  const { price, currency, ...rest } = readProduct(change).row;
  const original = originalAfter(product.original, change, rest.original);
  const merged: Product = { ...product, ...rest, original };
  if (price === undefined && currency === undefined) return merged;
  if (price === undefined) {
    throw invalid([{ pointer: '/price', code: 'price_needed', detail: 'Send the price with its currency.' }]);
  }
  const money = priceOf(price, currency ?? product.currency, '/price');
  if ('problem' in money) throw invalid([money.problem]);
  return { ...merged, ...money };
}
