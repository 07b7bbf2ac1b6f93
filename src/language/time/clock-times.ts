import type { Language } from '../language.js';
import type { Calendar, ClockTime, MomentValue, TimeRelation } from './moment.js';
import { numberOf, SPOKEN } from './numbers.js';
import { anyOf, MASK, patternsOf, wholeWords, type Scan } from './scan.js';
import { phraseAlternatives } from '../text/phrases.js';
import { clockWords, TIME_WORDS } from './time-words.js';
import { ARABIC_CLOCK } from './words/clock/ar.js';
import { SPANISH_CLOCK } from './words/clock/es.js';
import { textPattern } from '../text/text-pattern.js';

type Groups = Record<string, string | undefined>;
interface TimeRule {
  pattern: RegExp;
  read: (groups: Groups, language: Language) => ClockTime | null;
}

/** What may follow a bare number that is an hour: nothing that is counted. */
const NOTHING_COUNTED = `(?=\\s{0,3}(?:$|[?!,;·)/-]|\\.(?:\\s|$)|(?:${clockWords('followers')})(?!\\p{L})))`;

const AP = '(?<half>a\\.?\\s?m\\.?|p\\.?\\s?m\\.?|a|p)';
const CLOCK = '(?<h>[01]?\\d|2[0-4])';

const COMMON: readonly TimeRule[] = [
  rule(`${CLOCK}(?:[:.]?(?<m>[0-5]\\d))?\\s?${AP}`, halfOfDay),
  rule(`${CLOCK}:(?<m>[0-5]\\d)(?:\\s{0,3}(?:uhr|h|hrs?))?`, digits),
  rule(`${CLOCK}(?:\\s?(?:uhr|heures?|hs))(?:\\s?(?<m>[0-5]\\d))?`, digits),
];

