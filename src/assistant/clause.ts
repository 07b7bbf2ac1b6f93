import type { Language } from '../language/language.js';
import { fold, foldWrittenUmlauts, words } from '../language/text/fold.js';

/** One thing a visitor asks: a message is cut into clauses, and each is answered. */
export interface Clause {
  /** As written. */
  raw: string;
  /** Lower case, without accents and vowel signs, Arabic letters and digits unified (`language/text/fold`). */
  folded: string;
  /** Words of `folded`, in order. */
  words: string[];
  language: Language;
}

/** @param raw one question, as written */
export function clauseOf(raw: string, language: Language): Clause {
  const text = raw.trim();
  const plain = fold(text).replace(/\s+/g, ' ');
  const folded = language === 'de' ? foldWrittenUmlauts(plain) : plain;
  return { raw: text, folded, words: words(folded), language };
}
