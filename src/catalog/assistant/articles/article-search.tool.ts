import { ChatTool, type ToolContext, type ToolResult } from '../../../assistant/chat-tool.js';
import type { Dialogue, Reading, Said, SkilledTool } from '../../../assistant/skill.js';
import type { Clause } from '../../../assistant/clause.js';
import type { Language } from '../../../language/language.js';
import { words, fold } from '../../../language/text/fold.js';
import { supported } from '../../../language/detection/detect-language.js';
import { kindOf } from '../../../language/retail/concept-matcher.js';
import { conceptsIn, coverage, searchText } from '../../../language/search/search-text.js';
import { CatalogSearch, type ArticleHit, type FoundArticle } from '../../search/catalog-search.port.js';
import { wordWeight } from '../../../language/text/stop-words.js';
import { ARTICLE_SEARCH_INPUT, type ArticleSearchInput } from './input.js';
import { factsOf, verdictOf } from './facts.js';
import { inParts, tellingWords } from '../../../language/search/literal-words.js';
import { namedThing } from '../named-thing.js';
import { ASKS_WHETHER, PRODUCT_CUE } from '../products/words/patterns.js';
import { AFTERTHOUGHT, ASKS_HOW, ASKS_WEATHER, YES_OR_NO, CONTINUES_TOPIC } from './words/patterns.js';
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
const TITLE_BONUS = 0.24;
const ANSWER_BONUS = 0.12;
const LEAST_WORDS = 0.12;
const CANDIDATES = 6;
const LONGEST_ANSWER = 1_500;
const SAME_QUESTION = 0.5;
const SHORTEST_REST = 12;
/** Topics of many answers that none is about. */
/** Ask about the cost of something else, if anything else is named. */
const GENERAL_TOPICS = new Set(['payment', 'free_of_charge']);
const NO_TOPIC = new Set(['abroad', 'processing_time', 'children']);
const SPEAKS_OF_IT = 0.54;
const GOES_ON = 0.3;
const COVERED = 0.8;
const MEETS = 0.5;
const MOST_COUNTED = 100;
const FEWEST_GOODS = 5;
const SHOP_WIDE = 0.35;
const SHOP_WIDE_SCORE = 0.4;
const TOPIC_SCORE = 0.7;
const ANSWERED_SCORE = 0.96;

/** Answers from the business's own articles, in its own words. */
@ChatTool()
export class ArticleSearchTool implements SkilledTool<ArticleSearchInput, ArticleSearchData> {
  readonly name = 'article_search';
  readonly description =
    "The business's own answers: delivery, returns, payment, services, policies. Quote them; never add to them.";
  readonly input = ARTICLE_SEARCH_INPUT;

  constructor(private readonly catalog: CatalogSearch) {}

  async read(
    clause: Clause,
    dialogue: Dialogue,
    _context: ToolContext,
  ): Promise<Reading<ArticleSearchInput> | null> {
    if (ASKS_WEATHER.test(clause.folded)) return null;
    const asked = searchText(clause.words, clause.language);
    const whole = saysLittle(asked) ? `${textBefore(clause, dialogue)} ${asked}`.trim() : asked;
    const { text, hits: own } = await this.findWhole(whole);
    const before =
      isArticleMemory(dialogue.memory) && dialogue.previousTool === this.name ? dialogue.memory.text : '';
    const isTold = own[0] ? await this.isAboutAsked(own[0].article, text, clause) : false;
    const score = own[0] && isTold ? scoreOf(own[0], clause) : 0;
    const isAfterthought = AFTERTHOUGHT.test(clause.folded);
    if (before && (isAfterthought || (score < 0.75 && CONTINUES_TOPIC.test(clause.folded)))) {
      const query = `${before} ${text}`.trim();
      const joined = select(await this.find(query));
      if (joined[0] && (saysLittle(asked) || coverage(asked, textOf(joined[0])) >= GOES_ON)) {
        const isCovered = text !== '' && coverage(text, joined[0].answer) >= COVERED;
        const least = isCovered && isAfterthought ? ANSWERED_SCORE : TOPIC_SCORE;
        return { score: Math.max(score, least), input: { query, ids: idsOf(joined) } };
      }
    }
    return score > 0 ? { score, input: { query: text, ids: idsOf(select(own)) } } : null;
  }

