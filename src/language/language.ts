/** ISO 639-1 codes of the languages that the product reads and speaks; a `Record<Language, …>` without one does not compile. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];
