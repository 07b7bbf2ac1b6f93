import type { Clause } from '../../../assistant/clause.js';
import { EVIDENCE } from '../../../assistant/evidence.js';
import type { Said } from '../../../assistant/skill.js';
import { coverage } from '../../../language/search/search-text.js';
import { synonymsOf } from '../own-words.js';
import { ASKS_WHETHER } from '../products/words/patterns.js';
import { factsOf, verdictOf } from './facts.js';
import { titleOf } from './finder.js';
import type { ArticleMemory } from './follow-up.js';
import type { ArticleSearchInput } from './input.js';
import { withoutVerdict } from './sureness.js';
import type { ArticleView } from './view.js';
import { ASKS_HOW, ASKS_TO_ACT } from './words/patterns.js';
import { ARTICLE_SENTENCES } from './words/words.js';

/** Share of an article's question from which on it is what was asked. */
const SAME_QUESTION = 0.5;

/** The visitor's words. */
export function askedIn({ query, isMeant }: ArticleSearchInput, { searchText }: Clause): string {
  return isMeant ? searchText : query;
}

/** Removes an answer's "Yes," unless its own question was asked, and not that the shop does it. */
export function answerTo(clause: Clause, query: string, article: ArticleView): string {
  const { folded, concepts } = clause;
  const text = article.answer.trim();
  const asksCost = concepts.has('free_of_charge');
  if (ASKS_TO_ACT.test(folded)) return withoutVerdict(text);
  const same = coverage(query, titleOf(article), synonymsOf(clause));
  if (!ASKS_HOW.test(folded) && !asksCost && same >= SAME_QUESTION) return text;
  return withoutVerdict(text);
}

/** The facts of a text in another language, in the visitor's. */
export function leadOf(
  { folded, language }: Clause,
  [first]: ArticleView[],
  text: string,
  currency: string,
): string {
  const verdict = first && ASKS_WHETHER.test(folded) ? verdictOf(text, language) : '';
  return [verdict, factsOf(text, language, currency)].filter(Boolean).join(' ');
}

/** As what comes closest: without a yes or no, in another language behind its facts in the visitor's. */
export function sayProposed(
  { query }: ArticleSearchInput,
  articles: readonly ArticleView[],
  isForeign: boolean,
  { language, speech }: Clause,
  currency: string,
): Said {
  const text = articles.map(({ answer }) => withoutVerdict(answer.trim())).join('\n');
  const lead = isForeign ? [factsOf(text, language, currency), ARTICLE_SENTENCES[speech].foreign] : [];
  const memory: ArticleMemory = { text: query, ids: articles.map(({ id }) => id) };
  return { text: [...lead, text].filter(Boolean).join('\n'), memory, evidence: EVIDENCE.nothing };
}
