import type { EndingWords } from './ending-words.js';

export const ENGLISH: EndingWords = {
  inflections: 's|es|ies|y',
  derivations: 'ation|tion|ment|able|ible|ness|less|ing|ity',
};
