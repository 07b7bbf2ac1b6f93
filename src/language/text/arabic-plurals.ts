import { ARABIC_FORMS, ARABIC_PLURALS } from './words/forms/ar.js';
import { textPattern } from './text-pattern.js';

const WITH_ARTICLE = textPattern(`^(?:${ARABIC_FORMS.articlesOfGoods})(?=\\p{L}{3})`, 'u');

/** The singular of an Arabic plural, the word itself when it is none. @param word folded */
export function singular(word: string): string {
  return ARABIC_PLURALS[word] ?? ARABIC_PLURALS[word.replace(WITH_ARTICLE, '')] ?? word;
}
