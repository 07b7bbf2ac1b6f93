import type { KnowledgeKind } from '../../search/knowledge-index.js';
import type { MeaningHit } from '../vector-index.js';

/** Searches the vectors of the current tenant's products and articles. */
export abstract class VectorEngine {
  /**
   * Best first.
   * @param known the knowledge version, if it was just read
   * @returns null when the question cannot be compared with the vectors, or the engine does not answer in time
   */
  abstract nearest(
    kind: KnowledgeKind,
    question: Float32Array,
    limit: number,
    known?: bigint,
  ): Promise<MeaningHit[] | null>;

  /**
   * Writes the changes of the current tenant's vectors to the engine, if it keeps them by itself.
   * @returns the knowledge version up to which it has them; null when there is nothing to write
   * @throws WeaviateUnavailable
   */
  abstract catchUp(): Promise<bigint | null>;
}
