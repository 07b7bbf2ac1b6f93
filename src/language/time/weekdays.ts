import type { Temporal } from 'temporal-polyfill';
import type { Language } from '../language.js';
import type { Calendar, DayPart, MomentValue } from './moment.js';
import { valuesOf } from './numbers.js';
import { anyOf, patternsOf, phrase, type Scan } from './scan.js';
import { byNumber, TIME_WORDS } from './time-words.js';

/** Full names in all languages. */
const FULL = valuesOf(byNumber('weekdays'));

const LATIN_NAMES = [...FULL.keys()].filter((name) => /^[a-z]/u.test(name));
const LATIN = anyOf(LATIN_NAMES);
const ARABIC = anyOf([...FULL.keys()].filter((name) => !/^[a-z]/u.test(name)));

/** Words one key away from a weekday that mean something else. */
const NOT_SLIPS = new Set([
  'montage',
  'montagen',
  'vienes',
  'salado',
  'sundry',
  'lunas',
  'martas',
  'jueces',
  'mondale',
]);

const SHORT: Record<Language, Map<string, number>> = {
  en: valuesOf(TIME_WORDS.en.shortWeekdays),
  de: valuesOf(TIME_WORDS.de.shortWeekdays),
  fr: valuesOf(TIME_WORDS.fr.shortWeekdays),
  es: valuesOf(TIME_WORDS.es.shortWeekdays),
  ar: valuesOf(TIME_WORDS.ar.shortWeekdays),
};

const SHORT_LEFT: Record<Language, string> = {
  en: '',
  de: '(?<=^|(?:am|bis|jeden|diesen|nachsten|von|auch|für) |[-,/&+·]\\s?)',
  fr: '(?<=^|(?:le|ce|du|au|les) |[-,/&+·]\\s?)',
  es: '(?<=^|(?:el|los|este|del|al|de|proximo) |[-,/&+·]\\s?)',
  ar: '',
};
/** A short form is a weekday before the end, a sign or one of these words. */
const SHORT_FOLLOWERS = [
  'and|or|at|to|till|til|until|from|after|before|morning|afternoon|evening|night',
  'bis|und|oder|um|ab|nach|vor|auf|offen|zu|et|ou|a|au|y|o|al',
  'open|closed|pls|please|plz|thx',
].join('|');
const SHORT_RIGHT = `\\.?(?=\\s{0,3}(?:$|[^\\p{L}\\s]|(?:${SHORT_FOLLOWERS})(?!\\p{L})))`;

const GERMAN_PART: Record<string, DayPart> = {
  morgen: 'morning',
  fruh: 'morning',
  vormittag: 'morning',
  mittag: 'midday',
  nachmittag: 'afternoon',
  abend: 'evening',
  nacht: 'night',
};

const ARABIC_PART: Record<string, DayPart> = {
  صباح: 'morning',
  مسا: 'evening',
  ليله: 'night',
  ليل: 'night',
};

const EVERY = 'every|each|any|jeden|jede|alle|chaque|tous les|les|le|los|todos los|cada';
const COMING = '(?:this )?coming|kommenden?|kommender|diesen kommenden';
const NEXT = 'next|nachsten?|nachster|el proximo|proximo|este proximo';
const LAST = 'last|letzten?|letzter|vergangenen';
const BEFORE_WAYS = [`(?<every>${EVERY})`, `(?<coming>${COMING})`, `(?<next>${NEXT})`, `(?<last>${LAST})`];
const BEFORE = `(?:${BEFORE_WAYS.map((way) => `${way}\\s+`).join('|')})?`;

const LATER = 'que viene|proximo|next week|nachste woche|la semana que viene';
const AFTER_WAYS = ['(?<soon>prochain|qui vient)', `(?<later>${LATER})`, '(?<past>dernier|passe|pasado)'];
const AFTER = `(?:${AFTER_WAYS.map((way) => `\\s+${way}`).join('|')})?`;

const LATIN_PART = Object.keys(GERMAN_PART).join('|');
const LATIN_DAY = phrase(`${BEFORE}(?<name>${LATIN})(?<plural>'?s)?(?<part>${LATIN_PART})?s?${AFTER}`);

const ARABIC_LEAD = [
  '(?:و|ف|ب|ل|ع)?(?<lead>يوم|ليله|ليل|مسا|صباح|نهار)\\s+(?:ال)?',
  '(?<=(?:كل|ايام|كل يوم)\\s+)(?:ال)?',
  '(?:و|ف)?(?:ال|بال|لل|عال|هال|ال)',
].join('|');
const ARABIC_LATER = 'القادمه?|الجاي|الجايه|الجاييه|المقبله?|الياي|اللي جاي';
const ARABIC_PAST = 'الماضي|الماضيه|اللي فاتت?';
const ARABIC_DAY = phrase(
  '(?<every>(?:و|ف|ب)?(?:كل|ايام|كل يوم)\\s+)?' +
    `(?:${ARABIC_LEAD})(?<name>${ARABIC})` +
    `(?:\\s+(?<later>${ARABIC_LATER})|\\s+(?<past>${ARABIC_PAST}))?`,
);

