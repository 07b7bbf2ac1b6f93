import { Temporal } from 'temporal-polyfill';
import { distance } from 'fastest-levenshtein';
import { findHolidays, type FoundHoliday } from '../../language/time/holidays/holidays.js';
import { fold } from '../../language/text/fold.js';
import { ARABIC_FORMS } from '../../language/text/words/forms/ar.js';
import { PLAIN_REASONS } from './words/patterns.js';
import type { Closure } from '../schedule.types.js';
import { textPattern } from '../../language/text/text-pattern.js';

const ARTICLE = textPattern(`^${ARABIC_FORMS.articles}(?=\\p{L}{3})`, 'u');

/** Limit of different reasons that are compared, soonest first; a year of closures has about a dozen. */
const MOST_REASONS = 100;

/**
 * Dates (`YYYY-MM-DD`, from today on) of the closures in a folded text: by the words of their reasons, or as the same
 * public holiday in another language. `holidays` are those found in the text.
 */
export function closuresNamed(
  folded: string,
  holidays: FoundHoliday[],
  closures: Closure[],
  today: Temporal.PlainDate,
  country: string | null,
): string[] {
  const coming = closures
    .filter(({ date }) => date >= today.toString())
    .toSorted((one, other) => one.date.localeCompare(other.date));
  const said = wordsOf(folded);
  const reasons = [...new Set(coming.map(({ reason }) => reason))].slice(0, MOST_REASONS);
  const meant = new Set(reasons.filter((reason) => isNamed(fold(reason), said, holidays, today, country)));
  const named = coming.filter(({ reason }) => meant.has(reason));
  return firstRun(named).map(({ date }) => date);
}

function isNamed(
  reason: string,
  said: readonly string[],
  holidays: FoundHoliday[],
  today: Temporal.PlainDate,
  country: string | null,
): boolean {
  const known = (): string[] => findHolidays(reason, today, country).map(({ key }) => key);
  if (holidays.length > 0) return known().some((key) => holidays.some((holiday) => holiday.key === key));
  const telling = wordsOf(reason).filter((word) => !PLAIN_REASONS.has(word) && !/^\d+$/u.test(word));
  const isSaid = telling.length > 0 && telling.every((word) => said.some((each) => isSame(word, each)));
  return isSaid && known().length === 0;
}

function wordsOf(text: string): string[] {
  const bare = text.replaceAll(/'s(?!\p{L})/gu, '').match(/[\p{L}\p{N}]+/gu) ?? [];
  return bare.map((word) => word.replace(ARTICLE, ''));
}

function isSame(word: string, said: string): boolean {
  if (word === said) return true;
  const most = word.length >= 8 ? 2 : 1;
  if (word.length < 5 || Math.abs(word.length - said.length) > most) return false;
  return distance(word, said) <= most;
}

/** The first group of adjacent closures with one reason (a week of holidays), without the next year's. */
function firstRun(closures: Closure[]): Closure[] {
  const [first] = closures;
  if (!first) return [];
  const limit = Temporal.PlainDate.from(first.date).add({ days: 60 }).toString();
  return closures.filter(({ date }) => date <= limit);
}