  warmUp(clause: Clause, _dialogue: Dialogue, { tenant }: ToolContext): unknown {
    const said = [ASKS_WEATHER, AFTERTHOUGHT, CONTINUES_TOPIC].map((pattern) => pattern.test(clause.folded));
    return [searchText(clause.words, clause.language), factsOf(clause.raw, clause.language, tenant.currency), said];
  }

  async execute({ query }: ArticleSearchInput): Promise<ToolResult<ArticleSearchData>> {
    const articles = select(await this.find(query)).map(viewOf);
    const citations = articles.map(({ id, question }) => ({ kind: 'article' as const, id, title: question }));
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
    if (data.articles.length === 0) return { text: sentences.none, confidence: 0.3 };
    const articles = inLanguage(data.articles, clause.language, context.tenant.locale);
    const isForeign = articles.every(
      (article) => languageOf(article, context.tenant.locale) !== clause.language,
    );
    const text = articles
      .map((article) => answerTo(clause, input.query, article).slice(0, LONGEST_ANSWER))
      .join('\n');
    const memory: ArticleMemory = { text: input.query.slice(0, 200) };
    if (!isForeign) return { text, memory, confidence: 0.85 };
    const lead = leadOf(clause, articles, text, context.tenant.currency);
    return { text: [lead, sentences.foreign, text].filter(Boolean).join('\n'), memory, confidence: 0.85 };
  }

  /** An article that shares only what the whole shop is about ("cat" at a pet shop) is not about the rest. */
  private async isAboutAsked(article: FoundArticle, text: string, clause: Clause): Promise<boolean> {
    const asked = tellingWords(text);
    const written = textOf(article);
    const met = asked.filter((word) => coverage(word, written) >= MEETS);
    if (met.length === 0 || asked.length - met.length < (isQuestion(clause) ? 2 : 1)) return true;
    for (const word of met) if (!(await this.isShopWide(word))) return true;
    return false;
  }

  private async isShopWide(text: string): Promise<boolean> {
    const all = await this.catalog.products({ limit: MOST_COUNTED });
    const hits = await this.catalog.products({ text, limit: MOST_COUNTED });
    const found = hits.filter(({ score }) => score >= SHOP_WIDE_SCORE);
    return all.length >= FEWEST_GOODS && found.length >= all.length * SHOP_WIDE;
  }

  /** A compound that nothing answers is looked for by its parts. */
  private async findWhole(whole: string): Promise<{ text: string; hits: ArticleHit[] }> {
    const hits = whole === '' ? [] : await this.find(whole);
    const text = hits.length === 0 ? inParts(whole) : whole;
    return text === whole ? { text, hits } : { text, hits: await this.find(text) };
  }

  private async find(text: string): Promise<ArticleHit[]> {
    return byTopic(await this.catalog.articles(text, CANDIDATES), text);
  }
}

function textOf({ question, answer, tags }: FoundArticle): string {
  return `${question} ${tags.join(' ')} ${answer}`;
}

function saysLittle(text: string): boolean {
  return (
    text === '' || text.split(' ').every((word) => wordWeight(word) < 1 && conceptsIn([word]).size === 0)
  );
}

/** "A screw fell out of my glasses, what does that cost?": the second clause asks about the first. */
function textBefore(clause: Clause, { clauses }: Dialogue): string {
  const before = clauses[clauses.indexOf(clause) - 1];
  return before ? searchText(before.words, before.language) : '';
}

