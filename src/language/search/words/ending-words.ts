/**
 * Endings of words in one language, folded, as phrases (`docs/words.md`); empty where `language/text/word-forms.ts`
 * removes them.
 */
export interface EndingWords {
  /** Endings of inflection. */
  inflections: string;
  /** Endings that different words share without a common meaning. */
  derivations: string;
}
