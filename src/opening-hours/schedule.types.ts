/** A local wall-clock interval `HH:MM`; `close` before or equal to `open` runs past midnight. */
export interface OpenInterval {
  open: string;
  close: string;
}

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** All seven days; an empty list is a closed day. */
export type Week = Record<Weekday, OpenInterval[]>;

/** A day that differs from the week: closed when `hours` is empty, else those hours. */
export interface Closure {
  /** `YYYY-MM-DD` in the business's zone. */
  date: string;
  reason: string;
  hours: OpenInterval[];
}

/** When a business is open, in its own zone. */
export interface Schedule {
  timezone: string;
  week: Week;
  closures: Closure[];
}
