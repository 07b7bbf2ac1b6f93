import { LANGUAGES, type Language } from '../language.js';
import { parsePhrases, type Phrase } from '../text/phrase-grammar.js';
import { ARABIC } from './words/ar.js';
import { GERMAN } from './words/de.js';
import { ENGLISH } from './words/en.js';
import { SPANISH } from './words/es.js';
import { FRENCH } from './words/fr.js';
import type { RetailWords } from './words/retail-words.js';

/**
 * Words for the same thing within and across the languages, so that "garantie" finds "Gewährleistung" and "how much is
 * delivery" finds "كم تكلفة الشحن". Any spelling: they are folded at load. A word that means different things in two
 * languages must not be here; one with the same meaning in several may be in each.
 */
export const RETAIL_WORDS: Readonly<Record<Language, RetailWords>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

type Tables = Readonly<Record<string, string>>;

/**
 * The phrases of all languages by the entries of one table, without duplicates, in the order of the English table. A
 * generator, because only the look-up tables are kept in memory.
 */
export function* phrasesOf(
  table: (words: RetailWords) => Tables,
): Generator<[id: string, phrases: Phrase[]]> {
  const tables = LANGUAGES.map((language) => table(RETAIL_WORDS[language]));
  for (const id of Object.keys(table(RETAIL_WORDS.en)))
    yield [id, once(tables.flatMap((each) => parsePhrases(each[id] ?? '')))];
}

function once(phrases: readonly Phrase[]): Phrase[] {
  return [...new Map(phrases.map((phrase) => [phrase.text, phrase])).values()];
}
