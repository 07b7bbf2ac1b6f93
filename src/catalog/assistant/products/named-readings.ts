import { conceptKind } from '../../../language/retail/concept-matcher.js';
import type { ToolContext } from '../../../assistant/chat-tool.js';
import type { Reading } from '../../../assistant/skill.js';
import { ABOVE_ARTICLES, OF_HIT } from '../../../assistant/scores.js';
import { supported } from '../../../language/detection/detect-language.js';
import type { Clause } from '../../../assistant/clause.js';
import { filterInSlices } from '../../../platform/time/yield-now.js';
import type { CatalogSearch, ProductHit } from '../../search/catalog-search.port.js';
import { proposalsFor } from '../proposals.js';
import { evidenceOf, evidenceOfAll, evidenceOfHits } from './evidence.js';
import { isQuestion } from '../articles/finder.js';
import { ASKS_TO_ACT } from '../articles/words/patterns.js';
import { asksUnstatedColour } from './variants/asked-values.js';
import { giftsAbout, themeOf } from './gift-ideas.js';
import { inParts, LiteralWords, distinctiveWords } from '../../../language/search/literal-words.js';
import { ageFit, isAnsweredBy, textOf } from './facts/facts.js';
import { inOtherScript, isOnlyNear, judge, ofThatName } from './fit.js';
import { everything, nameEach, reading } from './lookup.js';
import { namesWholeShop, partsOf, type ProductQuestion } from './question.js';
import {
  allOfKind,
  ofKind,
  chosen,
  LEAST_SCORE,
  namesProduct,
  rankByAge,
  SHOWN,
  tellsProperty,
} from './ranking.js';
import { SCORES } from './scores.js';
import type { ProductSearchInput } from './input.js';

const CLEAR_SCORE = 0.6;
const LEAST_WITHOUT_CUE = 0.42;
const LEAST_OF_PROPERTY = 0.36;
/** An article may have what the product's description lacks. */
const UNANSWERED_LOSS = 0.12;
const NAMED_ATTRIBUTE = 0.87;
/** "How long does it take?" is about a service more often than about goods. */
const SERVICE_LOSS = 0.2;
const MOST_BY_AGE = 100;
const CANDIDATES = 20;
const LITERAL = 0.25;
const MOST_SURE = ABOVE_ARTICLES;
const ANSWERED_GAIN = 0.1;
/** A product that matches all words is meant as a whole, not by its parts. */
const WHOLE_SCORE = 0.8;

/** Readings of questions that name goods, or their purpose. */
export class ProductNamedReadings {
  constructor(private readonly catalog: CatalogSearch) {}

  async read(
    clause: Clause,
    question: ProductQuestion,
    { tenant }: ToolContext,
    clauses: readonly Clause[] = [clause],
  ): Promise<Reading<ProductSearchInput> | null> {
    if (question.text === '') return question.listsAll ? listOfAll(clause, clauses) : null;
    const parts = await this.readParts(clause, question);
    if (parts) return parts;
    const near = await rankByAge(await this.findGoods(question), question.age);
    const isForeign = supported(tenant.locale) !== clause.language;
    const hits = await ofThatName(near, clause, isForeign);
    const transcribed =
      isForeign && (hits[0]?.score ?? 0) < CLEAR_SCORE ? await this.readTranscribed(question) : null;
    if (transcribed) return transcribed;
    if (hits.length === 0 && near.length > 0) return this.readMiss(clause, question, tenant.name);
    const best = hits[0]?.score ?? 0;
    const unnamed = question.asksWhether ? LEAST_OF_PROPERTY : LEAST_WITHOUT_CUE;
    const least =
      question.hasCue || namesProduct(hits[0], question.text, question.synonyms) ? LEAST_SCORE : unnamed;
    if (best < least) return (await this.readAge(question)) ?? this.readMiss(clause, question, tenant.name);
    const input: ProductSearchInput = {
      mode: 'find',
      ids: question.listsKind ? allOfKind(hits) : chosen(hits),
      query: question.goods,
    };
    input.evidence = evidenceOfHits(question, hits, input.ids ?? []);
    if (question.listsKind) input.more = ofKind(hits) - (input.ids?.length ?? 0);
    if (hits[0] && isOnlyNear(hits[0].product, clause)) input.near = true;
    if (question.asksWhether && input.ids?.length === 1 && hits[0]) judge(hits[0].product, question, input);
    if (question.wantsCount) input.count = true;
    const [first] = hits;
    const isUnstated =
      first && (asksUnstatedColour(clause, first.product) || ASKS_TO_ACT.test(clause.folded));
    if (isUnstated && input.ids?.length === 1) input.unanswered = true;
    return this.weigh(question, input, hits);
  }

