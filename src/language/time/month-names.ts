import { LANGUAGES } from '../language.js';
import { valuesOf } from './numbers.js';
import { anyOf } from './scan.js';
import { byNumber, TIME_WORDS } from './time-words.js';

/** Month by folded name, in all languages. */
export const MONTHS = valuesOf(byNumber('months'));

export const MONTH_SOURCE = anyOf(MONTHS.keys());

/** Ordinals and day numbers in words, folded. */
export const DAY_WORDS = new Map(
  LANGUAGES.flatMap((language) => [...valuesOf(TIME_WORDS[language].daysOfMonth)]),
);
