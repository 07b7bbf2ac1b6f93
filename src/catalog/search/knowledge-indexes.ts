import { Injectable } from '@nestjs/common';
import type { IndexHit } from '../../language/search/trigram-index.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import { TenantMemories } from '../../platform/tenancy/tenant-memories.js';
import { WorkSlices } from '../../platform/time/work-slices.js';
import { BuildGate } from './build-gate.js';
import { CatalogTextsRepository } from './catalog-texts.repository.js';
import type { KnowledgeKind } from './knowledge-index.js';
import { TenantKnowledge } from './tenant-knowledge.js';

const MAX_BYTES = 256 * 1024 * 1024;
/** Limit of concurrent builds: each needs a connection, and CPU time. */
const MOST_BUILDS = 4;

interface Entry {
  knowledge: TenantKnowledge;
  bytes: number;
}

/** One lexical index per tenant, updated incrementally; the least recently used are evicted first. */
@Injectable()
export class KnowledgeIndexes {
  private readonly entries = new Map<string, Entry>();
  private readonly builds = new BuildGate(MOST_BUILDS);
  private bytes = 0;

  constructor(
    private readonly texts: CatalogTextsRepository,
    private readonly slices: WorkSlices,
    memories: TenantMemories,
  ) {
    memories.register((tenantId) => this.drop(tenantId));
  }

  /**
   * Searches the current tenant's index, which is never older than the last committed change or the caller's known
   * version. Best first, scores 0..1.
   */
  async search(kind: KnowledgeKind, text: string, limit: number, known?: bigint): Promise<IndexHit[]> {
    const tenantId = currentTenantId();
    const entry = this.entryOf(tenantId);
    try {
      return await entry.knowledge.search(kind, text, limit, known);
    } finally {
      if (this.entries.get(tenantId) === entry) this.weigh(entry);
    }
  }

  /** For each product of the current tenant the ids of its family, the parent's first; as new as a search's answer. */
  async families(ids: readonly string[], known?: bigint): Promise<readonly (readonly string[])[]> {
    return this.entryOf(currentTenantId()).knowledge.families(ids, known);
  }

  /** Moves it to the end: most recently used. */
  private entryOf(tenantId: string): Entry {
    const { texts, slices, builds } = this;
    const known = this.entries.get(tenantId);
    const entry = known ?? { knowledge: new TenantKnowledge(tenantId, { texts, slices, builds }), bytes: 0 };
    this.entries.delete(tenantId);
    this.entries.set(tenantId, entry);
    return entry;
  }

  private weigh(entry: Entry): void {
    this.bytes += entry.knowledge.bytes - entry.bytes;
    entry.bytes = entry.knowledge.bytes;
    for (const [tenantId, oldest] of this.entries) {
      if (this.bytes <= MAX_BYTES) break;
      if (oldest !== entry) this.drop(tenantId);
    }
  }

  private drop(tenantId: string): void {
    const entry = this.entries.get(tenantId);
    if (!entry) return;
    this.bytes -= entry.bytes;
    this.entries.delete(tenantId);
  }
}
