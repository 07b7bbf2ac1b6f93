import type { Speech } from '../language/speech.js';
import { quote, sayList } from '../language/text/phrasing.js';
import { UNSURE_SENTENCES } from './words/words.js';

/** As many as a message has. */
export const MOST_SUGGESTIONS = 3;
const LONGEST_SHOWN = 100;

/**
 * "I am not sure.", with the offer of a person when nothing is like it.
 * @param choices what the answer asks for behind this, as of `Said`
 */
export function sayNotSure(choices: readonly string[], speech: Speech): string {
  const { notSure, person } = UNSURE_SENTENCES[speech];
  return choices.length > 0 ? notSure : `${notSure} ${person}`;
}

/** "Did you mean …?"; empty without suggestions. */
export function askWhich(suggestions: readonly string[], speech: Speech): string {
  const choices = suggestions.slice(0, MOST_SUGGESTIONS).map((text) => `“${quote(text, LONGEST_SHOWN)}”`);
  if (choices.length === 0) return '';
  return UNSURE_SENTENCES[speech].didYouMean(sayList(choices, speech, 'disjunction'));
}
