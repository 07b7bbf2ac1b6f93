import { bySpeech } from '../../../src/language/speech.js';
import { ARABIC } from './ar.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import { SPANISH } from './es.js';
import { FRENCH } from './fr.js';
import type { Strings } from './strings.js';

/** Of these the build makes one file per way to speak; the app holds English alone and loads another one when it needs it. */
export const WORDS = bySpeech<Strings>({
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
});
