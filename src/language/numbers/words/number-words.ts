export const ROUND_NUMBERS = [15, 20, 25, 30, 40, 50, 60, 70, 80, 90, 100, 200, 300, 500] as const;
export type RoundNumber = (typeof ROUND_NUMBERS)[number];

/** Numbers in words, folded: phrases that can be written out (`docs/words.md`). */
export interface NumberWords {
  /** Hours and small counts: 1, 2, 3 … without gaps, at least to 12. */
  small: readonly string[];
  /** Round amounts; empty where the number is not written in words. */
  round: Record<RoundNumber, string>;
}
