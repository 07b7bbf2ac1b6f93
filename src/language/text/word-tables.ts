import { LANGUAGES, type Language } from '../language.js';
import { fold } from './fold.js';
import { phraseAlternatives, phrasePattern } from './phrases.js';

type Table<Words> = Readonly<Record<Language, Words>>;
/** Phrases in the notation of `docs/words.md`: one text, or one phrase per entry. */
type Choose<Words> = (words: Words) => string | readonly string[];

/** The lines of several languages, without the empty ones. */
export function linesOf<Words>(
  table: Table<Words>,
  choose: Choose<Words>,
  languages: readonly Language[] = LANGUAGES,
): string[] {
  return languages
    .flatMap((language) => choose(table[language]))
    .flatMap((lines) => lines.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The phrases of several languages in one pattern. */
export function anyLanguage<Words>(
  table: Table<Words>,
  choose: Choose<Words>,
  languages?: readonly Language[],
): RegExp {
  return phrasePattern(linesOf(table, choose, languages).join('\n'));
}

/** The phrases of all languages as one group of a longer phrase. */
export function anyOf<Words>(table: Table<Words>, choose: Choose<Words>): string {
  return `(?:${linesOf(table, choose).join('|')})`;
}

/** The phrases of all languages, or of some, as `phraseAlternatives`. */
export function alternativesOf<Words>(
  table: Table<Words>,
  choose: Choose<Words>,
  languages?: readonly Language[],
): string {
  return phraseAlternatives(linesOf(table, choose, languages).join('\n'));
}

/** Words separated by blanks; plain words, no phrase notation. */
export function wordSet(lines: string): ReadonlySet<string> {
  return new Set(lines.split(/\s+/).filter((word) => word !== ''));
}

/** The word lists of all languages as one. */
export function anyWordOf<Words>(table: Table<Words>, choose: Choose<Words>): ReadonlySet<string> {
  return wordSet(linesOf(table, choose).join(' '));
}

/** The same words, folded. */
export function folded(words: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...words].map(fold));
}

/** The pattern with the global flag, to find every match. */
export function everywhere({ source }: RegExp): RegExp {
  return new RegExp(source, 'gu');
}
