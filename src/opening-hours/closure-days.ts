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

/** Single dates of one year by their day, and the other entries by level. */
interface Index {
  dates: ReadonlyMap<string, ClosureEntry>;
  others: readonly ClosureEntry[];
}

/** Built once for a list: a question reads hundreds of days. */
const indexes = new WeakMap<readonly ClosureEntry[], Index>();

function indexOf(closures: readonly ClosureEntry[]): Index {
  const known = indexes.get(closures);
  if (known) return known;
  const isPlain = ({ date, repeats }: ClosureEntry): boolean => date !== undefined && repeats === undefined;
  const index = {
    dates: new Map(closures.filter(isPlain).map((entry) => [entry.date ?? '', entry])),
    others: closures
      .filter((entry) => !isPlain(entry))
      .toSorted((one, other) => levelOf(one) - levelOf(other)),
  };
  indexes.set(closures, index);
  return index;
}

/** The entry that replaces the week on `date`; null on an ordinary day. */
export function entryOn(closures: readonly ClosureEntry[], date: Temporal.PlainDate): EntryOnDay | null {
  const { dates, others } = indexOf(closures);
  const single = dates.get(date.toString());
  if (single) return { entry: single, from: date, to: date };
  for (const entry of others) {
    const occurrence = occurrenceOn(entry, date);
    if (occurrence) return { entry, ...occurrence };
  }
  return null;
}

/** The hours of an entry on one of its days. */
export function hoursOfEntry({ week, hours }: ClosureEntry, date: Temporal.PlainDate): ClosureEntry['hours'] {
  return week ? week[WEEKDAYS[date.dayOfWeek - 1] ?? 'mon'] : hours;
}

function occurrenceOn(entry: ClosureEntry, date: Temporal.PlainDate): Occurrence | null {
  // A range that begins in one year may end in the next.
  const years = entry.repeats === 'yearly' && !entry.on ? [date.year, date.year - 1] : [date.year];
  for (const year of years) {
    const found = occurrencesIn(entry, year, date.month).find(({ from, to }) => isWithin(date, from, to));
    if (found) return found;
  }
  return null;
}

/**
 * The occurrences of an entry that begin in a year; those of one that does not repeat, whatever the year.
 * @param month only this month of a ranked weekday; all of the year without it
 */
export function occurrencesIn(entry: ClosureEntry, year: number, month?: number): Occurrence[] {
  if (entry.on) return rankedIn(entry.on, entry.from, year, month);
  const first = dateOf(entry.date ?? entry.from);
  const last = dateOf(entry.to) ?? first;
  if (!first || !last) return [];
  if (entry.repeats === undefined) return [{ from: first, to: last }];
  if (year < first.year) return [];
  const from = sameDayIn(first, year);
  return from ? [{ from, to: from.add({ days: first.until(last, { largestUnit: 'day' }).days }) }] : [];
}

/** 29 February has no day in most years. */
function sameDayIn({ month, day }: Temporal.PlainDate, year: number): Temporal.PlainDate | null {
  const date = Temporal.PlainDate.from({ year, month, day });
  return date.day === day ? date : null;
}

function rankedIn(on: RankedWeekday, since: string | undefined, year: number, month?: number): Occurrence[] {
  const months = on.month !== undefined ? [on.month] : month !== undefined ? [month] : ALL_MONTHS;
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
  const days = new Map<string, Temporal.PlainDate>();
  for (const entry of closures) {
    if (entry.week) continue;
    for (const day of daysBetween(entry, from, to)) days.set(day.toString(), day);
  }
  return [...days.values()]
    .toSorted((one, other) => Temporal.PlainDate.compare(one, other))
    .flatMap((day) => {
      const { entry } = entryOn(closures, day) ?? {};
      return entry ? [{ date: day.toString(), reason: entry.reason, hours: hoursOfEntry(entry, day) }] : [];
    });
}

function daysBetween(
  entry: ClosureEntry,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Temporal.PlainDate[] {
  return occurrencesBetween(entry, from, to).flatMap((occurrence) => {
    const first = later(occurrence.from, from);
    const length = first.until(sooner(occurrence.to, to), { largestUnit: 'day' }).days + 1;
    return Array.from({ length: Math.max(0, length) }, (_, days) => first.add({ days }));
  });
}

/** The occurrences that have a day from `from` to `to`, in order. */
export function occurrencesBetween(
  entry: ClosureEntry,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Occurrence[] {
  const length = entry.repeats === undefined ? 1 : to.year - from.year + 2;
  const years = Array.from({ length }, (_, index) => from.year - 1 + index);
  return years
    .flatMap((year) => occurrencesIn(entry, year))
    .filter(
      (each) =>
        Temporal.PlainDate.compare(each.to, from) >= 0 && Temporal.PlainDate.compare(each.from, to) <= 0,
    );
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

function isWithin(date: Temporal.PlainDate, from: Temporal.PlainDate, to: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(date, from) >= 0 && Temporal.PlainDate.compare(date, to) <= 0;
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