const RULES: Record<Language, readonly TimeRule[]> = {
  en: [
    rule('(?<from>half|quarter|twenty|ten) past midnight', ({ from }) =>
      clock(0, PAST_MIDNIGHT[from ?? ''] ?? 0, false),
    ),
    rule('(?<h>[01]\\d|2[0-3])(?<m>[0-5]\\d) ?(?:hours|hrs)', digits),
    minutesPast('en', 'half(?: past|past)?', 30),
    minutesPast('en', '(?:a )?(?:quarter|qtr) (?:past|after)', 15),
    minutesPast('en', '(?:a )?(?:quarter|qtr) (?:to|of|before)', -15),
    minutesPast('en', '(?:ten|10) (?:past|after)', 10),
    minutesPast('en', '(?:ten|10) (?:to|of)', -10),
    minutesPast('en', '(?:twenty|20) (?:past|after)', 20),
    minutesPast('en', '(?:twenty|20) to', -20),
    minutesPast('en', '(?:five|5) past', 5),
    minutesPast('en', '(?:five|5) to', -5),
    rule(`${hour('en')} thirty`, (groups, language) => spokenTime(groups, language, 30)),
    rule(`${hour('en')}(?: |-)?o'?\\s?clock`, (groups, language) => spokenTime(groups, language, 0)),
    rule(`${beforeDotted('en')}(?<h>\\d{1,2})\\.(?<m>[0-5]\\d)`, digits),
    rule(`(?<=is )${hour('en')}(?= (?:too|2|to) (?:late|early))`, (groups, language) =>
      spokenTime(groups, language, 0),
    ),
    rule(
      `${hour('en')}(?= (?:${phraseAlternatives(TIME_WORDS.en.clock.partsBehind)})(?!\\p{L}))`,
      (groups, language) => spokenTime(groups, language, 0),
    ),
    bare('en'),
    fixedTime('noon|midday|12 noon|noontime', 12),
    fixedTime('midnight', 24),
  ],
  de: [
    minutesPast('de', '(?:funf|5) vor halb', -35),
    minutesPast('de', '(?:funf|5) nach halb', -25),
    minutesPast('de', 'halb', -30),
    minutesPast('de', 'dreiviertel|drei viertel', -15),
    minutesPast('de', 'viertel nach|1/4 nach', 15),
    minutesPast('de', 'viertel vor', -15),
    minutesPast('de', 'viertel', -45),
    minutesPast('de', '(?:zehn|10) nach', 10),
    minutesPast('de', '(?:zehn|10) vor', -10),
    minutesPast('de', '(?:zwanzig|20) nach', 20),
    minutesPast('de', '(?:zwanzig|20) vor', -20),
    rule(`${hour('de')} uhr(?! ?\\d)(?: (?<m>dreissig|funfzehn|funfundvierzig))?`, germanMinutes),
    rule(
      `(?<h>\\d{1,2})\\.(?<m>[0-5]\\d)(?= ?(?:uhr|h)(?!\\p{L}))|${beforeDotted('de')}(?<h2>\\d{1,2})\\.(?<m2>[0-5]\\d)`,
      digits,
    ),
    bare('de'),
    fixedTime('mitternachts?', 24),
  ],
  fr: [
    rule(
      '(?<h>\\d{1,2}|H)\\s?(?:h|heures?)\\s?(?:et )?(?<frac>demie?|quart|moins le quart|moins quart|moins dix|moins vingt|dix|vingt|trente)'.replace(
        '|H',
        `|${anyOf(SPOKEN.fr.keys())}`,
      ),
      frenchFraction,
    ),
    rule('(?<noon>midi|minuit) (?:et )?(?<frac>demie?|quart|moins le quart|trente)', frenchFraction),
    rule('(?<h>[01]?\\d|2[0-4])\\s?h\\s?(?<m>[0-5]\\d)?', digits),
    rule(`${hour('fr')} heures?`, (groups, language) => spokenTime(groups, language, 0)),
    bare('fr', '(?!une)'),
    fixedTime('(?<!(?:ce|entre|apres|le)[ -])midi(?! (?:a|et) )', 12),
    fixedTime('minuit', 24),
  ],
  es: [
    rule(`${hour('es')} ${spanish('past')}`, spanishFraction),
    rule(`${hour('es')} ${spanish('to')}`, spanishFraction),
    rule(`${spanish('before')} ${hour('es')}`, spanishFraction),
    rule(`${beforeDotted('es')}(?<h>\\d{1,2})\\.(?<m>[0-5]\\d)`, digits),
    rule('(?<h>[01]?\\d|2[0-4])\\s?h(?:s|oras|rs)?(?:\\s?(?<m>[0-5]\\d))?', digits),
    bare('es'),
    fixedTime('medianoche', 24),
  ],
  ar: [
    rule(`${arabicHour()} ?${arabic('past')}`, arabicFraction),
    rule(`${arabicHour()} ${arabic('to')}`, arabicFraction),
    rule(`${arabicHour()}(?=\\s{0,3}(?:${arabic('parts')})(?!\\p{L}))`, (groups, language) =>
      spokenTime(groups, language, 0),
    ),
    rule(`(?<=${arabic('oClock')} )${arabicHour()}`, (groups, language) => spokenTime(groups, language, 0)),
    bare('ar'),
    fixedTime(arabic('midnight'), 24),
  ],
};

/** Clock times and spans of time ("from 2 to 4"), each with its relation (before, after, until) to the moment. */
export function takeTimes(scan: Scan, { language }: Calendar): void {
  for (const pattern of RANGES[language]) scan.take(pattern, ({ groups }) => rangeOf(groups ?? {}, language));
  for (const { pattern, read } of [
    ...RULES[language].slice(0, -1),
    ...COMMON,
    ...RULES[language].slice(-1),
  ]) {
    scan.take(pattern, (match) => {
      const time = read(match.groups ?? {}, language);
      return time && at(time, scan.before(match.index) + (language === 'ar' ? leadOf(match) : ''));
    });
  }
}

/** "From 5 to 7 pm": both are in the evening, as far as the first is before the second. */
function rangeOf(groups: Groups, language: Language): MomentValue | null {
  const { from, from_m: fromMinute, to, to_m: toMinute } = groups;
  const said = bareTime(numberOf(from, language), fromMinute);
  const end = bareTime(numberOf(to, language), toMinute);
  if (!said || !end) return null;
  const till =
    groups.half === undefined ? end : halfOfDay({ h: String(end.hour), m: toMinute, half: groups.half });
  if (!till) return null;
  const own =
    groups.half1 ?? (said.hour % 12 < till.hour % 12 || said.hour === till.hour ? groups.half : undefined);
  const time = own === undefined ? said : halfOfDay({ h: String(said.hour), m: fromMinute, half: own });
  return time && { kind: 'time', time, till, relation: 'at' };
}

