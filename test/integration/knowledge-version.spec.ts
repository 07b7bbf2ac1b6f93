import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import { ArticlesRepository } from '../../src/catalog/articles/articles.repository.js';
import { ProductsRepository } from '../../src/catalog/products/products.repository.js';
import { SynonymsRepository } from '../../src/catalog/synonyms/synonyms.repository.js';
import { PlatformDb } from '../../src/platform/database/platform-db.js';
import { asTenant, openPlatform } from './platform-app.js';

const ARTICLE = {
  externalId: null,
  question: 'Do you gift-wrap?',
  answer: 'Yes.',
  passages: null,
  original: null,
  source: null,
  locale: null,
  tags: [],
};
const PRODUCT = {
  ...{ sku: 'MUG', name: 'Mug', description: '', priceMinor: 1900n, currency: 'EUR', stock: 3, url: null },
  ...{ imageUrl: null, tags: [], attributes: {}, status: 'active' as const },
  ...{ original: null, source: null, parentSku: null, options: {} },
};

/** What articles and products have in common. */
interface Repository<Input, Item extends { id: string }> {
  upsert(items: Input[]): Promise<unknown>;
  list(limit: number, after: string | undefined): Promise<Item[]>;
  change(id: string, apply: (item: Item) => Item): Promise<Item | null>;
  remove(id: string): Promise<boolean>;
}

describe('the knowledge version increases with every change, and with nothing else:', () => {
  let platform: TestingModule;
  const tenantId = randomUUID();

  beforeAll(async () => {
    platform = await openPlatform({}, [ArticlesRepository, ProductsRepository, SynonymsRepository]);
    await platform.get(PlatformDb).query(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       VALUES ($1, $2, 'Test shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
      [tenantId, `shop-${tenantId}`],
    );
  });
  afterAll(() => platform.close());

  async function version(): Promise<number> {
    const [row] = await platform
      .get(PlatformDb)
      .query<{ version: number }>('SELECT knowledge_version::int AS version FROM tenants WHERE id = $1', [
        tenantId,
      ]);
    return row?.version ?? NaN;
  }

  /** The work's result, and the increase of the version. */
  async function grown<T>(work: () => Promise<T>): Promise<[T, number]> {
    const before = await version();
    const result = await asTenant(tenantId, work);
    return [result, (await version()) - before];
  }

  async function expectGrowth<Input, Item extends { id: string }>(
    repository: Repository<Input, Item>,
    input: Input,
    change: Partial<Item>,
  ): Promise<void> {
    expect((await grown(() => repository.upsert([input])))[1]).toBe(1);
    expect((await grown(() => repository.upsert([input])))[1]).toBe(0);
    const [known] = await asTenant(tenantId, () => repository.list(1, undefined));
    if (!known) throw new Error('Nothing was stored.');
    const unknown = { ...known, id: randomUUID() };
    expect(await grown(() => repository.change(unknown.id, () => unknown))).toEqual([null, 0]);
    expect(await grown(() => repository.remove(unknown.id))).toEqual([false, 0]);
    const changed = { ...known, ...change };
    expect(await grown(() => repository.change(known.id, () => changed))).toEqual([
      expect.objectContaining(change),
      1,
    ]);
    expect(await grown(() => repository.remove(known.id))).toEqual([true, 1]);
  }

  it('articles', () => expectGrowth(platform.get(ArticlesRepository), ARTICLE, { answer: 'No.' }));

  it('products', () => expectGrowth(platform.get(ProductsRepository), PRODUCT, { stock: 2 }));

  it('synonyms, also when they only move', async () => {
    const synonyms = platform.get(SynonymsRepository);
    const [cabin, gift] = [
      { words: ['bothy', 'cabin'], locale: null },
      { words: ['Gutschein', 'Voucher'], locale: 'de' },
    ];
    for (const [list, growth] of [
      [[cabin, gift], 1],
      [[cabin, gift], 0],
      [[gift, cabin], 1],
      [[{ ...gift, locale: null }, cabin], 1],
      [[], 1],
      [[], 0],
    ] as const) {
      expect(await grown(() => synonyms.change(() => list))).toMatchObject([{ synonyms: list }, growth]);
      expect((await asTenant(tenantId, () => synonyms.list())).synonyms).toEqual(list);
    }
  });
});
