import type { Language } from '../language.js';
import { AR } from './words/ar.js';
import { DE } from './words/de.js';
import { EN, type RetailWords } from './words/en.js';
import { ES } from './words/es.js';
import { FR } from './words/fr.js';

/**
 * Words for the same thing within and across the languages, so that "garantie" finds "Gewährleistung" and "how much
 * is delivery" finds "كم تكلفة الشحن". One entry a concept and language, its words divided by blanks: `word` matches
 * that word, `word*` its prefix, `*word` its ending (German compounds), `a+b` both words in that order within a few
 * words. Any spelling: entries are folded at load. Words that mean different things in two of the languages are left
 * out; a word that is the same in several of them may stand in each.
 */
export const RETAIL_WORDS: Readonly<Record<Language, RetailWords>> = {
  en: EN,
  de: DE,
  fr: FR,
  es: ES,
  ar: AR,
};

/** The words of all languages by concept, each once, the concepts in the order of the English table. */
export function wordsOf(section: keyof RetailWords): Map<string, readonly string[]> {
  const tables: Readonly<Record<string, string>>[] = Object.values(RETAIL_WORDS).map(
    (words) => words[section],
  );
  const ids = Object.keys(RETAIL_WORDS.en[section]);
  return new Map(
    ids.map((id) => [id, [...new Set(tables.flatMap((table) => entriesIn(table[id] ?? '')))]] as const),
  );
}

function entriesIn(words: string): string[] {
  return words.split(' ').filter((entry) => entry !== '');
}
