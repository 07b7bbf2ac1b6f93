import type { Temporal } from 'temporal-polyfill';
import { matchesOf } from '../../../language/text/matches.js';
import { findMoments } from '../../../language/time/find-moments.js';
import type { Calendar, Moment } from '../../../language/time/moment.js';
import type { Span } from '../../../language/entities/contacts.js';
import { WEEKDAYS } from '../../../language/time/weekday-names.js';
import type { FactBook } from '../facts/fact-book.js';

/** `19 h 30`, which is read as two things otherwise. */
const HOUR_SIGN = /(?<!\d)(\d{1,2})\s?h\s?(\d{2})(?![\d\p{L}])/gu;
const NEAR = 22;
const HALF_DAY = 720;
const DAY = 1440;
const WORD = /\p{L}{2,20}/gu;
/** Only short words and signs stand between a weekday and its date: "Friday, the", "mardi le". */
const BETWEEN = /^[\s,.(]{0,3}(?:\p{L}{2,3}\s){0,2}$/u;

/** Between two names of one day: "today (Monday", "today, the". */
const APPOSED = /^\s?[,(]\s{0,3}(?:\p{L}{2,3}\s)?[\s,]{0,3}$/u;

/**
 * Whether a day or time that a sentence names is one of the facts.
 * @param owners of the figures of the sentence; null when it names none
 */
export function isTold(
  moment: Moment,
  owners: ReadonlySet<string> | null,
  book: FactBook,
  isQuestion: boolean,
  today: Temporal.PlainDate,
): boolean {
  switch (moment.kind) {
    case 'now':
    case 'part':
      return true;
    case 'unread':
      return false;
    case 'day':
      return isDay(moment.date, owners, book) || (isQuestion && moment.date.equals(today));
    case 'days':
      return isDay(moment.from, owners, book) && isDay(moment.to, owners, book);
    case 'weekly':
      return moment.weekdays.every((weekday) => book.weekdays.has(weekday));
    case 'time':
      return [moment.time, moment.till].every((time) => {
        if (!time) return true;
        const minutes = (time.hour * 60 + time.minute) % DAY;
        return book.times.has(minutes) || (time.vague && book.times.has((minutes + HALF_DAY) % DAY));
      });
  }
}

function isDay(date: Temporal.PlainDate, owners: ReadonlySet<string> | null, book: FactBook): boolean {
  const written = date.toString();
  return book.days.some(
    (day) =>
      day.date === written &&
      (owners === null || day.owners.length === 0 || day.owners.some((key) => owners.has(key))),
  );
}

/** A year, or the third part of a date in figures. */
const YEAR = /\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2}/u;

/**
 * A day without a year is read as the next one; where only the one of a year before is a fact ("it was expected on 26
 * November"), that is meant.
 */
export function withPastDays(moments: readonly Moment[], folded: string, book: FactBook): Moment[] {
  const isFact = (date: Temporal.PlainDate): boolean => isDay(date, null, book);
  return withYearBefore(moments, folded, ({ date }, before) => !isFact(date) && isFact(before));
}

/** A day without a year, beside a weekday that it falls on only in the year before: that is meant ("Thursday, 26 November"). */
export function withWeekdayYears(moments: readonly Moment[], folded: string): Moment[] {
  return withYearBefore(moments, folded, (day, before) => {
    const [beside] = weekdaysBeside(folded, day);
    return beside?.weekday === before.dayOfWeek && beside.weekday !== day.date.dayOfWeek;
  });
}

type Day = Extract<Moment, { kind: 'day' }>;

/** @param isMeant asked for each day that was written without a year, with the same day of the year before */
function withYearBefore(
  moments: readonly Moment[],
  folded: string,
  isMeant: (day: Day, before: Temporal.PlainDate) => boolean,
): Moment[] {
  return moments.map((moment) => {
    if (moment.kind !== 'day' || moment.by !== 'date') return moment;
    if (YEAR.test(folded.slice(moment.start, moment.end))) return moment;
    const before = moment.date.subtract({ years: 1 });
    return isMeant(moment, before) ? { ...moment, date: before } : moment;
  });
}

/** The folded text with `19 h 30` as `19:30`, of the same length. */
export function withClockTimes(folded: string): string {
  return folded.replace(HOUR_SIGN, (written: string, hour: string, minute: string) =>
    `${hour}:${minute}`.padEnd(written.length),
  );
}

const CLOCK = /(?<!\p{Nd})\p{Nd}{1,2}:\p{Nd}{2}(?!\p{Nd})/gu;

/** "28 November" and "9 am", not "from 1.5 to 8". */
const DATED = /\p{Nd}.{0,40}\p{L}|\p{L}.{0,40}\p{Nd}|\p{Nd}[./-]\p{Nd}/u;
const TIMED = /\p{Nd}\s?\p{L}{1,10}\.?$/u;

/** Where a text names days and times in more than digits alone: their numbers count nothing. */
export function datesIn(folded: string, calendar: Calendar): Span[] {
  const text = withClockTimes(folded);
  const named = findMoments(text, calendar).filter(({ kind, start, end }) => {
    const said = text.slice(start, end).trim();
    if (kind === 'time') return TIMED.test(said);
    return (kind === 'day' || kind === 'days') && DATED.test(said);
  });
  const clocks = matchesOf(text, CLOCK).map(({ 0: said, index }) => ({
    start: index,
    end: index + said.length,
  }));
  return [...named, ...clocks];
}

/** A weekday beside a date that falls on another one: the text of both, or null. */
export function wrongWeekday(folded: string, moments: readonly Moment[]): string | null {
  for (const moment of moments) {
    if (moment.kind !== 'day') continue;
    const wrong = weekdaysBeside(folded, moment).find(({ weekday }) => weekday !== moment.date.dayOfWeek);
    if (wrong) return folded.slice(Math.min(wrong.start, moment.start), Math.max(wrong.end, moment.end));
  }
  return null;
}

/** "Today (Monday 24 November)" where it is the 23rd: the text of both, or null. */
export function wrongBeside(folded: string, moments: readonly Moment[]): string | null {
  const days = moments
    .filter((moment) => moment.kind === 'day' && moment.by !== 'holiday')
    .toSorted((one, other) => one.start - other.start) as Day[];
  for (const [at, day] of days.entries()) {
    const next = days[at + 1];
    if (next === undefined || (day.by === 'relative') === (next.by === 'relative')) continue;
    const between = folded.slice(day.end, next.start).replace(WORD, (word) => (isWeekday(word) ? '' : word));
    if (APPOSED.test(between) && !day.date.equals(next.date)) return folded.slice(day.start, next.end);
  }
  return null;
}

function weekdaysBeside(folded: string, moment: Moment): { weekday: number; start: number; end: number }[] {
  const from = Math.max(0, moment.start - NEAR);
  const to = Math.min(folded.length, moment.end + NEAR);
  return matchesOf(folded.slice(from, to), WORD).flatMap((match) => {
    const start = from + match.index;
    const end = start + match[0].length;
    const weekday = weekdayOf(match[0]);
    return weekday !== null && isBeside(folded, start, end, moment) ? [{ weekday, start, end }] : [];
  });
}

function isBeside(folded: string, start: number, end: number, moment: Moment): boolean {
  if (start >= moment.start && end <= moment.end) return true;
  const between = end <= moment.start ? folded.slice(end, moment.start) : folded.slice(moment.end, start);
  return BETWEEN.test(between);
}

/** A weekday's name, its plural or adverb too: "Sundays", "montags". */
export function isWeekday(word: string): boolean {
  return weekdayOf(word) !== null || weekdayOf(word.replace(/s$/, '')) !== null;
}

/** ISO number of a weekday's name; Arabic ones with their article. */
function weekdayOf(word: string): number | null {
  const isLatin = /^[a-z]/.test(word);
  const name = isLatin ? word : word.slice(2);
  return (isLatin || word.length > 4 ? WEEKDAYS.get(name) : undefined) ?? null;
}
