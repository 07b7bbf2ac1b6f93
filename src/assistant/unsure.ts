import type { Language } from '../language/language.js';
import { quote, sayList } from '../language/text/phrasing.js';
import { UNSURE_WORDS } from './words/words.js';

/** As many as a message has. */
export const MOST_SUGGESTIONS = 3;
const LONGEST_SHOWN = 100;

/**
 * "I am not sure. Did you mean …?", or the offer of a person when nothing is like it.
 * @param suggestions messages that the visitor may send next, best first
 */
export function sayNotSure(suggestions: readonly string[], language: Language): string {
  const { notSure, person } = UNSURE_WORDS[language];
  return `${notSure} ${askWhich(suggestions, language) || person}`;
}

/** "Did you mean …?"; empty without suggestions. */
export function askWhich(suggestions: readonly string[], language: Language): string {
  const choices = suggestions.slice(0, MOST_SUGGESTIONS).map((text) => `“${quote(text, LONGEST_SHOWN)}”`);
  if (choices.length === 0) return '';
  return UNSURE_WORDS[language].didYouMean(sayList(choices, language, 'disjunction'));
}
