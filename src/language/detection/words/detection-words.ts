/** What tells one language from the others. Folded. */
export interface DetectionWords {
  /** Function words; those that several languages share are left out. None where the script alone tells. */
  functionWords: string;
  /** Whole short messages, too short for statistics. */
  shortMessages: readonly string[];
  /** Groups of letters that hint at the language, a hint a group. Names may carry them anywhere, so they do not decide alone. */
  letters: readonly string[];
  /** Signs that decide alone. */
  signs: string;
}
