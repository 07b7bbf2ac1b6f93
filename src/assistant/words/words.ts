import { bySpeech } from '../../language/speech.js';
import { ARABIC } from './ar.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import { SPANISH } from './es.js';
import { FRENCH } from './fr.js';
import type { UnsureSentences } from './unsure-words.js';

export const UNSURE_SENTENCES = bySpeech<UnsureSentences>({
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
});
