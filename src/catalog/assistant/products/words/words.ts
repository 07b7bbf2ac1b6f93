import { perLanguage, type Language } from '../../../../language/language.js';
import { bySpeech } from '../../../../language/speech.js';
import { ARABIC } from './ar.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import { SPANISH } from './es.js';
import { FRENCH } from './fr.js';
import type { ProductSentences, ProductWords } from './product-words.js';

export const PRODUCT_WORDS: Record<Language, ProductWords> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

export const PRODUCT_SENTENCES = bySpeech<ProductSentences>(
  perLanguage(PRODUCT_WORDS, ({ sentences }) => sentences),
);
