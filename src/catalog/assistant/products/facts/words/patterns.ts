import { LANGUAGES } from '../../../../../language/language.js';
import { phrasePattern } from '../../../../../language/text/phrases.js';
import type { AskedFigure, ExtremeName, FactWords, UnitName } from './fact-words.js';
import { FACT_WORDS } from './words.js';

const ALL: readonly FactWords[] = LANGUAGES.map((language) => FACT_WORDS[language]);

/** Asks for a figure. */
export function askedPattern(figure: AskedFigure): RegExp {
  return phrasePattern(ALL.map(({ asks }) => asks[figure]).join('\n'));
}

/** Asks for an end of a scale. */
export function extremePattern(extreme: ExtremeName): RegExp {
  return phrasePattern(ALL.map(({ extremes }) => extremes[extreme]).join('\n'));
}

/** A figure with its unit; the figure is the first group. @param signs spellings of all languages, split by `|` */
export function unitPattern(unit: UnitName, signs: string): RegExp {
  const spellings = [signs, ...ALL.map(({ units }) => units[unit])].filter((spelling) => spelling !== '');
  const figure = '(?<!\\d)(\\d{1,12}(?:[.,]\\d{1,12})?)';
  return new RegExp(`${figure}\\s?-?(?:${spellings.join('|')})(?![\\p{L}])`, 'gu');
}

/** The phrase ends just before the figure, and may be the end of a longer word. */
function boundPattern(name: 'atMost' | 'atLeast'): RegExp {
  const lines = ALL.flatMap((words) => words[name].trim().split('\n'));
  const { source } = phrasePattern(lines.map((line) => `~${line.trim()}`).join('\n'));
  return new RegExp(`${source}\\s*$`, 'u');
}

/** Stands just before a figure that must not be passed, or must be reached. */
export const AT_MOST = boundPattern('atMost');
export const AT_LEAST = boundPattern('atLeast');
