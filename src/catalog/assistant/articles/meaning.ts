import type { Clause } from '../../../assistant/clause.js';
import { confidenceOf, UNSURE } from '../../../assistant/confidence.js';
import { LEAST_TOLD } from '../../../assistant/scores.js';
import { EVIDENCE } from '../../../assistant/evidence.js';
import type { Reading } from '../../../assistant/skill.js';
import type { ArticleHit, CatalogSearch, FoundArticle } from '../../search/catalog-search.port.js';
import { conceptsOf } from '../../../language/search/search-text.js';
import { nameOfPart, partNamed } from '../../search/parts.js';
import { isSureByWords, likelyAmong, scoreOfMeaning } from '../meaning/choice.js';
import { weighedSources, type Weighed, type WeighedSource } from '../meaning/weighed-sources.js';
import { learnSynonyms } from '../own-words.js';
import type { TenantProfile } from '../../../platform/tenancy/tenant-profiles.js';
import { ArticleFinder, titleOf } from './finder.js';
import { isRuledOut } from './ruled-out.js';
import type { ArticleSearchInput } from './input.js';
import { evidenceFor, isAbsent, suggesting } from './sureness.js';

type ArticleReading = Reading<ArticleSearchInput>;

/** Concepts of what only a person may judge, each with a word that finds the articles on it in every language. */
const DELICATE = [
  ['pregnancy', 'pregnancy'],
  ['allergy', 'allergy'],
  ['gluten', 'gluten'],
  ['lactose', 'lactose'],
] as const;
const TROUBLES = [['faulty', 'damaged']] as const;
const MOST_ON_TOPIC = 3;

/** Readings of articles that take the meaning of a clause into account. */
export class ArticleMeaning {
  /** @param business its country is ISO 3166 */
  constructor(
    private readonly catalog: CatalogSearch,
    private readonly business: Pick<TenantProfile, 'country' | 'name'>,
  ) {}

  /** As `SkilledTool.readMeaning`. */
  async read(clause: Clause, own: ArticleReading | null): Promise<ArticleReading | null> {
    if (own && !isOfClauseAlone(own.input)) return own;
    await learnSynonyms(clause, this.catalog);
    if (own && (await this.isSure(own, clause))) return own;
    const weighed = await weighedSources(clause, this.catalog);
    if (!weighed) return own;
    const known = own && (await this.weigh(own, clause, weighed));
    const [best] = weighed.sources;
    const isNew = isArticle(best) && !isTold(best.article, known);
    const meant = isNew ? await this.meant(best, clause, weighed) : null;
    const isLikelier =
      (isUnsure(known) && !known?.input.follows) ||
      (meant?.confidence ?? 0) > (known?.confidence ?? LEAST_TOLD);
    const likeliest = meant && isLikelier ? meant : known;
    if (!likeliest) return suggesting(likelyAmong(weighed.sources), clause.searchText);
    return { ...likeliest, ...nextTo(likeliest, clause, weighed) };
  }

  /** The likeliest article for a message, by its words where no meaning is known; null when a product is likelier. */
  async likeliest(message: Clause): Promise<ArticleReading | null> {
    await learnSynonyms(message, this.catalog);
    const weighed = await weighedSources(message, this.catalog);
    if (!weighed) return this.likeliestByWords(message);
    const [best] = weighed.sources;
    return isArticle(best) ? this.meant(best, message, weighed) : null;
  }

  /**
   * The article whose own question names what only a person may judge, in any language: it is quoted, however unlikely it
   * is to answer.
   * @param isTroubled the goods came broken or wrong
   */
  async onTopic(message: Clause, isTroubled: boolean): Promise<ArticleReading | null> {
    const topics = isTroubled ? TROUBLES : DELICATE.filter(([id]) => message.concepts.has(id));
    for (const [id, word] of topics) {
      const hits = await this.catalog.articles(word, MOST_ON_TOPIC);
      const found = hits.find(({ article }) => conceptsOf(titleOf(article)).has(id));
      if (found) return { ...readingOf(found, 0, message), isStated: true };
    }
    return null;
  }