  /** The score of a question for the products found, rather than for an article. */
  private async weigh(
    question: ProductQuestion,
    input: ProductSearchInput,
    hits: ProductHit[],
  ): Promise<Reading<ProductSearchInput>> {
    const [first] = hits;
    const best = first?.score ?? 0;
    const isForService = isOnlyForService(question);
    const score =
      OF_HIT.base +
      OF_HIT.share * best +
      (question.hasCue ? OF_HIT.cue : 0) -
      (isForService ? SERVICE_LOSS : 0) +
      (first ? await this.literalGain(question, first) : 0);
    if (
      first &&
      tellsProperty(first.product, question) &&
      namesProduct(first, question.goods, question.synonyms)
    )
      return reading(Math.max(score, SCORES.property), input);
    if (!first || question.attributes.length === 0) return reading(Math.min(MOST_SURE, score), input);
    // The options of variants are sizes or colours.
    const isAnswered =
      first.product.family !== undefined ||
      isAnsweredBy(first.product, question.text, question.attributes, question.synonyms);
    if (!isAnswered) {
      input.unanswered = true;
      return reading(Math.min(OF_HIT.most, score - UNANSWERED_LOSS), input);
    }
    const floor = namesProduct(first, question.goods, question.synonyms) ? NAMED_ATTRIBUTE : 0;
    return reading(Math.min(OF_HIT.most, Math.max(score + ANSWERED_GAIN, floor)), input);
  }

  /**
   * The literal word of the question counts: a malus when only an article has it, a bonus when only the product does.
   */
  private async literalGain(
    { goods, hasCue, synonyms }: ProductQuestion,
    { product }: ProductHit,
  ): Promise<number> {
    const asked = distinctiveWords(goods);
    if (asked.length === 0 || !hasCue) return 0;
    const written = new LiteralWords(textOf(product));
    const covered = synonyms.coveredBy(textOf(product), asked);
    const missing = asked.filter((word, at) => !covered.has(at) && !written.has(word));
    const [hit] = await this.catalog.articles(goods, 1);
    if (!hit) return 0;
    const article = new LiteralWords(`${hit.article.question} ${hit.article.answer}`);
    if (missing.some((word) => article.has(word))) return -LITERAL;
    return missing.length === 0 && !asked.some((word) => article.has(word)) ? LITERAL : 0;
  }

  private async findGoods({ goods, narrowed }: ProductQuestion): Promise<ProductHit[]> {
    const hits = await this.catalog.products({ text: goods, limit: CANDIDATES });
    const isPlain = narrowed === goods && inParts(goods) === goods;
    if (isPlain || (hits[0]?.score ?? 0) >= CLEAR_SCORE) return hits;
    return [narrowed, inParts(goods)].reduce(async (best, text) => {
      const closer = await this.catalog.products({ text, limit: CANDIDATES });
      return (closer[0]?.score ?? 0) > ((await best)[0]?.score ?? 0) ? closer : best;
    }, Promise.resolve(hits));
  }

  /** "For a one year old": products said to suit that age, when the words find nothing. */
  private async readAge({ age, text }: ProductQuestion): Promise<Reading<ProductSearchInput> | null> {
    if (age === null) return null;
    const hits = await this.catalog.products({ limit: MOST_BY_AGE });
    const fitting = await filterInSlices(hits, ({ product }) => ageFit(product, age) === 1);
    const ids = fitting.map(({ product }) => product.id);
    return ids.length > 0
      ? reading(SCORES.byAge, { mode: 'list', ids: ids.slice(0, SHOWN), query: text })
      : null;
  }

