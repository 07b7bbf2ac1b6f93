import { LANGUAGES } from '../language.js';
import { textPattern } from '../text/text-pattern.js';
import { NUMBER_WORDS } from './numbers.js';

/** From two on: "one" is an article in most languages. */
const LEAST = 2;
const MOST = 12;

/** Folded number words of all languages, with their figures: "two", "zwei", "deux". */
const FIGURES = new Map(
  LANGUAGES.flatMap((language) =>
    NUMBER_WORDS[language].small.slice(LEAST - 1, MOST).flatMap((words, at) =>
      words
        .split('|')
        .filter((word) => /^\p{L}+$/u.test(word))
        .map((word) => [word, `${at + LEAST}`] as const),
    ),
  ),
);

/** What number words begin with, to pass most words without a pattern. */
const START = 2;
const STARTS = new Set([...FIGURES.keys()].map((word) => word.slice(0, START)));
const DIGIT = /^\d/;
const ENDS_IN_DIGIT = /\d$/;
const NONE: readonly string[] = [];

const SPELLED = [...FIGURES.keys()].toSorted((a, b) => b.length - a.length).join('|');
/** "Sechserpack", "Dreisitzer", "sixpack": a number word and at least four letters. */
const COMPOUND = textPattern(`^(${SPELLED})(?:er(?=\\p{L}{4})|(?=\\p{L}{4}))(?!tel)(\\p{L}{4,40})$`, 'u');
/** "Sechser". */
const SPELLED_ER = textPattern(`^(${SPELLED})er$`, 'u');
/** "6er", "2teilig". */
const FIGURE_FIRST = /^(\d{1,2})(?:er|er?(\p{L}{4,40})|(\p{L}{4,40}))$/u;

/** The figure of a number word from two to twelve; undefined for other words. @param word folded */
export function figureOf(word: string): string | undefined {
  return FIGURES.get(word);
}

/**
 * The figure and the rest of a word that has a number in it: "6er" and "sechser" are 6, "sechserpack" is 6 and "pack",
 * "dreisitzer" is 3 and "sitzer". Null for other words, and for number words themselves.
 * @param word folded
 */
export function figureParts(word: string): string[] | null {
  if (ENDS_IN_DIGIT.test(word)) return null;
  if (DIGIT.test(word)) {
    const first = FIGURE_FIRST.exec(word);
    return first && [first[1] ?? '', first[2] ?? first[3] ?? ''].filter(Boolean);
  }
  if (!STARTS.has(word.slice(0, START))) return null;
  const figure = FIGURES.get(SPELLED_ER.exec(word)?.[1] ?? '');
  if (figure !== undefined) return [figure];
  const [, spelled = '', rest = ''] = COMPOUND.exec(word) ?? [];
  const value = FIGURES.get(spelled);
  return value === undefined ? null : [value, rest];
}

/** What a word with a number in it is besides: its figure and rest; empty for other words. @param word folded */
export function figuresOf(word: string): readonly string[] {
  const figure = FIGURES.get(word);
  return figure === undefined ? (figureParts(word) ?? NONE) : [figure];
}

/** The same of several words. */
export function figuresIn(words: readonly string[]): string[] {
  const found: string[] = [];
  for (const word of words) for (const part of figuresOf(word)) found.push(part);
  return found;
}
