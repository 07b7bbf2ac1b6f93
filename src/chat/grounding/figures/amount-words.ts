import { LANGUAGES, type Language } from '../../../language/language.js';
import { phraseAlternatives } from '../../../language/text/phrases.js';
import { alternativesOf, linesOf } from '../../../language/text/word-tables.js';
import { unitForms } from '../../../language/units/units.js';
import type { UnitName } from '../../../language/units/words/unit-words.js';
import type { AmountKind } from '../facts/claims.js';
import { GROUNDING_WORDS } from '../words/words.js';

const END = '(?![\\p{L}\\p{N}])';

/** What a unit measures; values are multiplied by `factor`. */
export interface Unit {
  kind: AmountKind;
  unit: string;
  factor: number;
}

/** Minutes and months do not convert into each other. */
const UNITS: readonly (readonly [UnitName, Unit])[] = [
  ['kilogram', { kind: 'quantity', unit: 'g', factor: 1000 }],
  ['gram', { kind: 'quantity', unit: 'g', factor: 1 }],
  ['pound', { kind: 'quantity', unit: 'lb', factor: 1 }],
  ['ounce', { kind: 'quantity', unit: 'oz', factor: 1 }],
  ['millilitre', { kind: 'quantity', unit: 'ml', factor: 1 }],
  ['centilitre', { kind: 'quantity', unit: 'ml', factor: 10 }],
  ['litre', { kind: 'quantity', unit: 'ml', factor: 1000 }],
  ['millimetre', { kind: 'quantity', unit: 'mm', factor: 1 }],
  ['centimetre', { kind: 'quantity', unit: 'mm', factor: 10 }],
  ['metre', { kind: 'quantity', unit: 'mm', factor: 1000 }],
  ['kilometre', { kind: 'quantity', unit: 'mm', factor: 1_000_000 }],
  ['inch', { kind: 'quantity', unit: 'in', factor: 1 }],
  ['minute', { kind: 'duration', unit: 'min', factor: 1 }],
  ['hour', { kind: 'duration', unit: 'min', factor: 60 }],
  ['day', { kind: 'duration', unit: 'min', factor: 1440 }],
  ['week', { kind: 'duration', unit: 'min', factor: 10_080 }],
  ['month', { kind: 'duration', unit: 'month', factor: 1 }],
  ['year', { kind: 'duration', unit: 'month', factor: 12 }],
  ['percent', { kind: 'percent', unit: '', factor: 1 }],
  ['lumen', { kind: 'quantity', unit: 'lm', factor: 1 }],
  ['kilowatt', { kind: 'quantity', unit: 'w', factor: 1000 }],
  ['watt', { kind: 'quantity', unit: 'w', factor: 1 }],
  ['decibel', { kind: 'quantity', unit: 'db', factor: 1 }],
];
/** Between a number and its unit: a blank, or words such as "working". */
const QUALIFIER = alternativesOf(GROUNDING_WORDS, ({ beforeDays }) => beforeDays);
const BEFORE_UNIT = `^[\\s-]{0,2}(?:(?:${QUALIFIER})\\s?)?`;
export const PERCENT = new RegExp(
  `^\\s?(?:[%\u066A]|(?:${alternativesOf(GROUNDING_WORDS, ({ percent }) => percent)})${END})`,
  'u',
);
export const PATTERNS = UNITS.map(
  ([name, unit]) => [new RegExp(`${BEFORE_UNIT}(?:${unitForms(name)})${END}`, 'u'), unit] as const,
);
/** `18 v`, `2 ah`, `64 gb`: signs without an entry of their own. */
const OTHER_SIGNS = 'v|ah|mah|va|kwh|wh|hz|khz|mhz|ghz|gb|mb|tb|mp|px|bar|rpm|nm|dpi|ppm';
export const SIGN = new RegExp(`^\\s?(?:${OTHER_SIGNS})${END}`, 'u');
/** Between the numbers of one measure: `180 x 90 x 75 cm`. */
export const TIMES = /^\s?[x×*]\s?$/u;
export const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  $: 'USD CAD AUD NZD',
  '£': 'GBP',
  '¥': 'JPY CNY',
};
/** ISO 4217 codes as they are written in shops. */
const CODE =
  'eur|usd|gbp|chf|jod|sar|aed|qar|omr|kwd|bhd|egp|mad|tnd|dzd|cad|aud|nzd|jpy|cny|sek|nok|dkk|pln|czk|huf|try|inr';
export const BEFORE_MONEY = new RegExp(`(?:([€$£¥])|(?<![\\p{L}\\p{N}])(${CODE}))\\s?$`, 'u');
export const AFTER_MONEY = new RegExp(`^(?:,-|,--|\\.-)?\\s?(?:([€$£¥])|(${CODE})${END})`, 'u');
export const LONGEST = 30;
export const CURRENCY_CODES: ReadonlySet<string> = new Set(CODE.split('|'));

/** The expressions of one language; those with `^` are looked for behind a number, those with `$` before it. */
export interface AmountWords {
  currencies: readonly (readonly [RegExp, string])[];
  cents: RegExp;
  half: RegExp;
  to: RegExp;
  upTo: RegExp;
  centsBetween: RegExp;
  duals: RegExp | null;
  bare: RegExp | null;
}

function wordsOf(language: Language): AmountWords {
  const own = GROUNDING_WORDS[language];
  const currencies = LANGUAGES.flatMap((each) => Object.entries(GROUNDING_WORDS[each].currencies));
  const joined = Map.groupBy(currencies, ([codes]) => codes);
  const duals = Object.keys(own.duals).join('|');
  const alternatives = (choose: (words: typeof own) => string): string =>
    phraseAlternatives(linesOf(GROUNDING_WORDS, choose, [language]).join('\n'));
  return {
    currencies: [...joined].map(([codes, entries]) => [
      new RegExp(`^\\s?(?:${phraseAlternatives(entries.map(([, each]) => each).join('\n'))})${END}`, 'u'),
      codes,
    ]),
    cents: new RegExp(`^\\s?(?:${alternatives(({ cents }) => cents)})${END}`, 'u'),
    half: new RegExp(`^\\s?(?:${alternatives(({ half }) => half)})${END}`, 'u'),
    to: new RegExp(`^\\s?(?:-|(?:${alternatives(({ to }) => to)})(?![\\p{L}]))\\s?$`, 'u'),
    upTo: new RegExp(`(?<!\\p{L})(?:${alternatives(({ upTo }) => upTo)})\\s(?:\\p{L}{1,3}\\s)?$`, 'u'),
    centsBetween: new RegExp(`^\\s?(?:(?:${alternatives(({ centsJoin }) => centsJoin)})\\s?)?$`, 'u'),
    duals: duals === '' ? null : new RegExp(`(?<![\\p{L}])\\p{L}?(${duals})${END}`, 'gu'),
    bare:
      own.bareUnits === ''
        ? null
        : new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives(({ bareUnits }) => bareUnits)})${END}`, 'gu'),
  };
}

const made = new Map<Language, AmountWords>();

export function amountWordsIn(language: Language): AmountWords {
  const known = made.get(language) ?? wordsOf(language);
  made.set(language, known);
  return known;
}
