import { Temporal } from 'temporal-polyfill';
import { entryOn, hoursOfEntry, lastDayOf, type EntryOnDay } from './closure-days.js';
import { WEEKDAYS, type OpenInterval, type Schedule, type Week, type Weekday } from './schedule.types.js';

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

interface Span {
  start: Temporal.Instant;
  end: Temporal.Instant;
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
  const seasons = schedule.closures.filter((entry) => entry.week !== undefined);
  const season = entryOn(seasons, date);
  return { week: season?.entry.week ?? schedule.week, season };
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
  const today = instant.toZonedDateTimeISO(schedule.timezone).toPlainDate();
  const current = spanAt(schedule, instant);
  let edge = current?.end ?? null;
  const last = horizon(schedule, today);
  for (let day = today.subtract({ days: 1 }); !isAfter(day, last); day = day.add({ days: 1 })) {
    for (const span of spansOn(schedule, day)) {
      if (edge === null) {
        if (isLater(span.start, instant)) return { at: span.start, opens: true };
      } else if (isLater(span.start, edge)) return { at: edge, opens: false };
      else if (isLater(span.end, edge)) edge = span.end;
    }
  }
  return edge !== null && !isAfter(edge.toZonedDateTimeISO(schedule.timezone).toPlainDate(), last)
    ? { at: edge, opens: false }
    : null;
}

/** After this date only the regular week repeats, or it is beyond the limit. */
function horizon(schedule: Schedule, today: Temporal.PlainDate): Temporal.PlainDate {
  const latest = today.add({ days: LOOK_AHEAD_DAYS });
  const ends = schedule.closures.map((each) => lastDayOf(each) ?? latest.toString());
  const lastClosure = ends.toSorted().at(-1);
  const from = lastClosure === undefined ? today : Temporal.PlainDate.from(lastClosure);
  const last = (isAfter(from, today) ? from : today).add({ days: 9 });
  return isAfter(last, latest) ? latest : last;
}

function spanAt(schedule: Schedule, instant: Temporal.Instant): Span | null {
  const today = instant.toZonedDateTimeISO(schedule.timezone).toPlainDate();
  const spans = [...spansOn(schedule, today.subtract({ days: 1 })), ...spansOn(schedule, today)];
  return spans.find((span) => !isLater(span.start, instant) && isLater(span.end, instant)) ?? null;
}

/** A wall-clock time skipped in spring is moved after the gap; one that occurs twice is the first. */
function spansOn(schedule: Schedule, date: Temporal.PlainDate): Span[] {
  return hoursOn(schedule, date)
    .intervals.map((interval) => ({
      start: instantOf(date, interval.open, schedule.timezone),
      end: instantOf(
        runsPastMidnight(interval) ? date.add({ days: 1 }) : date,
        interval.close,
        schedule.timezone,
      ),
    }))
    .filter((span) => isLater(span.end, span.start));
}

function instantOf(date: Temporal.PlainDate, clock: string, timezone: string): Temporal.Instant {
  const minutes = minutesOf(clock) ?? 0;
  const plain = date.toPlainDateTime().add({ minutes });
  return plain.toZonedDateTime(timezone).toInstant();
}

function isLater(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return one.epochMilliseconds > other.epochMilliseconds;
}

function isAfter(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) > 0;
}
