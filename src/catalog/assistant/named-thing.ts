import { oncePerClause, type Clause } from '../../assistant/clause.js';
import { conceptsIn } from '../../language/search/search-text.js';
import { words } from '../../language/text/fold.js';
import { contentWords, wordWeight } from '../../language/text/stop-words.js';
import { singular } from '../../language/text/arabic-plurals.js';
import { FREE_ENDING, GENERAL_NAMES, HAS, nameEnd, SELLS, WEEKDAY } from './products/words/patterns.js';
import { PRODUCT_WORDS } from './products/words/words.js';

/** Limit of a name's words; in a run-on sentence the rest is something else. */
const MOST_WORDS = 12;

/** A thing asked for by "do you have …?". */
export interface NamedThing {
  /** The content words of its name. */
  words: string[];
  /** The head noun: "table" of a pool table, "console" of "console de jeux". */
  head: string;
  /** Asked for as goods for sale, not as a service or a place. */
  isForSale: boolean;
}

/** The thing that a clause asks for, or null when it has another form or names nothing definite. */
export const namedThing = oncePerClause(({ folded, language }: Clause): NamedThing | null => {
  const cue = HAS.exec(folded);
  if (!cue) return null;
  const after = folded.slice(cue.index + cue[0].length);
  const name = after.split(nameEnd(language))[0] ?? '';
  const named = contentWords(words(name.replace(FREE_ENDING, ' ')).map(singular), language).filter(
    (word) => wordWeight(word) === 1 && !WEEKDAY.test(word) && !GENERAL_NAMES.has(word),
  );
  const head = PRODUCT_WORDS[language].isHeadLast ? named.at(-1) : named[0];
  if (!head || conceptsIn([head]).has('gift')) return null;
  return { words: named.slice(0, MOST_WORDS), head, isForSale: SELLS.test(folded) };
});
