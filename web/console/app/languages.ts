import type { Words } from '../words/words.js';

/** Of the console, each by its own name; `public/theme.js` knows the same codes. */
export const LANGUAGES = {
  ar: { name: 'العربية', direction: 'rtl', load: () => import('../words/ar.js') },
  de: { name: 'Deutsch', direction: 'ltr', load: () => import('../words/de.js') },
  en: { name: 'English', direction: 'ltr', load: () => import('../words/en.js') },
  es: { name: 'Español', direction: 'ltr', load: () => import('../words/es.js') },
  fr: { name: 'Français', direction: 'ltr', load: () => import('../words/fr.js') },
} as const satisfies Record<
  string,
  { name: string; direction: 'ltr' | 'rtl'; load: () => Promise<{ WORDS: Words }> }
>;

export type Language = keyof typeof LANGUAGES;

export function isLanguage(text: string): text is Language {
  return Object.hasOwn(LANGUAGES, text);
}

/** As `public/theme.js` has set it before the first paint. */
export function currentLanguage(): Language {
  const { lang } = document.documentElement;
  return isLanguage(lang) ? lang : 'en';
}
