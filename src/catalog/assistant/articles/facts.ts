import { fold } from '../../../language/text/fold.js';
import type { Language } from '../../../language/language.js';

/** A fact that a text states in a form that can be said in another language. */
interface Fact {
  /** Place in the text. */
  at: number;
  said: string;
}

type Words = Record<Language, string>;

const FREE: Words = { en: 'free', de: 'kostenlos', fr: 'gratuit', es: 'gratis', ar: 'مجاني' };
const SAYS_FREE =
  /(?<!\p{L})(?:free(?! ?-)|free of charge|kostenlos|gratis|umsonst|gratuite?s?|offerte?s?|gratuit[oa]s?|مجاني|مجانا|مجانيه|بلا مقابل|بدون رسوم)(?!\p{L})/u;
const INCLUDED: Words = { en: 'included', de: 'inbegriffen', fr: 'inclus', es: 'incluido', ar: 'مشمول' };
const SAYS_INCLUDED =
  /(?<!\p{L})(?:included|inbegriffen|inklusive|enthalten|samt|compris(?:e|es)?|inclus(?:e|es)?|incluid[oa]s?|مشمول|شامل|يشمل)(?!\p{L})/u;

/** Units of time and parts, folded, and what one and several are called. */
const UNITS: readonly (readonly [string, Record<Language, string>])[] = [
  [
    'working days?|business days?|arbeitstagen?|arbeitstage|werktagen?|werktage|jours ouvres|jours ouvrables|dias habiles|dias laborables|ايام عمل|يوم عمل',
    { en: 'working days', de: 'Werktage', fr: 'jours ouvrés', es: 'días hábiles', ar: 'أيام عمل' },
  ],
  ['days?|tagen?|jours?|dias?|يوما?|ايام', { en: 'days', de: 'Tage', fr: 'jours', es: 'días', ar: 'يوم' }],
  [
    'weeks?|wochen?|semaines?|semanas?|اسبوعا?|اسابيع',
    { en: 'weeks', de: 'Wochen', fr: 'semaines', es: 'semanas', ar: 'أسبوع' },
  ],
  [
    'months?|monaten?|monate?|mois|mes|meses|شهرا?|اشهر|شهور',
    { en: 'months', de: 'Monate', fr: 'mois', es: 'meses', ar: 'شهر' },
  ],
  [
    'years?|jahren?|jahre?|ans?|anos?|سنه|سنوات|سنين',
    { en: 'years', de: 'Jahre', fr: 'ans', es: 'años', ar: 'سنوات' },
  ],
  [
    'minutes?|minuten|minutos?|دقيقه|دقائق',
    { en: 'minutes', de: 'Minuten', fr: 'minutes', es: 'minutos', ar: 'دقيقة' },
  ],
];

const CURRENCY =
  '€|£|\\$|(?:eur|usd|gbp|chf|cop|aed|sar|egp|jod)(?!\\p{L})|euros?|dollars?|pounds?|pesos?|francs?|جنيها?|جنيهات|ريالا?|ريالات|درهما?|دراهم|دينارا?|دنانير|يورو';
const AMOUNT = new RegExp(
  `(?:(${CURRENCY})\\s?)(\\d(?:[\\d.,]{0,20}\\d)?)|(?<!\\d)(\\d(?:[\\d.,]{0,20}\\d)?)\\s?(${CURRENCY})(?!\\p{L})`,
  'gu',
);
const CURRENCY_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^جنيه/u, 'EGP'],
  [/^ريال/u, 'SAR'],
  [/^(?:درهم|دراهم)/u, 'AED'],
  [/^(?:دينار|دنانير)/u, 'JOD'],
  [/^(?:euros?|يورو)$/u, '€'],
];
const CLOCK =
  /(?<![\d.,])(\d{1,2})\s?(?:h|:|uhr)\s?(\d{2})?(?![\d\p{L}])|(\d{1,2})(?::(\d{2}))?\s?([ap]m)(?!\p{L})/gu;
const SHARE = /(?<!\d)(\d{1,12}(?:[.,]\d{1,12})?)\s?%/gu;
const MOST_FACTS = 6;

const LEADS: Words = {
  en: 'In short, it mentions:',
  de: 'Kurz gesagt steht dort:',
  fr: 'En bref, on y lit :',
  es: 'En resumen, menciona:',
  ar: 'باختصار، يذكر النص:',
};
const YES: Words = { en: 'Yes.', de: 'Ja.', fr: 'Oui.', es: 'Sí.', ar: 'نعم.' };
const NO: Words = { en: 'No.', de: 'Nein.', fr: 'Non.', es: 'No.', ar: 'لا.' };
const SAYS_YES = /^(?:yes|ja|oui|si|نعم|اجل)(?:\s*[.,;:!،]|\s+[–-])/u;
const SAYS_NO = /^(?:no|nein|non|لا)(?:\s*[.,;:!،]|\s+[–-])/u;

