import type { Written } from '../../language/speech.js';

export type GreetingWords = Written<GreetingSentences>;

/** What a new business's assistant says in one language until the business writes its own. */
export interface GreetingSentences {
  greeting: (business: string) => string;
  /** That visitors talk with a program. */
  disclosure: string;
}
