import type { Written } from '../../../language/speech.js';
import { MASK } from '../../../language/time/scan.js';

/** One word, not a date or time: those are masked before the subject is searched. */
export const WORD = `(?<thing>(?!${MASK})[^\\s?!.,${MASK}]+)`;
/** One or two such words. */
export const NOUN = `(?<thing>(?!${MASK})[^\\s?!.,${MASK}]+(?: (?!${MASK})[^\\s?!.,${MASK}]+)?)`;

/** " (Christmas Day)", or '' for a closure without a reason. */
export const reasonIn = (reason: string): string => (reason === '' ? '' : ` (${reason})`);

/**
 * Phrases of one language in questions about opening hours: folded, one per line, in the notation of `docs/words.md`.
 */
export interface HoursQuestions {
  /** "opening hours" and similar: certain alone. */
  noun: string;
  open: string;
  closed: string;
  /** "open" and "close" of other things: boxes, accounts, returns. */
  other: string;
  when: string;
  untilWhen: string;
  fromWhen: string;
  /** "when are you open" asks for the hours, "when do you open" for the opening time. */
  openState: string;
  /** "when are you closed" asks for the days off. */
  closedState: string;
  /** Asks which days, or how late in general. */
  whichDays: string;
  reopen: string;
  pause: string;
  /** The visitor works all day, or a thing lasts all day: not the hours of the shop. */
  otherDay: string;
  /** A meal, or the time of one: asks for the break only beside another word of the hours. */
  meal: string;
  /** "I can't come": asks for something else. */
  absent: string;
  /** Somebody of the business is to come to the visitor. */
  houseCall: string;
  /** Exceptions: holidays, closing days. */
  exceptions: string;
  visit: string;
  /** Needs or seeks a thing: a visit beside it is where, not what is asked. */
  wants: string;
  /** "Too late", "too early": yes means closed. */
  tooLate: string;
  present: string;
  still: string;
  already: string;
  /** Subjects of other tools: orders, deliveries, classes. */
  topic: string;
  follow: string;
}

/** Sentence parts of one language. Days are labels ("on Thursday 26 November"), times as `HH:MM`. */
export interface HoursPhrases {
  yes: string;
  no: string;
  and: string;
  /** Between the items of a list, with blanks. */
  comma: string;
  /** Between entries that hold commas, with blanks. */
  semicolon: string;
  /** Between the first and the last weekday of a run, with blanks. */
  to: string;
  /** Locale for Intl's dates. */
  locale: string;
  today: (day: string) => string;
  tomorrow: (day: string) => string;
  yesterday: (day: string) => string;
  /** The label of the night that begins on that day. */
  nightOf: (day: string) => string;
  on: (day: string) => string;
  /** A rule: "on Thursdays". */
  every: (weekday: string) => string;
  interval: (open: string, close: string) => string;
  aroundTheClock: string;
  /** Label of closed days in lists. */
  closed: string;
  open: (day: string, hours: string) => string;
  closedOn: (day: string, reason: string) => string;
  opensAt: (day: string, time: string) => string;
  closesAt: (day: string, time: string) => string;
  /** Added to a closing time on the next day. */
  afterMidnight: string;
  breakAt: (breaks: string) => string;
  noBreak: string;
  breaks: (list: string) => string;
  /** `until` begins with a space, or is empty. */
  openAt: (day: string, time: string, until: string) => string;
  until: (time: string) => string;
  closedAt: (day: string, time: string) => string;
  pausedAt: (day: string, time: string) => string;
  opensAgain: (day: string, time: string) => string;
  openNow: string;
  closedNow: string;
  closesThen: (day: string, time: string) => string;
  notThen: (day: string, hours: string) => string;
  week: (list: string) => string;
  exceptions: (list: string) => string;
  noExceptions: string;
  closedDays: (list: string) => string;
  openEveryDay: string;
  asUsual: string;
  moon: string;
  /** After a sentence that contains the day. */
  thoseHours: (hours: string) => string;
  specialHours: (reason: string) => string;
  opensAgainAt: (time: string) => string;
  except: (list: string) => string;
  onlyOn: (list: string) => string;
  neverThen: string;
  alwaysOpen: string;
  neverOpen: string;
  /** Asks for a day that could not be told. */
  whichDay: string;
  /** `span` and `hours` as `interval` says them. */
  partlyAt: (day: string, span: string, hours: string) => string;
  closedFor: (from: string, to: string, reason: string) => string;
  asUsualOn: (days: string) => string;
  noneBetween: (from: string, to: string) => string;
  seasonNow: (to: string, reason: string) => string;
  seasonAhead: (from: string, to: string, reason: string, week: string) => string;
  unknown: string;
}

/** Words and sentences of one language about opening hours. Phrases are folded, in the notation of `docs/words.md`. */
export interface HoursWords {
  asks: HoursQuestions;
  /** Patterns for the noun that opens, closes, starts or ends: each line has a group `thing`; `·` is a masked date. */
  subjects: string;
  /** Nouns for the business itself, its hours, or no thing at all; a word list, without articles. */
  ownThings: string;
  /** Kinds of places: the business itself, or a part of another one ("the café" of a nursery); a word list. */
  venues: string;
  /** "Early", in "too early". */
  early: string;
  /** People or things that a visitor brings: articles answer whether they may. */
  company: string;
  /** The age of who is to come, or "or is there a problem": the hours alone are no yes. */
  conditions: string;
  /** "24/7" asks for the regular hours, not for now. */
  roundTheClock: string;
  /** Without a break at midday. */
  continuous: string;
  /** Words without meaning next to a day: "and on Sunday?". */
  fillers: string;
  /** A word list: words of closure reasons that do not identify a day. */
  plainReasons: string;
  sentences: Written<HoursPhrases>;
}
