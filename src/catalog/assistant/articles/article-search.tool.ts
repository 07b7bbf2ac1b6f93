import {
  ChatTool,
  LONGEST_CITED,
  type Citation,
  type ToolContext,
  type ToolResult,
} from '../../../assistant/chat-tool.js';
import type { Dialogue, Reading, Said, SkilledTool } from '../../../assistant/skill.js';
import { confidenceOf, UNSURE } from '../../../assistant/confidence.js';
import { EVIDENCE } from '../../../assistant/evidence.js';
import { ABOVE_ARTICLES, OF_HIT } from '../../../assistant/scores.js';
import type { Clause } from '../../../assistant/clause.js';
import type { Language } from '../../../language/language.js';
import { supported } from '../../../language/detection/detect-language.js';
import { conceptKind } from '../../../language/retail/concept-matcher.js';
import { conceptsIn, conceptsOf, coverage } from '../../../language/search/search-text.js';
import { CatalogSearch, type ArticleHit, type FoundArticle } from '../../search/catalog-search.port.js';
import { wordWeight } from '../../../language/text/stop-words.js';
import { ArticleFinder, textOf } from './finder.js';
import { ARTICLE_SEARCH_INPUT, type ArticleSearchInput } from './input.js';
import { factsOf, verdictOf } from './facts.js';
import { evidenceFor, LONGEST_ANSWER, sayUnsure, suggesting, withoutVerdict } from './sureness.js';
import { namedThing } from '../named-thing.js';
import { ASKS_WHETHER } from '../products/words/patterns.js';
import { AFTERTHOUGHT, ASKS_HOW, ASKS_WEATHER, CONTINUES_TOPIC } from './words/patterns.js';
import { ARTICLE_WORDS } from './words/words.js';

export interface ArticleView {
  id: string;
  question: string;
  answer: string;
  locale: string | null;
}

export interface ArticleSearchData {
  articles: ArticleView[];
}

interface ArticleMemory {
  text: string;
}

const LEAST_SCORE = 0.34;
const VAGUE_SCORE = 0.5;
/** Above every other reading: the business has written this very question. */
const EXACT_SCORE = 0.995;
const SAME_QUESTION = 0.5;
const SPEAKS_OF_IT = 0.54;
const GOES_ON = 0.3;
const COVERED = 0.8;
const TOPIC_SCORE = 0.7;
const ANSWERED_SCORE = ABOVE_ARTICLES;
/** A clause with an article from this score on is not a follow-up. */
const SETTLED = 0.75;
/** Share of the best article's score. */
const AS_GOOD = 0.93;

/** Answers with the business's own articles, verbatim. */
@ChatTool()
export class ArticleSearchTool implements SkilledTool<ArticleSearchInput, ArticleSearchData> {
  readonly name = 'article_search';
  readonly description =
    "The business's own answers: delivery, returns, payment, services, policies. Quote them; never add to them.";
  readonly input = ARTICLE_SEARCH_INPUT;
  readonly answersBySources = true;

  constructor(private readonly catalog: CatalogSearch) {}

  async read(
    clause: Clause,
    dialogue: Dialogue,
    context: ToolContext,
  ): Promise<Reading<ArticleSearchInput> | null> {
    if (ASKS_WEATHER.test(clause.folded)) return null;
    const exact = await this.readExact(clause, context);
    if (exact) return exact;
    const asked = clause.searchText;
    const whole = saysLittle(asked) ? `${textBefore(clause, dialogue)} ${asked}`.trim() : asked;
    const articles = new ArticleFinder(this.catalog.during(context));
    const { text, hits: own } = await articles.findWhole(whole);
    const before = dialogue.previousTool === this.name ? this.topicOf(dialogue.memory) : '';
    const isTold = own[0] ? await articles.isAboutAsked(own[0].article, text, clause) : false;
    const score = own[0] && isTold ? scoreOf(own[0], clause) : 0;
    const isAfterthought = AFTERTHOUGHT.test(clause.folded);
    if (before && (isAfterthought || (score < SETTLED && CONTINUES_TOPIC.test(clause.folded)))) {
      const query = `${before} ${text}`.trim();
      const joined = select(await articles.find(query));
      if (joined[0] && (saysLittle(asked) || coverage(asked, textOf(joined[0])) >= GOES_ON)) {
        const isCovered = text !== '' && coverage(text, joined[0].answer) >= COVERED;
        const least = isCovered && isAfterthought ? ANSWERED_SCORE : TOPIC_SCORE;
        return { score: Math.max(score, least), input: { query, ids: idsOf(joined) } };
      }
    }
    if (score === 0) return suggesting(own, text);
    const margin = (own[0]?.score ?? 0) - (own[select(own).length]?.score ?? 0);
    return { score, input: { query: text, ids: idsOf(select(own)), margin } };
  }

