import { LANGUAGES, type Language } from '../../language/language.js';
import { ARABIC } from './ar.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import { SPANISH } from './es.js';
import { FRENCH } from './fr.js';
import type { NoticeWords } from './notice-words.js';

const NOTICES: Record<Language, NoticeWords> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

/** The text of a system message, in the closest language there is. */
export function noticeText(notice: keyof NoticeWords, locale: string): string {
  const spoken = new Intl.Locale(locale).language;
  const language = LANGUAGES.find((each) => each === spoken) ?? 'en';
  return NOTICES[language][notice];
}
