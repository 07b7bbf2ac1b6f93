/** `npm run test:deep` runs longer, with new cases each time; every other run uses the same small slice. */
export const isDeep = process.env['TEST_DEPTH'] === 'deep';

/** The seed of random cases. A deep run prints its seed, and `--seed` repeats it. */
export const SEED = Number(process.env['TEST_SEED'] ?? 20_261_129);

/** Rounds of a loop of kills, crashes or mixed requests. */
export function rounds(slice: number, deep: number): number {
  return isDeep ? deep : slice;
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seededRandom(seed = SEED): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
