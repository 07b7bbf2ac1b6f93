import type { Temporal } from 'temporal-polyfill';
import type { Language } from '../language.js';

/** How far a day is from another. */
export interface Amount {
  days?: number;
  months?: number;
}

export type HolidayKey = string;

/** A wall-clock time as stated. */
export interface ClockTime {
  /** 0..24; 24:00 is the midnight at the end of the day. */
  hour: number;
  minute: number;
  /** True for 1–12 without am or pm: the opening hours decide whether 3 is 03:00 or 15:00. */
  vague: boolean;
}

export type DayPart = 'morning' | 'midday' | 'afternoon' | 'evening' | 'night';
export type TimeRelation = 'at' | 'before' | 'after' | 'until';

export type MomentValue =
  | { kind: 'now' }
  | {
      kind: 'day';
      date: Temporal.PlainDate;
      by: 'relative' | 'weekday' | 'date' | 'holiday';
      holiday?: HolidayKey;
      /** How far from today it was counted: "in two weeks". */
      away?: Amount;
    }
  /** Inclusive. `week` is set for a week or a month of the calendar that a day may be named in: "Friday of next week". */
  | { kind: 'days'; from: Temporal.PlainDate; to: Temporal.PlainDate; holiday?: HolidayKey; week?: boolean }
  /** Days are named, but cannot be told: "31 February", "in a few weeks", "every other Saturday". */
  | { kind: 'unread' }
  /** A rule rather than a date: "on Thursdays"; ISO numbers, Monday is 1. */
  | { kind: 'weekly'; weekdays: number[] }
  | { kind: 'time'; time: ClockTime; till?: ClockTime; relation: TimeRelation }
  | { kind: 'part'; part: DayPart };

/** One date or time expression, with its position in the folded text. */
export type Moment = MomentValue & { start: number; end: number };

/** The context in which an expression is read. */
export interface Calendar {
  now: Temporal.ZonedDateTime;
  language: Language;
  /** ISO 3166-1 alpha-2; decides the weekend and national days. */
  country: string | null;
  /** BCP 47 of the business; only `en-US` reads 12/24 as month and day. */
  locale: string;
}
