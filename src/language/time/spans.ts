import type { Temporal } from 'temporal-polyfill';
import { phraseAlternatives } from '../text/phrases.js';
import type { ClockTime, Moment } from './moment.js';
import { patternsOf } from './scan.js';
import { clockWords, dateWords, momentWords, TIME_WORDS } from './time-words.js';
import type { Language } from '../language.js';
import { textPattern } from '../text/text-pattern.js';

const ARTICLES = momentWords(({ articles }) => articles);
const UNTIL = momentWords(({ until }) => until);
const BESIDE_WEEKDAY = dateWords('bareBesideWeekday');
const LEADS = dateWords('bareBefore');
/** Between the two days of a span; the group matches when a word or sign marks it as one. */
const JOINED = textPattern(
  `^[\\s·.]{0,3}(-|${UNTIL})?\\s{0,3}(?:(?:${ARTICLES}|${BESIDE_WEEKDAY}) )?(?:(?:${LEADS}) )?$`,
  'u',
);
/** "Between the 3rd and the 5th". */
const BETWEEN = textPattern(`(?<!\\p{L})(?:${dateWords('between')})\\s{1,3}(?:(?:${ARTICLES}) )?$`, 'u');
const AND = textPattern(
  `^\\s{0,3}(?:${dateWords('andOr')})\\s{0,3}(?:(?:${ARTICLES}) )?(?:(?:${LEADS}) )?$`,
  'u',
);

/** "24 December to 2 January", "between Christmas and New Year": named days become one span, both of them included. */
export function joinedSpans(moments: Moment[], text: string): Moment[] {
  return moments.reduce<Moment[]>((joined, moment) => {
    const last = joined.at(-1);
    const [first, second] = [last && endsOf(last), endsOf(moment)];
    if (!last || !first || !second || !isSpan(last, moment, text)) return [...joined, moment];
    const from = latestBefore(first.from, second.to);
    if (from === null) return [...joined, moment];
    const span: Moment = { kind: 'days', from, to: second.to, start: last.start, end: moment.end };
    return [...joined.slice(0, -1), span];
  }, []);
}

interface Ends {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

/** The first and the last day of a day or of a holiday of several days. */
function endsOf(moment: Moment): Ends | null {
  if (moment.kind === 'day') return { from: moment.date, to: moment.date };
  return moment.kind === 'days' && moment.holiday !== undefined ? { from: moment.from, to: moment.to } : null;
}

/** On 28 December, Christmas is the next one, but "from Christmas to New Year" began with the last. */
function latestBefore(from: Temporal.PlainDate, to: Temporal.PlainDate): Temporal.PlainDate | null {
  const inOrder = (date: Temporal.PlainDate): boolean => to.since(date).sign > 0;
  if (inOrder(from)) return from;
  const before = from.subtract({ years: 1 });
  return from.since(to, { largestUnit: 'days' }).days > MOST_APART && inOrder(before) ? before : null;
}

function isSpan(one: Moment, other: Moment, text: string): boolean {
  const between = text.slice(one.end, other.start);
  if (JOINED.exec(between)?.[1] !== undefined) return true;
  return AND.test(between) && BETWEEN.test(text.slice(Math.max(0, one.start - 30), one.start));
}

/** Days after which the first of two named days is rather that of the year before. */
const MOST_APART = 180;

const TO_TIME = patternsOf((language) =>
  textPattern(
    `^\\s{0,3}(?:-|(?:${phraseAlternatives(TIME_WORDS[language].clock.to)}|${clockWords('until')})\\s)?\\s{0,3}(?:(?:${clockWords('about')}|${clockWords('hourWord')})\\s?){0,2}$`,
    'u',
  ),
);

/** "10 am to 2 pm": two times with a word of range between them become one span; "and" makes none. */
export function joinedTimes(moments: Moment[], text: string, language: Language): Moment[] {
  return moments.reduce<Moment[]>((joined, moment) => {
    const last = joined.at(-1);
    const time = last?.kind === 'time' && moment.kind === 'time' && !last.till && !moment.till ? last : null;
    if (!time || moment.kind !== 'time' || !marksSpan(time, moment, text, language))
      return [...joined, moment];
    return [
      ...joined.slice(0, -1),
      {
        kind: 'time',
        relation: 'at',
        time: time.time,
        till: moment.time,
        start: time.start,
        end: moment.end,
      },
    ];
  }, []);
}

function marksSpan(
  one: Moment & { kind: 'time' },
  other: Moment & { kind: 'time' },
  text: string,
  language: Language,
): boolean {
  if (one.relation !== 'at' && one.relation !== 'after') return false;
  const between = text.slice(one.end, other.start);
  if (!TO_TIME[language].test(between) || between.trim() === '') return false;
  const [sooner, later] = [minutesOf(one.time), minutesOf(other.time)];
  return sooner < later || one.time.vague || other.time.vague || later <= 6 * 60;
}

function minutesOf({ hour, minute }: ClockTime): number {
  return hour * 60 + minute;
}
