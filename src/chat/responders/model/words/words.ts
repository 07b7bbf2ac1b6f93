import { bySpeech } from '../../../../language/speech.js';
import { ARABIC } from './ar.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import { SPANISH } from './es.js';
import { FRENCH } from './fr.js';
import type { ModelSentences } from './model-words.js';

export const MODEL_SENTENCES = bySpeech<ModelSentences>({
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
});