  /** A name that the shop writes in the other script. */
  private async readTranscribed(question: ProductQuestion): Promise<Reading<ProductSearchInput> | null> {
    const met = inOtherScript(await everything(this.catalog), question.goods.split(' '));
    const [first] = met;
    if (!first) return null;
    const named = { ...first.product, name: `${first.product.name} ${first.word}` };
    const ids = met.slice(0, SHOWN).map(({ product }) => product.id);
    const evidence = evidenceOf(question, named, met.length === 1 ? 1 : 0);
    return reading(SCORES.transcribed, { mode: 'find', ids, query: question.goods, evidence });
  }

  /** Nothing is found, but something may be meant. */
  private async readMiss(
    clause: Clause,
    question: ProductQuestion,
    shop: string,
  ): Promise<Reading<ProductSearchInput> | null> {
    if (question.listsAll || (question.hasCue && namesWholeShop(question.text, shop))) {
      const evidence = evidenceOfAll(question, shop);
      return reading(SCORES.listsAll, { mode: 'list', inStock: true, evidence });
    }
    // "A birthday present for my nephew" is not a question about a service, although birthdays are one.
    if (isService(question) && (!question.concepts.has('gift') || question.concepts.has('voucher')))
      return null;
    if (question.concepts.has('gift') && !question.concepts.has('voucher')) {
      const ids = await giftsAbout(this.catalog, question);
      return ids.length > 0
        ? reading(SCORES.gifts, { mode: 'list', ids, query: question.text })
        : reading(SCORES.anyGift, { mode: 'list', inStock: true, ...themeless(question, shop) });
    }
    const like = await proposalsFor(this.catalog, clause);
    if (question.hasCue)
      return { ...reading(SCORES.miss, { mode: 'none', query: question.text, like }), isMiss: true };
    return like.length === 0 ? null : { score: SCORES.proposed, input: { mode: 'none' }, suggestions: like };
  }

  /** "Candles and mugs": each thing is searched separately. */
  private async readParts(
    clause: Clause,
    question: ProductQuestion,
  ): Promise<Reading<ProductSearchInput> | null> {
    const parts = partsOf(clause);
    if (parts.length < 2 || parts.length > 4) return null;
    const named = await nameEach(this.catalog, parts);
    if (named.length < 2 || named.length < parts.length) return null;
    const [whole] = await this.catalog.products({ text: question.text, limit: 1 });
    if (whole && whole.score >= WHOLE_SCORE) return null;
    return reading(SCORES.parts, {
      mode: 'find',
      ids: named,
      query: question.text,
      count: question.wantsCount,
    });
  }
}

/**
 * "What do you have?": everything, but beside a need ("my rabbit is sad") what helps with it. What the clauses mean
 * together is read then, and when nothing helps with it, a list of everything would be none of it.
 */
function listOfAll(clause: Clause, clauses: readonly Clause[]): Reading<ProductSearchInput> {
  const told = toldBeside(clause, clauses);
  if (told === '') return reading(SCORES.listsAll, { mode: 'list', inStock: true });
  return { ...reading(SCORES.miss, { mode: 'none', query: told }), isMiss: true };
}

/** What the other clauses tell, without those that ask something themselves. */
function toldBeside(clause: Clause, clauses: readonly Clause[]): string {
  return clauses
    .filter((each) => each !== clause && !isQuestion(each))
    .flatMap(({ searchText }) => distinctiveWords(searchText))
    .join(' ');
}

/** A theme that nothing of the shop is about ("who likes sailing") makes any of its goods a guess. */
function themeless(question: ProductQuestion, shop: string): Pick<ProductSearchInput, 'evidence'> {
  const subject = themeOf(question);
  // That it is to be a gift is met by all goods.
  return subject === ''
    ? {}
    : { evidence: evidenceOfAll({ ...question, subject: `gift ${subject}` }, `${shop} gift`) };
}

/** "How long does it take?", "can you send it to Munich?": of a thing, but not about it. */
function isOnlyForService({ concepts, attributes, hasCue }: ProductQuestion): boolean {
  if (attributes.length > 0) return false;
  return concepts.has('processing_time') || (concepts.has('delivery') && !hasCue);
}

function isService({ concepts }: ProductQuestion): boolean {
  return [...concepts].some((id) => conceptKind(id) === 'service' && id !== 'children' && id !== 'abroad');
}
