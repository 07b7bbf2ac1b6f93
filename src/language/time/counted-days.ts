import type { Temporal } from 'temporal-polyfill';
import { amountOf, amountSource, reversed, roundedWeeks } from './amounts.js';
import { phraseAlternatives } from '../text/phrases.js';
import type { Language } from '../language.js';
import type { Amount, Calendar, Moment } from './moment.js';
import { patternsOf } from './scan.js';
import { momentWords, offsetWords, TIME_WORDS } from './time-words.js';
import { textPattern } from '../text/text-pattern.js';

type Dated = Moment & { kind: 'day' | 'days' };

const ARTICLES = momentWords(({ articles }) => articles);
const AMOUNT_OF = offsetWords('amountOf');
const BESIDE = `\\s*(?:(?:${ARTICLES}) |l'|)$`;
const DAY_BEFORE = textPattern(`(?:${momentWords(({ dayBefore }) => dayBefore)})${BESIDE}`, 'u');
const DAY_AFTER = textPattern(`(?:${momentWords(({ dayAfter }) => dayAfter)})${BESIDE}`, 'u');
/** How far before a day its "two weeks before" may begin. */
const REACH = 40;

/** The patterns of one language that end where a day begins, or begin where it ends. */
const AROUND = patternsOf((language) => {
  const words = TIME_WORDS[language].offsets;
  const amount = amountSource(language);
  const ending = (source: string): RegExp => textPattern(`(?<![\\p{L}\\p{N}])${source}${BESIDE}`, 'u');
  const between = (name: 'on' | 'before' | 'after'): string => phraseAlternatives(words[name]);
  const later = (phrases: string): RegExp | null =>
    phrases === '' ? null : textPattern(`^ (?:${phraseAlternatives(phrases)})(?!\\p{L})`, 'u');
  return {
    on: words.on === '' ? null : ending(`${amount} (?:${between('on')})`),
    direct: words.on === '' ? null : ending(amount),
    before: ending(`(?:${between('before')} ${amount} ${AMOUNT_OF}|${amount} (?:${between('before')}))`),
    after: ending(`(?:${between('after')} ${amount} ${AMOUNT_OF}|${amount} (?:${between('after')}))`),
    twoDaysBefore:
      words.twoDaysBefore === '' ? null : ending(`(?:${phraseAlternatives(words.twoDaysBefore)})`),
    weekOf: ending(`(?:${phraseAlternatives(words.weekOf)})`),
    weekLater: later(words.weekLater),
    twoWeeksLater: later(words.twoWeeksLater),
    leads: [ending(`(?:${between('before')})`), ending(`(?:${between('after')})`)] as const,
    behind:
      words.behindOnto === ''
        ? null
        : textPattern(`^ (?:${phraseAlternatives(words.behindOnto)})${amount}(?!\\p{L})`, 'u'),
  };
});

/** Days that are counted from other days: "a week on Friday", "two days before Christmas", "mardi en quinze". */
export function countedDays(moments: Moment[], text: string, calendar: Calendar): Moment[] {
  return moments.map((moment) => {
    if (moment.kind !== 'day' && moment.kind !== 'days') return moment;
    return countedFrom(moment, text, calendar) ?? moment;
  });
}

/** A day, and the text on both sides of it. */
interface Place {
  moment: Dated;
  before: string;
  after: string;
  language: Language;
}

function countedFrom(moment: Dated, text: string, { language }: Calendar): Moment | null {
  const before = text.slice(Math.max(0, moment.start - REACH), moment.start);
  const place = { moment, before, after: text.slice(moment.end, moment.end + REACH), language };
  return besideDay(place) ?? behindDay(place) ?? (moment.kind === 'day' ? laterThan(moment, place) : null);
}

