import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import { sourceCells, sourceOf, type SourceColumns } from '../../kernel/knowledge-source.js';
import type { UpsertCounts } from '../../platform/bulk/bulk-rows.js';
import { ifMatch, withVersion } from '../../platform/database/row-version.js';
import { TenantDb, type TenantTransaction } from '../../platform/database/tenant-db.js';
import type { ProductQuery } from '../search/catalog-search.port.js';
import type {
  Product,
  ProductFilter,
  ProductInput,
  ProductStatus,
  SentProductTexts,
} from './product.types.js';

interface ProductDbRow extends SourceColumns {
  id: string;
  sku: string;
  name: string;
  description: string;
  original: SentProductTexts | null;
  parent_sku: string | null;
  options: Record<string, string>;
  price_minor: bigint | null;
  currency: string;
  stock: number | null;
  url: string | null;
  image_url: string | null;
  tags: string[];
  attributes: Record<string, string>;
  status: ProductStatus;
  created_at: Date;
  updated_at: Date;
  row_version: bigint;
}

const VALUES = `name, description, original, parent_sku, options, price_minor, currency, stock, url, image_url, tags,
  attributes, status, source_id, source_url, fetched_at`;

const COLUMNS = `id, sku, ${VALUES}, created_at, updated_at, row_version`;

const INCOMING = `jsonb_to_recordset($1::jsonb) AS r(id uuid, sku text, name text, description text, original jsonb,
  parent_sku text, options jsonb, price_minor bigint, currency text, stock integer, url text, image_url text,
  tags text[], attributes jsonb, status text, source_id uuid, source_url text, fetched_at timestamptz)`;

const TENANT = `current_setting('app.current_tenant')::uuid`;

const excluded = VALUES.split(/,\s+/)
  .map((column) => `EXCLUDED.${column}`)
  .join(', ');
const current = VALUES.split(/,\s+/)
  .map((column) => `p.${column}`)
  .join(', ');

/** The table's triggers raise the tenant's knowledge version in the commit of every change. */
@Injectable()
export class ProductsRepository {
  constructor(private readonly db: TenantDb) {}

  /**
   * All rows in one statement. Unchanged ones are not written; that their stock is as of now stands in `stock_marks`, which
   * raises no knowledge version. `OFFSET 0` has them looked up by SKU: the planner would read all products of the business.
   */
  async upsert(products: ProductInput[]): Promise<UpsertCounts> {
    const [counts] = await this.db.query<{ created: bigint; updated: bigint }>(
      `WITH incoming AS MATERIALIZED (SELECT * FROM ${INCOMING}), changed AS (
         INSERT INTO products AS p (tenant_id, id, sku, ${VALUES})
         SELECT ${TENANT}, id, sku, ${VALUES} FROM incoming
         ON CONFLICT (tenant_id, sku) DO UPDATE SET (${VALUES}, updated_at, stock_at) = (${excluded}, now(), now())
         WHERE (${current}) IS DISTINCT FROM (${excluded})
           AND (EXCLUDED.source_id IS NULL OR EXCLUDED.source_id = p.source_id)
         RETURNING p.sku, p.created_at = p.updated_at AS created
       ), marked AS (
         INSERT INTO stock_marks AS m (tenant_id, product_id, told_at)
         SELECT p.tenant_id, p.id, now() FROM incoming r CROSS JOIN LATERAL (
           SELECT tenant_id, id, source_id FROM products WHERE sku = r.sku OFFSET 0) p
         WHERE r.sku NOT IN (SELECT sku FROM changed) AND (r.source_id IS NULL OR r.source_id = p.source_id)
         ORDER BY r.sku
         ON CONFLICT (tenant_id, product_id) DO UPDATE SET told_at = GREATEST(m.told_at, EXCLUDED.told_at)
       )
       SELECT count(*) FILTER (WHERE created) AS created, count(*) FILTER (WHERE NOT created) AS updated
       FROM changed`,
      [JSON.stringify(products.map(toIncoming).toSorted(bySku))],
    );
    return { created: Number(counts?.created ?? 0), updated: Number(counts?.updated ?? 0) };
  }

  async list(
    limit: number,
    after: string | undefined,
    { sku, parentSku, status }: ProductFilter = {},
  ): Promise<Product[]> {
    const rows = await this.db.query<ProductDbRow>(
      `SELECT ${COLUMNS} FROM products
       WHERE ($2::uuid IS NULL OR id < $2) AND ($3::text IS NULL OR sku = $3)
         AND ($4::text IS NULL OR parent_sku = $4) AND ($5::text IS NULL OR status = $5)
       ORDER BY id DESC LIMIT $1`,
      [limit, after ?? null, sku ?? null, parentSku ?? null, status ?? null],
    );
    return rows.map(toProduct);
  }

