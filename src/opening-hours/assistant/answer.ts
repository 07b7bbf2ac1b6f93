import { Temporal } from 'temporal-polyfill';
import { hoursOn, isOpenAt, nextChange } from '../schedule.logic.js';
import {
  isBetween,
  isWithin,
  NIGHT_END,
  probeMinutes,
  rangeEnd,
  rangeOf,
  resolvedEnd,
  resolvedMinutes,
  WHOLE_DAY,
} from './times.js';
import { WEEKDAYS, type OpenInterval, type Schedule, type Week, type Weekday } from '../schedule.types.js';
import type { OpeningHoursInput, SpanInput } from './input.js';

const LONGEST_LIST = 10;
const EXCEPTIONS_AHEAD_DAYS = 370;
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
}

/** The hours of one weekday, with the next date that differs. */
export interface AskedWeekday {
  weekday: Weekday;
  intervals: OpenInterval[];
  exception: AskedDay | null;
}

export interface LocalMoment {
  date: string;
  /** `HH:MM` */
  time: string;
}

/** Whether the business is open at the time in question. */
export interface Check extends LocalMoment {
  open: boolean;
  /** True between two intervals of the same day. */
  inBreak: boolean;
  /** The next closing when open, the next opening when closed; null when there is none. */
  next: LocalMoment | null;
  /** End of the span of time in question. */
  till: string | null;
  /** True when it is the closing minute of the day. */
  closing: boolean;
  /** True when the time is after the midnight at the end of `date`: "Friday night at two". */
  night: boolean;
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
}

/** The facts that answer a question about opening hours. */
export function answerOf(
  schedule: Schedule,
  input: OpeningHoursInput,
  at: Temporal.Instant,
): OpeningHoursData {
  const now = at.toZonedDateTimeISO(schedule.timezone);
  const spans = (input.days ?? []).flatMap((span) => placed(schedule, input, span, now));
  const listed = spans.flatMap((span) => datesOf(span).map((date) => ({ date, span })));
  const long = listed.length > LONGEST_LIST;
  const change = nextChange(schedule, at);
  return {
    known: true,
    now: localOf(now),
    openNow: isOpenAt(schedule, at),
    nextChange: change && localOf(change.at.toZonedDateTimeISO(schedule.timezone)),
    week: schedule.week,
    today: askedDay(schedule, now.toPlainDate()),
    days: long ? [] : listed.map(({ date, span }) => askedDay(schedule, date, span)),
    span: long ? spanOf(listed.map(({ date }) => date)) : null,
    weekdays: (input.weekdays ?? []).map((weekday) => askedWeekday(schedule, weekday, now.toPlainDate())),
    check: input.time === undefined ? null : checkOf(schedule, input, listed[0]?.date ?? null, now),
    matching: matchingDays(schedule, input),
    exceptions: exceptionsOf(schedule, now.toPlainDate(), long ? listed.map(({ date }) => date) : null),
  };
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
  const from = dateFrom(span.from);
  const to = dateFrom(span.to ?? span.from) ?? from;
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
    reason: closure ? closure.reason : null,
    unconfirmed: holiday && closure === null,
    lunar,
  };
}

function askedWeekday(schedule: Schedule, weekday: Weekday, today: Temporal.PlainDate): AskedWeekday {
  const next = today.add({ days: (WEEKDAYS.indexOf(weekday) + 1 - today.dayOfWeek + 7) % 7 });
  const day = askedDay(schedule, next);
  return { weekday, intervals: schedule.week[weekday], exception: day.reason === null ? null : day };
}

function checkOf(
  schedule: Schedule,
  input: OpeningHoursInput,
  asked: Temporal.PlainDate | null,
  now: Temporal.ZonedDateTime,
): Check | null {
  const date = asked ?? nextDateFor(schedule, input, now);
  const { intervals } = hoursOn(schedule, date);
  const minutes = resolvedMinutes(input, input.time ?? '', intervals);
  const till = input.till === undefined ? null : resolvedEnd(input, minutes);
  const probe = instantAt(schedule, date, probeMinutes(input, minutes));
  const open = isOpenAt(schedule, probe);
  const change = nextChange(schedule, probe)?.at.toZonedDateTimeISO(schedule.timezone) ?? null;
  const wholly = till === null || change === null || !isBefore(change, instantAt(schedule, date, till));
  return {
    date: date.toString(),
    time: clockOf(minutes),
    open: open && wholly,
    inBreak: !open && isBetween(intervals, probeMinutes(input, minutes)),
    next: change && localOf(change),
    till: till === null ? null : clockOf(till),
    closing: !open && rangeEnd(intervals) === minutes,
    night: minutes >= WHOLE_DAY,
  };
}

function isBefore(one: Temporal.ZonedDateTime, other: Temporal.Instant): boolean {
  return one.epochMilliseconds < other.epochMilliseconds;
}

/**
 * A time without a day is today's if it is in the future, else tomorrow's; after midnight it may belong to last night.
 */
function nextDateFor(
  schedule: Schedule,
  input: OpeningHoursInput,
  now: Temporal.ZonedDateTime,
): Temporal.PlainDate {
  const weekday = input.weekdays?.[0];
  const today = now.toPlainDate();
  if (weekday !== undefined) return ordinaryDate(schedule, weekday, today);
  const elapsed = now.hour * 60 + now.minute;
  const minutesOn = (date: Temporal.PlainDate): number =>
    resolvedMinutes(input, input.time ?? '', hoursOn(schedule, date).intervals);
  const yesterday = today.subtract({ days: 1 });
  if (elapsed < NIGHT_END && minutesOn(yesterday) >= WHOLE_DAY + elapsed) return yesterday;
  return minutesOn(today) >= elapsed ? today : today.add({ days: 1 });
}

/** The next date of that weekday with its regular hours. */
function ordinaryDate(schedule: Schedule, weekday: Weekday, today: Temporal.PlainDate): Temporal.PlainDate {
  const first = today.add({ days: (WEEKDAYS.indexOf(weekday) + 1 - today.dayOfWeek + 7) % 7 });
  const dates = [0, 1, 2, 3, 4, 5].map((weeks) => first.add({ weeks }));
  return dates.find((date) => hoursOn(schedule, date).closure === null) ?? first;
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
  const limit = today.add({ days: EXCEPTIONS_AHEAD_DAYS });
  const dates = schedule.closures
    .flatMap(({ date }) => dateFrom(date) ?? [])
    .toSorted((one, other) => Temporal.PlainDate.compare(one, other));
  return dates
    .filter(
      (date) => Temporal.PlainDate.compare(date, today) >= 0 && Temporal.PlainDate.compare(date, limit) <= 0,
    )
    .filter((date) => within === null || within.some((each) => each.equals(date)))
    .map((date) => askedDay(schedule, date));
}

function instantAt({ timezone }: Schedule, date: Temporal.PlainDate, minutes: number): Temporal.Instant {
  return date.toPlainDateTime().add({ minutes }).toZonedDateTime(timezone).toInstant();
}

function localOf(moment: Temporal.ZonedDateTime): LocalMoment {
  return { date: moment.toPlainDate().toString(), time: clockOf(moment.hour * 60 + moment.minute) };
}

function clockOf(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

function dateFrom(text: string): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return null;
  }
}
