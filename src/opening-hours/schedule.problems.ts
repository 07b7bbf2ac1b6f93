import { minutesOf } from './schedule.logic.js';
import { WEEKDAYS, type OpenInterval, type Week } from './schedule.types.js';

export type ScheduleProblemCode =
  | 'invalid_time'
  | 'invalid_date'
  | 'invalid_days'
  | 'overlap'
  | 'duplicate_date';

/** One validation error in opening hours, for a 422 answer. */
export interface ScheduleProblem {
  /** JSON pointer into the request body, e.g. `/week/mon/1`. */
  pointer: string;
  code: ScheduleProblemCode;
  detail: string;
}

interface Placed {
  pointer: string;
  interval: OpenInterval;
  /** Minutes from the start of the week (or of the day), end after start. */
  start: number;
  end: number;
}

const DAY = 24 * 60;
const WEEK = 7 * DAY;

/** Validates a week: malformed times and overlaps, also past midnight and from Sunday into Monday. */
export function weekProblems(week: Week, pointer = '/week'): ScheduleProblem[] {
  const malformed: ScheduleProblem[] = [];
  const placed: Placed[] = [];
  WEEKDAYS.forEach((day, index) => {
    const faults = timeProblems(week[day], `${pointer}/${day}`);
    malformed.push(...faults.problems);
    placed.push(...faults.sound.map((each) => shift(each, index * DAY)));
  });
  return [...malformed, ...overlaps(placed, [-WEEK, 0, WEEK])];
}

/** Validates the hours of one day: malformed times and overlaps. */
export function intervalProblems(intervals: OpenInterval[], pointer: string): ScheduleProblem[] {
  const { problems, sound } = timeProblems(intervals, pointer);
  return [...problems, ...overlaps(sound, [0])];
}

function timeProblems(
  intervals: OpenInterval[],
  pointer: string,
): { problems: ScheduleProblem[]; sound: Placed[] } {
  const problems: ScheduleProblem[] = [];
  const sound: Placed[] = [];
  intervals.forEach((interval, index) => {
    const at = `${pointer}/${index}`;
    const faults = clockProblems(interval, at);
    if (faults.length > 0) problems.push(...faults);
    else sound.push(place(interval, at));
  });
  return { problems, sound };
}

function clockProblems(interval: OpenInterval, pointer: string): ScheduleProblem[] {
  const fault = (field: 'open' | 'close'): ScheduleProblem => ({
    pointer: `${pointer}/${field}`,
    code: 'invalid_time',
    detail: `${JSON.stringify(interval[field])} is not a time HH:MM`,
  });
  const problems: ScheduleProblem[] = [];
  if (minutesOf(interval.open) === null || interval.open === '24:00') problems.push(fault('open'));
  if (minutesOf(interval.close) === null) problems.push(fault('close'));
  return problems;
}

function place(interval: OpenInterval, pointer: string): Placed {
  const start = minutesOf(interval.open) ?? 0;
  const close = minutesOf(interval.close) ?? 0;
  return { pointer, interval, start, end: close > start ? close : close + DAY };
}

function shift(placed: Placed, minutes: number): Placed {
  return { ...placed, start: placed.start + minutes, end: placed.end + minutes };
}

function overlaps(placed: Placed[], turns: number[]): ScheduleProblem[] {
  return placed.flatMap((later, index) => {
    const other = placed
      .slice(0, index)
      .find((earlier) => turns.some((turn) => meet(earlier, shift(later, turn))));
    if (!other) return [];
    return [
      {
        pointer: later.pointer,
        code: 'overlap',
        detail: `${words(later)} overlaps ${words(other)}`,
      } as const,
    ];
  });
}

function meet(one: Placed, other: Placed): boolean {
  return one.start < other.end && other.start < one.end;
}

function words({ interval, pointer }: Placed): string {
  return `${interval.open}–${interval.close} (${pointer})`;
}
