import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import { ArticlesRepository } from '../../src/catalog/articles/articles.repository.js';
import {
  CatalogTextsRepository,
  LAST_ID,
  PAGE_ROWS,
} from '../../src/catalog/search/catalog-texts.repository.js';
import { KnowledgeIndexes } from '../../src/catalog/search/knowledge-indexes.js';
import type { Product, ProductInput } from '../../src/catalog/products/product.types.js';
import { ProductsRepository } from '../../src/catalog/products/products.repository.js';
import { PlatformDb } from '../../src/platform/database/platform-db.js';
import { TenantDb } from '../../src/platform/database/tenant-db.js';
import { TenantMemories } from '../../src/platform/tenancy/tenant-memories.js';
import { WorkSlices } from '../../src/platform/time/work-slices.js';
import { OpeningHoursRepository } from '../../src/opening-hours/opening-hours.repository.js';
import { TenantSettingsRepository } from '../../src/tenants/tenant-settings.repository.js';
import { asTenant, openPlatform } from './platform-app.js';

const PROVIDERS = [
  ...[ArticlesRepository, ProductsRepository, CatalogTextsRepository, OpeningHoursRepository],
  TenantSettingsRepository,
];

function product(sku: string, name: string): ProductInput {
  return {
    ...{
      sku,
      name,
      description: '',
      priceMinor: 1900n,
      currency: 'EUR',
      stock: 3,
      url: null,
      imageUrl: null,
    },
    ...{
      tags: [],
      attributes: {},
      status: 'active',
      original: null,
      source: null,
      parentSku: null,
      options: {},
    },
  };
}

