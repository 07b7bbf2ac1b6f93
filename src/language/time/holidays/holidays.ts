import { Temporal } from 'temporal-polyfill';
import type { Language } from '../../language.js';
import { alternativesOf } from '../../text/word-tables.js';
import type { HolidayKey } from '../moment.js';
import { wholeWords } from '../scan.js';
import { RULES, type HolidayRule } from './holiday-rules.js';
import { ARABIC } from './words/ar.js';
import { GERMAN } from './words/de.js';
import { ENGLISH } from './words/en.js';
import { SPANISH } from './words/es.js';
import { FRENCH } from './words/fr.js';
import { HOLIDAYS, type HolidayNames } from './words/holiday-names.js';
import { matchesOf } from '../../text/matches.js';

export interface FoundHoliday {
  key: HolidayKey;
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

const NAMES: Readonly<Record<Language, HolidayNames>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

const PATTERNS = HOLIDAYS.map((key) => ({
  key,
  names: wholeWords(alternativesOf(NAMES, (names) => names[key])),
  rule: RULES[key],
}));

/** Known public holidays named in a folded text, each at its next date from `today` on. */
export function findHolidays(
  folded: string,
  today: Temporal.PlainDate,
  country: string | null,
): (FoundHoliday & { start: number; end: number })[] {
  const taken: { start: number; end: number }[] = [];
  return PATTERNS.flatMap(({ key, names, rule }) =>
    matchesOf(folded, names).flatMap((match) => {
      const place = { start: match.index, end: match.index + match[0].length };
      if (taken.some((other) => place.start < other.end && other.start < place.end)) return [];
      const dates = coming(rule, today, country);
      if (!dates) return [];
      taken.push(place);
      return [{ key, ...dates, ...place }];
    }),
  ).toSorted((one, other) => one.start - other.start);
}

const LUNAR = new Set<HolidayKey>([
  'eid',
  'eid-al-fitr',
  'eid-al-adha',
  'arafat',
  'islamic-new-year',
  'mawlid',
  'ramadan',
]);

/** Whether the day depends on the sighting of the moon, so that its date is only an estimate. */
export function isLunar(key: HolidayKey): boolean {
  return LUNAR.has(key);
}

function coming(
  rule: HolidayRule,
  today: Temporal.PlainDate,
  country: string | null,
): Omit<FoundHoliday, 'key'> | null {
  const years = [today.year - 1, today.year, today.year + 1, today.year + 2];
  const dates = years.map((year) => rule(year, country));
  return dates.find((each) => each !== null && Temporal.PlainDate.compare(each.to, today) >= 0) ?? null;
}
