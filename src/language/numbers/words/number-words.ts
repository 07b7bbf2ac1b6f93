export const ROUND_NUMBERS = [15, 20, 25, 30, 40, 50, 60, 70, 80, 90, 100, 200, 300, 500] as const;
export type RoundNumber = (typeof ROUND_NUMBERS)[number];

/** Numbers in words, folded: phrases that can be written out (`docs/words.md`). */
export interface NumberWords {
  /** Spoken hours and small counts, from 1 without gaps; at least to twelve. */
  small: readonly string[];
  /** Amounts that people round to; empty where nobody writes the number in words. */
  round: Record<RoundNumber, string>;
}
