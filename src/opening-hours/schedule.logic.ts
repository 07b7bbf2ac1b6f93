import { Temporal } from 'temporal-polyfill';
import { entryOn, hoursOfEntry, lastDayOf, type EntryOnDay } from './closure-days.js';
import {
  WEEKDAYS,
  type ClosureEntry,
  type OpenInterval,
  type Schedule,
  type Week,
  type Weekday,
} from './schedule.types.js';

/** The hours of one date, after closures and special hours. */
export interface DayHours {
  /** Intervals that start on this date, in order; empty when closed. */
  intervals: OpenInterval[];
  /** The entry that replaces the weekly hours on this date, if any. */
  closure: EntryOnDay | null;
}

export interface Change {
  at: Temporal.Instant;
  /** True when it opens, false when it closes. */
  opens: boolean;
}

/** A time when the business is open, in epoch milliseconds. */
export interface Span {
  start: number;
  end: number;
}

const CLOCK = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/u;

/** Minutes after midnight of `HH:MM` (`24:00` is 1440), null when malformed. */
export function minutesOf(clock: string): number | null {
  const match = CLOCK.exec(clock);
  if (!match) return null;
  return match[1] === undefined ? 24 * 60 : Number(match[1]) * 60 + Number(match[2]);
}

/** Whether an interval ends on the day after it starts (midnight itself included). */
export function runsPastMidnight({ open, close }: OpenInterval): boolean {
  return (minutesOf(close) ?? 0) <= (minutesOf(open) ?? 0);
}

export function weekdayOf(date: Temporal.PlainDate): Weekday {
  return WEEKDAYS[date.dayOfWeek - 1] ?? 'mon';
}

/** The intervals that start on `date`; a closure or special hours replace the week's. */
export function hoursOn(schedule: Schedule, date: Temporal.PlainDate): DayHours {
  const closure = entryOn(schedule.closures, date);
  const intervals = closure ? hoursOfEntry(closure.entry, date) : schedule.week[weekdayOf(date)];
  return { intervals: intervals.toSorted((one, other) => one.open.localeCompare(other.open)), closure };
}

/** The regular week that counts on `date`: that of a season, or the usual one. */
export function weekOn(
  schedule: Schedule,
  date: Temporal.PlainDate,
): { week: Week; season: EntryOnDay | null } {
  const season = entryOn(seasonsOf(schedule.closures), date);
  return { week: season?.entry.week ?? schedule.week, season };
}

/** The same list for the same closures: `entryOn` reads a list once. */
const seasonLists = new WeakMap<ClosureEntry[], ClosureEntry[]>();

function seasonsOf(closures: ClosureEntry[]): ClosureEntry[] {
  const seasons = seasonLists.get(closures) ?? closures.filter((entry) => entry.week !== undefined);
  seasonLists.set(closures, seasons);
  return seasons;
}

/** Whether the business is open at that moment; an interval that began the day before still counts. */
export function isOpenAt(schedule: Schedule, instant: Temporal.Instant): boolean {
  return spanAt(schedule, instant) !== null;
}

/** Limit of days searched, so that a closure years away does not make every query slow. */
const LOOK_AHEAD_DAYS = 400;

/**
 * The next moment at which the business opens or closes, strictly after `instant`; null when it never does.
 * Adjoining intervals (a day until midnight and the next from midnight) count as one.
 */
export function nextChange(schedule: Schedule, instant: Temporal.Instant): Change | null {
  const now = instant.epochMilliseconds;
  const today = dayNumberAt(schedule, now);
  const last = horizon(schedule, today);
  let edge = spanAt(schedule, instant)?.end ?? null;
  for (let day = today - 1; day <= last; day += 1) {
    for (const { start, end } of spansOn(schedule, day)) {
      if (edge === null) {
        if (start > now) return { at: Temporal.Instant.fromEpochMilliseconds(start), opens: true };
      } else if (start > edge) return { at: Temporal.Instant.fromEpochMilliseconds(edge), opens: false };
      else if (end > edge) edge = end;
    }
  }
  return edge !== null && dayNumberAt(schedule, edge) <= last
    ? { at: Temporal.Instant.fromEpochMilliseconds(edge), opens: false }
    : null;
}