/** An answer's own "Yes," stays only where its own question was asked. */
function answerTo({ folded }: Clause, query: string, { question, answer }: ArticleView): string {
  const text = answer.trim();
  const asksCost = conceptsIn(words(folded)).has('free_of_charge');
  if (!ASKS_HOW.test(folded) && !asksCost && coverage(query, question) >= SAME_QUESTION) return text;
  const rest = text.replace(YES_OR_NO, '');
  return rest.length < SHORTEST_REST ? text : rest.charAt(0).toUpperCase() + rest.slice(1);
}

function isQuestion({ raw, folded }: Clause): boolean {
  return /[?؟]/u.test(raw) || [ASKS_HOW, ASKS_WHETHER, PRODUCT_CUE].some((pattern) => pattern.test(folded));
}

/** What a text in another language says for certain, in the visitor's. */
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
  const services = [...conceptsIn(clause.words)].filter((id) => kindOf(id) === 'service');
  // "How long?" alone asks after whatever was spoken of, not after any article that names a time.
  if (services.length === 1 && services[0] === 'processing_time' && clause.words.length <= 5)
    return VAGUE_SCORE;
  // An action on an order is no question for the conditions of delivery.
  if (services.some((id) => id === 'amend' || id === 'cancel') && !speaksOf(article, services))
    return VAGUE_SCORE;
  const isService = services.some((id) => id !== 'children' || services.length === 1);
  if (isAbsent(article, clause)) return 0;
  return Math.min(0.95, 0.42 + 0.46 * score + (isService ? 0.1 : 0));
}

/** "Do you have a pool table?" is no question for how to book a table, nor "do you sell treadmills?" for gait analysis. */
function isAbsent({ question, answer, tags }: FoundArticle, clause: Clause): boolean {
  const thing = namedThing(clause);
  if (!thing) return false;
  const title = `${question} ${tags.join(' ')}`;
  const text = thing.isForSale ? title : `${title} ${answer}`;
  const spoken = thing.words.reduce((sum, word) => sum + coverage(word, text), 0);
  return spoken / thing.words.length <= SPEAKS_OF_IT;
}

/**
 * Ranks by words and topic: a service both speak of (delivery, returns, parking) outweighs the words that only one
 * of them uses, most of all when the article's question names it.
 */
function byTopic(hits: ArticleHit[], text: string): ArticleHit[] {
  const services = [...conceptsIn(words(fold(text)))].filter((id) => kindOf(id) === 'service');
  // Neither a country nor "how long" is a topic: "capital of Peru" does not ask for delivery.
  const topics = services.filter((id) => !NO_TOPIC.has(id));
  const special = topics.filter((id) => !GENERAL_TOPICS.has(id));
  const others = special.length > 0 ? special : topics;
  const asked = others.length > 0 || !services.includes('children') ? others : ['children'];
  return hits
    .map(({ article, score }) => ({
      article,
      score: score < LEAST_WORDS ? score : Math.min(1, score + topicBonus(article, asked)),
    }))
    .sort((a, b) => b.score - a.score);
}

function topicBonus({ question, tags, answer }: FoundArticle, asked: readonly string[]): number {
  const titled = conceptsIn(words(fold(`${question} ${tags.join(' ')}`)));
  if (asked.some((id) => titled.has(id))) return TITLE_BONUS;
  const written = conceptsIn(words(fold(answer)));
  return asked.some((id) => written.has(id)) ? ANSWER_BONUS : 0;
}

function speaksOf({ question, answer, tags }: FoundArticle, services: readonly string[]): boolean {
  const spoken = conceptsIn(words(fold(`${question} ${answer} ${tags.join(' ')}`)));
  return services.some((id) => (id === 'amend' || id === 'cancel') && spoken.has(id));
}

/** The best article, and a second one that says as much. */
function select(hits: ArticleHit[]): FoundArticle[] {
  const best = hits[0]?.score ?? 0;
  if (best < LEAST_SCORE) return [];
  return hits
    .filter(({ score }) => score >= best * 0.93)
    .slice(0, 3)
    .map(({ article }) => article);
}

function viewOf({ id, question, answer, locale }: FoundArticle): ArticleView {
  return { id, question, answer, locale };
}

/** Of translations of one answer, the visitor's language. */
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
