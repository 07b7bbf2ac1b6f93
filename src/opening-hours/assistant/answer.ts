import { Temporal } from 'temporal-polyfill';
import { closuresBetween, dateOf, occurrencesBetween, type EntryOnDay } from '../closure-days.js';
import { hoursOn, isOpenAt, nextChange, weekOn } from '../schedule.logic.js';
import { checkOf, type Check } from './check.js';
import { clockOf, instantAt, localOf, type LocalMoment } from './local-moment.js';
import { isWithin, NIGHT_END, probeMinutes, rangeOf, resolvedMinutes } from './times.js';
import { WEEKDAYS, type OpenInterval, type Schedule, type Week, type Weekday } from '../schedule.types.js';
import type { OpeningHoursInput, SpanInput } from './input.js';

const LONGEST_LIST = 10;
const EXCEPTIONS_AHEAD_DAYS = 370;
/** Weeks in which a weekday's next exception is looked for: "late on Thursdays", and next Thursday it is closed. */
const WEEKS_AHEAD = 2;
/** The hours of one date. */
export interface AskedDay {
  /** `YYYY-MM-DD` in the business's zone. */
  date: string;
  intervals: OpenInterval[];
  /** The reason of the closure or of the special hours; null on an ordinary day. */
  reason: string | null;
  /** True when the day in question is a public holiday without an entry of the business. */
  unconfirmed: boolean;
  /** True when that holiday's date depends on the moon. */
  lunar: boolean;
  /** The days that its closure covers, when they are several; null for other days. */
  closed: { from: string; to: string; reopens: LocalMoment | null } | null;
}

/** Other hours by weekday for a part of the year. */
export interface Season {
  from: string;
  to: string;
  reason: string;
  week: Week;
}

/** The hours of one weekday, with the next date that differs. */
export interface AskedWeekday {
  weekday: Weekday;
  intervals: OpenInterval[];
  exception: AskedDay | null;
}

export interface OpeningHoursData {
  /** False while the business has not entered its hours; then all lists are empty. */
  known: boolean;
  now: LocalMoment;
  openNow: boolean;
  /** When `openNow` changes next. */
  nextChange: LocalMoment | null;
  week: Week | null;
  today: AskedDay | null;
  days: AskedDay[];
  /** A span too long to list day by day. */
  span: { from: string; to: string } | null;
  weekdays: AskedWeekday[];
  check: Check | null;
  /** Weekdays that are open at the time of day in question, when the question has no day. */
  matching: Weekday[] | null;
  /** Coming closures and special hours, soonest first; only those in the span, if the question has one. */
  exceptions: AskedDay[];
  /** The season that counts now, and those to come within the same time. */
  season: Season | null;
  seasons: Season[];
  /** The first opening behind the days in question, when it asks for the time after them. */
  reopening: LocalMoment | null;
  /** The first opening behind the days in question, when all of them are closed and not over. */
  afterClosed: LocalMoment | null;
  /** The end of the hours that began yesterday and last now. */
  night: LocalMoment | null;
}

/** The facts that answer a question about opening hours. */
export function answerOf(
  schedule: Schedule,
  input: OpeningHoursInput,
  at: Temporal.Instant,
): OpeningHoursData {
  const now = at.toZonedDateTimeISO(schedule.timezone);
  const today = now.toPlainDate();
  const { week, season } = weekOn(schedule, today);
  const regular: Schedule = { ...schedule, week };
  const spans = (input.days ?? []).flatMap((span) => placed(schedule, input, span, now));
  const listed = spans.flatMap((span) => datesOf(span).map((date) => ({ date, span })));
  const long = listed.length > LONGEST_LIST;
  const change = nextChange(schedule, at);
  const days = long ? [] : listed.map(({ date, span }) => askedDay(schedule, date, span));
  const last = listed
    .map(({ date }) => date)
    .toSorted((one, other) => Temporal.PlainDate.compare(one, other))
    .at(-1);
  const isClosed =
    days.every(({ intervals }) => intervals.length === 0) &&
    last !== undefined &&
    !long &&
    Temporal.PlainDate.compare(last, today) >= 0;
  return {
    known: true,
    now: localOf(now),
    openNow: isOpenAt(schedule, at),
    nextChange: change && localOf(change.at.toZonedDateTimeISO(schedule.timezone)),
    week,
    today: askedDay(schedule, today),
    days,
    span: long ? spanOf(listed.map(({ date }) => date)) : null,
    weekdays: (input.weekdays ?? []).map((weekday) => askedWeekday(schedule, weekday, today)),
    check: input.time === undefined ? null : checkOf(schedule, input, listed[0]?.date ?? null, now),
    matching: matchingDays(regular, input),
    exceptions: exceptionsOf(schedule, today, long ? listed.map(({ date }) => date) : null),
    season: season?.entry.week
      ? seasonOf(season.entry.reason, season.entry.week, season.from, season.to)
      : null,
    seasons: seasonsAfter(schedule, today),
    afterClosed: isClosed ? openingAfter(schedule, last) : null,
    reopening: input.after ? openingAfter(schedule, listed.at(-1)?.date) : null,
    night: nightOf(schedule, now),
  };
}

