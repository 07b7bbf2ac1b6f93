import { Temporal } from 'temporal-polyfill';
import type { DayRange } from './spending.types.js';

export interface Period {
  /** First day, `YYYY-MM-DD` in the business's zone. */
  starts: string;
  /** The midnight at which the next one begins. */
  resetsAt: Date;
}

/** The day and the month of a business at a moment, by the midnights of its time zone. */
export function periodsOf(now: Date, timezone: string): { day: Period; month: Period } {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timezone)
    .toPlainDate();
  const first = today.with({ day: 1 });
  return {
    day: { starts: today.toString(), resetsAt: midnightOf(today.add({ days: 1 }), timezone) },
    month: { starts: first.toString(), resetsAt: midnightOf(first.add({ months: 1 }), timezone) },
  };
}

/** The moments at which a range of days begins and ends. */
export function momentsOf({ from, to }: DayRange, timezone: string): { from: Date; until: Date } {
  return {
    from: midnightOf(Temporal.PlainDate.from(from), timezone),
    until: midnightOf(Temporal.PlainDate.from(to).add({ days: 1 }), timezone),
  };
}

/** The day's first moment, which is later than 00:00 where the clocks are put forward at midnight. */
function midnightOf(day: Temporal.PlainDate, timezone: string): Date {
  return new Date(day.toZonedDateTime(timezone).epochMilliseconds);
}
