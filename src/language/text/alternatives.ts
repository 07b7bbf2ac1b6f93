import { LANGUAGES, type Language } from '../language.js';

/**
 * Alternatives of a pattern in one language, folded, divided by `|` or by lines; empty where it has none. `(a|b)` is a
 * group without a number and `~` any ending of a word; apart from those, parts of a regular expression.
 */
export type Alternatives = string;

const UNNUMBERED_GROUP = /(?<!\\)\((?!\?)/g;

/** The alternatives as a part of a pattern. */
export function patternPart(alternatives: Alternatives): string {
  const lines = alternatives.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .join('|')
    .replaceAll('~', '\\p{L}*')
    .replace(UNNUMBERED_GROUP, '(?:');
}

/** What each language's table says of one thing, as a part of a pattern; the order of languages is theirs. */
export function inAnyLanguage<Words>(
  table: Readonly<Record<Language, Words>>,
  choose: (words: Words) => Alternatives,
): string {
  return LANGUAGES.map((language) => patternPart(choose(table[language])))
    .filter((part) => part !== '')
    .join('|');
}

/** The single words of all languages, which are divided by blanks. */
export function wordsOfAll<Words>(
  table: Readonly<Record<Language, Words>>,
  choose: (words: Words) => string,
): ReadonlySet<string> {
  return new Set(LANGUAGES.flatMap((language) => choose(table[language]).match(/\S+/g) ?? []));
}
