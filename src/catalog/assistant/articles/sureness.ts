import type { Clause } from '../../../assistant/clause.js';
import { EVIDENCE, type Evidence } from '../../../assistant/evidence.js';
import { LEAST_BELIEVED } from '../../../assistant/scores.js';
import type { Reading, Said } from '../../../assistant/skill.js';
import { MOST_SUGGESTIONS, sayNotSure } from '../../../assistant/unsure.js';
import { UNSURE_WORDS } from '../../../assistant/words/words.js';
import { coverWords } from '../../../language/search/word-coverage.js';
import { fold } from '../../../language/text/fold.js';
import type { ArticleHit, FoundArticle } from '../../search/catalog-search.port.js';
import { coverageBy } from '../evidence.js';
import { textOf } from './finder.js';
import type { ArticleSearchInput } from './input.js';
import { ASKS_PRICE, SAYS_FREE, SAYS_INCLUDED, YES_OR_NO } from './words/patterns.js';

export const LONGEST_ANSWER = 1_500;
/** From this confidence on, an article that is not sure is quoted; below, only when its question has a word of it. */
const LEAST_QUOTED = 0.25;
const ON_TOPIC = 0.2;
/** Search score and share of the question's words of an article that is proposed. */
const LEAST_SUGGESTED = 0.2;
const LEAST_SHARED = 0.4;
const SHORTEST_REST = 12;

type Written = Pick<FoundArticle, 'question' | 'answer'>;

/** Whether one of the articles says what was asked. */
export function evidenceFor(
  clause: Clause,
  { query, margin, exact }: ArticleSearchInput,
  articles: readonly Written[],
): Evidence {
  if (exact) return EVIDENCE.record;
  const asked = clause.searchText || query;
  const title = articles.map(({ question }) => question).join(' ');
  const text = `${title} ${articles.map(({ answer }) => answer).join(' ')}`;
  const coverage = coverageBy({ title, text, about: 'service' }, asked, margin ?? 0);
  return { basis: 'article', coverage, isUnstated: ASKS_PRICE.test(clause.folded) && !statesPrice(text) };
}

/** An amount, that it is free or included. */
function statesPrice(text: string): boolean {
  const folded = fold(text);
  return /\d/.test(folded) || SAYS_FREE.test(folded) || SAYS_INCLUDED.test(folded);
}

/**
 * The article is quoted as what is known, or only proposed when it has too little of the question.
 * @param lead what stands before a quotation in another language
 */
export function sayUnsure(
  clause: Clause,
  articles: readonly Written[],
  confidence: number,
  evidence: Evidence,
  lead: readonly string[],
): Said {
  const suggestions = articles.map(({ question }) => question);
  const isOnTopic = (evidence.coverage?.titled ?? 0) >= ON_TOPIC;
  if (confidence < LEAST_QUOTED && !isOnTopic)
    return { text: sayNotSure(suggestions, clause.language), suggestions, evidence };
  const { notStated, person } = UNSURE_WORDS[clause.language];
  const known = articles
    .slice(0, 1)
    .map(({ answer }) => withoutVerdict(answer.trim()).slice(0, LONGEST_ANSWER));
  return { text: [notStated, ...lead, ...known, person].join('\n'), suggestions, evidence };
}

/** Whether a part of the question's words is in the article, and not only letters of them. */
function sharesWords(text: string, article: FoundArticle): boolean {
  const { covered, all } = coverWords(text, textOf(article), 'service');
  return covered >= all * LEAST_SHARED;
}

/** No answer, but what could be meant. */
export function suggesting(hits: readonly ArticleHit[], text: string): Reading<ArticleSearchInput> | null {
  const near = hits
    .filter(({ score, article }) => score >= LEAST_SUGGESTED && sharesWords(text, article))
    .slice(0, MOST_SUGGESTIONS);
  if (near.length === 0) return null;
  const suggestions = near.map(({ article }) => article.question);
  return { score: LEAST_BELIEVED / 2, input: { query: text }, suggestions };
}

/** Without a "Yes," at the beginning. */
export function withoutVerdict(text: string): string {
  const rest = text.replace(YES_OR_NO, '');
  return rest.length < SHORTEST_REST ? text : rest.charAt(0).toUpperCase() + rest.slice(1);
}
