/** A local wall-clock interval `HH:MM`; `close` before or equal to `open` runs past midnight. */
export interface OpenInterval {
  open: string;
  /** `24:00` is the end of the day. */
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

/** A weekday by its rank in a month: 1 to 5, or -1 for the last. */
export interface RankedWeekday {
  nth: number;
  weekday: Weekday;
  /** 1 to 12; absent for every month. */
  month?: number;
}

export const REPEATS = ['yearly', 'monthly'] as const;
export type Repeats = (typeof REPEATS)[number];

/**
 * What a business enters of days that differ from its week. One of `date`, `from` and `on` names the days: one day,
 * the days `from` to `to` (both included), or a ranked weekday.
 */
export interface ClosureEntry {
  date?: string;
  from?: string;
  to?: string;
  on?: RankedWeekday;
  /** `on` repeats monthly without a month, yearly with one; the others yearly, from their first year on. */
  repeats?: Repeats;
  reason: string;
  /** Empty when closed. */
  hours: OpenInterval[];
  /** A season: other hours by weekday. `hours` is empty then. */
  week?: Week;
}

/** All closures of a business. */
export interface ClosureList {
  closures: ClosureEntry[];
}

/** When a business is open, in its own zone. */
export interface Schedule {
  timezone: string;
  week: Week;
  closures: ClosureEntry[];
}
