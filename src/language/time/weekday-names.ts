import { valuesOf } from './numbers.js';
import { byNumber } from './time-words.js';
import { ARABIC_WEEKDAY } from './words/weekdays/ar.js';

/** Number of the weekday, Monday is 1, by full name in all languages, folded; Arabic names without their article. */
export const WEEKDAYS = valuesOf(byNumber('weekdays'));

const isLatin = (name: string): boolean => /^[a-z]/u.test(name);

export const LATIN_WEEKDAYS = [...WEEKDAYS.keys()].filter(isLatin);
export const ARABIC_WEEKDAYS = [...WEEKDAYS.keys()].filter((name) => !isLatin(name));

/**
 * The full names as alternatives of a pattern. Arabic ones have their article: without it they are other words too
 * ("three", "anybody").
 */
export const WEEKDAY_SOURCE = [
  ...LATIN_WEEKDAYS,
  ...ARABIC_WEEKDAYS.map((name) => ARABIC_WEEKDAY.article + name),
].join('|');
