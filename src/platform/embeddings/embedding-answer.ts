import { EmbeddingsUnavailable } from './embeddings.port.js';

/** Bytes of an answer: 32 vectors of 4,096 numbers in decimal digits. */
const LONGEST_ANSWER = 4 * 1024 * 1024;
const MOST_DIMENSIONS = 4_096;
/** A vector this short has no direction. */
const SHORTEST = 1e-6;

/** The body of an answer as JSON, if it is not too long. @throws EmbeddingsUnavailable */
export async function readAnswer(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > LONGEST_ANSWER) throw new EmbeddingsUnavailable('The embeddings server answers too much.');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString()) as unknown;
  } catch (error) {
    throw new EmbeddingsUnavailable('The embeddings server does not answer in JSON.', { cause: error });
  }
}

/**
 * The vectors of an answer in the order of the texts, made unit vectors of one length.
 * @param count how many texts were sent
 * @throws EmbeddingsUnavailable when the answer is anything else
 */
export function vectorsIn(answer: unknown, count: number): Float32Array[] {
  const rows = listIn(answer);
  if (rows?.length !== count) throw new EmbeddingsUnavailable('The embeddings server gives other vectors.');
  const vectors = new Map<number, Float32Array>();
  for (const [position, row] of rows.entries()) {
    const { index = position, embedding } = (row ?? {}) as { index?: unknown; embedding?: unknown };
    vectors.set(Number(index), unitVector(embedding));
  }
  const sorted = rows.map((_, position) => vectors.get(position));
  const length = sorted[0]?.length;
  return sorted.map((vector) => {
    if (!vector || vector.length !== length)
      throw new EmbeddingsUnavailable('The embeddings server gives vectors of different texts or lengths.');
    return vector;
  });
}

function listIn(answer: unknown): unknown[] | null {
  const { data } = (answer ?? {}) as { data?: unknown };
  return Array.isArray(data) ? data : null;
}

function unitVector(embedding: unknown): Float32Array {
  const isList = Array.isArray(embedding) && embedding.length > 0 && embedding.length <= MOST_DIMENSIONS;
  if (!isList || !embedding.every((value) => typeof value === 'number'))
    throw new EmbeddingsUnavailable('The embeddings server gives something else than a vector.');
  const vector = Float32Array.from(embedding);
  const length = Math.hypot(...vector);
  if (!(length > SHORTEST && length < Infinity))
    throw new EmbeddingsUnavailable('The embeddings server gives a vector without direction.');
  return vector.map((value) => value / length);
}
