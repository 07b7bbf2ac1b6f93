/** A question is embedded otherwise than the text that answers it. */
export type EmbeddingKind = 'query' | 'passage';

/** The server is away, slow, or its answer is no embedding: the same call may succeed later. */
export class EmbeddingsUnavailable extends Error {}

/** The server runs and refuses these texts: trying again does not help. */
export class EmbeddingsRefused extends Error {}

export interface EmbeddingOptions {
  /** Milliseconds for the whole call. */
  deadlineMs?: number;
}

/** Vectors of texts: the nearer in meaning two texts are, in any language, the greater is the product of their vectors. */
export abstract class Embeddings {
  /** Vectors of different models cannot be compared. Null: no server is configured, and `embed` must not be called. */
  abstract readonly modelId: string | null;
  /** Of the last answer; null before the first one. */
  abstract readonly dimensions: number | null;

  /**
   * One unit vector for each text, in their order. Each text is cut at `LONGEST_EMBEDDED` characters.
   * @throws EmbeddingsUnavailable or EmbeddingsRefused
   */
  abstract embed(
    texts: readonly string[],
    kind: EmbeddingKind,
    options?: EmbeddingOptions,
  ): Promise<Float32Array[]>;

  /**
   * Whether the server embeds now. It is asked each time, also one that `embed` leaves alone, and decides nothing for `embed`.
   * @throws EmbeddingsUnavailable or EmbeddingsRefused
   */
  abstract probe(deadlineMs: number): Promise<void>;
}

/** Characters of a text that are embedded; a server took minutes for one word of 200,000. */
export const LONGEST_EMBEDDED = 2_000;
