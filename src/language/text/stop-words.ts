import { perLanguage, type Language } from '../language.js';
import { anyWordOf, folded, wordSet } from './word-tables.js';
import { EN } from './words/en.js';
import { DE } from './words/de.js';
import { FR } from './words/fr.js';
import { ES } from './words/es.js';
import { AR } from './words/ar.js';
import { ARABIC_FORMS } from './words/forms/ar.js';
import type { QuestionWords } from './words/question-words.js';

/** Own lists, because published ones contain words that matter here ("open", "back", "heute", "combien", "كم"). */
const WORDS: Record<Language, QuestionWords> = { en: EN, de: DE, fr: FR, es: ES, ar: AR };

const LINKING_WEIGHT = 0.05;
const TALK_WEIGHT = 0.12;
const light = folded(anyWordOf(WORDS, (words) => words.light));
const talk = folded(anyWordOf(WORDS, (words) => words.talk));
const linking = folded(anyWordOf(WORDS, (words) => words.linking));
const stops = perLanguage(WORDS, ({ stop }) => folded(wordSet(stop)));

const LIGHT_WEIGHT = 0.3;

export function isStopWord(word: string, language: Language): boolean {
  if (stops[language].has(word)) return true;
  // In Arabic, "and" is a prefix of the next word.
  return language === 'ar' && word.startsWith(ARABIC_FORMS.conjunction) && stops.ar.has(word.slice(1));
}

/** The words of a question without stop words. @param words folded, in order */
export function contentWords(words: readonly string[], language: Language): string[] {
  return words.filter((word) => !isStopWord(word, language) && (word.length > 1 || /\d/.test(word)));
}

/** The weight of a word of a question, 0..1. @param word folded */
export function wordWeight(word: string): number {
  if (linking.has(word)) return LINKING_WEIGHT;
  if (light.has(word)) return LIGHT_WEIGHT;
  if (talk.has(word)) return TALK_WEIGHT;
  return /^\d+$/.test(word) ? LIGHT_WEIGHT : 1;
}
