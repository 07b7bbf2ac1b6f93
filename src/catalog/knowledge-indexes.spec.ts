import { newId } from '../kernel/ids.js';
import { runAsTenant } from '../platform/tenancy/request-context.js';
import { TenantMemories } from '../platform/tenancy/tenant-memories.js';
import type { TenantProfiles } from '../platform/tools/tenant-profiles.js';
import type { ArticlesRepository } from './articles.repository.js';
import type { KnowledgeIndex } from './knowledge-index.js';
import { KnowledgeIndexes } from './knowledge-indexes.js';
import type { ProductsRepository } from './products.repository.js';

describe('the search indexes in memory', () => {
  const [doomed, other] = [newId(), newId()];
  const texts = jest.fn(() => Promise.resolve([]));
  let memories: TenantMemories;
  let indexes: KnowledgeIndexes;

  beforeEach(() => {
    texts.mockClear();
    memories = new TenantMemories();
    indexes = new KnowledgeIndexes(
      { profile: () => Promise.resolve({ knowledgeVersion: 1 }) } as unknown as TenantProfiles,
      { texts } as unknown as ProductsRepository,
      { texts: () => Promise.resolve([]) } as unknown as ArticlesRepository,
      memories,
    );
  });

  function currentOf(tenantId: string): Promise<KnowledgeIndex> {
    return runAsTenant(tenantId, { requestId: newId(), correlationId: newId() }, () => indexes.current());
  }

  it('forget an erased tenant, and nobody else', async () => {
    const [gone, kept] = [await currentOf(doomed), await currentOf(other)];
    expect(await currentOf(doomed)).toBe(gone);
    memories.forget(doomed);
    expect(await currentOf(other)).toBe(kept);
    expect(await currentOf(doomed)).not.toBe(gone);
    expect(texts).toHaveBeenCalledTimes(3);
  });

  it('do not keep one that was being built while its tenant was forgotten', async () => {
    let read: (none: []) => void = () => undefined;
    texts.mockReturnValueOnce(new Promise((resolve) => (read = resolve)));
    const building = currentOf(doomed);
    while (texts.mock.calls.length === 0) await Promise.resolve();
    memories.forget(doomed);
    read([]);
    expect(await currentOf(doomed)).not.toBe(await building);
  });
});