/** The first opening behind a day; hours that last until after its midnight are still of that day. */
function openingAfter(schedule: Schedule, day: Temporal.PlainDate | undefined): LocalMoment | null {
  const start = day && instantAt(schedule, day.add({ days: 1 }), -1);
  const first = start && nextChange(schedule, start);
  const change = first && !first.opens ? nextChange(schedule, first.at) : first;
  return change?.opens ? localOf(change.at.toZonedDateTimeISO(schedule.timezone)) : null;
}

/** The answer for a business without hours. */
export function unknownAnswer(timezone: string, at: Temporal.Instant): OpeningHoursData {
  return {
    known: false,
    now: localOf(at.toZonedDateTimeISO(timezone)),
    openNow: false,
    nextChange: null,
    week: null,
    today: null,
    days: [],
    span: null,
    weekdays: [],
    check: null,
    matching: null,
    exceptions: [],
    season: null,
    seasons: [],
    reopening: null,
    afterClosed: null,
    night: null,
  };
}

interface PlacedSpan {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
  holiday: boolean;
  lunar: boolean;
}

function placed(
  schedule: Schedule,
  input: OpeningHoursInput,
  span: SpanInput,
  now: Temporal.ZonedDateTime,
): PlacedSpan[] {
  const from = dateOf(span.from);
  const to = dateOf(span.to ?? span.from) ?? from;
  if (!from || !to || Temporal.PlainDate.compare(from, to) > 0) return [];
  const weeks = span.repeats && isOver(schedule, input, from, now) ? 1 : 0;
  return [
    {
      from: from.add({ weeks }),
      to: to.add({ weeks }),
      holiday: span.holiday ?? false,
      lunar: span.lunar ?? false,
    },
  ];
}

/** A weekday named on that day means today, as long as today has hours left. */
function isOver(
  schedule: Schedule,
  input: OpeningHoursInput,
  date: Temporal.PlainDate,
  now: Temporal.ZonedDateTime,
): boolean {
  if (!date.equals(now.toPlainDate())) return false;
  const elapsed = now.hour * 60 + now.minute;
  const { intervals } = hoursOn(schedule, date);
  if (input.time !== undefined) return resolvedMinutes(input, input.time, intervals) < elapsed;
  return intervals.length > 0 && intervals.every((interval) => rangeOf(interval).end <= elapsed);
}

function datesOf({ from, to }: PlacedSpan): Temporal.PlainDate[] {
  return Array.from({ length: Math.min(from.until(to).days + 1, 400) }, (_, days) => from.add({ days }));
}

function spanOf(dates: Temporal.PlainDate[]): { from: string; to: string } | null {
  const sorted = dates.toSorted((one, other) => Temporal.PlainDate.compare(one, other));
  const [from, to] = [sorted.at(0), sorted.at(-1)];
  return from && to ? { from: from.toString(), to: to.toString() } : null;
}

const NO_HOLIDAY = { holiday: false, lunar: false };

function askedDay(
  schedule: Schedule,
  date: Temporal.PlainDate,
  { holiday, lunar }: Pick<PlacedSpan, 'holiday' | 'lunar'> = NO_HOLIDAY,
): AskedDay {
  const { intervals, closure } = hoursOn(schedule, date);
  return {
    date: date.toString(),
    intervals,
    reason: closure ? closure.entry.reason : null,
    unconfirmed: holiday && closure === null,
    lunar,
    closed: closure && intervals.length === 0 ? closedDays(schedule, closure) : null,
  };
}

