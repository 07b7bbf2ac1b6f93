import { oncePerClause, type Clause } from '../../assistant/clause.js';
import type { Coverage } from '../../assistant/evidence.js';
import { sizeOf } from '../variants/option-values.js';
import { properNamesIn } from '../../language/search/proper-names.js';
import { coverage } from '../../language/search/search-text.js';
import type { Synonyms } from '../../language/search/synonyms.js';
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

/** Words of a clause that are written as proper names; a size ("XXL") is none, though it has capitals. */
export const properNamesOf = oncePerClause(({ raw, language }: Clause): ReadonlySet<string> => {
  const names = [...properNamesIn(raw, language)];
  return new Set(names.filter((name) => sizeOf(name) === null));
});

/**
 * How well a source covers the words asked for.
 * @param margin distance in search score to the best source that is not used, -1..1
 * @param names words that are written as proper names
 * @param synonyms of the business
 */
export function coverageBy(
  { title, text, about }: Source,
  asked: string,
  margin: number,
  names?: ReadonlySet<string>,
  synonyms?: Synonyms,
): Coverage {
  const words = coverWords(asked, text, about, names, synonyms, title);
  const titled = coverWords(asked, title, about, undefined, synonyms);
  return {
    covered: words.all === 0 ? 1 : words.covered / words.all,
    lacking: Math.min(1, words.lacking / MOST_LACKING),
    unfamiliar: Math.min(1, words.unfamiliar / MOST_UNFAMILIAR),
    byMeaning: words.covered === 0 ? 0 : words.byMeaning / words.covered,
    titled: Math.min(1, titled.covered / ENOUGH_TITLED),
    margin: Math.max(-1, Math.min(1, margin)),
    exact: coverage(title, asked, synonyms),
  };
}