/** "Two days before Christmas", "the day after Boxing Day". */
function besideDay(place: Place): Moment | null {
  const { moment, before, language } = place;
  const around = AROUND[language];
  const [first, last] = endsOf(moment);
  if (around.twoDaysBefore?.test(before)) return dayAt(moment, first.subtract({ days: 2 }));
  const counted = shifted(place, around.before, first, -1) ?? shifted(place, around.after, last, 1);
  if (counted) return counted;
  if (DAY_BEFORE.test(before)) return dayAt(moment, first.subtract({ days: 1 }));
  return DAY_AFTER.test(before) ? dayAt(moment, last.add({ days: 1 })) : null;
}

/** Arabic writes the number of days behind the day: "before Christmas by two days". */
function behindDay({ moment, before, after, language }: Place): Moment | null {
  const around = AROUND[language];
  const found = around.behind?.exec(after);
  const amount = found && amountOf(found.groups ?? {}, language);
  if (!found || !amount) return null;
  const [first, last] = endsOf(moment);
  const [isBefore, isAfter] = around.leads.map((pattern) => pattern.test(before));
  const end = moment.end + found[0].length;
  if (isBefore) return dayAt({ ...moment, end }, first.add(reversed(amount)));
  return isAfter ? dayAt({ ...moment, end }, last.add(amount)) : null;
}

/** "A week on Friday", "two weeks today", "mardi en quinze", "the week of 14 December". */
function laterThan(moment: Dated & { kind: 'day' }, place: Place): Moment | null {
  const around = AROUND[place.language];
  const { before, after } = place;
  return (
    shifted(place, around.on, moment.date, 1) ??
    (moment.by === 'relative' ? shifted(place, around.direct, moment.date, 1) : null) ??
    laterBy(moment, after, around.weekLater, { days: 7 }) ??
    laterBy(moment, after, around.twoWeeksLater, { days: 14 }) ??
    weekOf(moment, before, around.weekOf)
  );
}

/** The day that is the number of days before the moment away from `from`. */
function shifted(
  { moment, before, language }: Place,
  pattern: RegExp | null,
  from: Temporal.PlainDate,
  way: 1 | -1,
): Moment | null {
  const found = pattern?.exec(before);
  const amount = found && amountOf(found.groups ?? {}, language);
  if (!found || !amount) return null;
  const start = Math.max(0, moment.start - found[0].trimEnd().length - 1);
  return dayAt({ ...moment, start }, from.add(way === 1 ? amount : reversed(amount)));
}

function dayAt({ start, end }: Pick<Moment, 'start' | 'end'>, date: Temporal.PlainDate): Moment {
  return { kind: 'day', by: 'date', date, start, end };
}

function laterBy(
  moment: Dated & { kind: 'day' },
  after: string,
  pattern: RegExp | null,
  amount: Amount,
): Moment | null {
  const found = moment.by === 'weekday' || moment.by === 'relative' ? pattern?.exec(after) : null;
  if (!found) return null;
  const { start, end, date } = moment;
  return { kind: 'day', by: 'date', date: date.add(amount), start, end: end + found[0].length };
}

/** "The week of 14 December": from its Monday. */
function weekOf(
  { date, start, end }: Dated & { kind: 'day' },
  before: string,
  pattern: RegExp,
): Moment | null {
  const found = pattern.exec(before);
  if (!found) return null;
  const from = date.subtract({ days: date.dayOfWeek - 1 });
  return { kind: 'days', from, to: from.add({ days: 6 }), start: start - found[0].length, end };
}

/** The first and the last day from which others are counted. */
function endsOf(moment: Dated): [Temporal.PlainDate, Temporal.PlainDate] {
  if (moment.kind === 'day') return [moment.date, moment.date];
  const feast = feastIn(moment);
  return feast ? [feast, feast] : [moment.from, moment.to];
}

/** "Christmas" may last from the 24th to the 26th, but the day before it is the 24th; Easter is its Sunday. */
function feastIn({ holiday, from, to }: Dated & { kind: 'days' }): Temporal.PlainDate | null {
  if (holiday === 'christmas') return from.add({ days: 1 });
  return holiday === 'easter' ? to.subtract({ days: 1 }) : null;
}