/** The days of a closure of several days, and when it is over. */
function closedDays(schedule: Schedule, { from, to }: EntryOnDay): AskedDay['closed'] {
  if (from.equals(to)) return null;
  const change = nextChange(schedule, instantAt(schedule, to, 0));
  return {
    from: from.toString(),
    to: to.toString(),
    reopens: change?.opens ? localOf(change.at.toZonedDateTimeISO(schedule.timezone)) : null,
  };
}

function askedWeekday(schedule: Schedule, weekday: Weekday, today: Temporal.PlainDate): AskedWeekday {
  const next = today.add({ days: (WEEKDAYS.indexOf(weekday) + 1 - today.dayOfWeek + 7) % 7 });
  const { week } = weekOn(schedule, next);
  const coming = Array.from({ length: WEEKS_AHEAD }, (_, weeks) => next.add({ weeks }));
  const exception = coming.map((date) => exceptionOn(schedule, date)).find((day) => day !== null);
  return { weekday, intervals: week[weekday], exception: exception ?? null };
}

/** The day when it differs from its weekday; the hours of a season are no exception. */
function exceptionOn(schedule: Schedule, date: Temporal.PlainDate): AskedDay | null {
  const { season } = weekOn(schedule, date);
  const day = askedDay(schedule, date);
  return day.reason !== null && day.reason !== season?.entry.reason ? day : null;
}

function matchingDays(schedule: Schedule, input: OpeningHoursInput): Weekday[] | null {
  const anyDay = (input.days ?? []).length + (input.weekdays ?? []).length === 0;
  if (input.time === undefined || (input.relation ?? 'at') === 'at' || !anyDay) return null;
  const time = input.time;
  return WEEKDAYS.filter((weekday) => {
    const intervals = schedule.week[weekday];
    return isWithin(intervals, probeMinutes(input, resolvedMinutes(input, time, intervals)));
  });
}

function exceptionsOf(
  schedule: Schedule,
  today: Temporal.PlainDate,
  within: Temporal.PlainDate[] | null,
): AskedDay[] {
  const { closures } = schedule;
  const days = within
    ? sortedOnce(within).flatMap((date) => closuresBetween(closures, date, date))
    : closuresBetween(closures, today, today.add({ days: EXCEPTIONS_AHEAD_DAYS }));
  return days
    .flatMap(({ date }) => dateOf(date) ?? [])
    .filter((date) => Temporal.PlainDate.compare(date, today) >= 0)
    .map((date) => askedDay(schedule, date));
}

/** The dates in order, each once. */
function sortedOnce(dates: Temporal.PlainDate[]): Temporal.PlainDate[] {
  const byDay = new Map(dates.map((date) => [date.toString(), date]));
  return [...byDay.values()].toSorted((one, other) => Temporal.PlainDate.compare(one, other));
}

function seasonOf(reason: string, week: Week, from: Temporal.PlainDate, to: Temporal.PlainDate): Season {
  return { from: from.toString(), to: to.toString(), reason, week };
}

/** Seasons that begin after today. */
function seasonsAfter({ closures }: Schedule, today: Temporal.PlainDate): Season[] {
  const last = today.add({ days: EXCEPTIONS_AHEAD_DAYS });
  return closures
    .flatMap((entry) => {
      const { week, reason } = entry;
      if (!week) return [];
      return occurrencesBetween(entry, today.add({ days: 1 }), last)
        .filter(({ from }) => Temporal.PlainDate.compare(from, today) > 0)
        .map(({ from, to }) => seasonOf(reason, week, from, to));
    })
    .toSorted((one, other) => one.from.localeCompare(other.from));
}

/** On Monday at half past one the hours of Sunday until three are not over. */
function nightOf(schedule: Schedule, now: Temporal.ZonedDateTime): LocalMoment | null {
  const elapsed = now.hour * 60 + now.minute;
  const ends = hoursOn(schedule, now.toPlainDate().subtract({ days: 1 }))
    .intervals.map((interval) => rangeOf(interval).end - 24 * 60)
    .filter((end) => end > elapsed);
  if (elapsed >= NIGHT_END || ends.length === 0) return null;
  return { date: now.toPlainDate().toString(), time: clockOf(Math.max(...ends)) };
}
