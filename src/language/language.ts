/** ISO 639-1 codes of the supported languages; a `Record<Language, …>` that lacks one does not compile. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Writing {
  /** BCP 47 tag by which Intl writes amounts, days and lists. */
  locale: string;
  /** As Unicode names it: text in Latin letters is told apart by its words, other text by its script. */
  script: 'Latin' | 'Arabic';
}

/** How each language is written. */
export const WRITING: Readonly<Record<Language, Writing>> = {
  en: { locale: 'en-IE', script: 'Latin' },
  de: { locale: 'de-DE', script: 'Latin' },
  fr: { locale: 'fr-FR', script: 'Latin' },
  es: { locale: 'es-ES', script: 'Latin' },
  // Latin digits in Arabic too: everybody reads them, and they can be copied into a search or a form.
  ar: { locale: 'ar-u-nu-latn', script: 'Arabic' },
};

/** Maps a table by language to one value per language. */
export function perLanguage<Words, T>(
  table: Readonly<Record<Language, Words>>,
  make: (words: Words) => T,
): Record<Language, T> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, make(table[language])])) as Record<
    Language,
    T
  >;
}
