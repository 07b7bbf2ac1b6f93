import { Injectable } from '@nestjs/common';
import type { KnowledgeKind } from '../../search/knowledge-index.js';
import { KnowledgeIndexes } from '../../search/knowledge-indexes.js';
import type { MeaningHit } from '../vector-index.js';
import { VectorEngine } from './vector-engine.port.js';

/** Compares all vectors, in the memory of this process. */
@Injectable()
export class InProcessVectors extends VectorEngine {
  constructor(private readonly indexes: KnowledgeIndexes) {
    super();
  }

  nearest(
    kind: KnowledgeKind,
    question: Float32Array,
    limit: number,
    known?: bigint,
  ): Promise<MeaningHit[] | null> {
    return this.indexes.nearest(kind, question, limit, known);
  }

  /** The index reads the changes by itself, at the next search. */
  catchUp(): Promise<null> {
    return Promise.resolve(null);
  }
}
