import type { Temporal } from 'temporal-polyfill';
import { isOpenAt, nextChange } from './schedule.logic.js';
import type { Schedule } from './schedule.types.js';

/** When somebody is at the business, in its own time zone. */
export interface NextOpening {
  openNow: boolean;
  /** When it closes (open now) or opens (closed now); null when that is not within the coming 400 days. */
  at: Temporal.ZonedDateTime | null;
  /** Whole days from today to `at` in the business's zone: 0 today, 1 tomorrow; null with `at`. */
  daysAhead: number | null;
}

/** Whether the business is open at `now`, and the moment at which that changes. */
export function nextOpening(schedule: Schedule, now: Temporal.Instant): NextOpening {
  const at = nextChange(schedule, now)?.at.toZonedDateTimeISO(schedule.timezone) ?? null;
  const today = now.toZonedDateTimeISO(schedule.timezone).toPlainDate();
  return {
    openNow: isOpenAt(schedule, now),
    at,
    daysAhead: at && today.until(at.toPlainDate(), { largestUnit: 'day' }).days,
  };
}
