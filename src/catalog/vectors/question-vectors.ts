import { Injectable } from '@nestjs/common';
import { currentTenantId } from '../../platform/context/request-context.js';
import {
  Embeddings,
  EmbeddingsRefused,
  EmbeddingsUnavailable,
} from '../../platform/embeddings/embeddings.port.js';
import { TenantMemories } from '../../platform/tenancy/tenant-memories.js';
import { normalised, QuestionCache } from './question-cache.js';

/** A visitor waits: a question that is not embedded by then is searched for by its words alone. */
const DEADLINE_MS = 250;

/** Vectors of the current tenant's questions, if they can be had in time. */
@Injectable()
export class QuestionVectors {
  private readonly cache = new QuestionCache();

  constructor(
    private readonly embeddings: Embeddings,
    memories: TenantMemories,
  ) {
    memories.register((tenantId) => this.cache.forget(tenantId));
  }

  /** False without an embedding server: then no search by meaning is missed. */
  get isConfigured(): boolean {
    return this.embeddings.modelId !== null;
  }

  /** @returns null when there is no server, or it is away or too slow */
  async of(question: string): Promise<Float32Array | null> {
    const { modelId } = this.embeddings;
    const text = normalised(question);
    if (modelId === null || text === '') return null;
    return this.cache.of(currentTenantId(), modelId, text, () => this.embed(text));
  }

  private async embed(text: string): Promise<Float32Array | null> {
    try {
      const [vector] = await this.embeddings.embed([text], 'query', { deadlineMs: DEADLINE_MS });
      return vector ?? null;
    } catch (error) {
      if (error instanceof EmbeddingsUnavailable || error instanceof EmbeddingsRefused) return null;
      throw error;
    }
  }
}
