import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import type { ProductInput } from '../../src/catalog/products/product.types.js';
import { ProductsRepository } from '../../src/catalog/products/products.repository.js';
import {
  CatalogTextsRepository,
  FIRST_ID,
  PAGE_ROWS,
} from '../../src/catalog/search/catalog-texts.repository.js';
import { PlatformDb } from '../../src/platform/database/platform-db.js';
import { TenantDb } from '../../src/platform/database/tenant-db.js';
import { asTenant, openPlatform } from './platform-app.js';

const PRODUCTS = 3_000;
const AT_ONCE = 500;
/** Ten rows, each looked at some times, by triggers as well. */
const MOST_READ = 100;

function product(n: number, stock = 3): ProductInput {
  const none = { original: null, source: null, parentSku: null, url: null, imageUrl: null };
  const texts = { sku: `SKU-${n}`, name: `Mug ${n}`, description: '', tags: [], attributes: {}, options: {} };
  return { ...none, ...texts, priceMinor: 1900n, currency: 'EUR', stock, status: 'active' };
}

describe('in a large catalogue', () => {
  let platform: TestingModule;
  let products: ProductsRepository;
  let texts: CatalogTextsRepository;
  const tenantId = randomUUID();

  beforeAll(async () => {
    platform = await openPlatform({}, [ProductsRepository, CatalogTextsRepository]);
    texts = platform.get(CatalogTextsRepository);
    products = platform.get(ProductsRepository);
    await platform.get(PlatformDb).query(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       VALUES ($1, $2, 'Test shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
      [tenantId, `shop-${tenantId}`],
    );
    for (let from = 0; from < PRODUCTS; from += AT_ONCE)
      await asTenant(tenantId, () =>
        products.upsert(Array.from({ length: AT_ONCE }, (_, n) => product(from + n))),
      );
  });
  afterAll(() => platform.close());

  /** Rows that the statements of the work have read, by table. */
  function rowsRead(work: () => Promise<unknown>): Promise<Record<string, number>> {
    const db = platform.get(TenantDb);
    return asTenant(tenantId, () =>
      db.together(async () => {
        await work();
        const counts = await db.query<{ table: string; rows: number }>(
          `SELECT relname AS table, (COALESCE(seq_tup_read, 0) + COALESCE(idx_tup_fetch, 0))::integer AS rows
           FROM pg_stat_xact_user_tables WHERE relname IN ('products', 'catalog_changes')`,
        );
        return Object.fromEntries(counts.map((each) => [each.table, each.rows]));
      }),
    );
  }

  it.each([
    ['new', Array.from({ length: 10 }, (_, n) => product(PRODUCTS + n))],
    ['changed', Array.from({ length: 10 }, (_, n) => product(n, 5))],
    ['unchanged', Array.from({ length: 10 }, (_, n) => product(100 + n))],
  ])('a write of ten rows reads no more than these: %s', async (_, rows) => {
    const counts = await rowsRead(() => products.upsert(rows));
    expect(Object.keys(counts).sort()).toEqual(['catalog_changes', 'products']);
    expect(Object.entries(counts).filter(([, count]) => count > MOST_READ)).toEqual([]);
  });

  it('a page of the search index does not read all products for each of its rows', async () => {
    const { products: count } = await rowsRead(() => texts.products(FIRST_ID));
    expect(count).toBeGreaterThanOrEqual(PAGE_ROWS);
    // Once in their order, and each row of the page for its vector.
    expect(count).toBeLessThanOrEqual(PRODUCTS + 4 * PAGE_ROWS);
  });
});
