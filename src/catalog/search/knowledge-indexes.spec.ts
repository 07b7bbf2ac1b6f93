import { newId } from '../../kernel/ids.js';
import { runAsTenant } from '../../platform/context/request-context.js';
import { TenantMemories } from '../../platform/tenancy/tenant-memories.js';
import { WorkSlices } from '../../platform/time/work-slices.js';
import {
  CHANGES_KEPT_MS,
  PAGE_ROWS,
  type CatalogTextsRepository,
  type ChangeCursor,
  type TextChange,
} from './catalog-texts.repository.js';
import type { SynonymGroup } from '../../language/search/synonyms.js';
import type { IndexableProduct } from './knowledge-index.js';
import { KnowledgeIndexes } from './knowledge-indexes.js';

/** A catalogue like the database's: rows, and the version of each one's last change. */
class Shop {
  version = 1n;
  readAt = new Date('2026-11-20T10:00:00Z');
  readonly rows = new Map<string, IndexableProduct>();
  readonly changed = new Map<string, bigint>();
  /** Number of reads, by kind. */
  readonly reads = { changes: 0, pages: 0, synonyms: 0 };
  synonyms: SynonymGroup[] = [];
  synonymsVersion: bigint | null = null;
  /** Awaited before a page is returned. */
  beforePage: () => Promise<void> = () => Promise.resolve();

  put(id: string, name: string): void {
    this.rows.set(id, { id, sku: id, name, description: '', tags: [], attributes: {} });
    this.note(id);
  }

  remove(id: string): void {
    this.rows.delete(id);
    this.note(id);
  }

  putSynonyms(...words: string[][]): void {
    this.version += 1n;
    this.synonymsVersion = this.version;
    this.synonyms = words.map((group) => ({ words: group, locale: null }));
  }

  private note(id: string): void {
    this.version += 1n;
    this.changed.set(id, this.version);
  }

  readonly texts = {
    changesAfter: ({ version, id: after }: ChangeCursor) => {
      this.reads.changes += 1;
      const changes = [...this.changed]
        .filter(([id, at]) => at > version || (at === version && id > after))
        .sort(([a, first], [b, second]) => Number(first - second) || (a < b ? -1 : 1))
        .slice(0, PAGE_ROWS)
        .map(([id, at]): TextChange => ({
          ...{ id, version: at, product: this.rows.get(id) ?? null },
          article: null,
          vectors: null,
        }));
      return Promise.resolve({
        knowledgeVersion: this.version,
        readAt: this.readAt,
        origin: null,
        synonymsVersion: this.synonymsVersion,
        changes,
      });
    },
    synonyms: () => {
      this.reads.synonyms += 1;
      return Promise.resolve(this.synonyms);
    },
    products: async (after: string) => {
      this.reads.pages += 1;
      const ids = [...this.rows.keys()].filter((id) => id > after).sort();
      const page = ids.slice(0, PAGE_ROWS).map((id) => ({ ...this.rows.get(id), vectors: null }));
      await this.beforePage();
      return page;
    },
    articles: () => Promise.resolve([]),
  } as unknown as CatalogTextsRepository;
}

/** CPU milliseconds of the longest turn of the event loop during the work. */
async function longestTurn(work: Promise<unknown>): Promise<number> {
  let worst = 0;
  let done = false;
  void work.finally(() => (done = true));
  while (!done) {
    const before = process.cpuUsage();
    await new Promise((resolve) => setImmediate(resolve));
    const { user, system } = process.cpuUsage(before);
    worst = Math.max(worst, (user + system) / 1000);
  }
  return worst;
}

