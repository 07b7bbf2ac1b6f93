import type { Language } from '../../src/language/language.js';

/** Two wordings. */
type Pair = readonly [one: string, other: string];

/** Questions of one language that mean the same, and that do not. */
export interface Pairs {
  same: readonly Pair[];
  different: readonly Pair[];
}

/**
 * A test for each pair of each language; a missing language does not compile.
 * @param keyOf equal for two questions that mean the same
 */
export function describePairs(
  pairs: Record<Language, Pairs>,
  keyOf: (question: string, language: Language) => string,
): void {
  describe.each(Object.entries(pairs) as [Language, Pairs][])('in %s', (language, { same, different }) => {
    it.each(same)('%s = %s', (one, other) => {
      expect(keyOf(one, language)).toBe(keyOf(other, language));
    });

    it.each(different)('%s ≠ %s', (one, other) => {
      expect(keyOf(one, language)).not.toBe(keyOf(other, language));
    });
  });
}
