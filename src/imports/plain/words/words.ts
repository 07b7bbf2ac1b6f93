import type { Language } from '../../../language/language.js';
import { ARABIC_HEADERS } from './ar.js';
import { GERMAN_HEADERS } from './de.js';
import { ENGLISH_HEADERS } from './en.js';
import { SPANISH_HEADERS } from './es.js';
import { FRENCH_HEADERS } from './fr.js';
import type { PlainWords } from './plain-words.js';

export const HEADER_WORDS: Record<Language, PlainWords> = {
  en: ENGLISH_HEADERS,
  de: GERMAN_HEADERS,
  fr: FRENCH_HEADERS,
  es: SPANISH_HEADERS,
  ar: ARABIC_HEADERS,
};
