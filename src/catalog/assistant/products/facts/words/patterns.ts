import { LANGUAGES } from '../../../../../language/language.js';
import { inAnyLanguage, wordsOfAll } from '../../../../../language/text/alternatives.js';
import { phrasePattern } from '../../../../../language/text/phrases.js';
import { unitForms } from '../../../../../language/units/units.js';
import type { UnitName } from '../../../../../language/units/words/unit-words.js';
import type {
  AgeWords,
  AskedFigure,
  EvidenceWords,
  ExclusionWords,
  ExtremeName,
  FactWords,
} from './fact-words.js';
import { FACT_WORDS } from './words.js';

const ALL: readonly FactWords[] = LANGUAGES.map((language) => FACT_WORDS[language]);

/** Asks for a figure. */
export function askedPattern(figure: AskedFigure): RegExp {
  return phrasePattern(ALL.map(({ asks }) => asks[figure]).join('\n'));
}

/** A superlative. */
export function extremePattern(extreme: ExtremeName): RegExp {
  return phrasePattern(ALL.map(({ extremes }) => extremes[extreme]).join('\n'));
}

/** A figure with its unit; the figure is the first group. */
export function unitPattern(unit: UnitName): RegExp {
  const figure = '(?<!\\d)(\\d{1,12}(?:[.,]\\d{1,12})?)';
  return new RegExp(`${figure}\\s?-?(?:${unitForms(unit)})(?![\\p{L}])`, 'gu');
}

/** The phrase directly before the figure; may be the end of a longer word. */
function boundPattern(name: 'atMost' | 'atLeast'): RegExp {
  const lines = ALL.flatMap((words) => words[name].trim().split('\n'));
  const { source } = phrasePattern(lines.map((line) => `~${line.trim()}`).join('\n'));
  return new RegExp(`${source}\\s*$`, 'u');
}

/** Directly before a maximum or a minimum. */
export const AT_MOST = boundPattern('atMost');
export const AT_LEAST = boundPattern('atLeast');

export function evidenceWords(name: keyof EvidenceWords): string {
  return inAnyLanguage(FACT_WORDS, ({ evidence }) => evidence[name]);
}

export function ageWords(name: keyof AgeWords): string {
  return inAnyLanguage(FACT_WORDS, ({ ages }) => ages[name]);
}

const WORD_START = '(?<!\\p{L})';
const WORD_END = '(?!\\p{L})';

export const NEWBORN = new RegExp(`${WORD_START}(?:${ageWords('newborn')})${WORD_END}`, 'u');
export const FROM_BIRTH = new RegExp(`(?:${ageWords('fromBirth')})`, 'u');

const NEGATIONS = inAnyLanguage(FACT_WORDS, ({ negations }) => negations);
export const NEGATIVE = new RegExp(`${WORD_START}(?:${NEGATIONS})${WORD_END}`, 'u');

function exclusionWords(name: keyof ExclusionWords): string {
  return inAnyLanguage(FACT_WORDS, ({ exclusions }) => exclusions[name]);
}

const THING = '\\p{L}{3,}';
const NAMED_THING = `(${THING}(?:\\s(?:${exclusionWords('qualifiers')}))?)`;
const BEFORE = `(?:${exclusionWords('before')})\\s{1,3}(?:${exclusionWords('articles')})?`;

/** "Without" a thing, in a question or in a product's text; the thing is the group. */
export const WITHOUT: readonly RegExp[] = [
  new RegExp(`${WORD_START}(${THING})[\\s-](?:${exclusionWords('after')})${WORD_END}`, 'gu'),
  new RegExp(`${WORD_START}(${THING}?)(?:${exclusionWords('ending')})${WORD_END}`, 'gu'),
  new RegExp(`${WORD_START}${BEFORE}${NAMED_THING}`, 'gu'),
];

/** An allergy to a thing; the thing is the group. */
export const INTOLERANT: readonly RegExp[] = [
  new RegExp(`(?:${exclusionWords('intolerantTo')})(${THING})`, 'gu'),
  new RegExp(`${WORD_START}(${THING}) (?:${exclusionWords('intolerance')})${WORD_END}`, 'gu'),
  new RegExp(`${WORD_START}(\\p{L}{4,}?)(?:${exclusionWords('intoleranceEnding')})${WORD_END}`, 'gu'),
];

/** Words that only look like things: "no idea". */
export const NO_THINGS = wordsOfAll(FACT_WORDS, ({ exclusions }) => exclusions.noThings);
