import { LANGUAGES } from '../../../../language/language.js';
import { smallNumber } from '../../../../language/numbers/numbers.js';
import { fold } from '../../../../language/text/fold.js';
import { phraseAlternatives, phrasePattern } from '../../../../language/text/phrases.js';
import { alternativesOf, anyLanguage, linesOf } from '../../../../language/text/word-tables.js';
import { unitWords } from '../../../../language/units/units.js';
import { MEANS, UNITS, type ArticleWords, type Means, type Unit } from './article-words.js';
import { ARTICLE_WORDS } from './words.js';
import { textPattern } from '../../../../language/text/text-pattern.js';

const ALL: readonly ArticleWords[] = LANGUAGES.map((language) => ARTICLE_WORDS[language]);

type Name = Exclude<keyof ArticleWords, 'units' | 'means' | 'areas' | 'currencySigns' | 'sentences'>;

function patternOf(name: Name): RegExp {
  return anyLanguage(ARTICLE_WORDS, (words) => words[name]);
}

/** The phrases of all languages, as a part of a pattern. */
function partOf(name: Name): string {
  return alternativesOf(ARTICLE_WORDS, (words) => words[name]);
}

function linesIn(name: Name): string {
  return linesOf(ARTICLE_WORDS, (words) => words[name]).join('|');
}

// Folded, any language; documented in `ArticleWords`.
export const CONTINUES_TOPIC = patternOf('continuesTopic');
export const AFTERTHOUGHT = textPattern(`(?:${partOf('afterthoughts')})\\s*[?.!]*$`, 'u');
export const ASKS_WEATHER = patternOf('asksWeather');
export const STARTS_ON = phrasePattern(`^(${linesIn('goesOn')}) \\p{L}~`);
export const ASKS_HOW = phrasePattern(`^((${linesIn('goesOn')}) )?(${linesIn('asksHow')})`);

export const ASKS_TO_ACT = patternOf('asksToAct');
export const ASKS_PRICE = patternOf('asksPrice');
export const SAYS_FREE = patternOf('saysFree');
export const SAYS_INCLUDED = patternOf('saysIncluded');

// Of where a shop delivers, folded; documented in `AreaWords`.
export const SAYS_ONLY_TO = anyLanguage(ARTICLE_WORDS, ({ areas }) => areas.only);
export const SAYS_ABROAD = anyLanguage(ARTICLE_WORDS, ({ areas }) => areas.abroad);
export const SAYS_NOT_ABROAD = anyLanguage(ARTICLE_WORDS, ({ areas }) => areas.notAbroad);
export const SAYS_NOT_OUTSIDE = anyLanguage(ARTICLE_WORDS, ({ areas }) => areas.notOutside);
export const SAYS_EXCEPT = anyLanguage(ARTICLE_WORDS, ({ areas }) => areas.except);

const YES = partOf('yesWords');
const NO = partOf('noWords');
const BREAK = '(?:\\s*[.,;:!،]|\\s+[–-])';
/** Yes or no at the beginning of an answer, as written. */
export const YES_OR_NO = textPattern(`^(?:${YES}|${NO})\\s*[.,;:!،–-]\\s*`, 'iu');
export const SAYS_YES = textPattern(`^(?:${fold(YES)})${BREAK}`, 'u');
export const SAYS_NO = textPattern(`^(?:${fold(NO)})${BREAK}`, 'u');

const SIGNS = '€|£|\\$|(?:eur|usd|gbp|chf|cop|aed|sar|egp|jod)(?!\\p{L})';
const CURRENCY = `${SIGNS}|${partOf('currencies')}`;
const FIGURE = '(\\d(?:[\\d.,]{0,20}\\d)?)';
/** An amount of money: its currency before or after it. */
export const AMOUNT = textPattern(
  `(?:(${CURRENCY})\\s?)${FIGURE}|(?<!\\d)${FIGURE}\\s?(${CURRENCY})(?!\\p{L})`,
  'gu',
);

/** "5.–" has no currency. */
export const STATES_AMOUNT = new RegExp(`${AMOUNT.source}|\\d\\.[-–—]`, 'u');

/** Unambiguous names of a currency, and its sign or its ISO 4217 code. */
export const CURRENCY_NAMES: readonly (readonly [RegExp, string])[] = ALL.flatMap((words) =>
  words.currencySigns.map(
    ([names, sign]) => [textPattern(`^(?:${phraseAlternatives(names)})$`, 'u'), sign] as const,
  ),
);

const CLOCK_24 = `(?<![\\d.,])(\\d{1,2})\\s?(?:h|:|${partOf('clockWord')})\\s?(\\d{2})?(?![\\d\\p{L}])`;
const CLOCK_12 = '(\\d{1,2})(?::(\\d{2}))?\\s?([ap]m)(?!\\p{L})';
/** A time of day: hour and minute, or with am or pm. */
export const CLOCK = textPattern(`${CLOCK_24}|${CLOCK_12}`, 'gu');
export const CLOCK_WORD = textPattern(`(?:${partOf('clockWord')})`, 'u');

const NAMED_NUMBERS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(smallNumber);
const NUMBER = `(?<!\\d)\\d{1,12}|(?<!\\p{L})(?:${NAMED_NUMBERS.join('|')})`;

/** Numbers in words, and in figures. */
export const NUMBERS: readonly (readonly [RegExp, string])[] = NAMED_NUMBERS.map((names, position) => [
  textPattern(`^(?:${names})$`, 'u'),
  `${position + 2}`,
]);

function termPattern(unit: Unit): RegExp {
  const forms = unit === 'workingDay' ? partOf('workingDays') : unitWords(unit);
  const working = `\\s(?:${partOf('workingAfterDays')})`;
  return textPattern(`(${NUMBER})\\s(?:${forms})(?!\\p{L}|${working})`, 'gu');
}

/** A number of days, weeks and so on; the number is the first group. */
export const TERMS: readonly (readonly [RegExp, Unit])[] = UNITS.map((unit) => [termPattern(unit), unit]);

/** Ways of paying, in any language. */
export const MEANS_NAMED: readonly (readonly [RegExp, Means])[] = MEANS.map((means) => [
  anyLanguage(ARTICLE_WORDS, (words) => words.means[means].words),
  means,
]);
