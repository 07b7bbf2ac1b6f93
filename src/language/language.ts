/** ISO 639-1 codes of the supported languages; a `Record<Language, …>` that lacks one does not compile. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One value for each language, made of what a table holds for it. */
export function perLanguage<Words, T>(
  table: Readonly<Record<Language, Words>>,
  make: (words: Words) => T,
): Record<Language, T> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, make(table[language])])) as Record<
    Language,
    T
  >;
}
