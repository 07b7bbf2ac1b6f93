/** Endings of words in one language, folded, as phrases (`docs/words.md`); none where `language/text/word-forms.ts` takes them off. */
export interface EndingWords {
  /** Of the same word. */
  inflections: string;
  /** What words share by grammar, not by meaning. */
  derivations: string;
}
