import { Injectable } from '@nestjs/common';
import { currentTenantId } from '../../../platform/context/request-context.js';
import { Embeddings } from '../../../platform/embeddings/embeddings.port.js';
import { TenantMemories } from '../../../platform/tenancy/tenant-memories.js';
import type { KnowledgeKind } from '../../search/knowledge-index.js';
import { vectorOf } from '../../../platform/embeddings/vector-bytes.js';
import { product } from './centred.js';
import { centredParts } from './part-vectors.js';
import { StoredVectorsRepository } from './stored-vectors.repository.js';

/** The median of this many is within about 0.01 of the median of all. */
const SAMPLE = 256;
/** A full sample is kept this long, whatever changes. */
const KEPT_MS = 10 * 60 * 1000;
/** Samples of a process; the least recently used go first. 256 of 384 dimensions take 400 kB. */
const MOST_SAMPLES = 128;

export interface Sample {
  origin: Float32Array;
  /** As seen from the origin; empty when the tenant has no vector of this kind. */
  vectors: readonly Float32Array[];
}

type KeptSample = Sample & { version: bigint | null; readAt: number };

/**
 * What the cosine of a question with the median document is: an engine that does not compare all cannot tell. It is that
 * of a sample of the tenant's documents, of all where there are few.
 */
@Injectable()
export class MedianCosines {
  private readonly samples = new Map<string, KeptSample>();

  constructor(
    private readonly embeddings: Embeddings,
    private readonly stored: StoredVectorsRepository,
    memories: TenantMemories,
  ) {
    memories.register((tenantId) => {
      for (const key of this.samples.keys()) if (key.endsWith(tenantId)) this.samples.delete(key);
    });
  }

  /** @param version the knowledge version that a sample of all documents must be of */
  async sampleOf(kind: KnowledgeKind, version: bigint | null): Promise<Sample> {
    const key = `${kind} ${currentTenantId()}`;
    const known = this.samples.get(key);
    this.samples.delete(key);
    const sample = known && isFresh(known, version) ? known : await this.read(kind, version);
    this.samples.set(key, sample);
    const [oldest] = this.samples.keys();
    if (this.samples.size > MOST_SAMPLES && oldest !== undefined) this.samples.delete(oldest);
    return sample;
  }

  private async read(kind: KnowledgeKind, version: bigint | null): Promise<KeptSample> {
    const modelId = this.embeddings.modelId ?? '';
    const [{ origin: bytes }, rows] = await Promise.all([
      this.stored.changesAfter(modelId, null),
      this.stored.sample(kind, modelId, SAMPLE),
    ]);
    const origin = vectorOf(bytes) ?? new Float32Array(0);
    const vectors = rows.flatMap(({ vectors: own }) => centredParts(own, origin).map(({ vector }) => vector));
    return { origin, vectors, version, readAt: performance.now() };
  }
}

function isFresh({ vectors, version, readAt }: KeptSample, current: bigint | null): boolean {
  if (vectors.length >= SAMPLE / 2 && performance.now() - readAt < KEPT_MS) return true;
  return version !== null && version === current;
}

/** @param asked as seen from the origin */
export function medianCosine({ vectors }: Sample, asked: Float32Array): number {
  const cosines = vectors.map((vector) => product(vector, asked)).sort((a, b) => a - b);
  return cosines[cosines.length >> 1] ?? 0;
}
