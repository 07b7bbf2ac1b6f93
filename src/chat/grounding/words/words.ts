import { LANGUAGES, type Language } from '../../../language/language.js';
import { everywhere, linesOf } from '../../../language/text/word-tables.js';
import { phrasePattern } from '../../../language/text/phrases.js';
import { AR } from './ar.js';
import { DE } from './de.js';
import { EN } from './en.js';
import { ES } from './es.js';
import { FR } from './fr.js';
import type { GroundingWords } from './grounding-words.js';

export const GROUNDING_WORDS: Readonly<Record<Language, GroundingWords>> = {
  en: EN,
  de: DE,
  fr: FR,
  es: ES,
  ar: AR,
};

type Choose = (words: GroundingWords) => string;

/** One pattern per language, with the flag `g`; it never matches where the language has no phrase. */
export function patternsOf(choose: Choose): Readonly<Record<Language, RegExp>> {
  const pattern = (language: Language): RegExp => {
    const lines = linesOf(GROUNDING_WORDS, choose, [language]);
    return lines.length === 0 ? /(?!)/gu : everywhere(phrasePattern(lines.join('\n')));
  };
  return Object.fromEntries(LANGUAGES.map((language) => [language, pattern(language)])) as Record<
    Language,
    RegExp
  >;
}
