import { Temporal } from 'temporal-polyfill';
import { phraseAlternatives } from '../text/phrases.js';
import type { Calendar } from './moment.js';
import { MONTH_SOURCE, MONTHS } from './month-names.js';
import { patternsOf } from './scan.js';
import { TIME_WORDS } from './time-words.js';

type Groups = Record<string, string | undefined>;

/** A year behind a month, as a part of a pattern. */
export const YEAR = '(?:,?\\s{0,3}(?:de |del )?(?<year>20\\d\\d))?';

/** A date of the calendar, null for 31 February. */
export function plainDate(year: number, month: number, day: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

/** A month by its name, or this and the next one, as a part of a pattern. */
export const MONTH_SAID = patternsOf((language) => {
  const { nextMonth, thisMonth, theMonth } = TIME_WORDS[language].ranks;
  return (
    `(?<nextMonth>${phraseAlternatives(nextMonth)})|(?<thisMonth>${phraseAlternatives(thisMonth)}|${phraseAlternatives(theMonth)})` +
    `|(?<month>${MONTH_SOURCE})(?!\\p{L})\\.?${YEAR}`
  );
});

/** The first day of the month that `MONTH_SAID` found; a month by name is the current or the coming one. */
export function firstOfMonth(groups: Groups, { now }: Calendar): Temporal.PlainDate | null {
  const first = now.toPlainDate().with({ day: 1 });
  if (groups.nextMonth !== undefined) return first.add({ months: 1 });
  const month = MONTHS.get(groups.month ?? '');
  if (month === undefined) return groups.thisMonth === undefined ? null : first;
  return plainDate(Number(groups.year ?? first.year + (month < first.month ? 1 : 0)), month, 1);
}
