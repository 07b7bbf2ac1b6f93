import type { Clause } from '../../../assistant/clause.js';
import { conceptKind } from '../../../language/retail/concept-matcher.js';
import { inParts, distinctiveWords } from '../../../language/search/literal-words.js';
import { countriesIn, speaksOfCountry } from '../../../language/search/places.js';
import { conceptsOf, coverage } from '../../../language/search/search-text.js';
import type { Synonyms } from '../../../language/search/synonyms.js';
import type { ArticleHit, CatalogSearch, FoundArticle } from '../../search/catalog-search.port.js';
import { ASKS_WHETHER, PRODUCT_CUE } from '../products/words/patterns.js';
import { synonymsOf } from '../own-words.js';
import { fold } from '../../../language/text/fold.js';
import { textPattern } from '../../../language/text/text-pattern.js';
import { WEEKDAY_SOURCE } from '../../../language/time/weekday-names.js';
import { sameness, type Sameness } from './exact-question.js';
import { servedThings, speaksOf } from './served-thing.js';
import { ASKS_HOW } from './words/patterns.js';

const TITLE_BONUS = 0.24;
const ANSWER_BONUS = 0.12;
const LEAST_WORDS = 0.12;
const CANDIDATES = 6;
/** Many articles may have the only word of a short question. */
const EXACT_CANDIDATES = 20;
const MEETS = 0.5;
/** Coverage of a word from which on a title names it. */
const IS_NAMED = 0.7;
/** A time of day, or a weekday. */
const STATES_TIMES = textPattern(`\\d{1,2}[:.h]\\d{2}|(?<!\\p{L})(?:${WEEKDAY_SOURCE})`, 'u');
const NAMES_WEEKDAY = textPattern(`(?<!\\p{L})(?:${WEEKDAY_SOURCE})`, 'u');
const MOST_COUNTED = 100;
const FEWEST_GOODS = 5;
/** What is left of the score of an article about another country than the one asked for. */
const OTHER_COUNTRY = 0.7;
const SHOP_WIDE = 0.35;
const SHOP_WIDE_SCORE = 0.4;
/** Concepts about the cost of something else, if anything else is named. */
const GENERAL_TOPICS = new Set(['payment', 'free_of_charge']);
/** Topics that many answers mention but none is about. */
const NO_TOPIC = new Set(['abroad', 'processing_time', 'children']);

/** Finds the articles of one turn, ranked by words and topic. */
export class ArticleFinder {
  constructor(private readonly catalog: CatalogSearch) {}

  /** An article must share more than the shop's own subject ("cat" at a pet shop). */
  async isAboutAsked(article: FoundArticle, text: string, clause: Clause): Promise<boolean> {
    const asked = distinctiveWords(text);
    const written = textOf(article);
    const covered = synonymsOf(clause).coveredBy(written, asked);
    const met = asked.filter((word, at) => covered.has(at) || coverage(word, written) >= MEETS);
    if (met.length === 0 || asked.length - met.length < (isQuestion(clause) ? 2 : 1)) return true;
    for (const word of met) if (!(await this.isShopWide(word))) return true;
    return false;
  }

  /**
   * Whether an article on a service does not say that it is done to the thing asked for, and the shop has nothing to do with
   * such things: "do you repair bicycles?" beside "we repair ceramics".
   * @param shop the business's name
   */
  async lacksServed(article: FoundArticle, clause: Clause, shop: string): Promise<boolean> {
    const things = servedThings(clause);
    const text = `${textOf(article)} ${shop}`;
    if (things.length === 0 || speaksOf(things, text, synonymsOf(clause))) return false;
    const hits = await this.catalog.products({ text: things.join(' '), limit: CANDIDATES });
    return !hits.some(({ product }) => speaksOf(things, product.name, synonymsOf(clause)));
  }

  private async isShopWide(text: string): Promise<boolean> {
    const all = await this.catalog.products({ limit: MOST_COUNTED });
    const hits = await this.catalog.products({ text, limit: MOST_COUNTED });
    const found = hits.filter(({ score }) => score >= SHOP_WIDE_SCORE);
    return all.length >= FEWEST_GOODS && found.length >= all.length * SHOP_WIDE;
  }

  /** A compound without results is searched by its parts. */
  async findWhole(whole: string): Promise<{ text: string; hits: ArticleHit[] }> {
    const hits = whole === '' ? [] : await this.find(whole);
    const text = hits.length === 0 ? inParts(whole) : whole;
    return text === whole ? { text, hits } : { text, hits: await this.find(text) };
  }

