import type { Clause } from '../../../assistant/clause.js';
import { confidenceOf } from '../../../assistant/confidence.js';
import type { Evidence, Nearness } from '../../../assistant/evidence.js';
import { mapInSlices } from '../../../platform/time/yield-now.js';
import type { CatalogSearch, FoundArticle, FoundProduct } from '../../search/catalog-search.port.js';
import { contentWords } from '../../../language/text/stop-words.js';
import { coverageBy, properNamesOf, type Source } from '../evidence.js';
import { textOf as articleText, titleOf } from '../articles/finder.js';
import { synonymsOf } from '../own-words.js';
import { isAbsent, statesAsked } from '../articles/sureness.js';
import { ASKS_WEATHER } from '../articles/words/patterns.js';
import { excludedIn, freeOf, isDangerousIn } from '../products/facts/exclusions.js';
import { textOf as productText } from '../products/facts/facts.js';
import { candidatesFor, type Candidate } from './candidates.js';

/** A source that may answer a question. */
export type WeighedSource = {
  id: string;
  /** An article's question, a product's name: a message that gets a sure answer. */
  title: string;
  evidence: Evidence;
  /** That it answers the question, 0..1: `confidenceOf` of the evidence. */
  probability: number;
} & ({ article: FoundArticle; product?: never } | { product: FoundProduct; article?: never });

/** What words and meaning say of a clause. */
export interface Weighed {
  /** The sources that may answer it, best first. */
  sources: readonly WeighedSource[];
  /** By id, also of sources that are not among these. */
  nearness: ReadonlyMap<string, Nearness>;
}

/**
 * Weighs the sources that may answer a clause, by words and by meaning. Cached for the turn.
 * @returns null when nothing is asked for, or nothing is known of the meaning: no embedding server, or it is away or slow; or
 *   when meaning may not decide, because it does not tell "with nuts" from "without nuts"
 */
export function weighedSources(clause: Clause, catalog: CatalogSearch): Promise<Weighed | null> {
  return clause.once(weighedSources, () => weigh(clause, catalog));
}

async function weigh(clause: Clause, catalog: CatalogSearch): Promise<Weighed | null> {
  if (ASKS_WEATHER.test(clause.folded)) return null;
  const excluded = excludedIn(clause.folded);
  if (saysNothing(clause) || isDangerousIn(clause.folded, excluded)) return null;
  const candidates = await candidatesFor(clause, catalog);
  if (!candidates) return null;
  const { best, nearness } = candidates;
  const allowed = best.filter(
    ({ product }) => !product || excluded.every((thing) => freeOf(product, thing) !== -1),
  );
  const weighed = await mapInSlices(allowed, (candidate) => weighOne(candidate, clause));
  const sources = weighed.sort((one, other) => other.probability - one.probability);
  // Of a long article the words and the meaning may have found two passages.
  return {
    sources: sources.filter(({ id }, at) => sources.findIndex((each) => each.id === id) === at),
    nearness,
  };
}

/** "What do I do": no word by which one source could be told from another. */
function saysNothing({ searchText, language, concepts }: Clause): boolean {
  return concepts.size === 0 && contentWords(searchText.split(' '), language).length === 0;
}

function weighOne(candidate: Candidate, clause: Clause): WeighedSource {
  const { article, product, nearness, lead } = candidate;
  const source: Source = article
    ? { title: article.question, text: articleText(article), about: 'service' }
    : { title: product.name, text: productText(product), about: 'goods' };
  const titled = article ? { ...source, title: titleOf(article) } : source;
  const names = properNamesOf(clause);
  const coverage = coverageBy(titled, clause.searchText, lead, names, synonymsOf(clause));
  const isUnstated = article ? isAbsent(article, clause) || !statesAsked(source.text, clause) : false;
  const evidence: Evidence = { basis: article ? 'article' : 'product', coverage, nearness, isUnstated };
  const weighed = { title: source.title, evidence, probability: confidenceOf(evidence) };
  return article ? { ...weighed, id: article.id, article } : { ...weighed, id: product.id, product };
}