const OF_WEEK = patternsOf((language) =>
  textPattern(`^,?\\s?(?:(?:${phraseAlternatives(TIME_WORDS[language].offsets.ofWeek)})\\s|)$`, 'u'),
);
const BEFORE_OR_AFTER = patternsOf((language) => {
  const { before, after } = TIME_WORDS[language].offsets;
  return textPattern(
    `^ (?:(?<before>${phraseAlternatives(before)})|(?<after>${phraseAlternatives(after)})) ?(?:(?:${ARTICLES}) |l'|)$`,
    'u',
  );
});

/** Two moments that name one day: "Friday of next week", "Friday in two weeks", "the Saturday before Christmas". */
export function joinedDays(moments: Moment[], text: string, calendar: Calendar): Moment[] {
  return moments.reduce<Moment[]>((joined, moment) => {
    const last = joined.at(-1);
    const one = last && joinedDay(last, moment, text.slice(last.end, moment.start), calendar);
    if (!last || !one) return [...joined, moment];
    return [
      ...joined.slice(0, -1),
      { kind: 'day', by: 'date', date: one, start: last.start, end: moment.end },
    ];
  }, []);
}

function joinedDay(
  one: Moment,
  other: Moment,
  between: string,
  calendar: Calendar,
): Temporal.PlainDate | null {
  const { language } = calendar;
  if (OF_WEEK[language].test(between)) {
    const pair = isNamedDay(one)
      ? ([one, other] as const)
      : isNamedDay(other)
        ? ([other, one] as const)
        : null;
    const found = pair && dayOfWeekIn(pair[0], pair[1], pair[0] === one && between.trim() === '');
    if (found) return found;
  }
  const weekday = weekdayOf(one);
  if (weekday === null || (other.kind !== 'day' && other.kind !== 'days')) return null;
  const way = BEFORE_OR_AFTER[language].exec(between)?.groups;
  if (!way) return null;
  const [first, last] = endsOf(other);
  if (way.before !== undefined) return first.subtract({ days: ((first.dayOfWeek - weekday + 6) % 7) + 1 });
  return last.add({ days: ((weekday - last.dayOfWeek + 6) % 7) + 1 });
}

/** Also of "le samedi", which else is a rule. */
function weekdayOf(moment: Moment): number | null {
  if (moment.kind === 'weekly') return moment.weekdays.length === 1 ? (moment.weekdays[0] ?? null) : null;
  return moment.kind === 'day' && moment.by === 'weekday' ? moment.date.dayOfWeek : null;
}

function isNamedDay(moment: Moment): moment is Moment & { kind: 'day' } {
  return moment.kind === 'day' && (moment.by === 'weekday' || moment.by === 'relative') && !moment.away;
}

/** The day in a week of the calendar, or as many days later as `other` was counted from today. */
function dayOfWeekIn(
  { by, date }: Moment & { kind: 'day' },
  other: Moment,
  isBehind: boolean,
): Temporal.PlainDate | null {
  if (other.kind === 'days' && other.week && by === 'weekday') {
    const monday = other.to.subtract({ days: 6 });
    return monday.add({ days: date.dayOfWeek - 1 });
  }
  if (other.kind !== 'day' || !other.away) return null;
  if (isBehind) return date.add(roundedWeeks(other.away));
  return by === 'weekday' ? other.date.add({ days: date.dayOfWeek - other.date.dayOfWeek }) : null;
}

const EVERY_PART = patternsOf((language) => {
  const { everyPart } = TIME_WORDS[language].besideWeekday;
  return everyPart === '' ? null : textPattern(`^ (?:${phraseAlternatives(everyPart)})(?!\\p{L})`, 'u');
});

/** "Monday mornings" is a rule. */
export function rulesByParts(moments: Moment[], text: string, { language }: Calendar): Moment[] {
  const pattern = EVERY_PART[language];
  if (!pattern) return moments;
  return moments.map((moment) => {
    if (moment.kind !== 'day' || moment.by !== 'weekday' || !pattern.test(text.slice(moment.end)))
      return moment;
    return { kind: 'weekly', weekdays: [moment.date.dayOfWeek], start: moment.start, end: moment.end };
  });
}
