import type { Coverage } from '../../assistant/evidence.js';
import { coverage } from '../../language/search/search-text.js';
import { coverWords, type AboutWhat } from '../../language/search/word-coverage.js';

/** Missing words from which on nothing gets worse. */
const MOST_LACKING = 2;
const MOST_UNFAMILIAR = 3;
/** As many words of a title name it. */
const ENOUGH_TITLED = 2;

/** A source that a search found. */
export interface Source {
  /** An article's question, a product's name. */
  title: string;
  /** Everything that it says, the title included. */
  text: string;
  about: AboutWhat;
}

/**
 * How well a source covers the words asked for.
 * @param margin distance in search score to the best source that is not used, 0..1
 */
export function coverageBy({ title, text, about }: Source, asked: string, margin: number): Coverage {
  const words = coverWords(asked, text, about);
  const titled = coverWords(asked, title, about);
  return {
    covered: words.all === 0 ? 1 : words.covered / words.all,
    lacking: Math.min(1, words.lacking / MOST_LACKING),
    unfamiliar: Math.min(1, words.unfamiliar / MOST_UNFAMILIAR),
    byMeaning: words.covered === 0 ? 0 : words.byMeaning / words.covered,
    titled: Math.min(1, titled.covered / ENOUGH_TITLED),
    margin: Math.max(0, Math.min(1, margin)),
    exact: coverage(title, asked),
  };
}
