import { LANGUAGES, type Language } from '../language.js';
import { AR } from './words/ar.js';
import { DE } from './words/de.js';
import { EN } from './words/en.js';
import { ES } from './words/es.js';
import { FR } from './words/fr.js';
import type { TimeWords } from './words/time-words.js';

export const TIME_WORDS: Readonly<Record<Language, TimeWords>> = { en: EN, de: DE, fr: FR, es: ES, ar: AR };

/** Alternatives of all languages, as part of a pattern. */
export function anyLanguage(list: keyof TimeWords): string {
  return LANGUAGES.flatMap((language) => TIME_WORDS[language][list]).join('|');
}

/** A list by number with the forms of all languages at each place. */
export function byNumber(list: 'weekdays' | 'months'): string[] {
  return TIME_WORDS.en[list].map((_, index) =>
    LANGUAGES.map((language) => TIME_WORDS[language][list][index] ?? '').join('|'),
  );
}
