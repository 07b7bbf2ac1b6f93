import { Temporal } from 'temporal-polyfill';
import { isOpenAt, nextChange } from './schedule.logic.js';
import type { Schedule } from './schedule.types.js';

/** Limit of changes looked at: more than a year of a shop with a break every day. */
const MOST_CHANGES = 2_000;

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
  let at = from;
  let open = isOpenAt(schedule, at);
  for (let seen = 0; seen < MOST_CHANGES; seen += 1) {
    const change = nextChange(schedule, at);
    if (!change) return open ? at.add({ milliseconds: left }) : null;
    const span = change.at.epochMilliseconds - at.epochMilliseconds;
    if (open && span >= left) return at.add({ milliseconds: left });
    if (open) left -= span;
    at = change.at;
    open = change.opens;
  }
  return null;
}