function at(time: ClockTime, before: string): MomentValue {
  return { kind: 'time', time, relation: relationOf(before) };
}

/** The part of a match before its number; in Arabic "until" is a prefix of it. */
function leadOf({ 0: hit, groups }: RegExpExecArray): string {
  const lead = hit.slice(0, Math.max(0, hit.indexOf(groups?.h ?? hit)));
  return lead.startsWith(ARABIC_CLOCK.untilOnto) ? ARABIC_CLOCK.until : lead;
}

const RELATIONS: readonly (readonly [TimeRelation, RegExp])[] = [
  ['before', endsWith(clockWords('before'))],
  ['after', endsWith(clockWords('after'))],
  ['until', endsWith(clockWords('until'))],
];

function relationOf(before: string): TimeRelation {
  return RELATIONS.find(([, pattern]) => pattern.test(before))?.[0] ?? 'at';
}

function endsWith(words: string): RegExp {
  return textPattern(`(?<!\\p{L})(?:${words})\\s+(?:(?:${clockWords('about')})\\s*)*$`, 'u');
}

const RANGES = patternsOf((language) => {
  const number = `\\d{1,2}|${anyOf(SPOKEN[language].keys())}`;
  const minutes = (name: string): string => `(?:[:.h](?<${name}>[0-5]\\d)?)?(?: ?(?:uhr|h|hs))?`;
  const hourWord = `(?:${clockWords('hourWord')}) `;
  const half = (name: string): string => `(?:\\s?(?<${name}>a\\.?m\\.?|p\\.?m\\.?))`;
  const first = `(?:${hourWord})?(?<from>${number})${minutes('from_m')}`;
  const from = `(?:${clockWords('from')})\\s{1,3}${first}`;
  const sign = `(?:-|${clockWords('to')})\\s{0,3}(?:${hourWord})?`;
  const to = `${sign}(?<to>${number})${minutes('to_m')}`;
  const ending = `(?<to>${number})(?:[:.h](?<to_m>[0-5]\\d)?)?(?:${half('half')}| ?(?:uhr|heures|hs?|hrs)(?!\\p{L})|(?<=h))`;
  return [
    wholeWords(`${from}${half('half1')}?\\s{0,3}${sign}${ending}`),
    wholeWords(`${from}\\s{0,3}${to}${NOTHING_COUNTED}`),
    wholeWords(`${first}${half('half1')}?\\s{0,3}${sign}${ending}`),
    wholeWords(`(?<=${MASK},? ?)${first}\\s{0,3}${to}${NOTHING_COUNTED}`),
  ];
});

function rule(source: string, read: TimeRule['read']): TimeRule {
  return { pattern: wholeWords(source), read };
}

function beforeDotted(language: Language): string {
  return `(?<=(?:${phraseAlternatives(TIME_WORDS[language].clock.beforeDotted)}) )`;
}

function hour(language: Language): string {
  return `(?<h>\\d{1,2}|${anyOf(SPOKEN[language].keys())})`;
}

function arabic(name: 'past' | 'to' | 'parts' | 'oClock' | 'midnight'): string {
  return phraseAlternatives(ARABIC_CLOCK[name]);
}

function spanish(name: keyof typeof SPANISH_CLOCK): string {
  return phraseAlternatives(SPANISH_CLOCK[name]);
}

function arabicHour(): string {
  return `(?:${ARABIC_CLOCK.article})?(?<h>\\d{1,2}(?![:.]\\d)|${anyOf(SPOKEN.ar.keys())})`;
}

/**
 * A whole hour after a preposition, unless something that is counted follows ("after 2 weeks").
 * @param except a part of a pattern: what is no hour without its word ("il y en a une")
 */
