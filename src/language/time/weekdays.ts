import type { Temporal } from 'temporal-polyfill';
import { LANGUAGES, perLanguage, type Language } from '../language.js';
import { phraseForms } from '../text/phrase-forms.js';
import { phraseAlternatives } from '../text/phrases.js';
import { alternativesOf, anyWordOf } from '../text/word-tables.js';
import type { Calendar, DayPart, MomentValue } from './moment.js';
import { valuesOf } from './numbers.js';
import { anyOf, patternsOf, wholeWords, type Scan } from './scan.js';
import { TIME_WORDS } from './time-words.js';
import { ARABIC_WEEKDAYS, LATIN_WEEKDAYS, WEEKDAYS } from './weekday-names.js';
import type { WeekdayWords } from './words/time-words.js';
import { ARABIC_WEEKDAY } from './words/weekdays/ar.js';
import { textPattern } from '../text/text-pattern.js';

const LATIN = anyOf(LATIN_WEEKDAYS);
const ARABIC = anyOf(ARABIC_WEEKDAYS);

/** Words of several languages around a weekday, as a part of a pattern. */
function beside(name: Exclude<keyof WeekdayWords, 'partsOnto'>, languages?: readonly Language[]): string {
  return alternativesOf(TIME_WORDS, ({ besideWeekday }) => besideWeekday[name], languages);
}

/** Words one typing error away from a weekday that mean something else. */
const NOT_SLIPS = anyWordOf(TIME_WORDS, ({ besideWeekday }) => besideWeekday.notSlips);

const SHORT = perLanguage(TIME_WORDS, ({ shortWeekdays }) => valuesOf(shortWeekdays));
const SHORT_LEFT = perLanguage(TIME_WORDS, ({ besideWeekday: { beforeShort } }) =>
  beforeShort === '' ? '' : `(?<=^|(?:${phraseAlternatives(beforeShort)}) |[-,/&+·]\\s?)`,
);
const SHORT_RIGHT = `\\.?(?=\\s{0,3}(?:$|[^\\p{L}\\s]|(?:${beside('afterShort')})(?!\\p{L})))`;

/** The part of the day that a word beside the name tells. */
const PARTS: ReadonlyMap<string, DayPart> = new Map(
  [ARABIC_WEEKDAY.partsBefore, ...LANGUAGES.map((language) => TIME_WORDS[language].besideWeekday.partsOnto)]
    .flatMap((parts) => Object.entries(parts) as [DayPart, string][])
    .flatMap(([part, phrases]) => phraseForms(phrases).map((form) => [form, part] as const)),
);

/** Arabic names and what stands beside them have a pattern of their own. */
const LATIN_LANGUAGES = LANGUAGES.filter((language) => language !== 'ar');
const BEFORE_WAYS = (['every', 'coming', 'nextButOne', 'next', 'last'] as const).map(
  (way) => `(?<${way}>${beside(way, LATIN_LANGUAGES)})\\s{1,3}`,
);
const AFTER_WAYS = (['afterNext', 'soon', 'later', 'past'] as const).map(
  (way) => `\\s{1,3}(?<${way}>${beside(way, LATIN_LANGUAGES)})`,
);
const LATIN_PART = alternativesOf(TIME_WORDS, ({ besideWeekday }) => Object.values(besideWeekday.partsOnto));
const LATIN_DAY = wholeWords(
  `(?:${BEFORE_WAYS.join('|')})?(?<name>${LATIN})(?<plural>'?s)?(?<part>${LATIN_PART})?s?` +
    `(?:${AFTER_WAYS.join('|')})?`,
);

