import { Temporal } from 'temporal-polyfill';
import { dayNumberAt, spansOn } from './schedule.logic.js';
import type { Schedule } from './schedule.types.js';

/** Limit of days looked at: the longest wait, 43,200 minutes, of a business that is open for 7 hours a week. */
const MOST_DAYS = 800;

/**
 * The moment at which the business will have been open for so many minutes since `from`; null when that is further
 * away than its hours are known.
 */
export function afterOpenMinutes(
  schedule: Schedule,
  from: Temporal.Instant,
  minutes: number,
): Temporal.Instant | null {
  let left = minutes * 60_000;
  let at = from.epochMilliseconds;
  const today = dayNumberAt(schedule, at);
  for (let day = today - 1; day <= today + MOST_DAYS; day += 1) {
    for (const { start, end } of spansOn(schedule, day)) {
      const begin = Math.max(start, at);
      if (end <= begin) continue;
      if (end - begin >= left) return Temporal.Instant.fromEpochMilliseconds(begin + left);
      left -= end - begin;
      at = end;
    }
  }
  return null;
}
