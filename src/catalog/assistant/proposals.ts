import type { Clause } from '../../assistant/clause.js';
import type { Synonyms } from '../../language/search/synonyms.js';
import { MOST_SUGGESTIONS } from '../../assistant/unsure.js';
import { inParts } from '../../language/search/literal-words.js';
import { coverWords } from '../../language/search/word-coverage.js';
import { mapInSlices } from '../../platform/time/yield-now.js';
import type { ArticleHit, CatalogSearch, ProductHit } from '../search/catalog-search.port.js';
import { textOf as textOfArticle } from './articles/finder.js';
import { synonymsOf } from './own-words.js';
import { excludedIn, freeOf } from './products/facts/exclusions.js';
import { textOf as textOfProduct } from './products/facts/facts.js';

/** Best hits of each kind that are weighed. */
const MOST_COMPARED = 8;
/** Least search score: the share of the question's words, by their rarity at this shop. */
const LEAST_SCORE = 0.12;
/** Least weight of the words covered: half of one word that tells things apart. */
const LEAST_COVERED = 0.5;
/** What the score of a hit keeps when it covers no word as a whole, but letters of some. */
const OF_LETTERS = 0.3;

/** A source that may be meant. */
interface Candidate {
  id: string;
  /** An article's question, a product's name. */
  title: string;
  text: string;
  /** The search score, 0..1. */
  score: number;
}

/**
 * Titles of the articles and products that have most of the question in them, at most three, best first: what may be
 * meant when no answer is sure. A word counts by its stem, the parts of a compound, its concept or its letters with
 * typing errors. Empty without any such word. Cached for the turn.
 */
export function proposalsFor(catalog: CatalogSearch, clause: Clause): Promise<readonly string[]> {
  return clause.once(proposalsFor, () =>
    propose(catalog, clause.searchText, excludedIn(clause.folded), synonymsOf(clause)),
  );
}

/** @param excluded what the goods must not contain */
async function propose(
  catalog: CatalogSearch,
  asked: string,
  excluded: readonly string[],
  synonyms: Synonyms,
): Promise<readonly string[]> {
  if (asked === '') return [];
  const parts = inParts(asked);
  const found = await candidatesFor(catalog, asked, excluded);
  const more = parts === asked ? [] : await candidatesFor(catalog, parts, excluded);
  const likely = bestOfEach([...found, ...more]).filter(({ score }) => score >= LEAST_SCORE);
  const weighed = await mapInSlices(likely, (candidate) => weigh(candidate, parts, synonyms));
  const titles = weighed
    .flat()
    .toSorted((one, other) => other.score - one.score)
    .map(({ title }) => title);
  return [...new Set(titles)].slice(0, MOST_SUGGESTIONS);
}

async function candidatesFor(
  catalog: CatalogSearch,
  text: string,
  excluded: readonly string[],
): Promise<Candidate[]> {
  const articles = await catalog.articles(text, MOST_COMPARED);
  const products = await catalog.products({ text, limit: MOST_COMPARED });
  const contains = ({ product }: ProductHit) => excluded.some((thing) => freeOf(product, thing) === -1);
  return [...articles.map(ofArticle), ...products.filter((hit) => !contains(hit)).map(ofProduct)];
}

function ofArticle({ article, score }: ArticleHit): Candidate {
  return { id: article.id, title: article.question, text: textOfArticle(article), score };
}

function ofProduct({ product, score }: ProductHit): Candidate {
  return { id: product.id, title: product.name, text: textOfProduct(product), score };
}

/** Each source once, with its best score. */
function bestOfEach(candidates: readonly Candidate[]): Candidate[] {
  const byId = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const known = byId.get(candidate.id);
    if (!known || known.score < candidate.score) byId.set(candidate.id, candidate);
  }
  return [...byId.values()];
}

/** Scored by the words that it covers too; none when it covers no word. */
function weigh(candidate: Candidate, asked: string, synonyms: Synonyms): Candidate[] {
  const { covered, all } = coverWords(asked, candidate.text, 'goods', undefined, synonyms);
  if (covered < LEAST_COVERED) return [];
  return [{ ...candidate, score: candidate.score * (OF_LETTERS + covered / all) }];
}
