import { Injectable } from '@nestjs/common';
import { currentTenantId } from '../platform/tenancy/request-context.js';
import { TenantMemories } from '../platform/tenancy/tenant-memories.js';
import { TenantProfiles } from '../platform/tools/tenant-profiles.js';
import { ArticlesRepository } from './articles.repository.js';
import { KnowledgeIndex } from './knowledge-index.js';
import { ProductsRepository } from './products.repository.js';

const MAX_BYTES = 256 * 1024 * 1024;

interface Entry {
  version: number;
  index: Promise<KnowledgeIndex>;
  bytes: number;
}

/** One lexical index a tenant, rebuilt when the knowledge version has grown; least recently used go first. */
@Injectable()
export class KnowledgeIndexes {
  private readonly entries = new Map<string, Entry>();
  private bytes = 0;

  constructor(
    private readonly tenants: TenantProfiles,
    private readonly products: ProductsRepository,
    private readonly articles: ArticlesRepository,
    memories: TenantMemories,
  ) {
    memories.register((tenantId) => this.drop(tenantId));
  }

  /** The index of the tenant in context, never older than the last committed change. */
  async current(): Promise<KnowledgeIndex> {
    const tenantId = currentTenantId();
    const { knowledgeVersion } = await this.tenants.profile();
    const known = this.entries.get(tenantId);
    if (known && known.version >= knowledgeVersion) {
      this.entries.delete(tenantId);
      this.entries.set(tenantId, known);
      return known.index;
    }
    return this.rebuild(tenantId, knowledgeVersion);
  }

  private async rebuild(tenantId: string, version: number): Promise<KnowledgeIndex> {
    this.drop(tenantId);
    const entry: Entry = { version, index: this.build(), bytes: 0 };
    this.entries.set(tenantId, entry);
    try {
      const index = await entry.index;
      if (this.entries.get(tenantId) === entry) this.weigh(entry, index.bytes);
      return index;
    } catch (error) {
      if (this.entries.get(tenantId) === entry) this.drop(tenantId);
      throw error;
    }
  }

  private async build(): Promise<KnowledgeIndex> {
    const [products, articles] = await Promise.all([this.products.texts(), this.articles.texts()]);
    return KnowledgeIndex.build(products, articles);
  }

  private weigh(entry: Entry, bytes: number): void {
    entry.bytes = bytes;
    this.bytes += bytes;
    for (const oldest of this.entries.keys()) {
      if (this.bytes <= MAX_BYTES || this.entries.get(oldest) === entry) break;
      this.drop(oldest);
    }
  }

  private drop(tenantId: string): void {
    const entry = this.entries.get(tenantId);
    if (!entry) return;
    this.bytes -= entry.bytes;
    this.entries.delete(tenantId);
  }
}
