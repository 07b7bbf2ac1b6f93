import type { Alternatives } from '../../text/alternatives.js';

/** Endings of words in one language, folded; empty where `language/text/word-forms.ts` removes them. */
export interface EndingWords {
  /** Endings of inflection. */
  inflections: Alternatives;
  /** Endings that different words share without a common meaning. */
  derivations: Alternatives;
}
