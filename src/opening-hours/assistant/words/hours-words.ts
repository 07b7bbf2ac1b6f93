import { MASK } from '../../../language/time/scan.js';

/** One word that is no date and no time: those are masked before the subject is looked for. */
export const WORD = `(?<thing>(?!${MASK})[^\\s?!.,${MASK}]+)`;
/** One such word, or two. */
export const NOUN = `(?<thing>(?!${MASK})[^\\s?!.,${MASK}]+(?: (?!${MASK})[^\\s?!.,${MASK}]+)?)`;

/** " (Christmas Day)", or nothing where a closure has no reason. */
export const reasonIn = (reason: string): string => (reason === '' ? '' : ` (${reason})`);

/**
 * What visitors of one language say when they ask about opening hours: phrases over folded text, one a line, in the
 * notation of `docs/words.md`.
 */
export interface HoursQuestions {
  /** "opening hours" and the like: certain by themselves. */
  noun: string;
  open: string;
  closed: string;
  /** "open" and "close" of other things: boxes, accounts, returns. */
  other: string;
  when: string;
  untilWhen: string;
  fromWhen: string;
  /** "when are you open" asks for the hours, "when do you open" for the first minute. */
  openState: string;
  /** "when are you closed" asks for the days off. */
  closedState: string;
  /** Asks which days, or how late in general. */
  whichDays: string;
  reopen: string;
  pause: string;
  /** Exceptions: holidays, closing days. */
  exceptions: string;
  visit: string;
  /** "Too late", "too early": the answer yes means closed. */
  tooLate: string;
  present: string;
  still: string;
  already: string;
  /** Subjects of other tools: orders, deliveries, classes. */
  topic: string;
  follow: string;
}

/** Sentence parts of one language. Days come as labels ("on Thursday 26 November"), times as `HH:MM`. */
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
  /** Tag by which Intl writes dates. */
  locale: string;
  today: (day: string) => string;
  tomorrow: (day: string) => string;
  yesterday: (day: string) => string;
  /** The night that begins on that day. */
  nightOf: (day: string) => string;
  on: (day: string) => string;
  /** A rule: "on Thursdays". */
  every: (weekday: string) => string;
  interval: (open: string, close: string) => string;
  aroundTheClock: string;
  /** Bare label of closed days in lists. */
  closed: string;
  open: (day: string, hours: string) => string;
  closedOn: (day: string, reason: string) => string;
  opensAt: (day: string, time: string) => string;
  closesAt: (day: string, time: string) => string;
  /** Added to a closing time that falls on the next day. */
  afterMidnight: string;
  breakAt: (breaks: string) => string;
  noBreak: string;
  breaks: (list: string) => string;
  /** `until` follows with its own space, or is empty. */
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
  /** After a sentence that has named the day. */
  thoseHours: (hours: string) => string;
  specialHours: (reason: string) => string;
  opensAgainAt: (time: string) => string;
  except: (list: string) => string;
  onlyOn: (list: string) => string;
  neverThen: string;
  alwaysOpen: string;
  neverOpen: string;
  unknown: string;
}

/** All that one language says about opening hours. Phrases are in the notation of `docs/words.md`, folded. */
export interface HoursWords {
  asks: HoursQuestions;
  /** Where a noun stands that opens, closes, starts or ends: each line has a group `thing`; `·` is a masked date. */
  subjects: string;
  /** Nouns that mean the business itself, its hours, or no thing at all; a word list, without the article. */
  ownThings: string;
  /** "Early", in "too early". */
  early: string;
  /** Whom or what a visitor brings: the rules for them are the business's own texts. */
  company: string;
  /** "24/7" asks for the rule, not for this moment. */
  roundTheClock: string;
  /** Without a break at midday. */
  continuous: string;
  /** Words that add nothing to a day: "and on Sunday?". */
  fillers: string;
  /** A word list: words of closure reasons that tell no day from another. */
  plainReasons: string;
  sentences: HoursPhrases;
}
