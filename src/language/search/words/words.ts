import type { Language } from '../../language.js';
import { alternativesOf } from '../../text/word-tables.js';
import { ARABIC } from './ar.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import type { EndingWords } from './ending-words.js';
import { SPANISH } from './es.js';
import { FRENCH } from './fr.js';

const WORDS: Readonly<Record<Language, EndingWords>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

/** Endings of all languages, as parts of a pattern. */
export const INFLECTIONS = alternativesOf(WORDS, ({ inflections }) => inflections);
export const DERIVATIONS = alternativesOf(WORDS, ({ derivations }) => derivations);
