import { Injectable } from '@nestjs/common';
import { Embeddings } from '../../../platform/embeddings/embeddings.port.js';
import { TenantVectors } from '../../../platform/weaviate/tenant-vectors.js';
import { TenantMissing, WeaviateUnavailable } from '../../../platform/weaviate/weaviate.errors.js';
import type { KnowledgeKind } from '../../search/knowledge-index.js';
import { KnowledgeIndexes } from '../../search/knowledge-indexes.js';
import { CatalogVectorsRepository } from '../catalog-vectors.repository.js';
import { bestOfEachRow, nameOfPart } from '../../search/parts.js';
import type { MeaningHit } from '../vector-index.js';
import { centred } from './centred.js';
import { MedianCosines, medianCosine } from './median-cosines.js';
import { partOfId } from './part-vectors.js';
import { VectorEngine } from './vector-engine.port.js';
import { VectorSync } from './vector-sync.js';

/** Of one article several passages may be among the nearest. */
const SPARE = 60;

/** Weaviate searches the vectors. What it finds are ids, whose rows are read under row-level security afterwards. */
@Injectable()
export class WeaviateVectors extends VectorEngine {
  constructor(
    private readonly embeddings: Embeddings,
    private readonly indexes: KnowledgeIndexes,
    private readonly medians: MedianCosines,
    private readonly vectors: TenantVectors,
    private readonly repository: CatalogVectorsRepository,
    private readonly sync: VectorSync,
  ) {
    super();
  }

  async nearest(
    kind: KnowledgeKind,
    question: Float32Array,
    limit: number,
    known?: bigint,
  ): Promise<MeaningHit[] | null> {
    // Reads the changes, so that `lacksVectors` is true of now.
    await this.indexes.families([], known);
    const sample = await this.medians.sampleOf(kind, this.indexes.version);
    if (sample.vectors.length === 0) return [];
    if (sample.vectors[0]?.length !== question.length) return null;
    const asked = centred(question, sample.origin);
    const hits = await this.hits(kind, asked, kind === 'articles' ? limit + SPARE : limit);
    const median = medianCosine(sample, asked);
    if (!hits) return null;
    const named = hits.map(({ id, cosine }) => ({ id: nameOf(kind, id), cosine, margin: cosine - median }));
    return bestOfEachRow(named, limit);
  }

  catchUp(): Promise<bigint | null> {
    const { modelId } = this.embeddings;
    return modelId === null ? Promise.resolve(null) : this.sync.catchUp(modelId);
  }

  /** Where there must be vectors and are none, the job that writes them is owed. */
  private async hits(kind: KnowledgeKind, asked: Float32Array, limit: number) {
    try {
      const hits = await this.vectors.nearest(kind, asked, limit);
      if (hits.length > 0) return hits;
    } catch (error) {
      if (error instanceof WeaviateUnavailable) return null;
      if (!(error instanceof TenantMissing)) throw error;
    }
    await this.repository.owe();
    return null;
  }
}

function nameOf(kind: KnowledgeKind, id: string): string {
  return kind === 'articles' ? nameOfPart(partOfId(id)) : id;
}
