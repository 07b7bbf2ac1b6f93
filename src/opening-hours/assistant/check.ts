import type { Temporal } from 'temporal-polyfill';
import { hoursOn, isOpenAt, nextChange } from '../schedule.logic.js';
import { WEEKDAYS, type OpenInterval, type Schedule, type Weekday } from '../schedule.types.js';
import type { OpeningHoursInput } from './input.js';
import { clockOf, instantAt, localOf, type LocalMoment } from './local-moment.js';
import {
  isBetween,
  NIGHT_END,
  probeMinutes,
  rangeEnd,
  rangeOf,
  resolvedEnd,
  resolvedMinutes,
  WHOLE_DAY,
} from './times.js';

/** Whether the business is open at the time in question. */
export interface Check extends LocalMoment {
  open: boolean;
  /** True between two intervals of the same day. */
  inBreak: boolean;
  /** The next closing when open, the next opening when closed; null when there is none. */
  next: LocalMoment | null;
  /** End of the span of time in question. */
  till: string | null;
  /** The open parts of that span, when it is open for a part of it only. */
  within: OpenInterval[];
  /** True when it is the closing minute of the day. */
  closing: boolean;
  /** True when the time is after the midnight at the end of `date`: "Friday night at two". */
  night: boolean;
}

/** Whether the business is open at the time in question, on its day or on the next one that fits. */
export function checkOf(
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
    within: till === null || (open && wholly) ? [] : openParts(intervals, minutes, till),
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

/** The parts from `start` to `end` (minutes of the day) at which it is open. */
function openParts(intervals: OpenInterval[], start: number, end: number): OpenInterval[] {
  return intervals
    .map((interval) => rangeOf(interval))
    .map((range) => ({ from: Math.max(range.start, start), to: Math.min(range.end, end) }))
    .filter(({ from, to }) => from < to)
    .map(({ from, to }) => ({ open: clockOf(from), close: clockOf(to) }));
}
