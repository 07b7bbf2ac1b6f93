import { ChatTool, type ToolContext, type ToolResult } from '../../../assistant/chat-tool.js';
import type { Dialogue, Reading, Said, SkilledTool } from '../../../assistant/skill.js';
import { confidenceOf, UNSURE } from '../../../assistant/confidence.js';
import { EVIDENCE } from '../../../assistant/evidence.js';
import { ABOVE_ARTICLES, LEAST_TOLD_BESIDE } from '../../../assistant/scores.js';
import type { Clause } from '../../../assistant/clause.js';
import { coverage } from '../../../language/search/search-text.js';
import { CatalogSearch } from '../../search/catalog-search.port.js';
import { nameOfPart, startOf } from '../../search/parts.js';
import { ArticleFinder, textOf } from './finder.js';
import {
  goesOn,
  isArticleMemory,
  mayGoOn,
  saysLittle,
  textBefore,
  toldBefore,
  type ArticleMemory,
} from './follow-up.js';
import { ARTICLE_SEARCH_INPUT, type ArticleSearchInput } from './input.js';
import { factsOf } from './facts.js';
import { isRuledOut } from './ruled-out.js';
import { idsOf, named, scoreOf, select, statingFirst } from './selection.js';
import {
  evidenceFor,
  LONGEST_ANSWER,
  asksPrice,
  sayUnsure,
  statesAsked,
  suggesting,
  withoutVerdict,
} from './sureness.js';
import { answerTo, askedIn, leadOf, sayProposed } from './telling.js';
import { ArticleMeaning } from './meaning.js';
import {
  citationOf,
  inLanguage,
  languageOf,
  viewOf,
  type ArticleSearchData,
  type ArticleView,
} from './view.js';
import { isTooUnlikely, likelyAmong } from '../meaning/choice.js';
import { weighedSources } from '../meaning/weighed-sources.js';
import { learnSynonyms } from '../own-words.js';
import { proposalsFor } from '../proposals.js';
import { AFTERTHOUGHT, ASKS_WEATHER, CONTINUES_TOPIC } from './words/patterns.js';
import { ARTICLE_SENTENCES } from './words/words.js';

/** Above every other reading: the business has written this very question. */
const EXACT_SCORE = 0.995;
const PROPOSED_CANDIDATES = 3;
/** Share of the question that an article must cover to be told as what comes closest. */
const CLOSE = 0.3;
const GOES_ON = 0.3;
const COVERED = 0.8;
const TOPIC_SCORE = 0.7;
/** Above goods that are not found, below all that is. */
const FOLLOWING = 0.45;
const ANSWERED_SCORE = ABOVE_ARTICLES;
/** A clause with an article from this score on is not a follow-up. */
const SETTLED = 0.75;

/** Answers with the business's own articles, verbatim. */
@ChatTool()
export class ArticleSearchTool implements SkilledTool<ArticleSearchInput, ArticleSearchData> {
  readonly name = 'article_search';
  readonly description =
    "The business's own answers: delivery, returns, payment, services, policies. Quote them; never add to them.";
  readonly input = ARTICLE_SEARCH_INPUT;
  readonly scope = 'catalog:read';
  readonly answersBySources = true;
  readonly statesRules = true;

  constructor(private readonly catalog: CatalogSearch) {}

