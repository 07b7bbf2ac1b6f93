/** What distinguishes one language from the others. Folded. */
export interface DetectionWords {
  /** Function words that no other language has. Empty when the script alone identifies the language. */
  functionWords: string;
  /** Whole short messages, too short for statistics. */
  shortMessages: readonly string[];
  /** Groups of letters; each group is a hint. Names in any language may contain them, so they never decide alone. */
  letters: readonly string[];
  /** Characters that identify the language alone. */
  signs: string;
}
