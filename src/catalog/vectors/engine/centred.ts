/** A vector this near to the origin has no direction of its own. */
const SHORTEST = 1e-3;

/**
 * The direction of a vector as seen from the origin, as a unit vector: cosines of these are what `VectorIndex` compares.
 * @param origin empty: the vector is returned as it is
 */
export function centred(vector: Float32Array, origin: Float32Array): Float32Array {
  if (origin.length === 0) return vector;
  const moved = vector.map((value, at) => value - (origin[at] ?? 0));
  const length = Math.sqrt(product(moved, moved));
  return length < SHORTEST ? vector : moved.map((value) => value / length);
}

export function product(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}
