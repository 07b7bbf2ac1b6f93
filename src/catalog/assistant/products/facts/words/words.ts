import type { Language } from '../../../../../language/language.js';
import { ARABIC } from './ar.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import { SPANISH } from './es.js';
import type { FactWords } from './fact-words.js';
import { FRENCH } from './fr.js';

export const FACT_WORDS: Record<Language, FactWords> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};