/**
 * One sentence in the visitor's language with the prices, times, terms and "free" that a text in another states, in
 * the text's order; empty when it states none.
 * @param currency ISO 4217, whose own name a bare currency word ("pesos", "ريال") stands for
 */
export function factsOf(text: string, language: Language, currency: string): string {
  const folded = fold(text);
  const facts = [
    ...wordFact(folded, SAYS_FREE, FREE[language]),
    ...wordFact(folded, SAYS_INCLUDED, INCLUDED[language]),
    ...amountsIn(folded, currency),
    ...termsIn(folded, language),
    ...timesIn(folded),
    ...weekdaysIn(folded, language),
    ...[...folded.matchAll(SHARE)].map(({ index, 1: figure }) => ({ at: index, said: `${figure} %` })),
  ];
  const said = [...new Set(facts.sort((a, b) => a.at - b.at).map((fact) => fact.said))];
  if (said.length === 0) return '';
  const comma = language === 'ar' ? '، ' : '; ';
  return `${LEADS[language]} ${said.slice(0, MOST_FACTS).join(comma)}.`;
}

/** The yes or no that an answer in another language begins with. */
export function verdictOf(text: string, language: Language): string {
  const folded = fold(text);
  if (SAYS_YES.test(folded)) return YES[language];
  return SAYS_NO.test(folded) ? NO[language] : '';
}

function wordFact(folded: string, pattern: RegExp, said: string): Fact[] {
  const match = pattern.exec(folded);
  return match ? [{ at: match.index, said }] : [];
}

function amountsIn(folded: string, currency: string): Fact[] {
  return [...folded.matchAll(AMOUNT)].map((match) => {
    const [, before, first = '', second = '', after] = match;
    const unit = before ?? after ?? '';
    const named = CURRENCY_NAMES.find(([pattern]) => pattern.test(unit))?.[1];
    const isBareWord = named === undefined && /^\p{L}/u.test(unit);
    const sign = named ?? (isBareWord ? currency : unit);
    return { at: match.index, said: before ? `${sign}${first}` : `${second} ${sign}` };
  });
}

const NUMBERS = [
  'two|zwei|deux|dos',
  'three|drei|trois|tres|ثلاثه|ثلاث',
  'four|vier|quatre|cuatro|اربعه|اربع',
  'five|funf|cinq|cinco|خمسه|خمس',
  'six|sechs|seis|سته|ست',
  'seven|sieben|sept|siete|سبعه|سبع',
  'eight|acht|huit|ocho|ثمانيه|ثماني',
  'nine|neun|neuf|nueve|تسعه|تسع',
  'ten|zehn|dix|diez|عشره|عشر',
  'eleven|elf|onze|once',
  'twelve|zwolf|douze|doce',
].map((names, position) => [new RegExp(`^(?:${names})$`, 'u'), `${position + 2}`, names] as const);
const NUMBER = `(?<!\\d)\\d{1,12}|(?<!\\p{L})(?:${NUMBERS.map(([, , names]) => names).join('|')})`;

function figureOf(count: string): string {
  return NUMBERS.find(([pattern]) => pattern.test(count))?.[1] ?? count;
}

const TERMS = UNITS.map(
  ([unit, names]) =>
    [new RegExp(`(${NUMBER})\\s(?:${unit})(?!\\p{L}|\\s(?:ouvr|habil|labora|عمل))`, 'gu'), names] as const,
);

function termsIn(folded: string, language: Language): Fact[] {
  return TERMS.flatMap(([pattern, names]) =>
    [...folded.matchAll(pattern)].map(({ index, 1: count }) => ({
      at: index,
      said: `${figureOf(count ?? '')} ${names[language]}`,
    })),
  );
}

function timesIn(folded: string): Fact[] {
  return [...folded.matchAll(CLOCK)].flatMap((match) => {
    const [, hour, minute, hour12, minute12, half] = match;
    const at = match.index;
    if (hour12) return [{ at, said: `${hour12}:${minute12 ?? '00'} ${half ?? ''}`.trim() }];
    const isClock = minute !== undefined || /uhr/.test(match[0]);
    return isClock ? [{ at, said: `${hour ?? ''}:${minute ?? '00'}` }] : [];
  });
}

/** A Monday. */
const FIRST = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;
const LANGUAGES: readonly Language[] = ['en', 'de', 'fr', 'es', 'ar'];

function weekday(language: Language, day: number): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(FIRST + day * DAY);
}

const WEEKDAYS: readonly RegExp[] = [0, 1, 2, 3, 4, 5, 6].map((day) => {
  const names = LANGUAGES.map((language) => fold(weekday(language, day)).replace(/^ال/u, '(?:ال)?'));
  return new RegExp(`(?<!\\p{L})(?:${names.join('|')})s?(?!\\p{L})`, 'gu');
});

function weekdaysIn(folded: string, language: Language): Fact[] {
  return WEEKDAYS.flatMap((pattern, day) =>
    [...folded.matchAll(pattern)]
      .slice(0, 1)
      .map(({ index }) => ({ at: index, said: weekday(language, day) })),
  );
}