  async skusOfOthers(skus: string[], sourceId: string): Promise<string[]> {
    const rows = await this.db.query<{ sku: string }>(
      'SELECT sku FROM products WHERE sku = ANY($1::text[]) AND source_id IS DISTINCT FROM $2::uuid',
      [skus, sourceId],
    );
    return rows.map(({ sku }) => sku);
  }

  async getMany(ids: string[]): Promise<Product[]> {
    const rows = await this.db.query<ProductDbRow>(
      `SELECT ${COLUMNS} FROM products WHERE id = ANY($1::uuid[])`,
      [ids],
    );
    return rows.map(toProduct);
  }

  /**
   * Changes a product that nobody else changes meanwhile. @returns null when there is none
   * @param tellsStock its stock counts as of now, even when it has not changed
   */
  async change(
    id: string,
    apply: (product: Product) => Product,
    tellsStock = false,
  ): Promise<Product | null> {
    return this.db.transaction(async (sql) => {
      const [row] = await sql.query<ProductDbRow>(
        `SELECT ${COLUMNS} FROM products WHERE id = $1 AND ${ifMatch()} FOR NO KEY UPDATE`,
        [id],
      );
      return row ? replaceProduct(sql, apply(toProduct(row)), tellsStock) : null;
    });
  }

  async remove(id: string): Promise<boolean> {
    const rows = await this.db.query(`DELETE FROM products WHERE id = $1 AND ${ifMatch()} RETURNING id`, [
      id,
    ]);
    return rows.length > 0;
  }

  /** By price, without text: "the cheapest", "anything under 20". Products without a price come last, or not at all. */
  async browse({ limit, inStock, minPriceMinor, maxPriceMinor, sort }: ProductQuery): Promise<Product[]> {
    const order = sort === 'price-desc' ? 'price_minor DESC, id' : 'price_minor, id';
    // In descending order they would come first.
    const priced = sort === 'price-desc' ? ' AND price_minor IS NOT NULL' : '';
    const rows = await this.db.query<ProductDbRow>(
      `SELECT ${COLUMNS} FROM products
       WHERE status = 'active' AND ($2::bigint IS NULL OR price_minor >= $2) AND ($3::bigint IS NULL OR price_minor <= $3)
         AND ($4::boolean IS NOT TRUE OR stock IS NULL OR stock > 0)${priced}
       ORDER BY ${order} LIMIT $1`,
      [limit, minPriceMinor ?? null, maxPriceMinor ?? null, inStock ?? null],
    );
    return rows.map(toProduct);
  }
}

async function replaceProduct(
  sql: TenantTransaction,
  product: Product,
  tellsStock: boolean,
): Promise<Product | null> {
  const [row] = await sql.query<ProductDbRow>(
    `UPDATE products p SET (${VALUES}, updated_at, stock_at) = (SELECT ${VALUES}, now(),
       CASE WHEN $3::boolean OR p.stock IS DISTINCT FROM r.stock THEN now() ELSE p.stock_at END FROM ${INCOMING})
     WHERE id = $2 RETURNING ${COLUMNS}`,
    [JSON.stringify([toIncoming(product)]), product.id, tellsStock],
  );
  return row ? toProduct(row) : null;
}

/** Sorted, so that parallel upserts wait for each other instead of deadlocking. */
function bySku(a: { sku: string }, b: { sku: string }): number {
  return a.sku < b.sku ? -1 : 1;
}

function toIncoming(product: ProductInput & { id?: string }) {
  const { priceMinor, imageUrl, parentSku, id, source, ...rest } = product;
  return {
    ...rest,
    ...sourceCells(source),
    id: id ?? newId(),
    price_minor: priceMinor?.toString() ?? null,
    image_url: imageUrl,
    parent_sku: parentSku,
  };
}

function toProduct(row: ProductDbRow): Product {
  return withVersion(
    {
      id: row.id,
      sku: row.sku,
      name: row.name,
      description: row.description,
      original: row.original,
      parentSku: row.parent_sku,
      options: row.options,
      priceMinor: row.price_minor,
      currency: row.currency,
      stock: row.stock,
      url: row.url,
      imageUrl: row.image_url,
      tags: row.tags,
      attributes: row.attributes,
      status: row.status,
      source: sourceOf(row),
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    },
    row.row_version,
  );
}
