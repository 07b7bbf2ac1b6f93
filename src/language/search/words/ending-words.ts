import type { Alternatives } from '../../text/alternatives.js';

/** Endings of words in one language, folded; none where `language/text/word-forms.ts` takes them off. */
export interface EndingWords {
  /** Of the same word. */
  inflections: Alternatives;
  /** What words share by grammar, not by meaning. */
  derivations: Alternatives;
}
