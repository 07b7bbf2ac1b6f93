import { phraseAlternatives } from '../text/phrases.js';
import type { Temporal } from 'temporal-polyfill';
import type { Calendar, MomentValue } from './moment.js';
import { DAY_WORDS } from './month-names.js';
import { firstOfMonth, plainDate } from './month-dates.js';
import { anyOf, MASK, patternsOf, wholeWords, type Scan } from './scan.js';
import { clockWords, dateWords, TIME_WORDS } from './time-words.js';
import { textPattern } from '../text/text-pattern.js';

const WORD = anyOf(DAY_WORDS.keys());
const AND = dateWords('andOr');
const LAST_OF_MONTH = 31;
const BESIDE_WEEKDAY = dateWords('bareBesideWeekday');
const RANGE_LEAD = textPattern(`(?<!\\p{L})(?:${dateWords('rangeLead')}) $`, 'u');

/** What may stand behind a day without its month: nothing that it counts. */
const BEHIND = patternsOf((language) => {
  const { bareBehind } = TIME_WORDS[language].dates;
  const words = [phraseAlternatives(bareBehind), clockWords('followers')].join('|');
  return `(?=\\s{0,3}(?:$|[?!,;)${MASK}]|[/-](?!\\d)|\\.(?:\\s|$)|(?:${words})(?!\\p{L})))`;
});

const BARE = patternsOf((language) => {
  const { bareBefore, bareBeforeWord, bareMark } = TIME_WORDS[language].dates;
  const behind = BEHIND[language];
  const mark = bareMark === '' ? '' : `(?:${bareMark})`;
  // "the 3rd" and "am 3." need their mark, "le 3" none.
  const needs = ['en', 'de'].includes(language) ? mark : mark && `${mark}?`;
  const before = phraseAlternatives(bareBefore);
  const weekday = `(?<=${MASK}\\.?,? ?(?:(?:${BESIDE_WEEKDAY}) )?)`;
  return [
    wholeWords(`(?<=(?<!\\p{L})(?:${before}) )(?<day>\\d{1,2})${needs}${behind}`),
    wholeWords(`${weekday}(?<day>\\d{1,2})${mark && `${mark}?`}${behind}`),
    wholeWords(`(?<=${MASK}(?:, ?| (?:${AND}) ?))(?<day>\\d{1,2})${needs}${behind}`),
    wholeWords(`(?<=(?<!\\p{L})(?:${phraseAlternatives(bareBeforeWord)}) )(?<day>${WORD})${behind}`),
    wholeWords(`${weekday}(?<day>${WORD})${behind}`),
  ];
});

/** "The 5th of next month". */
const OF_MONTH = patternsOf((language) => {
  const { bareMark } = TIME_WORDS[language].dates;
  const { of, nextMonth, thisMonth, theMonth } = TIME_WORDS[language].ranks;
  const month = [thisMonth, theMonth].map(phraseAlternatives).join('|');
  const next = `(?<nextMonth>${phraseAlternatives(nextMonth)})`;
  const mark = bareMark === '' ? '' : `(?:${bareMark})?`;
  const words = phraseAlternatives(of);
  return wholeWords(
    `(?<day>\\d{1,2}|${WORD})${mark} (?:(?:(?:${words}) )?${next}|(?:${words}) (?<thisMonth>${month}))`,
  );
});

const HOURS_BEHIND = textPattern(`^\\s?(?:-|${clockWords('to')})\\s?\\d`, 'u');

/** The day of a month that is not named ("on the 24th", "le 3"), or named by its distance ("of next month"). */
export function takeBareDays(scan: Scan, calendar: Calendar): void {
  const today = calendar.now.toPlainDate();
  for (const pattern of BARE[calendar.language]) {
    scan.take(pattern, ({ groups, index }) => {
      const number = dayNumber(groups?.day);
      if (isHours(scan, index, groups?.day ?? '')) return null;
      if (number > LAST_OF_MONTH) return isRange(scan, index) ? null : { kind: 'unread' };
      const anchor = dayBefore(scan, index);
      return dayMoment(anchor ? closestDay(anchor, today, number) : comingDay(today, number));
    });
  }
}

/** "Saturday 10 to 2" and "samedi 10 à 14" are hours. */
function isHours(scan: Scan, index: number, said: string): boolean {
  return scan.before(index).endsWith(MASK + ' ') && HOURS_BEHIND.test(scan.text.slice(index + said.length));
}

/** "From size 36 to 40" has no dates. */
function isRange(scan: Scan, index: number): boolean {
  return RANGE_LEAD.test(scan.before(index));
}

/** A day of this or the next month, before the days of months by name are read. */
export function takeDaysOfMonths(scan: Scan, calendar: Calendar): void {
  scan.take(OF_MONTH[calendar.language], ({ groups }) => {
    const first = firstOfMonth(groups ?? {}, calendar);
    if (!first) return null;
    return dayMoment(plainDate(first.year, first.month, dayNumber(groups?.day))) ?? { kind: 'unread' };
  });
}

function dayNumber(text: string | undefined): number {
  return DAY_WORDS.get(text ?? '') ?? Number(text);
}

function dayMoment(date: Temporal.PlainDate | null): MomentValue | null {
  return date && { kind: 'day', date, by: 'date' };
}

/** The last full date that stands before a position: "31 December and the 1st". */
function dayBefore({ moments }: Scan, position: number): Temporal.PlainDate | null {
  const before = moments
    .filter(({ end }) => end <= position)
    .toSorted((one, other) => one.end - other.end)
    .at(-1);
  if (before?.kind === 'days') return before.to;
  return before?.kind === 'day' && before.by !== 'weekday' ? before.date : null;
}

/** Of the days of that number, from today on, the one next to a date: the 1st beside 31 December is in January. */
function closestDay(
  anchor: Temporal.PlainDate,
  today: Temporal.PlainDate,
  day: number,
): Temporal.PlainDate | null {
  const distance = (date: Temporal.PlainDate): number =>
    Math.abs(anchor.until(date, { largestUnit: 'days' }).days);
  const dates = [-1, 0, 1]
    .map((later) => anchor.with({ day: 1 }).add({ months: later }))
    .flatMap((month) => plainDate(month.year, month.month, day) ?? [])
    .filter((date) => date.since(today).sign >= 0);
  return dates.toSorted((one, other) => distance(one) - distance(other)).at(0) ?? comingDay(today, day);
}

function comingDay(today: Temporal.PlainDate, day: number): Temporal.PlainDate | null {
  const months = [0, 1, 2].map((later) => {
    const month = today.with({ day: 1 }).add({ months: later });
    return plainDate(month.year, month.month, day);
  });
  return months.find((date) => date !== null && date.since(today).sign >= 0) ?? null;
}
