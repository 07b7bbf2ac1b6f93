import type { EndingWords } from './ending-words.js';

export const SPANISH: EndingWords = {
  inflections: 'a|as|o|os|s|es',
  derivations: 'acion|cion|miento|mente|ando|iendo|idad|able|ible|ador|adora',
};
