import type { EndingWords } from './ending-words.js';

export const FRENCH: EndingWords = {
  inflections: 'e|es|s|x',
  derivations: 'ation|tion|ment|able|ible|eur|euse',
};
