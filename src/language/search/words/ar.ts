import type { EndingWords } from './ending-words.js';

export const ARABIC: EndingWords = {
  inflections: '',
  derivations: '',
};
