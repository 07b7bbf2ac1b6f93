import { LANGUAGES, type Language } from '../../../../language/language.js';
import { phrasePattern } from '../../../../language/text/phrases.js';
import {
  alternativesOf,
  anyLanguage,
  anyWordOf,
  everywhere,
  linesOf,
} from '../../../../language/text/word-tables.js';
import type { ProductPhrases } from './product-words.js';
import { PRODUCT_WORDS } from './words.js';
import { textPattern } from '../../../../language/text/text-pattern.js';

type Name = keyof ProductPhrases;

function patternOf(name: Name, languages?: readonly Language[]): RegExp {
  return anyLanguage(PRODUCT_WORDS, ({ phrases }) => phrases[name], languages);
}

/** All lines as one group, as a part of a longer phrase. */
function groupOf(name: Name): string {
  return `(${linesOf(PRODUCT_WORDS, ({ phrases }) => phrases[name]).join('|')})`;
}

/** The same, as a part of a hand-written regular expression. */
function partOf(name: Name): string {
  return alternativesOf(PRODUCT_WORDS, ({ phrases }) => phrases[name]);
}

function wordsOf(name: Name): ReadonlySet<string> {
  return anyWordOf(PRODUCT_WORDS, ({ phrases }) => phrases[name]);
}

// Folded, any language; documented in `ProductPhrases`.
export const PRODUCT_CUE = patternOf('cue');
export const CHOOSES = patternOf('chooses');
export const ASKS_QUANTITY = patternOf('asksQuantity');
export const CHEAPEST = patternOf('cheapest');
export const DEAREST = patternOf('dearest');
export const COMPARATIVE = patternOf('comparatives');
export const RESTOCKS = patternOf('restocks');
export const RESTOCK_WORDS: ReadonlySet<string> = wordsOf('restockWords');
export const TOTALS = patternOf('totals');
export const COMPARES = patternOf('compares');
export const OURS = patternOf('ours');
export const LISTS_KIND = patternOf('listsKind');
export const LISTS_ALL = patternOf('listsAll');
export const PRONOUN = patternOf('pronoun');
export const CONTINUES = patternOf('continues');
export const POINTERS = everywhere(patternOf('pointers'));
export const SETS = patternOf('sets');
export const HAS = patternOf('has');
export const SELLS = patternOf('sells');

/** Begins a yes-no question about something. */
export const ASKS_WHETHER = phrasePattern(`
  ^(${groupOf('goesOn')} )?${groupOf('asksWhether')}
  ^${groupOf('articles')}(\\S+ ){1,4}?${groupOf('tells')}`);

export const SUPERLATIVES: ReadonlySet<string> = wordsOf('superlatives');
export const GIFT_PERSONS: ReadonlySet<string> = wordsOf('giftPersons');
export const GENERAL_NAMES: ReadonlySet<string> = wordsOf('generalNames');

export const LOVER_ENDING = textPattern(`(${partOf('loverEndings')})$`, 'u');
export const FREE_ENDING = textPattern(`[\\s-](${partOf('freeEndings')})(?!\\p{L})`, 'gu');
export const WEEKDAY = phrasePattern(`^${groupOf('weekdays')}$`);

const JOINING_WORD = `(?<!\\p{L})(?:${partOf('joins')})(?!\\p{L})`;
const JOINING_LETTER = `(?<=\\s)(?:${partOf('joinPrefix')})(?=\\p{L}{3})`;
/** Splits a question at "and", "or" and commas. */
export const JOINS = textPattern(`\\s{0,3}(?:[,&+]|${JOINING_WORD}|${JOINING_LETTER})\\s{0,3}`, 'u');

/** A name with one of these is not English. */
export const NAME_PARTICLE = textPattern(`(?<!\\p{L})(?:${partOf('nameParticles')})(?!\\p{L})`, 'iu');

const isHeadLast = (language: Language): boolean => PRODUCT_WORDS[language].isHeadLast;
const ENDS_AFTER_HEAD = patternOf('nameEnds', LANGUAGES.filter(isHeadLast));
const ENDS_AFTER_REST = patternOf(
  'nameEnds',
  LANGUAGES.filter((language) => !isHeadLast(language)),
);

/** Ends the name of a thing, in a language and those with the same word order. */
export function nameEnd(language: Language): RegExp {
  return isHeadLast(language) ? ENDS_AFTER_HEAD : ENDS_AFTER_REST;
}

/** The first, second and third of several, with their positions. */
export const ORDINALS: readonly (readonly [RegExp, number])[] = [0, 1, 2].map((position) => [
  anyLanguage(PRODUCT_WORDS, ({ ordinals }) => ordinals[position] ?? ''),
  position,
]);