const { article, day, leads, ontoLead, afterEvery, ontoName, partsBefore } = ARABIC_WEEKDAY;
const ARABIC_LEADS = [leads, ...Object.values(partsBefore)].map(phraseAlternatives).join('|');
const ARABIC_LEAD = [
  `(?:${phraseAlternatives(ontoLead)})?(?<lead>${ARABIC_LEADS})\\s{1,3}(?:${article})?`,
  `(?<=(?:${phraseAlternatives(afterEvery)})\\s{1,3})(?:${article})?`,
  phraseAlternatives(ontoName),
].join('|');
const ARABIC_DAY = wholeWords(
  `(?<every>(?:${beside('every', ['ar'])})\\s{1,3})?(?:${ARABIC_LEAD})(?<name>${ARABIC})` +
    `(?:\\s{1,3}(?<afterNext>${beside('afterNext', ['ar'])})|\\s{1,3}(?<later>${beside('later', ['ar'])})|\\s{1,3}(?<past>${beside('past', ['ar'])}))?`,
);

const RANGE_SIGN = `\\s{0,3}(?:-|/)\\s{0,3}|\\s{1,3}(?:${beside('to')})\\s{1,3}`;
const RANGE = patternsOf((language) => {
  const names = `(?:${article})?(?:${anyOf([...WEEKDAYS.keys(), ...SHORT[language].keys()])})`;
  const end = (name: string): string => `(?:${day} )?(?<${name}>${names})s?\\.?`;
  const onto = language === 'ar' ? `|\\s{1,3}${ARABIC_WEEKDAY.toOnto}` : '';
  return wholeWords(`${end('from')}(?:${RANGE_SIGN}${onto})${end('to')}`);
});

const SHORT_NAME = patternsOf((language) =>
  textPattern(
    `(?<![\\p{L}\\p{N}])${SHORT_LEFT[language]}` +
      `(?<name>${anyOf(SHORT[language].keys())})(?![\\p{L}\\p{N}])${SHORT_RIGHT}`,
    'gu',
  ),
);

/** "In der Nacht von Freitag auf Samstag" is the night of Friday. */
const NIGHT_BETWEEN = patternsOf((language) => {
  const { nightFrom, nightTo } = TIME_WORDS[language].besideWeekday;
  if (nightFrom === '') return null;
  const name = (group: string): string => `(?<${group}>${LATIN})`;
  return wholeWords(
    `(?:${phraseAlternatives(nightFrom)}) ${name('name')} (?:${phraseAlternatives(nightTo)}) ${name('to')}`,
  );
});

const NEXT_BEFORE = textPattern(`(?<!\\p{L})(?:${beside('next', LATIN_LANGUAGES)}) $`, 'u');

/** Weekdays, their ranges ("Mon-Fri"), rules ("on Thursdays") and typing errors. */
export function takeWeekdays(scan: Scan, calendar: Calendar): void {
  const short = SHORT[calendar.language];
  const night = NIGHT_BETWEEN[calendar.language];
  if (night) {
    scan.take(night, ({ groups }) => [
      onWeekday(calendar, WEEKDAYS.get(groups?.name ?? '') ?? 1, 0),
      { kind: 'part', part: 'night' },
    ]);
  }
  scan.take(RANGE[calendar.language], ({ groups }) => {
    const [from, to] = [groups?.from, groups?.to].map((name) => numberOfDay(name, short));
    return from === undefined || to === undefined ? null : { kind: 'weekly', weekdays: circle(from, to) };
  });
  for (const pattern of [LATIN_DAY, ARABIC_DAY]) {
    scan.take(pattern, ({ groups }) => spoken(groups ?? {}, calendar));
  }
  if (short.size === 0) return;
  scan.take(SHORT_NAME[calendar.language], ({ groups, index }) => {
    const weekday = short.get(groups?.name ?? '');
    if (weekday === undefined) return null;
    const way = NEXT_BEFORE.test(scan.before(index)) ? { next: '' } : {};
    return onWeekday(calendar, weekday, weeksAway(way, calendar.now.dayOfWeek, weekday));
  });
}

/** A long word one or two typing errors away from a weekday, e.g. "wendsday", "saterday", "donerstag". */
export function takeMisspelledWeekdays(scan: Scan, calendar: Calendar): void {
  scan.take(/(?<!\p{L})\p{L}{5,}(?!\p{L})/gu, ([word]) => {
    const weekday = misspelled(word);
    return weekday === undefined ? null : onWeekday(calendar, weekday, 0);
  });
}