/** With the real triggers, and two indexes of the same shop, as in two processes. */
describe('search notices changes:', () => {
  let platform: TestingModule;
  let products: ProductsRepository;
  let articles: ArticlesRepository;
  let texts: CatalogTextsRepository;
  let tenantId: string;
  let processes: KnowledgeIndexes[];

  beforeAll(async () => {
    platform = await openPlatform({}, PROVIDERS);
    products = platform.get(ProductsRepository);
    articles = platform.get(ArticlesRepository);
    texts = platform.get(CatalogTextsRepository);
  });
  afterAll(() => platform.close());

  beforeEach(async () => {
    tenantId = randomUUID();
    await platform.get(PlatformDb).query(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       VALUES ($1, $2, 'Test shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
      [tenantId, `shop-${tenantId}`],
    );
    processes = [1, 2].map(() => new KnowledgeIndexes(texts, new WorkSlices(), new TenantMemories()));
    await own(() => products.upsert([product('MUG', 'Speckled mug'), product('CHAIR', 'Oak chair')]));
    await find('products', 'mug');
    jest.restoreAllMocks();
  });

  function own<T>(work: () => Promise<T>): Promise<T> {
    return asTenant(tenantId, work);
  }

  /** The ids found for the words, which must be the same in both processes. */
  async function find(kind: 'products' | 'articles', text: string): Promise<string[]> {
    const found = await own(() => Promise.all(processes.map((one) => one.search(kind, text, 20))));
    const [first = [], second] = found.map((hits) =>
      hits.filter(({ score }) => score > 0.85).map(({ id }) => id),
    );
    expect(second).toEqual(first);
    return first;
  }

  async function named(sku: string): Promise<Product> {
    const row = (await own(() => products.list(20, undefined))).find((one) => one.sku === sku);
    if (!row) throw new Error(`No product ${sku}.`);
    return row;
  }

  async function noted(version: bigint): Promise<string[]> {
    const { changes } = await own(() => texts.changesAfter({ version, id: LAST_ID }));
    return changes.map(({ id }) => id);
  }

  async function version(): Promise<bigint> {
    return (await own(() => platform.get(TenantSettingsRepository).get())).knowledgeVersion;
  }

  it('a product created, renamed, archived, restored and deleted', async () => {
    await own(() => products.upsert([product('X-1', 'Brass lamp')]));
    const lamp = await named('X-1');
    expect(await find('products', 'lamp')).toEqual([lamp.id]);
    await own(() => products.upsert([product('X-1', 'Copper teaspoon')]));
    expect(await find('products', 'lamp')).toEqual([]);
    expect(await find('products', 'teaspoon')).toEqual([lamp.id]);
    await own(() => products.change(lamp.id, () => ({ ...lamp, status: 'archived' })));
    expect(await find('products', 'lamp')).toEqual([]);
    await own(() => products.change(lamp.id, () => lamp));
    expect(await find('products', 'lamp')).toEqual([lamp.id]);
    await own(() => products.remove(lamp.id));
    expect(await find('products', 'lamp')).toEqual([]);
  });

  it('an article of either identity, in one upload, changed and deleted', async () => {
    const article = { answer: 'Yes.', passages: null, original: null, source: null, locale: null, tags: [] };
    const upload = [
      { ...article, externalId: 'faq-1', question: 'Gift wrapping?' },
      { ...article, externalId: null, question: 'Parking lot?' },
    ];
    expect(await own(() => articles.upsert(upload))).toEqual({ created: 2, updated: 0 });
    expect(await own(() => articles.upsert(upload))).toEqual({ created: 0, updated: 0 });
    const [wrapping] = await find('articles', 'wrapping');
    const [parking = ''] = await find('articles', 'parking');
    expect([wrapping, parking]).toEqual([expect.any(String), expect.any(String)]);
    const renamed = upload.map((one) => (one.externalId ? { ...one, question: 'Ribbon?' } : one));
    expect(await own(() => articles.upsert(renamed))).toEqual({ created: 0, updated: 1 });
    expect([await find('articles', 'wrapping'), await find('articles', 'ribbon')]).toEqual([[], [wrapping]]);
    await own(() => articles.remove(parking));
    expect(await find('articles', 'parking')).toEqual([]);
  });

  it('nothing to read again when no text changed', async () => {
    const mug = await named('MUG');
    const before = await version();
    const bulk = { ...product('MUG', 'Speckled mug'), stock: 1, priceMinor: 2000n, url: 'https://a.example' };
    await own(() =>
      products.upsert([bulk, { ...product('CHAIR', 'Oak chair'), imageUrl: 'https://b.example' }]),
    );
    await own(() => products.change(mug.id, () => ({ ...mug, stock: 0, currency: 'USD' })));
    await own(() => platform.get(TenantSettingsRepository).update({ name: 'New name' }));
    await own(() => platform.get(OpeningHoursRepository).replaceClosures([]));
    expect(await version()).toBe(before + 4n);
    expect(await noted(before)).toEqual([]);
    const pages = [jest.spyOn(texts, 'products'), jest.spyOn(texts, 'articles')];
    expect(await find('products', 'mug')).toEqual([mug.id]);
    for (const page of pages) expect(page).not.toHaveBeenCalled();
  });

  it('one changed row of a large upload', async () => {
    const upload = Array.from({ length: 2 * PAGE_ROWS }, (_, n) => product(`P${n}`, `Part${n}`));
    await own(() => products.upsert(upload));
    expect(await find('products', `part${2 * PAGE_ROWS - 1}`)).toHaveLength(1);
    const before = await version();
    await own(() => products.upsert(upload.map((row, n) => (n === 7 ? { ...row, tags: ['rare'] } : row))));
    expect(await noted(before)).toEqual([(await find('products', 'rare'))[0]]);
  });

  it('everything committed before the question, during concurrent writes and questions', async () => {
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let round = 0; round < 10; round += 1) {
        const word = `w${String.fromCharCode(97 + writer)}${String.fromCharCode(97 + round)}zq`;
        await own(() => products.upsert([product(`W${writer}`, word), product(`S${round}`, 'Shared')]));
        expect(await find('products', word)).toHaveLength(1);
      }
    });
    await Promise.all(writers);
  });

  it('no changes that are rolled back, but those after them', async () => {
    const before = await version();
    const broken = { ...product('LAMP', 'Brass lamp'), stock: -1 };
    await expect(own(() => products.upsert([broken]))).rejects.toThrow();
    expect([await version(), await noted(before)]).toEqual([before, []]);
  });

  it('for a week; older changes are deleted with the next one', async () => {
    const mug = await named('MUG');
    await own(() => products.remove(mug.id));
    const age = `UPDATE catalog_changes SET changed_at = now() - interval '8 days'`;
    await own(() => platform.get(TenantDb).query(age));
    await own(() => products.upsert([product('LAMP', 'Brass lamp')]));
    expect(await noted(0n)).toEqual([(await named('LAMP')).id]);
  });
});
