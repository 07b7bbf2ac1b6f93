import type { Language } from '../language.js';
import { alternativesOf } from '../text/word-tables.js';
import { ARABIC } from './words/ar.js';
import { GERMAN } from './words/de.js';
import { ENGLISH } from './words/en.js';
import { SPANISH } from './words/es.js';
import { FRENCH } from './words/fr.js';
import { ROUND_NUMBERS, type NumberWords, type RoundNumber } from './words/number-words.js';

/** The product's only number words, for prices, ages, terms, hours and counts of days. */
export const NUMBER_WORDS: Readonly<Record<Language, NumberWords>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

/** Pattern part for a small number in words, in all languages, folded. @param number from 1 to 12 */
export function smallNumber(number: number): string {
  return formsOf(({ small }) => small[number - 1] ?? '');
}

/** Pattern part for a round number in words, as `smallNumber`. */
export function roundNumber(number: RoundNumber): string {
  return formsOf(({ round }) => round[number]);
}

/** Pattern parts for the number words in prices, with their values. */
export function priceNumbers(): (readonly [figure: number, words: string])[] {
  const small = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((number) => [number, smallNumber(number)] as const);
  return [...small, ...ROUND_NUMBERS.map((number) => [number, roundNumber(number)] as const)];
}

function formsOf(choose: (words: NumberWords) => string): string {
  return alternativesOf(NUMBER_WORDS, choose);
}
