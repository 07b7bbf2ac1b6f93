import { perLanguage, type Language } from '../../../language/language.js';
import { bySpeech } from '../../../language/speech.js';
import { ARABIC } from './ar.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import { SPANISH } from './es.js';
import { FRENCH } from './fr.js';
import type { HoursPhrases, HoursWords } from './hours-words.js';

export const HOURS_WORDS: Record<Language, HoursWords> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

export const HOURS_SENTENCES = bySpeech<HoursPhrases>(perLanguage(HOURS_WORDS, ({ sentences }) => sentences));