  /** The reading of a source, less sure when it does not say that the service asked for is done to the thing asked for. */
  private async meant(source: ArticleSource, clause: Clause, weighed: Weighed): Promise<ArticleReading> {
    const { article } = source;
    const reading = meantBy(source, clause, weighed);
    const finder = new ArticleFinder(this.catalog);
    const lacks = !reading.input.isAbsent && (await finder.lacksServed(article, clause, this.business.name));
    if (!lacks) return reading;
    const input = { ...reading.input, isAbsent: true };
    const confidence = confidenceOf(evidenceFor(clause, input, [article]));
    return { score: scoreOfMeaning(confidence), input, confidence };
  }

  private async likeliestByWords(message: Clause): Promise<ArticleReading | null> {
    const hits = await new ArticleFinder(this.catalog).find(message.searchText);
    const [first, next] = hits;
    return first ? readingOf(first, first.score - (next?.score ?? 0), message) : null;
  }

  private async isSure({ input }: ArticleReading, clause: Clause): Promise<boolean> {
    return isSureByWords(evidenceFor(clause, input, await this.articlesOf(input)));
  }

  /** The reading by words, with how near its articles are. */
  private async weigh(own: ArticleReading, clause: Clause, weighed: Weighed): Promise<ArticleReading> {
    const { ids = [] } = own.input;
    const articles = await this.articlesOf(own.input);
    const input = {
      ...own.input,
      nearness: weighed.nearness.get(partNamed(ids[0] ?? '').id),
      like: likelyAmong(weighed.sources),
    };
    const [only] = articles.length === 1 ? articles : [];
    const isNo = only !== undefined && isRuledOut(only.answer, clause, this.business.country);
    const evidence = isNo ? EVIDENCE.record : evidenceFor(clause, input, articles);
    return { ...own, input, confidence: confidenceOf(evidence) };
  }

  private async articlesOf({ query, ids = [] }: ArticleSearchInput): Promise<FoundArticle[]> {
    const hits = await new ArticleFinder(this.catalog).find(query);
    return hits.map(({ article }) => article).filter((article) => ids.includes(nameOfPart(article)));
  }
}

/** The likeliest article that the reading does not tell. */
function nextTo({ input }: ArticleReading, clause: Clause, weighed: Weighed): Pick<ArticleReading, 'next'> {
  const next = weighed.sources.find(
    (each): each is ArticleSource =>
      each.article !== undefined && input.ids?.[0] !== nameOfPart(each.article),
  );
  return next ? { next: meantBy(next, clause, weighed) } : {};
}

/** Whether the reading tells the article. One that is not sure tells its first article only. */
function isTold(article: FoundArticle, known: ArticleReading | null): boolean {
  const ids = known?.input.ids ?? [];
  const told = isUnsure(known) ? ids.slice(0, 1) : ids;
  return told.includes(nameOfPart(article));
}

function isUnsure(known: ArticleReading | null): boolean {
  return known !== null && (known.confidence ?? 1) < UNSURE;
}

/** Follow-ups are asked with the words of an earlier question, and an article's own question is certain. */
function isOfClauseAlone({ exact, margin }: ArticleSearchInput): boolean {
  return !exact && margin !== undefined;
}

function readingOf({ article }: ArticleHit, margin: number, message: Clause): ArticleReading {
  const input: ArticleSearchInput = {
    query: article.question,
    ids: [nameOfPart(article)],
    margin,
    isMeant: true,
  };
  const confidence = confidenceOf(evidenceFor(message, input, [article]));
  return { score: scoreOfMeaning(confidence), input, confidence };
}

type ArticleSource = WeighedSource & { article: FoundArticle };

function isArticle(source: WeighedSource | undefined): source is ArticleSource {
  return source?.article !== undefined;
}

function meantBy(
  { article, evidence, probability }: ArticleSource,
  clause: Clause,
  { sources }: Weighed,
): ArticleReading {
  const input: ArticleSearchInput = {
    query: article.question,
    ids: [nameOfPart(article)],
    margin: evidence.coverage?.margin ?? 0,
    nearness: evidence.nearness,
    like: likelyAmong(sources),
    isMeant: true,
    isAbsent: isAbsent(article, clause),
  };
  return { score: scoreOfMeaning(probability), input, confidence: probability };
}