  async readExact(clause: Clause, context: ToolContext): Promise<Reading<ArticleSearchInput> | null> {
    const article = await new ArticleFinder(this.catalog.during(context)).findExact(clause);
    if (!article) return null;
    return { score: EXACT_SCORE, input: { query: article.question, ids: [article.id], exact: true } };
  }

  topicOf(memory: unknown): string {
    return isArticleMemory(memory) ? memory.text : '';
  }

  warmUp(clause: Clause, _dialogue: Dialogue, { tenant }: ToolContext): unknown {
    const said = [ASKS_WEATHER, AFTERTHOUGHT, CONTINUES_TOPIC].map((pattern) => pattern.test(clause.folded));
    return [clause.searchText, factsOf(clause.raw, clause.language, tenant.currency), said];
  }

  async execute(
    { query, ids, exact }: ArticleSearchInput,
    context: ToolContext,
  ): Promise<ToolResult<ArticleSearchData>> {
    const finder = new ArticleFinder(this.catalog.during(context));
    const hits = await finder.find(query);
    const found = exact
      ? hits.map(({ article }) => article).filter(({ id }) => ids?.includes(id))
      : select(hits);
    const articles = found.map(viewOf);
    const citations = articles.map(citationOf);
    return { ok: articles.length > 0, data: { articles }, citations };
  }

  say(
    input: ArticleSearchInput,
    { data }: ToolResult<ArticleSearchData>,
    clause: Clause,
    _dialogue: Dialogue,
    context: ToolContext,
  ): Said {
    const sentences = ARTICLE_WORDS[clause.language].sentences;
    if (data.articles.length === 0) return { text: sentences.none, evidence: EVIDENCE.nothing };
    const articles = inLanguage(data.articles, clause.language, context.tenant.locale);
    const isForeign = articles.every(
      (article) => languageOf(article, context.tenant.locale) !== clause.language,
    );
    const text = articles
      .map((article) => answerTo(clause, input.query, article).slice(0, LONGEST_ANSWER))
      .join('\n');
    const memory: ArticleMemory = { text: input.query.slice(0, 200) };
    const evidence = evidenceFor(clause, input, articles);
    const confidence = confidenceOf(evidence);
    const { currency } = context.tenant;
    if (confidence < UNSURE) {
      const facts = factsOf(articles[0]?.answer ?? '', clause.language, currency);
      const lead = isForeign ? [facts, sentences.foreign].filter(Boolean) : [];
      return sayUnsure(clause, articles, confidence, evidence, lead);
    }
    if (!isForeign) return { text, memory, evidence };
    const lead = leadOf(clause, articles, text, currency);
    const told = [lead, sentences.foreign, text].filter(Boolean).join('\n');
    return { text: told, memory, evidence: { ...evidence, isUntold: lead === '' } };
  }
}

function saysLittle(text: string): boolean {
  return (
    text === '' || text.split(' ').every((word) => wordWeight(word) < 1 && conceptsIn([word]).size === 0)
  );
}

/** "A screw fell out of my glasses, what does that cost?": the second clause is about the first. */
function textBefore(clause: Clause, { clauses }: Dialogue): string {
  const before = clauses[clauses.indexOf(clause) - 1];
  return before?.searchText ?? '';
}

