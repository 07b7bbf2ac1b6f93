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
} from '../../platform/bulk/bulk-rows.js';
import { WorkSlices } from '../../platform/time/work-slices.js';
import { cutFields, type FieldCut } from '../../kernel/bounded-text.js';
import { TenantProfiles } from '../../platform/tenancy/tenant-profiles.js';
import { ProductRow, type ProductPatch } from './dto/product.dto.js';
import type { Product, ProductInput } from './product.types.js';
import { ProductsRepository } from './products.repository.js';

/** The business's products. */
@Injectable()
export class ProductsService {
  constructor(
    private readonly products: ProductsRepository,
    private readonly tenants: TenantProfiles,
    private readonly slices: WorkSlices,
  ) {}

  async upsert(rows: unknown[]): Promise<BulkSummary> {
    const { currency } = await this.tenants.profile();
    const parsed = await parseRows(this.slices, ProductRow, rows, 'products');
    const cut = await cutRows(this.slices, parsed.rows, cutProduct);
    const unique = withoutRepeats(cut.rows, 'products', ({ sku }) => ({ field: 'sku', key: sku }));
    const priced = priceRows(unique.rows, currency);
    const counts = await this.products.upsert(priced.inputs);
    const errors = [...parsed.errors, ...unique.errors, ...priced.errors];
    return summarise(priced.inputs.length, counts, errors, cut.warnings);
  }

  async list({ limit, after }: PageRequest): Promise<Page<Product>> {
    return toPage(await this.products.list(limit + 1, after), limit);
  }

  async get(id: string): Promise<Product> {
    const [product] = await this.products.getMany([id]);
    if (!product) throw notFound('product');
    return product;
  }

  async update(id: string, change: ProductPatch): Promise<Product> {
    const current = await this.get(id);
    const updated = await this.products.replace(applyChange(current, cutProduct(change).row));
    if (!updated) throw notFound('product');
    return updated;
  }

  async remove(id: string): Promise<void> {
    if (!(await this.products.remove(id))) throw notFound('product');
  }
}

/** The searchable texts of a product. */
function cutProduct<Row extends ProductPatch>(row: Row): { row: Row; cuts: FieldCut[] } {
  return cutFields(row, ['name', 'description', 'tags', 'attributes']);
}

function priceRows(
  rows: BulkRow<ProductRow>[],
  currency: string,
): { inputs: ProductInput[]; errors: BulkError[] } {
  const inputs: ProductInput[] = [];
  const errors: BulkError[] = [];
  for (const { index, value } of rows) {
    const money = priceOf(value.price, value.currency ?? currency, `/products/${index}/price`);
    if ('problem' in money) errors.push(rowError(index, money.problem));
    else inputs.push(toInput(value, money));
  }
  return { inputs, errors };
}

function priceOf(
  price: string,
  currency: string,
  pointer: string,
): { priceMinor: bigint; currency: string } | { problem: FieldProblem } {
  const priceMinor = parseAmount(price, currency);
  if (priceMinor !== null) return { priceMinor, currency };
  const detail = `${currency} has ${minorDigits(currency)} decimal places.`;
  return { problem: { pointer, code: 'invalid_amount', detail } };
}

function toInput(row: ProductRow, money: { priceMinor: bigint; currency: string }): ProductInput {
  return {
    ...money,
    sku: row.sku,
    name: row.name,
    description: row.description ?? '',
    stock: row.stock ?? null,
    url: row.url ?? null,
    imageUrl: row.imageUrl ?? null,
    tags: row.tags ?? [],
    attributes: row.attributes ?? {},
    status: row.status ?? 'active',
  };
}

function applyChange(product: Product, { price, currency, ...rest }: ProductPatch): Product {
  const merged: Product = { ...product, ...rest };
  if (price === undefined && currency === undefined) return merged;
  if (price === undefined) {
    throw invalid([{ pointer: '/price', code: 'price_needed', detail: 'Send the price with its currency.' }]);
  }
  const money = priceOf(price, currency ?? product.currency, '/price');
  if ('problem' in money) throw invalid([money.problem]);
  return { ...merged, ...money };
}
