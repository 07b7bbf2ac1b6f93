import { Temporal } from 'temporal-polyfill';
import { WEEKDAYS, type Closure, type ClosureEntry, type RankedWeekday } from './schedule.types.js';

/** The days that an entry covers at one of its occurrences, both included. */
export interface Occurrence {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

/** An entry on a day, with the occurrence that the day belongs to. */
export interface EntryOnDay extends Occurrence {
  entry: ClosureEntry;
}

/**
 * Which entry counts where several name a day, the lowest first: a single day before a range, a range before a season,
 * and what is entered for one year before what repeats. Two entries of one level must not meet.
 */
export function levelOf({ from, to, week, repeats }: ClosureEntry): number {
  const kind = week ? 2 : from !== undefined && to !== undefined && to !== from ? 1 : 0;
  return kind * 2 + (repeats === undefined ? 0 : 1);
}

/** What counts on the days of a year, by day. */
type YearOfDays = ReadonlyMap<string, EntryOnDay>;

/** Built once for a list and a year: a question reads hundreds of days. */
const years = new WeakMap<readonly ClosureEntry[], Map<number, YearOfDays>>();

/** The entry that replaces the week on `date`; null on an ordinary day. The list must not be changed afterwards. */
export function entryOn(closures: readonly ClosureEntry[], date: Temporal.PlainDate): EntryOnDay | null {
  return yearOf(closures, date.year).get(date.toString()) ?? null;
}

function yearOf(closures: readonly ClosureEntry[], year: number): YearOfDays {
  const known = years.get(closures) ?? new Map<number, YearOfDays>();
  const days = known.get(year) ?? daysIn(closures, year);
  years.set(closures, known.set(year, days));
  return days;
}

function daysIn(closures: readonly ClosureEntry[], year: number): YearOfDays {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  const last = Temporal.PlainDate.from({ year, month: 12, day: 31 });
  const days = new Map<string, EntryOnDay>();
  for (const entry of closures.toSorted((one, other) => levelOf(one) - levelOf(other))) {
    // Where a range of a whole year meets its own next occurrence, the later one counts.
    for (const occurrence of occurrencesBetween(entry, first, last).toReversed())
      for (const day of daysBetween(later(occurrence.from, first), sooner(occurrence.to, last))) {
        const text = day.toString();
        if (!days.has(text)) days.set(text, { entry, ...occurrence });
      }
  }
  return days;
}

function daysBetween(first: Temporal.PlainDate, last: Temporal.PlainDate): Temporal.PlainDate[] {
  if (first === last) return [first];
  const length = first.until(last, { largestUnit: 'day' }).days + 1;
  return Array.from({ length: Math.max(0, length) }, (_, days) => first.add({ days }));
}

/** The hours of an entry on one of its days. */
export function hoursOfEntry({ week, hours }: ClosureEntry, date: Temporal.PlainDate): ClosureEntry['hours'] {
  return week ? week[WEEKDAYS[date.dayOfWeek - 1] ?? 'mon'] : hours;
}

/**
 * The occurrences of an entry that begin in a year; those of one that does not repeat, whatever the year.
 */
export function occurrencesIn(entry: ClosureEntry, year: number): Occurrence[] {
  if (entry.on) return rankedIn(entry.on, entry.from, year);
  const first = dateOf(entry.date ?? entry.from);
  const last = dateOf(entry.to) ?? first;
  if (!first || !last) return [];
  if (entry.repeats === undefined) return [{ from: first, to: last }];
  if (year < first.year) return [];
  const from = sameDayIn(first, year);
  if (!from) return [];
  const days = last === first ? 0 : first.until(last, { largestUnit: 'day' }).days;
  return [{ from, to: days === 0 ? from : from.add({ days }) }];
}

/** 29 February has no day in most years. */
function sameDayIn({ month, day }: Temporal.PlainDate, year: number): Temporal.PlainDate | null {
  const date = Temporal.PlainDate.from({ year, month, day });
  return date.day === day ? date : null;
}

function rankedIn(on: RankedWeekday, since: string | undefined, year: number): Occurrence[] {
  const months = on.month === undefined ? ALL_MONTHS : [on.month];
  return months
    .flatMap((each) => rankedDay(on, year, each) ?? [])
    .filter((date) => since === undefined || date.toString() >= since)
    .map((date) => ({ from: date, to: date }));
}

const ALL_MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** The date of a ranked weekday in a month; null where the month has no fifth one. */
function rankedDay({ nth, weekday }: RankedWeekday, year: number, month: number): Temporal.PlainDate | null {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const number = WEEKDAYS.indexOf(weekday) + 1;
  if (nth === -1) {
    const last = first.with({ day: first.daysInMonth });
    return last.subtract({ days: (last.dayOfWeek - number + 7) % 7 });
  }
  const date = first.add({ days: ((number - first.dayOfWeek + 7) % 7) + (nth - 1) * 7 });
  return date.month === month ? date : null;
}

/** The days with an entry from `from` to `to`, in order, each with what counts on it; seasons are left out. */
export function closuresBetween(
  closures: readonly ClosureEntry[],
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Closure[] {
  const [first, last] = [from.toString(), to.toString()];
  const touched = Array.from(
    { length: Math.max(0, to.year - from.year + 1) },
    (_, index) => from.year + index,
  );
  return touched
    .flatMap((year) => [...yearOf(closures, year)])
    .filter(([date, { entry }]) => date >= first && date <= last && !entry.week)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([date, { entry }]) => ({ date, reason: entry.reason, hours: entry.hours }));
}

/** The occurrences that have a day from `from` to `to`, in order. */
export function occurrencesBetween(
  entry: ClosureEntry,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Occurrence[] {
  return yearsOf(entry, from, to)
    .flatMap((year) => occurrencesIn(entry, year))
    .filter(
      (each) =>
        Temporal.PlainDate.compare(each.to, from) >= 0 && Temporal.PlainDate.compare(each.from, to) <= 0,
    );
}

/** The years in which an occurrence between two days may begin; one for an entry that does not repeat. */
function yearsOf(
  { date, from, to, repeats }: ClosureEntry,
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
): number[] {
  if (repeats === undefined) {
    const [begins, ends] = [date ?? from ?? '', to ?? date ?? from ?? ''];
    return begins <= last.toString() && ends >= first.toString() ? [first.year] : [];
  }
  // A range that begins in one year may end in the next.
  const earliest = to === undefined ? first.year : first.year - 1;
  return Array.from({ length: last.year - earliest + 1 }, (_, index) => earliest + index);
}

/** The last day on which an entry counts; null for one that repeats. */
export function lastDayOf({ date, from, to, repeats }: ClosureEntry): string | null {
  return repeats === undefined ? (to ?? from ?? date ?? null) : null;
}

function later(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) >= 0 ? one : other;
}

function sooner(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) <= 0 ? one : other;
}

/** A date of the calendar; null when it is missing or malformed. */
export function dateOf(text: string | undefined): Temporal.PlainDate | null {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/u.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return null;
  }
}