/** Removes an answer's "Yes," unless its own question was asked. */
function answerTo({ folded, concepts }: Clause, query: string, { question, answer }: ArticleView): string {
  const text = answer.trim();
  const asksCost = concepts.has('free_of_charge');
  if (!ASKS_HOW.test(folded) && !asksCost && coverage(query, question) >= SAME_QUESTION) return text;
  return withoutVerdict(text);
}

/** The facts of a text in another language, in the visitor's. */
function leadOf(
  { folded, language }: Clause,
  [first]: ArticleView[],
  text: string,
  currency: string,
): string {
  const verdict = first && ASKS_WHETHER.test(folded) ? verdictOf(text, language) : '';
  return [verdict, factsOf(text, language, currency)].filter(Boolean).join(' ');
}

function idsOf(articles: readonly FoundArticle[]): string[] {
  return articles.map(({ id }) => id);
}

function scoreOf({ article, score }: ArticleHit, clause: Clause): number {
  if (score < LEAST_SCORE) return 0;
  const services = [...clause.concepts].filter((id) => conceptKind(id) === 'service');
  // "How long?" alone refers to the previous topic, not to any article with a time.
  if (services.length === 1 && services[0] === 'processing_time' && clause.words.length <= 5)
    return VAGUE_SCORE;
  // An action on an order is not a question about delivery terms.
  if (services.some((id) => id === 'amend' || id === 'cancel') && !speaksOf(article, services))
    return VAGUE_SCORE;
  const isService = services.some((id) => id !== 'children' || services.length === 1);
  if (isAbsent(article, clause)) return 0;
  return Math.min(OF_HIT.most, OF_HIT.base + OF_HIT.share * score + (isService ? OF_HIT.cue : 0));
}

/** "Do you have a pool table?" must not find how to book a table, nor "do you sell treadmills?" gait analysis. */
function isAbsent({ question, answer, tags }: FoundArticle, clause: Clause): boolean {
  const thing = namedThing(clause);
  if (!thing) return false;
  const title = `${question} ${tags.join(' ')}`;
  const text = thing.isForSale ? title : `${title} ${answer}`;
  const spoken = thing.words.reduce((sum, word) => sum + coverage(word, text), 0);
  return spoken / thing.words.length <= SPEAKS_OF_IT;
}

function speaksOf({ question, answer, tags }: FoundArticle, services: readonly string[]): boolean {
  const spoken = conceptsOf(`${question} ${answer} ${tags.join(' ')}`);
  return services.some((id) => (id === 'amend' || id === 'cancel') && spoken.has(id));
}

/** The best article, and a second one of about the same score. */
function select(hits: ArticleHit[]): FoundArticle[] {
  const best = hits[0]?.score ?? 0;
  if (best < LEAST_SCORE) return [];
  return hits
    .filter(({ score }) => score >= best * AS_GOOD)
    .slice(0, 3)
    .map(({ article }) => article);
}

function citationOf({ id, question, answer }: ArticleView): Citation {
  return { kind: 'article', id, title: question, article: { text: answer.slice(0, LONGEST_CITED) } };
}

function viewOf({ id, question, answer, locale }: FoundArticle): ArticleView {
  return { id, question, answer, locale };
}

/** Of several translations of one answer, the one in the visitor's language. */
function inLanguage(articles: ArticleView[], language: Language, tenantLocale: string): ArticleView[] {
  const own = articles.filter((article) => languageOf(article, tenantLocale) === language);
  return (own.length > 0 ? own : articles).slice(0, 2);
}

function languageOf({ locale, answer }: ArticleView, tenantLocale: string): Language | null {
  if (locale) return supported(locale);
  if (/\p{Script=Arabic}{3}/u.test(answer)) return 'ar';
  return supported(tenantLocale);
}

function isArticleMemory(value: unknown): value is ArticleMemory {
  return (
    typeof value === 'object' && value !== null && typeof (value as { text?: unknown }).text === 'string'
  );
}