/** The number of the last day to look at: after it only the regular week repeats, or it is beyond the limit. */
function horizon({ closures }: Schedule, today: number): number {
  const lastClosure = lastDays.get(closures) ?? lastDayNumber(closures);
  lastDays.set(closures, lastClosure);
  return Math.min(Math.max(lastClosure, today) + 9, today + LOOK_AHEAD_DAYS);
}

const lastDays = new WeakMap<ClosureEntry[], number>();

function lastDayNumber(closures: ClosureEntry[]): number {
  const ends = closures.map(lastDayOf);
  if (ends.includes(null)) return Infinity;
  const last = ends.toSorted().at(-1);
  return last ? dayNumberOf(Temporal.PlainDate.from(last)) : -Infinity;
}

function spanAt(schedule: Schedule, instant: Temporal.Instant): Span | null {
  const now = instant.epochMilliseconds;
  const today = dayNumberAt(schedule, now);
  const spans = [...spansOn(schedule, today - 1), ...spansOn(schedule, today)];
  return spans.find(({ start, end }) => start <= now && end > now) ?? null;
}

const EPOCH = Temporal.PlainDate.from('1970-01-01');

/** Days from 1 January 1970 to a date. */
function dayNumberOf(date: Temporal.PlainDate): number {
  return EPOCH.until(date, { largestUnit: 'day' }).days;
}

/** Days from 1 January 1970 to the date of a moment (epoch milliseconds) in the business's zone. */
export function dayNumberAt({ timezone }: Schedule, milliseconds: number): number {
  const instant = Temporal.Instant.fromEpochMilliseconds(milliseconds);
  return dayNumberOf(instant.toZonedDateTimeISO(timezone).toPlainDate());
}

/** What is read of a schedule's days, by number of the day: an answer walks the same days many times. */
interface ReadDays {
  spans: Map<number, Span[]>;
  /** Midnights, in epoch milliseconds. */
  starts: Map<number, number>;
}

const readDays = new WeakMap<Schedule, ReadDays>();

function daysOf(schedule: Schedule): ReadDays {
  const days = readDays.get(schedule) ?? { spans: new Map(), starts: new Map() };
  readDays.set(schedule, days);
  return days;
}

/**
 * When the business is open by the hours that start on a day (days from 1 January 1970), in order; an interval of the
 * night may meet one of the next day. The schedule must not be changed afterwards.
 */
export function spansOn(schedule: Schedule, day: number): Span[] {
  const { spans } = daysOf(schedule);
  const found = spans.get(day) ?? readSpans(schedule, day);
  spans.set(day, found);
  return found;
}

function readSpans(schedule: Schedule, day: number): Span[] {
  return hoursOn(schedule, EPOCH.add({ days: day }))
    .intervals.map((interval) => ({
      start: momentOf(schedule, day, interval.open),
      end: momentOf(schedule, runsPastMidnight(interval) ? day + 1 : day, interval.close),
    }))
    .filter(({ start, end }) => end > start);
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A wall-clock time skipped in spring is moved after the gap; one that occurs twice is the first. */
function momentOf(schedule: Schedule, day: number, clock: string): number {
  const minutes = minutesOf(clock) ?? 0;
  const start = startOf(schedule, day);
  // A conversion between zones is slow; only the days on which clocks change need one for each time.
  if (startOf(schedule, day + 1) - start === DAY_MS) return start + minutes * MINUTE_MS;
  return converted(schedule, day, minutes);
}

function startOf(schedule: Schedule, day: number): number {
  const { starts } = daysOf(schedule);
  const start = starts.get(day) ?? converted(schedule, day, 0);
  starts.set(day, start);
  return start;
}

function converted({ timezone }: Schedule, day: number, minutes: number): number {
  const local = EPOCH.add({ days: day }).toPlainDateTime().add({ minutes });
  return local.toZonedDateTime(timezone).epochMilliseconds;
}
