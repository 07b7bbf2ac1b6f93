import type { Language } from '../../../../language/language.js';
import { ARABIC } from './ar.js';
import type { ArticleWords } from './article-words.js';
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
