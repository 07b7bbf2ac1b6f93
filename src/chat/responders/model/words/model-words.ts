import type { Written } from '../../../../language/speech.js';

export type ModelWords = Written<ModelSentences>;

/** What the assistant says itself when a model has failed, in one language. Whole sentences. */
export interface ModelSentences {
  /** After a text that ends before its end: an apology and the offer of a person. */
  cutOff: string;
  /** Opens a handoff because no more questions may be asked of a model; what is promised follows. */
  overBudget: string;
}
