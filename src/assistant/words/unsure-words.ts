import type { Written } from '../../language/speech.js';

export type UnsureWords = Written<UnsureSentences>;

/** What an answer says in one language when it is not sure. */
export interface UnsureSentences {
  notSure: string;
  /** @param choices joined by "or" */
  didYouMean: (choices: string) => string;
  /** Before a text of the business that does not name everything asked for. */
  notStated: string;
  /** Before the source that is proposed first. */
  closest: string;
  /** Offers a person. */
  person: string;
}
