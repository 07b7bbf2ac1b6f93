import { Temporal } from 'temporal-polyfill';
import type { Language } from '../language.js';
import { phraseAlternatives } from '../text/phrases.js';
import type { Calendar, MomentValue } from './moment.js';
import { firstOfMonth, MONTH_SAID } from './month-dates.js';
import { MONTH_SOURCE } from './month-names.js';
import { anyOf, patternsOf, wholeWords, type Scan } from './scan.js';
import { rankWords, TIME_WORDS } from './time-words.js';
import { WEEKDAYS } from './weekday-names.js';
import { weekendOf } from './weekend.js';

type Groups = Record<string, string | undefined>;

const ORDINALS = patternsOf((language) =>
  TIME_WORDS[language].ranks.ordinals.map(
    (words) => [phraseAlternatives(words), wholeWords(phraseAlternatives(words))] as const,
  ),
);

const OF_ONTO = rankWords('ofOnto');

/** Behind the rank or the part, before the month. */
const OF = patternsOf(
  (language) =>
    `(?:(?: |(?<= ))(?:${phraseAlternatives(TIME_WORDS[language].ranks.of)}))?(?: |(?<=${OF_ONTO}))`,
);

const RANK = patternsOf((language) => {
  const { last, day, week, weekend, year, weekOnto } = TIME_WORDS[language].ranks;
  const nth = ORDINALS[language].map(([source]) => source).join('|');
  const name =
    `(?<weekday>${anyOf(WEEKDAYS.keys())})|(?<weekend>${phraseAlternatives(weekend)})` +
    `|(?<day>${phraseAlternatives(day)})|(?<week>${phraseAlternatives(week)})`;
  const scope = `(?:${MONTH_SAID[language]}|(?<wholeYear>${phraseAlternatives(year)}))`;
  const rank = `(?:(?<nth>${nth})|(?<last>${phraseAlternatives(last)}))`;
  const named = wholeWords(`${rank} (?:${name})${OF[language]}${scope}`);
  if (weekOnto === '') return [named];
  return [named, wholeWords(`${rank} (?<month>${MONTH_SOURCE})-?(?<week>${phraseAlternatives(weekOnto)})`)];
});

/** "The last Friday of January", "the first week of May", "the last day of the year". */
export function takeRanks(scan: Scan, calendar: Calendar): void {
  for (const pattern of RANK[calendar.language])
    scan.take(pattern, ({ groups }) => rankedIn(groups ?? {}, calendar));
}

function rankedIn(groups: Groups, calendar: Calendar): MomentValue {
  const { now, language } = calendar;
  const today = now.toPlainDate();
  const first =
    groups.wholeYear === undefined ? firstOfMonth(groups, calendar) : today.with({ month: 1, day: 1 });
  if (!first) return { kind: 'unread' };
  const after = first.add(groups.wholeYear === undefined ? { months: 1 } : { years: 1 });
  const nth = nthOf(groups, language);
  const found = ranked(groups, nth, first, after, calendar);
  if (found === null) return { kind: 'unread' };
  if (groups.thisMonth === undefined || lastDay(found).since(today).sign >= 0) return found;
  return ranked(groups, nth, after, after.add({ months: 1 }), calendar) ?? { kind: 'unread' };
}

/** From 1, or -1 for the last. */
function nthOf({ nth, last }: Groups, language: Language): number {
  if (last !== undefined) return -1;
  return ORDINALS[language].findIndex(([, pattern]) => (nth ?? '').search(pattern) >= 0) + 1;
}

function lastDay(value: MomentValue): Temporal.PlainDate {
  if (value.kind === 'days') return value.to;
  return value.kind === 'day' ? value.date : new Temporal.PlainDate(1, 1, 1);
}

/** The days of that rank from `first` up to, not including, `after`. */
function ranked(
  { weekday, weekend, week }: Groups,
  nth: number,
  first: Temporal.PlainDate,
  after: Temporal.PlainDate,
  { country }: Calendar,
): MomentValue | null {
  if (weekday !== undefined) return day(nthWeekday(WEEKDAYS.get(weekday) ?? 1, nth, first, after));
  if (weekend !== undefined) {
    const [begin = 6, end = 7] = weekendOf(country);
    const from = nthWeekday(begin, nth, first, after);
    return from && { kind: 'days', from, to: from.add({ days: (end - begin + 7) % 7 }) };
  }
  if (week === undefined) return day(nth === -1 ? after.subtract({ days: 1 }) : first.add({ days: nth - 1 }));
  const from = nth === -1 ? after.subtract({ days: 7 }) : first.add({ days: (nth - 1) * 7 });
  const to = from.add({ days: 6 });
  return { kind: 'days', from, to: to.since(after).sign < 0 ? to : after.subtract({ days: 1 }) };
}

function day(date: Temporal.PlainDate | null): MomentValue | null {
  return date && { kind: 'day', date, by: 'date' };
}

function nthWeekday(
  weekday: number,
  nth: number,
  first: Temporal.PlainDate,
  after: Temporal.PlainDate,
): Temporal.PlainDate | null {
  if (nth === -1) {
    const last = after.subtract({ days: 1 });
    return last.subtract({ days: (last.dayOfWeek - weekday + 7) % 7 });
  }
  const date = first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + (nth - 1) * 7 });
  return date.since(after).sign < 0 ? date : null;
}

const PART = patternsOf((language) => {
  const { begin, middle, end } = TIME_WORDS[language].ranks;
  const part = `(?:(?<begin>${phraseAlternatives(begin)})|(?<middle>${phraseAlternatives(middle)})|(?<end>${phraseAlternatives(end)}))`;
  return wholeWords(`${part}(?:-|${OF[language]})(?:${MONTH_SAID[language]})`);
});

/** The days of a month at which its middle and its end begin. */
const MIDDLE = 11;
const END = 21;

/** "The end of January", "mid-December", "this month", "next month". */
export function takePartsOfMonths(scan: Scan, calendar: Calendar): void {
  scan.take(PART[calendar.language], ({ groups }) => {
    const first = firstOfMonth(groups ?? {}, calendar);
    if (!first) return null;
    if (groups?.begin !== undefined)
      return { kind: 'days', from: first, to: first.with({ day: MIDDLE - 1 }) };
    if (groups?.middle !== undefined)
      return { kind: 'days', from: first.with({ day: MIDDLE }), to: first.with({ day: END - 1 }) };
    return { kind: 'days', from: first.with({ day: END }), to: first.with({ day: first.daysInMonth }) };
  });
  scan.take(WHOLE_MONTH[calendar.language], ({ groups }) => {
    const first = firstOfMonth(groups ?? {}, calendar);
    return first && { kind: 'days', from: first, to: first.with({ day: first.daysInMonth }) };
  });
}

/** "The month" alone tells none. */
const WHOLE_MONTH = patternsOf((language) => {
  const { nextMonth, thisMonth } = TIME_WORDS[language].ranks;
  return wholeWords(
    `(?<nextMonth>${phraseAlternatives(nextMonth)})|(?<thisMonth>${phraseAlternatives(thisMonth)})`,
  );
});
