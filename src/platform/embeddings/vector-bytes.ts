/** A vector as it is stored: 32-bit floats, little-endian, as every machine that runs this has them in memory. */
export function bytesOf(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

/** Empty for a text that cannot be embedded; null for none. */
export function vectorOf(bytes: Buffer): Float32Array;
export function vectorOf(bytes: Buffer | null): Float32Array | null;
export function vectorOf(bytes: Buffer | null): Float32Array | null {
  if (!bytes) return null;
  // A copy: a float needs an address that is divisible by four.
  return new Float32Array(Uint8Array.from(bytes).buffer);
}

/** Of the passages of a row, in their order. */
export function vectorsOf(bytes: readonly (Buffer | null)[] | null): (Float32Array | null)[] {
  return bytes?.map((each) => vectorOf(each)) ?? [];
}

/** The key of the origin's vector among those of texts, whose keys are SHA-256. */
export const ORIGIN_HASH = Buffer.alloc(32);

/** The mean of vectors. */
export function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array(0)] = vectors;
  return first.map((_, at) => vectors.reduce((sum, vector) => sum + (vector[at] ?? 0), 0) / vectors.length);
}
