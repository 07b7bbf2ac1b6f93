import type { OpeningHoursInput } from './input.js';
import { minutesOf, runsPastMidnight } from '../schedule.logic.js';
import type { OpenInterval } from '../schedule.types.js';

export const WHOLE_DAY = 24 * 60;
/** A time up to this minute may belong to the evening before. */
export const NIGHT_END = 6 * 60;

/**
 * Minutes after the day's first midnight; more than 24 hours for the following night.
 * A time without am or pm is the one at which the business is open; when both or neither are, 7 to 11 is the morning
 * and the rest the afternoon, unless the question has "still" or "already".
 */
export function resolvedMinutes(input: OpeningHoursInput, time: string, intervals: OpenInterval[]): number {
  const said = minutesOf(time) ?? 0;
  const isOpen = (minutes: number): boolean => isWithin(intervals, probeMinutes(input, minutes));
  if (said < NIGHT_END && (input.part === 'night' || input.part === 'evening')) return said + WHOLE_DAY;
  const early = input.vague ? said % (12 * 60) : said;
  const late = input.vague ? early + 12 * 60 : early;
  const lasts = input.vague ? isOpen(early + WHOLE_DAY) : intervals.some(runsPastMidnight);
  if (!isOpen(early) && !isOpen(late) && early < NIGHT_END && lasts) {
    return early + WHOLE_DAY;
  }
  if (!isOpen(late) && input.relation === 'until' && early < NIGHT_END && intervals.some(runsPastMidnight)) {
    return early + WHOLE_DAY;
  }
  if (isOpen(early) !== isOpen(late)) return isOpen(early) ? early : late;
  return leansLate(input, early) ? late : early;
}

function leansLate({ lean, relation }: OpeningHoursInput, early: number): boolean {
  if (lean !== undefined) return lean === 'late';
  if (relation === 'until' || relation === 'after') return true;
  return early < (relation === 'before' ? 5 : 7) * 60;
}

export function resolvedEnd(input: OpeningHoursInput, start: number): number {
  const said = minutesOf(input.till ?? '') ?? start;
  return said <= start && said + 12 * 60 > start ? said + 12 * 60 : said;
}

/** "Before nine" and "until nine" are about the minute that ends at nine; midnight means the end of the named day. */
export function probeMinutes({ relation }: OpeningHoursInput, minutes: number): number {
  const ends =
    relation === 'before' || relation === 'until' || (minutes === WHOLE_DAY && relation !== 'after');
  return ends ? Math.max(0, minutes - 1) : minutes;
}

export function isWithin(intervals: OpenInterval[], minutes: number): boolean {
  return intervals.some((interval) => {
    const { start, end } = rangeOf(interval);
    return minutes >= start && minutes < end;
  });
}

export function isBetween(intervals: OpenInterval[], minutes: number): boolean {
  const before = intervals.some((interval) => rangeOf(interval).end <= minutes);
  return before && intervals.some((interval) => rangeOf(interval).start > minutes);
}

export function rangeOf(interval: OpenInterval): { start: number; end: number } {
  const close = minutesOf(interval.close) ?? 0;
  return { start: minutesOf(interval.open) ?? 0, end: close + (runsPastMidnight(interval) ? WHOLE_DAY : 0) };
}

/** The minute at which the day's last interval ends; null on a closed day. */
export function rangeEnd(intervals: OpenInterval[]): number | null {
  const last = intervals.at(-1);
  return last ? rangeOf(last).end : null;
}
