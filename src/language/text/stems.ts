import { stemmer as englishStem } from '@orama/stemmers/english';
import { stemmer as frenchStem } from '@orama/stemmers/french';
import { stemmer as germanStem } from '@orama/stemmers/german';
import { stemmer as spanishStem } from '@orama/stemmers/spanish';
import type { Language } from '../language.js';
import { ARABIC_FORMS } from './words/forms/ar.js';

const FOREIGN_PLURAL = /(?<=[^aeiou])s$/u;

const STEMMERS: Record<Language, (word: string) => string> = {
  en: englishStem,
  de: germanStem,
  fr: frenchStem,
  es: (word) => spanishStem(word.replace(FOREIGN_PLURAL, '')),
  ar: withoutArticle,
};

/** The stem of a word of a language (Snowball); an Arabic word without its article. @param word folded */
export function stemOf(word: string, language: Language): string {
  // A stem may have an ending of its own: "Kurse" is "Kurs", and "Kurs" alone would be "Kur".
  const stem = STEMMERS[language];
  return stem(stem(word));
}

/** Arabic words keep their endings, which tell "Amin" from "Amina". */
function withoutArticle(word: string): string {
  const article = ARABIC_FORMS.prefixes.find((prefix) => word.startsWith(prefix));
  return article !== undefined && word.length - article.length >= 2 ? word.slice(article.length) : word;
}
