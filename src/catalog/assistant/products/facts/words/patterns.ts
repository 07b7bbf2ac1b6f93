import { LANGUAGES } from '../../../../../language/language.js';
import { phrasePattern } from '../../../../../language/text/phrases.js';
import { alternativesOf, anyLanguage, anyWordOf, linesOf } from '../../../../../language/text/word-tables.js';
import { unitForms } from '../../../../../language/units/units.js';
import type { UnitName } from '../../../../../language/units/words/unit-words.js';
import type { AgeWords, AskedFigure, EvidenceWords, ExclusionWords, ExtremeName } from './fact-words.js';
import { FACT_WORDS } from './words.js';
import { textPattern } from '../../../../../language/text/text-pattern.js';

/** Asks for a figure. */
export function askedPattern(figure: AskedFigure): RegExp {
  return anyLanguage(FACT_WORDS, ({ asks }) => asks[figure]);
}

/** A superlative. */
export function extremePattern(extreme: ExtremeName): RegExp {
  return anyLanguage(FACT_WORDS, ({ extremes }) => extremes[extreme]);
}

/** A figure with its unit; the figure is the first group. */
export function unitPattern(unit: UnitName): RegExp {
  const figure = '(?<!\\d)(\\d{1,12}(?:[.,]\\d{1,12})?)';
  return textPattern(`${figure}\\s?-?(?:${unitForms(unit)})(?![\\p{L}])`, 'gu');
}

/** The phrase directly before the figure; may be the end of a longer word. */
function boundPattern(name: 'atMost' | 'atLeast'): RegExp {
  const lines = linesOf(FACT_WORDS, (words) => words[name]);
  const { source } = phrasePattern(lines.map((line) => `~${line}`).join('\n'));
  return textPattern(`${source}\\s*$`, 'u');
}

/** Directly before a maximum or a minimum. */
export const AT_MOST = boundPattern('atMost');
export const AT_LEAST = boundPattern('atLeast');

/** Says that a figure is how tall somebody is. */
export const HEIGHTS = anyLanguage(FACT_WORDS, ({ heights }) => heights);
/** Directly before the upper bound of a range: its lower bound. */
export const RANGE_BEFORE = textPattern(
  `(\\d{1,6}(?:[.,]\\d{1,3})?)\\s?(?:-|${alternativesOf(FACT_WORDS, ({ ages }) => ages.upTo)})\\s?$`,
  'u',
);

export function evidenceWords(name: keyof EvidenceWords): string {
  return alternativesOf(FACT_WORDS, ({ evidence }) => evidence[name]);
}

export function ageWords(name: keyof AgeWords): string {
  return alternativesOf(FACT_WORDS, ({ ages }) => ages[name]);
}

const WORD_START = '(?<!\\p{L})';
const WORD_END = '(?!\\p{L})';

export const NEWBORN = textPattern(`${WORD_START}(?:${ageWords('newborn')})${WORD_END}`, 'u');
export const FROM_BIRTH = textPattern(`(?:${ageWords('fromBirth')})`, 'u');

const NEGATIONS = alternativesOf(FACT_WORDS, ({ negations }) => negations);
export const NEGATIVE = textPattern(`${WORD_START}(?:${NEGATIONS})${WORD_END}`, 'u');

function exclusionWords(name: Exclude<keyof ExclusionWords, 'illnesses'>): string {
  return alternativesOf(FACT_WORDS, ({ exclusions }) => exclusions[name]);
}

const THING = '\\p{L}{3,}';
const NAMED_THING = `(${THING}(?:\\s(?:${exclusionWords('qualifiers')}))?)`;
const VERB = `(?:(?:${exclusionWords('verbs')})\\s{1,3})?`;
const BEFORE = `(?:${exclusionWords('before')})\\s{1,3}${VERB}(?:${exclusionWords('articles')})?`;

/** "Without" a thing, in a question or in a product's text; the thing is the group. */
export const WITHOUT: readonly RegExp[] = [
  textPattern(`${WORD_START}(${THING})[\\s-](?:${exclusionWords('after')})${WORD_END}`, 'gu'),
  textPattern(`${WORD_START}(${THING}?)(?:${exclusionWords('ending')})${WORD_END}`, 'gu'),
  textPattern(`${WORD_START}${BEFORE}${NAMED_THING}`, 'gu'),
];

/** "Not", "except" and the like, directly before a word, which is the group: it may be a colour, a material, or for whom. */
export const BUT = textPattern(
  `${WORD_START}(?:${exclusionWords('but')})\\s{1,3}(?:${exclusionWords('articles')})?(${THING})`,
  'gu',
);

/** An allergy to a thing; the thing is the group. */
export const INTOLERANT: readonly RegExp[] = [
  textPattern(`(?:${exclusionWords('intolerantTo')})(${THING})`, 'gu'),
  textPattern(`${WORD_START}(${THING}) (?:${exclusionWords('intolerance')})${WORD_END}`, 'gu'),
  textPattern(`${WORD_START}(\\p{L}{4,}?)(?:${exclusionWords('intoleranceEnding')})${WORD_END}`, 'gu'),
];

/** Words that are not things: "no idea". */
export const NO_THINGS = anyWordOf(FACT_WORDS, ({ exclusions }) => exclusions.noThings);

/** Who must not have something, and what. */
export const ILLNESSES: readonly (readonly [RegExp, string])[] = LANGUAGES.flatMap((language) =>
  FACT_WORDS[language].exclusions.illnesses.map(
    ([illness, thing]) => [phrasePattern(illness), thing] as const,
  ),
);
