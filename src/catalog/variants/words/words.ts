import { perLanguage, type Language } from '../../../language/language.js';
import { bySpeech } from '../../../language/speech.js';
import { ARABIC } from './ar.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import { SPANISH } from './es.js';
import { FRENCH } from './fr.js';
import type { VariantSentences, VariantWords } from './variant-words.js';

export const VARIANT_WORDS: Record<Language, VariantWords> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

export const VARIANT_SENTENCES = bySpeech<VariantSentences>(
  perLanguage(VARIANT_WORDS, ({ sentences }) => sentences),
);