  async read(
    clause: Clause,
    dialogue: Dialogue,
    context: ToolContext,
  ): Promise<Reading<ArticleSearchInput> | null> {
    if (ASKS_WEATHER.test(clause.folded)) return null;
    const catalog = this.catalog.during(context);
    await learnSynonyms(clause, catalog);
    const exact = await this.readExact(clause, context);
    if (exact) return exact;
    const asked = clause.searchText;
    const whole = saysLittle(asked) ? `${textBefore(clause, dialogue)} ${asked}`.trim() : asked;
    const articles = new ArticleFinder(catalog);
    const { text, hits } = await articles.findWhole(whole);
    const own = statingFirst(hits, clause);
    const before = dialogue.previousTool === this.name ? this.topicOf(dialogue.memory) : '';
    const isTold = own[0] ? await articles.isAboutAsked(own[0].article, text, clause) : false;
    const score = own[0] && isTold ? scoreOf(own[0], clause) : 0;
    const isAfterthought = AFTERTHOUGHT.test(clause.folded);
    if (before && (isAfterthought || goesOn(clause))) {
      const query = `${before} ${text}`.trim();
      const joined = select(await articles.find(query));
      const isTopic = joined[0] !== undefined && toldBefore(dialogue.memory).includes(joined[0].id);
      const isCovered =
        joined[0] !== undefined &&
        text !== '' &&
        coverage(text, joined[0].answer, catalog.ownWords) >= COVERED;
      // "And for a heat pump?": what was just told has the word, so it is no new question.
      const isAnswered = isCovered && (isAfterthought || isTopic);
      if (
        joined[0] &&
        (isAnswered || isAfterthought || score < SETTLED) &&
        (saysLittle(asked) || coverage(asked, textOf(joined[0]), catalog.ownWords) >= GOES_ON)
      ) {
        const least = isAnswered ? ANSWERED_SCORE : TOPIC_SCORE;
        return { score: Math.max(score, least), input: { query, ids: idsOf(joined) } };
      }
    }
    if (score === 0)
      return this.readFollowing(clause, dialogue) ?? suggesting(await proposalsFor(catalog, clause), text);
    const margin = (own[0]?.score ?? 0) - (own[select(own).length]?.score ?? 0);
    const input: ArticleSearchInput = { query: text, ids: idsOf(select(own)), margin };
    if (own[0] !== hits[0]) input.isMeant = true;
    if (own[0] && (await articles.lacksServed(own[0].article, clause, context.tenant.name)))
      input.isAbsent = true;
    if (confidenceOf(evidenceFor(clause, input, select(own))) < UNSURE)
      input.like = await proposalsFor(catalog, clause);
    return { score, input };
  }

  /** "And if I keep it, is what I paid deducted?": what was told before, unless the search finds something likelier. */
  private readFollowing(
    clause: Clause,
    { previousTool, memory }: Dialogue,
  ): Reading<ArticleSearchInput> | null {
    const [told] = toldBefore(memory);
    if (previousTool !== this.name || !told || !mayGoOn(clause)) return null;
    const input = { query: this.topicOf(memory), ids: [told], margin: 0, isMeant: true, follows: true };
    return { score: FOLLOWING, input };
  }

  async readMeaning(
    clause: Clause,
    own: Reading<ArticleSearchInput> | null,
    context: ToolContext,
  ): Promise<Reading<ArticleSearchInput> | null> {
    return new ArticleMeaning(this.catalog.during(context), context.tenant).read(clause, own);
  }

  async readQuote(
    message: Clause,
    context: ToolContext,
    isTroubled = false,
  ): Promise<Reading<ArticleSearchInput> | null> {
    const meaning = new ArticleMeaning(this.catalog.during(context), context.tenant);
    const reading = (await meaning.onTopic(message, isTroubled)) ?? (await meaning.likeliest(message));
    const least = isTroubled ? LEAST_TOLD_BESIDE : UNSURE;
    if (!reading || (!reading.isStated && (reading.confidence ?? 0) < least)) return null;
    return { ...reading, input: { ...reading.input, isQuoteOnly: true } };
  }

  async readExact(clause: Clause, context: ToolContext): Promise<Reading<ArticleSearchInput> | null> {
    // Who writes an address asks about something of their own, though the rest be an article's question.
    if (clause.scan(context.tenant.country).emails.length > 0) return null;
    const catalog = this.catalog.during(context);
    await learnSynonyms(clause, catalog);
    const found = await new ArticleFinder(catalog).findExact(clause);
    if (!found || !(statesAsked(textOf(found.article), clause) || asksPrice(found.article.question)))
      return null;
    const { article, sameness } = found;
    const input: ArticleSearchInput = { query: article.question, ids: [nameOfPart(article)], exact: true };
    if (sameness === 'synonyms') input.inOwnWords = true;
    return { score: EXACT_SCORE, input };
  }

  async readPart(
    part: string,
    clause: Clause,
    context: ToolContext,
  ): Promise<Reading<ArticleSearchInput> | null> {
    const catalog = this.catalog.during(context);
    await learnSynonyms(clause, catalog);
    const article = await new ArticleFinder(catalog).statingTimesOf(part);
    if (!article) return null;
    const input = { query: article.question, ids: [nameOfPart(article)], isMeant: true, part };
    return { score: ABOVE_ARTICLES, input };
  }

  async readTimesOf(goods: string, context: ToolContext): Promise<Reading<ArticleSearchInput> | null> {
    const article = await new ArticleFinder(this.catalog.during(context)).namingDaysOf(goods);
    if (!article) return null;
    const part = article.question;
    return { score: ABOVE_ARTICLES, input: { query: part, ids: [nameOfPart(article)], isMeant: true, part } };
  }