  /** The article whose question this is, nearly word for word. */
  async findExact(clause: Clause): Promise<{ article: FoundArticle; sameness: Sameness } | null> {
    const text = clause.searchText || clause.folded;
    const hits = await this.catalog.articles(text, EXACT_CANDIDATES);
    const same = hits.flatMap(({ article }) => {
      const each = sameness(clause, article.question, this.catalog.ownWords);
      return each === null ? [] : [{ article, sameness: each }];
    });
    return same.find((each) => each.sameness === 'words') ?? same[0] ?? null;
  }

  /** The article about this part of the business ("tea room") that states a time or a day; null without one. */
  async statingTimesOf(part: string): Promise<FoundArticle | null> {
    const asked = part.split(' ');
    const hits = await this.catalog.articles(part, CANDIDATES);
    const found = hits.find(({ article }) => {
      const title = `${titleOf(article)} ${article.tags.join(' ')}`;
      const covered = this.catalog.ownWords.coveredBy(title, asked);
      return (
        STATES_TIMES.test(fold(article.answer)) &&
        asked.every((word, at) => covered.has(at) || coverage(word, title) >= IS_NAMED)
      );
    });
    return found?.article ?? null;
  }

  /** The article whose question names nothing but these goods ("Wormers") and whose answer names weekdays; null without one. */
  async namingDaysOf(goods: string): Promise<FoundArticle | null> {
    const hits = await this.catalog.articles(goods, CANDIDATES);
    const found = hits.find(({ article }) => {
      const named = distinctiveWords(titleOf(article));
      const isNamed = (word: string): boolean => coverage(word, goods, this.catalog.ownWords) >= IS_NAMED;
      return named.length > 0 && named.every(isNamed) && NAMES_WEEKDAY.test(fold(article.answer));
    });
    return found?.article ?? null;
  }

  async find(text: string): Promise<ArticleHit[]> {
    return byTopic(await this.catalog.articles(text, CANDIDATES), text, this.catalog.ownWords);
  }
}

/** With the heading, which the answer of a long one begins with. */
export function textOf({ question, answer, tags }: FoundArticle): string {
  return `${question} ${tags.join(' ')} ${answer}`;
}

/** The question, and of a long article the heading of the passage. */
export function titleOf({ question, heading }: Pick<FoundArticle, 'question' | 'heading'>): string {
  return [question, heading].filter(Boolean).join(' ');
}

/** Whether it asks something. */
export function isQuestion({ raw, folded }: Clause): boolean {
  return /[?؟]/u.test(raw) || [ASKS_HOW, ASKS_WHETHER, PRODUCT_CUE].some((pattern) => pattern.test(folded));
}

/**
 * Ranks by words, topic and country: a common service (delivery, returns, parking) outweighs words that only one of them has,
 * most when the article's question contains it.
 */
function byTopic(hits: ArticleHit[], text: string, synonyms: Synonyms): ArticleHit[] {
  const services = [...conceptsOf(text, synonyms)].filter((id) => conceptKind(id) === 'service');
  // Neither a country nor "how long" is a topic: "capital of Peru" is not about delivery.
  const topics = services.filter((id) => !NO_TOPIC.has(id));
  const special = topics.filter((id) => !GENERAL_TOPICS.has(id));
  const others = special.length > 0 ? special : topics;
  const asked = others.length > 0 || !services.includes('children') ? others : ['children'];
  const countries = countriesIn(text);
  const speaks = ({ article }: ArticleHit): boolean =>
    countries.every((code) => speaksOfCountry(textOf(article), code));
  const isDecided = countries.length > 0 && hits.some(speaks);
  return hits
    .map((hit) => ({ ...hit, score: isDecided && !speaks(hit) ? hit.score * OTHER_COUNTRY : hit.score }))
    .map(({ article, score }) => ({
      article,
      score: score < LEAST_WORDS ? score : Math.min(1, score + topicBonus(article, asked, synonyms)),
    }))
    .sort((a, b) => b.score - a.score);
}

function topicBonus(article: FoundArticle, asked: readonly string[], synonyms: Synonyms): number {
  const { tags, answer } = article;
  const titled = conceptsOf(`${titleOf(article)} ${tags.join(' ')}`, synonyms);
  if (asked.some((id) => titled.has(id))) return TITLE_BONUS;
  const written = conceptsOf(answer, synonyms);
  return asked.some((id) => written.has(id)) ? ANSWER_BONUS : 0;
}