export function isMisspelledWeekday(word: string): boolean {
  return word.length >= 5 && misspelled(word) !== undefined;
}

function misspelled(word: string): number | undefined {
  if (NOT_SLIPS.has(word)) return undefined;
  const singular = word.endsWith('s') ? word.slice(0, -1) : null;
  const name = LATIN_WEEKDAYS.find(
    (each) => isSlip(word, each) || (singular !== null && isSlip(singular, each)),
  );
  return WEEKDAYS.get(name ?? '');
}

const ARTICLE = textPattern(`^${article}`, 'u');

function numberOfDay(name: string | undefined, short: Map<string, number>): number | undefined {
  const bare = (name ?? '').replace(ARTICLE, '');
  return WEEKDAYS.get(bare) ?? short.get(bare);
}

/** The weekdays from one to another, across the end of the week if needed. */
function circle(from: number, to: number): number[] {
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((from - 1 + index) % 7) + 1);
}

function spoken(groups: Record<string, string | undefined>, calendar: Calendar): MomentValue[] {
  const weekday = WEEKDAYS.get(groups.name ?? '') ?? 1;
  const part = PARTS.get(groups.part ?? groups.lead ?? '');
  const parts: MomentValue[] = part ? [{ kind: 'part', part }] : [];
  if (isRule(groups)) return [{ kind: 'weekly', weekdays: [weekday] }, ...parts];
  return [onWeekday(calendar, weekday, weeksAway(groups, calendar.now.dayOfWeek, weekday)), ...parts];
}

function isRule({
  every,
  plural,
  next,
  coming,
  last,
  later,
  soon,
  past,
  nextButOne,
  afterNext,
}: Record<string, string | undefined>): boolean {
  if (next ?? coming ?? last ?? later ?? soon ?? past ?? nextButOne ?? afterNext) return false;
  return every !== undefined || plural !== undefined;
}

/**
 * "Übernächsten Mittwoch" and "the Friday after next" are the second one from now. "Next Friday" is read as the Friday of the following week (Monday first), "lundi prochain" and "kommenden Montag"
 * as the coming one. Usage differs, so an answer repeats the date.
 */
function weeksAway(groups: Record<string, string | undefined>, today: number, weekday: number): number {
  if (groups.nextButOne !== undefined || groups.afterNext !== undefined) return weekday === today ? 2 : 1;
  if (groups.next !== undefined || groups.later !== undefined) return weekday >= today ? 1 : 0;
  if (groups.coming !== undefined || groups.soon !== undefined) return weekday === today ? 1 : 0;
  return groups.last !== undefined || groups.past !== undefined ? -1 : 0;
}

function onWeekday({ now }: Calendar, weekday: number, weeks: number): MomentValue {
  const today: Temporal.PlainDate = now.toPlainDate();
  const date = today.add({ days: ((weekday - today.dayOfWeek + 7) % 7) + weeks * 7 });
  return { kind: 'day', date, by: 'weekday' };
}

function isSlip(word: string, name: string): boolean {
  if (word.at(0) !== name.at(0) || name.length < 5 || Math.abs(word.length - name.length) > 2) return false;
  // A word with two letters less than eight may be another one, as a form of the verb for selling.
  const most = name.length > 8 || (name.length === 8 && name.length - word.length < 2) ? 2 : 1;
  const same = sameBeginning(word, name);
  return slips(word.slice(same), name.slice(same)) <= most;
}

function sameBeginning(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** Edit distance in which two swapped neighbours count as one error (optimal string alignment). */
function slips(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = one[i - 1] === other[j - 1] ? 0 : 1;
      const added = Math.min(distance(last, j), distance(row, j - 1)) + 1;
      const plainEdit = Math.min(added, distance(last, j - 1) + changed);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row.push(swapped ? Math.min(plainEdit, distance(beforeLast, j - 2) + 1) : plainEdit);
    }
    [beforeLast, last] = [last, row];
  }
  return distance(last, other.length);
}

function distance(row: readonly number[], at: number): number {
  return row[at] ?? Number.POSITIVE_INFINITY;
}
