import { Injectable } from '@nestjs/common';
import type { Language } from '../../language/language.js';
import type { Synonyms } from '../../language/search/synonyms.js';
import type { IndexHit } from '../../language/search/trigram-index.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import type { MeaningHit } from '../vectors/vector-index.js';
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
   * @param language of the text, in which synonyms hold; null: not known
   */
  async search(
    kind: KnowledgeKind,
    text: string,
    limit: number,
    known?: bigint,
    language: Language | null = null,
  ): Promise<IndexHit[]> {
    const tenantId = currentTenantId();
    const entry = this.entryOf(tenantId);
    try {
      return await entry.knowledge.search(kind, text, limit, known, language);
    } finally {
      if (this.entries.get(tenantId) === entry) this.weigh(entry);
    }
  }

  /** The current tenant's synonyms that hold in a language; as new as a search's answer. */
  async synonyms(language: Language | null, known?: bigint): Promise<Synonyms> {
    return this.entryOf(currentTenantId()).knowledge.synonyms(language, known);
  }

  /** As `search`, by the vector of a question. @returns null when it cannot be compared with the stored vectors */
  async nearest(
    kind: KnowledgeKind,
    question: Float32Array,
    limit: number,
    known?: bigint,
  ): Promise<MeaningHit[] | null> {
    return this.entryOf(currentTenantId()).knowledge.nearest(kind, question, limit, known);
  }

  /** Whether a product or article of the current tenant has no vector yet, as of the last search. */
  get lacksVectors(): boolean {
    return this.entryOf(currentTenantId()).knowledge.lacksVectors;
  }

  /** The current tenant's knowledge version, as of the last search; null before the first one. */
  get version(): bigint | null {
    return this.entryOf(currentTenantId()).knowledge.version;
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