const RANGE_WORD = 'to|till|til|until|through|thru|bis|a|au|al|hasta(?: el)?|الى|حتى|ل|لحد';
const RANGE_SIGN = `\\s*(?:-|/)\\s*|\\s+(?:${RANGE_WORD})\\s+`;

const RANGE = patternsOf((language) => {
  const names = `(?:ال)?(?:${anyOf([...FULL.keys(), ...SHORT[language].keys()])})`;
  return phrase(`(?:يوم )?(?<from>${names})s?\\.?(?:${RANGE_SIGN})(?:يوم )?(?<to>${names})s?\\.?`);
});

const SHORT_NAME = patternsOf(
  (language) =>
    new RegExp(
      `(?<![\\p{L}\\p{N}])${SHORT_LEFT[language]}` +
        `(?<name>${anyOf(SHORT[language].keys())})(?![\\p{L}\\p{N}])${SHORT_RIGHT}`,
      'gu',
    ),
);

/** Weekdays, their ranges ("Mon-Fri"), rules ("on Thursdays") and typing errors. */
export function takeWeekdays(scan: Scan, calendar: Calendar): void {
  const short = SHORT[calendar.language];
  scan.take(RANGE[calendar.language], ({ groups }) => {
    const [from, to] = [groups?.from, groups?.to].map((name) => numberOfDay(name, short));
    return from === undefined || to === undefined ? null : { kind: 'weekly', weekdays: circle(from, to) };
  });
  for (const pattern of [LATIN_DAY, ARABIC_DAY]) {
    scan.take(pattern, ({ groups }) => spoken(groups ?? {}, calendar));
  }
  if (short.size === 0) return;
  scan.take(SHORT_NAME[calendar.language], ({ groups }) => {
    const weekday = short.get(groups?.name ?? '');
    return weekday === undefined ? null : onWeekday(calendar, weekday, 0);
  });
}

/** A long word one or two typing errors away from a weekday, e.g. "wendsday", "saterday", "donerstag". */
export function takeMisspelledWeekdays(scan: Scan, calendar: Calendar): void {
  scan.take(/(?<!\p{L})\p{L}{5,}(?!\p{L})/gu, ([word]) => {
    if (NOT_SLIPS.has(word)) return null;
    const name = LATIN_NAMES.find((each) => isSlip(word, each) || isSlip(word.replace(/s$/u, ''), each));
    const weekday = FULL.get(name ?? '');
    return weekday === undefined ? null : onWeekday(calendar, weekday, 0);
  });
}

function numberOfDay(name: string | undefined, short: Map<string, number>): number | undefined {
  const bare = (name ?? '').replace(/^ال/u, '');
  return FULL.get(bare) ?? short.get(bare);
}

/** The weekdays from one to another, across the end of the week if needed. */
function circle(from: number, to: number): number[] {
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((from - 1 + index) % 7) + 1);
}

function spoken(groups: Record<string, string | undefined>, calendar: Calendar): MomentValue[] {
  const weekday = FULL.get(groups.name ?? '') ?? 1;
  const part = GERMAN_PART[groups.part ?? ''] ?? ARABIC_PART[groups.lead ?? ''];
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
}: Record<string, string | undefined>): boolean {
  if (next ?? coming ?? last ?? later ?? soon ?? past) return false;
  return every !== undefined || plural !== undefined;
}

/**
 * "Next Friday" is read as the Friday of the following week (Monday first), "lundi prochain" and "kommenden Montag"
 * as the coming one. Usage differs, so an answer repeats the date.
 */
function weeksAway(groups: Record<string, string | undefined>, today: number, weekday: number): number {
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
  return slips(word, name) <= (name.length >= 8 ? 2 : 1);
}

/** Edit distance in which two swapped neighbours count as one error (optimal string alignment). */
function slips(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) row.push(cell(rows, row, one, other, i, j));
    rows.push(row);
  }
  return rows.at(-1)?.at(-1) ?? Number.POSITIVE_INFINITY;
}

function cell(rows: number[][], row: number[], one: string, other: string, i: number, j: number): number {
  const at = (line: number[] | undefined, index: number): number => line?.[index] ?? Number.POSITIVE_INFINITY;
  const changed = one[i - 1] === other[j - 1] ? 0 : 1;
  const plainEdit = Math.min(at(rows[i - 1], j) + 1, at(row, j - 1) + 1, at(rows[i - 1], j - 1) + changed);
  const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
  return swapped ? Math.min(plainEdit, at(rows[i - 2], j - 2) + 1) : plainEdit;
}
