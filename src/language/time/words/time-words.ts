import type { DayPart } from '../moment.js';

/**
 * Words of days and dates in one language: folded phrases in the notation of `docs/words.md`. Those of the lists by
 * number can be written out.
 */
export interface TimeWords {
  /** Monday to Sunday, full names: understood in every conversation, whatever its language. */
  weekdays: readonly string[];
  /** Monday to Sunday; words of other languages ("mon", "do", "so"), so only the clause's own language reads them. */
  shortWeekdays: readonly string[];
  /** January to December; no form means two different months in two languages. */
  months: readonly string[];
  /** Ordinals or numbers of the days of a month, from 1. */
  daysOfMonth: readonly string[];

  dayAfterTomorrow: readonly string[];
  tomorrow: readonly string[];
  today: readonly string[];
  yesterday: readonly string[];
  thisEvening: readonly string[];
  thisMorning: readonly string[];
  thisMidday: readonly string[];
  thisAfternoon: readonly string[];
  weekend: readonly string[];
  workdays: readonly string[];
  nextWeek: readonly string[];
  thisWeek: readonly string[];
  day: readonly string[];
  week: readonly string[];
  moments: MomentWords;
  besideWeekday: WeekdayWords;
  dates: DateWords;
  clock: ClockWords;
  relative: RelativeWords;
}

export interface MomentWords {
  /** Greetings, wishes and set phrases that hold a word of time but name no moment. */
  none: string;
  parts: Record<DayPart, string>;
  now: string;
  /** Between two days, or two weekdays, that begin and end a span. */
  until: string;
  /** "The day before" a holiday. */
  dayBefore: string;
  dayAfter: string;
  /** Before the name of a day. */
  articles: string;
}

/** What stands around the name of a weekday. */
export interface WeekdayWords {
  /** A word list: words one key away from a weekday that mean something else. */
  notSlips: string;
  /** One of these stands before a short form ("mo"); empty where it needs none. */
  beforeShort: string;
  /** A short form is a weekday before the end, a sign or one of these. */
  afterShort: string;
  /** Written onto the name; each can be written out. */
  partsOnto: Partial<Record<DayPart, string>>;
  /** Before the name: a rule ("every Monday"), the coming one, the one after it, the past one. */
  every: string;
  coming: string;
  next: string;
  last: string;
  /** Behind the name: as `coming`, as `next`, as `last`. */
  soon: string;
  later: string;
  past: string;
  /** Between two weekdays: "Monday to Friday". */
  to: string;
}

export interface DateWords {
  /** Between the day and its month. */
  of: string;
  /** Written onto the figure of a day. */
  ordinals: string;
  /** Between two days of one month. */
  andOr: string;
  /** Before a day. */
  on: string;
  inMonth: string;
  /** A day without its month, in a named group. */
  dayAlone: string;
  /** Behind a figure that measures something. */
  measured: string;
  /** Behind a figure that counts something: "May 4 people come". */
  counted: string;
  /** Before a figure that is a time. */
  atClock: string;
  /** Behind a figure that is a time. */
  clock: string;
  /** Before a figure that is a date. */
  onDate: string;
}

export interface ClockWords {
  /** What may stand behind a bare number that is an hour. */
  followers: string;
  before: string;
  after: string;
  until: string;
  /** Between `before`, `after` or `until` and the time. */
  about: string;
  /** Before a bare number that is an hour. */
  prepositions: string;
  /** Before an hour and its minutes with a dot between them: "at 8.30". */
  beforeDotted: string;
  /** Around two times: "from 2 to 4". */
  from: string;
  /** What may stand before each of them. */
  hourWord: string;
  to: string;
}

export interface RelativeWords {
  /** "Yesterday", where the word means something else in other languages. */
  yesterdayHere: string;
  /** Before "weekend": every one. */
  rule: string;
  next: string;
  this: string;
  /** "Next", behind the word. */
  later: string;
  shortWeekend: string;
  /** Ends of words for the weekend that mean every one. */
  weekendRule: string;
  /** Before a number of days or weeks. */
  inTime: string;
  /** Numbers of days in one phrase. */
  duals: readonly (readonly [days: number, words: string])[];
}
