import { fold, words } from '../../../language/text/fold.js';
import { conceptsIn } from '../../../language/search/search-text.js';
import { wordWeight } from '../../../language/text/stop-words.js';
import { mapInSlices } from '../../../platform/time/yield-now.js';
import type { CatalogSearch, ProductHit } from '../../search/catalog-search.port.js';
import { textOf } from './facts/facts.js';
import type { ProductQuestion } from './question.js';
import { SHOWN } from './ranking.js';
import { isAvailable } from './view.js';
import { GIFT_PERSONS, LOVER_ENDING, SETS } from './words/patterns.js';

const LEAST_ABOUT = 0.4;
const CANDIDATES = 30;
/** Bonus of a product described as a gift. */
const FOR_GIVING = 0.35;
const A_SET = 0.15;

/** The theme of a gift: "cheese" in a gift for a cheese lover. */
export function themeOf({ text }: ProductQuestion): string {
  return words(text)
    .map((word) => word.replace(LOVER_ENDING, ''))
    .filter((word) => word.length > 2 && wordWeight(word) === 1 && !GIFT_PERSONS.has(word))
    .filter((word) => !conceptsIn([word]).has('gift'))
    .join(' ');
}

/** Ids of products that suit as a gift with the question's theme, best first; empty without a theme. */
export async function giftsAbout(catalog: CatalogSearch, question: ProductQuestion): Promise<string[]> {
  const theme = themeOf(question);
  if (theme === '') return [];
  const hits = await catalog.products({ text: theme, limit: CANDIDATES, inStock: true });
  const about = hits.filter(({ product, score }) => score >= LEAST_ABOUT && isAvailable(product));
  const ideas = await mapInSlices(about, (hit) => ({ id: hit.product.id, worth: worthOf(hit) }));
  return ideas
    .sort((a, b) => b.worth - a.worth)
    .slice(0, SHOWN)
    .map(({ id }) => id);
}

function worthOf({ product, score }: ProductHit): number {
  const written = words(fold(textOf(product)));

  return (
    score + (conceptsIn(written).has('gift') ? FOR_GIVING : 0) + (SETS.test(written.join(' ')) ? A_SET : 0)
  );
}
