import type { Clause } from '../../../assistant/clause.js';
import { EVIDENCE, type Evidence } from '../../../assistant/evidence.js';
import { LEAST_BELIEVED, LEAST_TOLD } from '../../../assistant/scores.js';
import type { Reading, Said } from '../../../assistant/skill.js';
import { MOST_SUGGESTIONS, sayNotSure } from '../../../assistant/unsure.js';
import { UNSURE_SENTENCES } from '../../../assistant/words/words.js';
import { fold } from '../../../language/text/fold.js';
import type { FoundArticle } from '../../search/catalog-search.port.js';
import { coverage } from '../../../language/search/search-text.js';
import { namedThing } from '../named-thing.js';
import { coverageBy, properNamesOf } from '../evidence.js';
import { titleOf } from './finder.js';
import { synonymsOf } from '../own-words.js';
import type { ArticleSearchInput } from './input.js';
import { ASKS_PRICE, SAYS_FREE, SAYS_INCLUDED, STATES_AMOUNT, YES_OR_NO } from './words/patterns.js';

/** Characters that are quoted of one article, where it has more: whole passages, else whole sentences. */
export const LONGEST_ANSWER = 1_500;
/** Below `LEAST_TOLD` an article is quoted only when its question has a word of the visitor's. */
const ON_TOPIC = 0.2;
const SHORTEST_REST = 12;

type Written = Pick<FoundArticle, 'question' | 'answer' | 'heading'>;
/** What is asked for must have more than this of an article's words. */
const SPEAKS_OF_IT = 0.54;

/** Whether one of the articles says what was asked. */
export function evidenceFor(
  clause: Clause,
  {
    query,
    margin,
    exact,
    inOwnWords,
    nearness,
    follows,
    part,
    isAbsent: lacksThing = false,
  }: ArticleSearchInput,
  articles: readonly Written[],
): Evidence {
  if (exact && !inOwnWords) return EVIDENCE.record;
  const asked = part ?? (clause.searchText || query);
  const title = articles.map(titleOf).join(' ');
  const text = `${title} ${articles.map(({ answer }) => answer).join(' ')}`;
  const source = { title, text, about: 'service' } as const;
  const covered = coverageBy(source, asked, margin ?? 0, properNamesOf(clause), synonymsOf(clause));
  // What goes on from the article before ("and for a heat pump?") is on its topic, whose words are in the query alone.
  const { titled } = margin === undefined ? coverageBy(source, query, 0) : covered;
  const coverage = { ...covered, titled: Math.max(titled, covered.titled) };
  const isUnstated = lacksThing || !statesAsked(text, clause);
  return { basis: 'article', coverage, nearness, isUnstated, ...(follows && { follows }) };
}

/** Whether an article's own question asks for an amount. */
export function asksPrice(question: string): boolean {
  return ASKS_PRICE.test(fold(question));
}

/** Who asks for an amount is told one, or that it is free. */
export function statesAsked(text: string, { folded }: Clause): boolean {
  return !ASKS_PRICE.test(folded) || statesPrice(text);
}

/** "Do you have a pool table?" must not find how to book a table, nor "do you sell treadmills?" gait analysis. */
export function isAbsent(article: FoundArticle, clause: Clause): boolean {
  const thing = namedThing(clause);
  if (!thing) return false;
  const title = `${titleOf(article)} ${article.tags.join(' ')}`;
  const text = thing.isForSale ? title : `${title} ${article.answer}`;
  const covered = synonymsOf(clause).coveredBy(text, thing.words);
  const spoken = thing.words.reduce((sum, word, at) => sum + (covered.has(at) ? 1 : coverage(word, text)), 0);
  return spoken / thing.words.length <= SPEAKS_OF_IT;
}

/** An amount, that it is free or included. */
function statesPrice(text: string): boolean {
  const folded = fold(text);
  return STATES_AMOUNT.test(folded) || SAYS_FREE.test(folded) || SAYS_INCLUDED.test(folded);
}

interface Doubt {
  confidence: number;
  evidence: Evidence;
  /** What stands before a quotation in another language. */
  lead: readonly string[];
  /** What else may be meant. */
  like: readonly string[];
}

/** The article is quoted as what is known, or only proposed when it has too little of the question. */
export function sayUnsure(
  clause: Clause,
  articles: readonly Written[],
  { confidence, evidence, lead, like }: Doubt,
): Said {
  const own = articles.slice(0, 1).map(({ question }) => question);
  const suggestions = [...new Set([...own, ...like])].slice(0, MOST_SUGGESTIONS);
  const isOnTopic = (evidence.coverage?.titled ?? 0) >= ON_TOPIC;
  if (confidence < LEAST_TOLD && !isOnTopic)
    return {
      text: sayNotSure(suggestions, clause.speech),
      isNothing: true,
      choices: suggestions,
      suggestions,
      evidence,
    };
  const { notStated, person } = UNSURE_SENTENCES[clause.speech];
  const known = articles.slice(0, 1).map(({ answer }) => withoutVerdict(answer.trim()));
  const choices = suggestions.slice(1);
  const offer = choices.length > 0 ? [] : [person];
  return { text: [notStated, ...lead, ...known, ...offer].join('\n'), choices, suggestions, evidence };
}

/** No answer, but what could be meant. */
export function suggesting(suggestions: readonly string[], text: string): Reading<ArticleSearchInput> | null {
  if (suggestions.length === 0) return null;
  return { score: LEAST_BELIEVED / 2, input: { query: text }, suggestions };
}

/** Without a "Yes," at the beginning. */
export function withoutVerdict(text: string): string {
  const rest = text.replace(YES_OR_NO, '');
  return rest.length < SHORTEST_REST ? text : rest.charAt(0).toUpperCase() + rest.slice(1);
}