function bare(language: Language, except = ''): TimeRule {
  const prepositions = phraseAlternatives(TIME_WORDS[language].clock.prepositions);
  // Arabic prepositions are often prefixes of the number, so they are part of the match.
  const lead =
    language === 'ar'
      ? `(?:${prepositions})\\s{0,3}(?:${ARABIC_CLOCK.article})?`
      : `(?<=(?<![\\p{L}])(?:${prepositions})\\s{1,3})`;
  return rule(`${lead}${except}${hour(language)}${NOTHING_COUNTED}`, (groups, own) =>
    spokenTime(groups, own, 0),
  );
}

function minutesPast(language: Language, words: string, minutes: number): TimeRule {
  return rule(`(?:${words}) ${hour(language)}(?: uhr)?`, (groups, own) => spokenTime(groups, own, minutes));
}

function fixedTime(words: string, whole: number): TimeRule {
  return rule(words, () => ({ hour: whole, minute: 0, vague: false }));
}

function bareTime(whole: number, minute?: string): ClockTime | null {
  return clock(whole, Number(minute ?? 0), whole >= 1 && whole <= 12);
}

function clock(hourSaid: number, minute: number, vague: boolean): ClockTime | null {
  if (Number.isNaN(hourSaid) || hourSaid > 24 || (hourSaid === 24 && minute > 0)) return null;
  return { hour: hourSaid, minute, vague };
}

/** `minutes` past the hour; negative minutes are before it. */
function spokenTime(groups: Groups, language: Language, minutes: number): ClockTime | null {
  const whole = numberOf(groups.h, language);
  const total = whole * 60 + minutes;
  return clock(Math.floor(total / 60), ((total % 60) + 60) % 60, whole >= 1 && whole <= 12);
}

/** A leading zero ("09:00") or an hour past twelve is unambiguous. */
function digits(groups: Groups): ClockTime | null {
  const written = groups.h ?? groups.h2 ?? '';
  const whole = Number(written);
  return clock(
    whole,
    Number(groups.m ?? groups.m2 ?? 0),
    !written.startsWith('0') && whole >= 1 && whole <= 12,
  );
}

function halfOfDay({ h, m, half }: Groups): ClockTime | null {
  const whole = Number(h);
  if (whole > 12) return clock(whole, Number(m ?? 0), false);
  return clock((whole % 12) + (half?.startsWith('p') ? 12 : 0), Number(m ?? 0), false);
}

const PAST_MIDNIGHT: Record<string, number> = { half: 30, quarter: 15, twenty: 20, ten: 10 };

const MINUTES: Record<string, number> = {
  demi: 30,
  demie: 30,
  trente: 30,
  quart: 15,
  'moins le quart': -15,
  'moins quart': -15,
  'moins dix': -10,
  'moins vingt': -20,
  media: 30,
  cuarto: 15,
  cinco: 5,
  diez: 10,
  dix: 10,
  veinte: 20,
  vingt: 20,
  veinticinco: 25,
  dreissig: 30,
  funfzehn: 15,
  funfundvierzig: 45,
};

function germanMinutes(groups: Groups, language: Language): ClockTime | null {
  return spokenTime(groups, language, MINUTES[groups.m ?? ''] ?? 0);
}

function frenchFraction(groups: Groups, language: Language): ClockTime | null {
  const minutes = MINUTES[groups.frac ?? ''] ?? 0;
  if (groups.noon === undefined) return spokenTime(groups, language, minutes);
  const total = (groups.noon === 'midi' ? 12 : 24) * 60 + minutes;
  return clock(Math.floor(total / 60) % 24, ((total % 60) + 60) % 60, false);
}

function spanishFraction(groups: Groups, language: Language): ClockTime | null {
  const minutes = groups.minus === undefined ? MINUTES[groups.frac ?? ''] : -(MINUTES[groups.minus] ?? 0);
  return spokenTime(groups, language, minutes ?? 0);
}

function arabicFraction(groups: Groups, language: Language): ClockTime | null {
  const said = groups.frac ?? groups.minus ?? '';
  const minutes = ARABIC_CLOCK.minutes.find(([pattern]) => pattern.test(said))?.[1] ?? 0;
  return spokenTime(groups, language, groups.minus === undefined ? minutes : -minutes);
}
