import type { Amount, DayPart } from '../moment.js';

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
  dayBeforeYesterday: readonly string[];
  thisEvening: readonly string[];
  thisMorning: readonly string[];
  thisMidday: readonly string[];
  thisAfternoon: readonly string[];
  thisNight: readonly string[];
  weekend: readonly string[];
  workdays: readonly string[];
  everyDay: readonly string[];
  nextWeek: readonly string[];
  weekAfterNext: readonly string[];
  thisWeek: readonly string[];
  moments: MomentWords;
  besideWeekday: WeekdayWords;
  dates: DateWords;
  clock: ClockWords;
  relative: RelativeWords;
  offsets: OffsetWords;
  ranks: RankWords;
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
  /** Before the name, and behind it: the one after the coming one. */
  nextButOne: string;
  afterNext: string;
  /** Parts of the day behind the name that make it a rule: "Monday mornings". */
  everyPart: string;
  /** Between two weekdays: "Monday to Friday". */
  to: string;
  /** Before two weekdays, and between them: the night that joins them. */
  nightFrom: string;
  nightTo: string;
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
  /** Before a month of the past: "last August". */
  lastMonth: string;
  /** Behind a month of the past: "in August last year". */
  past: string;
  /** As `inMonth`, written onto the name. */
  inMonthOnto: string;
  /** First words of months of two words, whose second is a number too; may be empty. */
  monthLead: string;
  /** Before the figure of a month; empty where none is said so. */
  monthNumber: string;
  /** Before a day without its month. */
  bareBefore: string;
  /** Before such a day in words: "the third" alone may be a thing. */
  bareBeforeWord: string;
  /** Written onto such a day; it may be missing behind a weekday. */
  bareMark: string;
  /** What may stand behind such a day, beside a sign and `followers`. */
  bareBehind: string;
  /** Between a weekday and such a day: "Saturday the 5th". */
  bareBesideWeekday: string;
  /** Before a figure above 31: it is one end of a range, not a day ("from 36 to 40"). */
  rangeLead: string;
  /** Before two days: "between the 3rd and the 5th". */
  between: string;
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
  /** Behind an hour without anything before it: "seven in the evening"; may be empty. */
  partsBehind: string;
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
}

/** Days that are counted from today or from another day. */
export interface OffsetWords {
  /** Before a unit: one, two, and a number that is not told ("a few"). */
  one: string;
  two: string;
  unclear: string;
  days: string;
  weeks: string;
  months: string;
  /** Numbers and units in one phrase: "a fortnight". */
  singles: readonly (readonly [Amount, words: string])[];
  /** True where "eight days" are a week and "fifteen days" two; behind a weekday they are so in every language. */
  eightDaysAreAWeek: boolean;
  /** Before such a number of units, and behind it, when it counts from now. */
  inTime: string;
  fromNow: string;
  /** Between it and the day from which it counts: "a week on Friday", "two days before Christmas". */
  on: string;
  before: string;
  after: string;
  /** Onto it, behind the day, where `before` or `after` stands before the day; may be empty. */
  behindOnto: string;
  /** Behind `before` or `after` and it, before the day; may be empty. */
  amountOf: string;
  /** Behind a day: one week later, two weeks later. */
  weekLater: string;
  twoWeeksLater: string;
  /** Two days before the day that follows; may be empty. */
  twoDaysBefore: string;
  /** Between a weekday and its week. */
  ofWeek: string;
  /** Before a day: its week. */
  weekOf: string;
  /** Phrases that name days without telling which: "every other Saturday". */
  unread: string;
  /** A day by a name that no other table has: "on mother's day". */
  named: string;
}

/** "The last Friday of January", "the end of May". */
export interface RankWords {
  /** First to fifth. */
  ordinals: readonly string[];
  last: string;
  day: string;
  week: string;
  weekend: string;
  /** Written onto a month: its week. */
  weekOnto: string;
  /** Between the day and the month; and after a part of a month. */
  of: string;
  /** What ends such a word that is written onto the month; may be empty. */
  ofOnto: string;
  month: string;
  nextMonth: string;
  /** "This month", and "the month", which tells none alone. */
  thisMonth: string;
  theMonth: string;
  year: string;
  /** Parts of a month, before its name. */
  begin: string;
  middle: string;
  end: string;
}