  async readProposed(
    title: string,
    message: Clause,
    context: ToolContext,
  ): Promise<Reading<ArticleSearchInput> | null> {
    const catalog = this.catalog.during(context);
    const weighed = await weighedSources(message, catalog);
    if (isTooUnlikely(title, weighed)) return null;
    const hits = await catalog.articles(title, PROPOSED_CANDIDATES);
    const found = hits.find(({ article }) => article.question === title);
    if (!found) return null;
    const input = { query: title, ids: [nameOfPart(found.article)], isMeant: true, isProposed: true };
    const isLikely =
      weighed ?? (evidenceFor(message, input, [found.article]).coverage?.covered ?? 0) >= CLOSE;
    return isLikely ? { score: EXACT_SCORE, input } : null;
  }

  async propose(message: Clause, context: ToolContext): Promise<readonly string[]> {
    const catalog = this.catalog.during(context);
    await learnSynonyms(message, catalog);
    const weighed = await weighedSources(message, catalog);
    return weighed ? likelyAmong(weighed.sources) : proposalsFor(catalog, message);
  }

  hasFallenBack(context: ToolContext): boolean {
    return this.catalog.hasFallenBack(context);
  }

  topicOf(memory: unknown): string {
    return isArticleMemory(memory) ? memory.text : '';
  }

  warmUp(clause: Clause, _dialogue: Dialogue, { tenant }: ToolContext): unknown {
    const said = [ASKS_WEATHER, AFTERTHOUGHT, CONTINUES_TOPIC].map((pattern) => pattern.test(clause.folded));
    return [clause.searchText, factsOf(clause.raw, clause.language, tenant.currency), said];
  }

  async execute(
    { query, ids, exact, isMeant }: ArticleSearchInput,
    context: ToolContext,
  ): Promise<ToolResult<ArticleSearchData>> {
    const finder = new ArticleFinder(this.catalog.during(context));
    const hits = await finder.find(query);
    const found = exact || isMeant ? named(hits, ids ?? []) : select(hits);
    const told = exact ? found.map((article) => startOf(article, LONGEST_ANSWER)) : found;
    const articles = told.map(viewOf);
    const citations = told.map(citationOf);
    const scores = Object.fromEntries(hits.map(({ article, score }) => [article.id, score]));
    return { ok: articles.length > 0, data: { articles }, citations, scores };
  }

  say(
    input: ArticleSearchInput,
    { data }: ToolResult<ArticleSearchData>,
    clause: Clause,
    { clauses }: Dialogue,
    context: ToolContext,
  ): Said {
    const sentences = ARTICLE_SENTENCES[clause.speech];
    if (data.articles.length === 0) return { text: sentences.none, evidence: EVIDENCE.nothing };
    const articles = inLanguage(data.articles, clause.language, context.tenant.locale);
    const isForeign = articles.every(
      (article) => languageOf(article, context.tenant.locale) !== clause.language,
    );
    if (input.isProposed) return sayProposed(input, articles, isForeign, clause, context.tenant.currency);
    const told = (article: ArticleView): string =>
      input.isQuoteOnly
        ? withoutVerdict(article.answer.trim())
        : answerTo(clause, askedIn(input, clause), article);
    const text = articles.map(told).join('\n');
    const ids = data.articles.map(({ id }) => id);
    const memory: ArticleMemory = { text: input.query.slice(0, 200), ids };
    // "In instalments? I have an Amex": of clauses read as one it is not clear which of them is answered with no.
    const isOne =
      !input.isQuoteOnly && (clauses.length < 2 || clauses.some(({ raw }) => raw.includes(clause.raw)));
    const isNo =
      isOne && articles.length === 1 && isRuledOut(articles[0]?.answer ?? '', clause, context.tenant.country);
    const evidence = { ...(isNo ? EVIDENCE.record : evidenceFor(clause, input, articles)), isForeign };
    const confidence = confidenceOf(evidence);
    const { currency } = context.tenant;
    if (confidence < UNSURE) {
      const facts = factsOf(articles[0]?.answer ?? '', clause.language, currency);
      const lead = isForeign ? [facts, sentences.foreign].filter(Boolean) : [];
      return sayUnsure(clause, articles, { confidence, evidence, lead, like: input.like ?? [] });
    }
    const no = isNo ? sentences.no : '';
    if (!isForeign) return { text: `${no} ${text}`.trim(), memory, evidence };
    const facts = input.isQuoteOnly
      ? factsOf(text, clause.language, currency)
      : leadOf(clause, articles, text, currency);
    const lead = no || facts;
    const quoted = [lead, sentences.foreign, text].filter(Boolean).join('\n');
    return { text: quoted, memory, evidence: { ...evidence, isUntold: lead === '' } };
  }
}