describe('the search indexes in memory', () => {
  const [own, other] = [newId(), newId()];
  let shop: Shop;
  let memories: TenantMemories;
  let indexes: KnowledgeIndexes;

  beforeEach(() => {
    shop = new Shop();
    shop.put('a', 'Speckled mug');
    memories = new TenantMemories();
    indexes = new KnowledgeIndexes(shop.texts, new WorkSlices(), memories);
  });

  async function find(text: string, tenantId = own, known?: bigint): Promise<string[]> {
    const ids = { requestId: newId(), correlationId: newId() };
    const hits = await runAsTenant(tenantId, ids, () => indexes.search('products', text, 10, known));
    return hits.map(({ id }) => id);
  }

  it('read everything once, and after that only what has changed', async () => {
    expect(await find('mug')).toEqual(['a']);
    shop.put('b', 'Oak chair');
    expect(await find('chair')).toEqual(['b']);
    shop.put('a', 'Linen blanket');
    expect([await find('mug'), await find('blanket')]).toEqual([[], ['a']]);
    shop.remove('b');
    expect(await find('chair')).toEqual([]);
    expect(shop.reads.pages).toBe(1);
  });

  it('read synonyms when their version has changed, and no rows for them', async () => {
    expect(await find('beaker')).toEqual([]);
    shop.putSynonyms(['beaker', 'mug']);
    expect(await find('beakers')).toEqual(['a']);
    shop.put('b', 'Oak chair');
    expect([await find('beaker'), await find('beaker', other)]).toEqual([['a'], ['a']]);
    expect(shop.reads).toMatchObject({ pages: 2, synonyms: 2 });
    shop.putSynonyms();
    expect(await find('beaker')).toEqual([]);
    expect(shop.reads).toMatchObject({ pages: 2, synonyms: 3 });
  });

  it('query changes once per question, and read nothing when there are none', async () => {
    await find('mug');
    const before = { ...shop.reads };
    shop.version += 1n;
    await find('mug');
    expect(shop.reads).toEqual({ ...before, changes: before.changes + 1 });
  });

  it('do not look for changes when the caller knows the version that they have', async () => {
    await find('mug');
    shop.reads.changes = 0;
    expect(await find('mug', own, shop.version)).toEqual(['a']);
    expect(shop.reads.changes).toBe(0);
  });

  it('look for changes when the caller knows a later version, and when theirs is later', async () => {
    await find('mug');
    const before = shop.version;
    shop.put('b', 'Oak chair');
    expect(await find('chair', own, shop.version)).toEqual(['b']);
    shop.put('c', 'Tall vase');
    expect(await find('vase', own, before)).toEqual(['c']);
  });

  it('are read before the first search whatever version the caller knows', async () => {
    expect(await find('mug', own, shop.version)).toEqual(['a']);
    expect(shop.reads.pages).toBe(1);
  });

  it('read changes of many pages, also of one version', async () => {
    await find('mug');
    for (let n = 0; n < 3 * PAGE_ROWS; n += 1) shop.put(`p${1000 + n}`, `Lamp${n} shade`);
    for (const id of shop.changed.keys()) if (id !== 'a') shop.changed.set(id, shop.version);
    expect(await find(`lamp${3 * PAGE_ROWS - 1}`)).toContain(`p${1000 + 3 * PAGE_ROWS - 1}`);
    expect(shop.reads.pages).toBe(1);
  });

  it('share one query among concurrent questions, and miss no earlier change', async () => {
    await find('mug');
    shop.reads.changes = 0;
    const first = find('chair');
    await Promise.resolve();
    shop.put('b', 'Oak chair');
    const later = await Promise.all([find('chair'), find('chair'), find('chair')]);
    await first;
    expect(later).toEqual([['b'], ['b'], ['b']]);
    expect(shop.reads.changes).toBeLessThanOrEqual(2);
  });

  it('build once for all waiting questions, and include changes made during the build', async () => {
    let resume: () => void = () => undefined;
    shop.beforePage = () => new Promise((resolve) => (resume = resolve));
    const waiting = Promise.all([find('mug'), find('mug'), find('chair')]);
    while (shop.reads.pages === 0) await new Promise((resolve) => setImmediate(resolve));
    shop.put('b', 'Oak chair');
    resume();
    expect(await waiting).toEqual([['a'], ['a'], ['b']]);
    expect(shop.reads.pages).toBe(1);
  });

  it('read everything again when changes may have been missed', async () => {
    await find('mug');
    shop.changed.clear();
    shop.rows.clear();
    shop.readAt = new Date(shop.readAt.getTime() + CHANGES_KEPT_MS + 1);
    expect(await find('mug')).toEqual([]);
    expect(shop.reads.pages).toBe(2);
  });

  it('read everything again when the database was restored to an earlier state', async () => {
    shop.put('b', 'Oak chair');
    await find('mug');
    shop.rows.delete('b');
    shop.changed.delete('b');
    shop.version -= 1n;
    expect(await find('chair')).toEqual([]);
    expect(shop.reads.pages).toBe(2);
  });

  it('start again after a failure', async () => {
    shop.beforePage = () => Promise.reject(new Error('The database is away.'));
    await expect(find('mug')).rejects.toThrow('away');
    shop.beforePage = () => Promise.resolve();
    expect(await find('mug')).toEqual(['a']);
  });

  it('do not block other work while thousands of products are read', async () => {
    for (let n = 0; n < 3_000; n += 1)
      shop.put(`p${10_000 + n}`, `Stoneware mug${n} speckled glaze${n % 700} kettle oak${n % 90}`);
    const worst = [];
    for (const tenantId of [newId(), newId(), newId()]) worst.push(await longestTurn(find('mug', tenantId)));
    expect(Math.min(...worst)).toBeLessThan(50);
    expect(Math.min(...worst)).toBeGreaterThan(0);
  });

  it('drop the index of an erased tenant only', async () => {
    await Promise.all([find('mug'), find('mug', other)]);
    expect(shop.reads.pages).toBe(2);
    memories.forget(own);
    await find('mug', other);
    expect(shop.reads.pages).toBe(2);
    await find('mug');
    expect(shop.reads.pages).toBe(3);
  });

  it('do not keep an index that was being built when its tenant was erased', async () => {
    let resume: () => void = () => undefined;
    shop.beforePage = () => new Promise((resolve) => (resume = resolve));
    const building = find('mug');
    while (shop.reads.pages === 0) await new Promise((resolve) => setImmediate(resolve));
    memories.forget(own);
    shop.beforePage = () => Promise.resolve();
    resume();
    await building;
    await find('mug');
    expect(shop.reads.pages).toBe(2);
  });
});
