import { perLanguage, type Language } from '../../../../language/language.js';
import { bySpeech } from '../../../../language/speech.js';
import { ARABIC } from './ar.js';
import type { ArticleSentences, ArticleWords } from './article-words.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import { SPANISH } from './es.js';
import { FRENCH } from './fr.js';

export const ARTICLE_WORDS: Record<Language, ArticleWords> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

export const ARTICLE_SENTENCES = bySpeech<ArticleSentences>(
  perLanguage(ARTICLE_WORDS, ({ sentences }) => sentences),
);
