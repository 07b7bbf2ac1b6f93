import type { Alternatives } from '../../text/alternatives.js';
import type { DayPart } from '../moment.js';

/** Words of days and dates in one language. In the lists by number the forms of one entry are divided by `|`. */
export interface TimeWords {
  /** Monday to Sunday, full names: understood in every conversation, whatever its language. */
  weekdays: readonly string[];
  /** Monday to Sunday; words of other languages ("mon", "do", "so"), so only the clause's own language reads them. */
  shortWeekdays: readonly string[];
  /** January to December; no form means two different months in two languages. */
  months: readonly string[];
  /** Ordinals or numbers of the days of a month, from 1. `x?` stands for with and without x. */
  daysOfMonth: readonly string[];

  // From here on alternatives of a pattern, in the notation of `phrase`.
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
  dates: DateWords;
  clock: ClockWords;
  relative: RelativeWords;
}

export interface MomentWords {
  /** Greetings, wishes and set phrases that hold a word of time but name no moment. */
  none: Alternatives;
  parts: Record<DayPart, Alternatives>;
  now: Alternatives;
  /** Between two days, or two weekdays, that begin and end a span. */
  until: Alternatives;
  /** "The day before" a holiday. */
  dayBefore: Alternatives;
  dayAfter: Alternatives;
  /** Before the name of a day. */
  articles: Alternatives;
}

export interface DateWords {
  /** Between the day and its month. */
  of: Alternatives;
  /** Written onto the figure of a day. */
  ordinals: Alternatives;
  /** Between two days of one month. */
  andOr: Alternatives;
  /** Before a day. */
  on: Alternatives;
  inMonth: Alternatives;
  /** A day without its month, in a named group. */
  dayAlone: Alternatives;
  /** Behind a figure that measures something. */
  measured: Alternatives;
  /** Behind a figure that counts something: "May 4 people come". */
  counted: Alternatives;
  /** Before a figure that is a time. */
  atClock: Alternatives;
  /** Behind a figure that is a time. */
  clock: Alternatives;
  /** Before a figure that is a date. */
  onDate: Alternatives;
}

export interface ClockWords {
  /** What may stand behind a bare number that is an hour. */
  followers: Alternatives;
  before: Alternatives;
  after: Alternatives;
  until: Alternatives;
  /** Between `before`, `after` or `until` and the time. */
  about: Alternatives;
  /** Before a bare number that is an hour. */
  prepositions: Alternatives;
  /** Before an hour and its minutes with a dot between them: "at 8.30". */
  beforeDotted: Alternatives;
  /** Around two times: "from 2 to 4". */
  from: Alternatives;
  /** What may stand before each of them. */
  hourWord: Alternatives;
  to: Alternatives;
}

export interface RelativeWords {
  /** "Yesterday", where the word means something else in other languages. */
  yesterdayHere: Alternatives;
  /** Before "weekend": every one. */
  rule: Alternatives;
  next: Alternatives;
  this: Alternatives;
  /** "Next", behind the word. */
  later: Alternatives;
  shortWeekend: Alternatives;
  /** Ends of words for the weekend that mean every one. */
  weekendRule: Alternatives;
  /** Before a number of days or weeks. */
  inTime: Alternatives;
  /** Numbers of days in one phrase. */
  duals: readonly (readonly [days: number, words: Alternatives])[];
}
