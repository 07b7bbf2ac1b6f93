import { formatAmount } from '../../../kernel/money.js';
import type { ToolContext } from '../../../assistant/chat-tool.js';
import type { Reading } from '../../../assistant/skill.js';
import type { Clause } from '../../../assistant/clause.js';
import { filterInSlices } from '../../../platform/time/yield-now.js';
import type { CatalogSearch, FoundProduct } from '../../search/catalog-search.port.js';
import { evidenceOf } from './evidence.js';
import { coverage } from '../../../language/search/search-text.js';
import { distinctiveWords, LiteralWords } from '../../../language/search/literal-words.js';
import { freeOf } from './facts/exclusions.js';
import { statesFigure } from './facts/fitting.js';
import { textOf } from './facts/facts.js';
import { everything, isConcrete, MOST_MEASURED, nameEach, reading } from './lookup.js';
import { byExtreme, isWithin } from './facts/measures.js';
import { namesWholeShop, partsOf, type ProductQuestion } from './question.js';
import { searchPriced } from './price-search.js';
import { LISTED, namesProduct, relevantOnly, SHOWN } from './ranking.js';
import { SCORES } from './scores.js';
import type { ProductMemory, ProductSearchInput } from './input.js';

const SHARE_OF_KIND = 0.3;
/** Coverage of a word from which on a text has it, in another language too. */
const HAS_IT = 0.7;

/** Readings of questions by figures: comparisons, measures, exclusions, prices. */
export class ProductFigureReadings {
  constructor(private readonly catalog: CatalogSearch) {}

  async read(
    clause: Clause,
    question: ProductQuestion,
    memory: ProductMemory | null,
    context: ToolContext,
  ): Promise<Reading<ProductSearchInput> | null> {
    return (
      (await this.readComparison(clause, question, memory)) ??
      (await this.readMeasured(question, memory)) ??
      (await this.readExcluded(question)) ??
      (await this.readPrices(question, memory, context))
    );
  }

  private async readComparison(
    clause: Clause,
    question: ProductQuestion,
    memory: ProductMemory | null,
  ): Promise<Reading<ProductSearchInput> | null> {
    if (!question.compares || statesFigure(clause)) return null;
    const named = await nameEach(this.catalog, partsOf(clause));
    const compare = comparison(question);
    if (named.length >= 2)
      return reading(SCORES.comparison, { ...compare, ids: named, query: question.text });
    const seen = memory?.ids.slice(0, 2) ?? [];
    if (seen.length < 2 || question.text.split(' ').length > 3) return null;
    return reading(SCORES.comparisonOfShown, { ...compare, ids: seen, query: question.text });
  }

  /** "Your lightest shoe", "a flask over one litre": by the figures in names and descriptions. */
  private async readMeasured(
    { extreme, bound, text, isOurs }: ProductQuestion,
    memory: ProductMemory | null,
  ): Promise<Reading<ProductSearchInput> | null> {
    if (!extreme && !bound) return null;
    const hits = text === '' ? [] : relevantOnly(await this.catalog.products({ text, limit: MOST_MEASURED }));
    const seen =
      text === '' && memory && memory.ids.length > 1 ? await this.catalog.productsById(memory.ids) : [];
    const named = hits.length > 0 ? hits.map(({ product }) => product) : seen;
    const goods = named.length > 0 ? named : await everything(this.catalog);
    const fitting = bound ? await filterInSlices(goods, (product) => isWithin(product, bound)) : goods;
    const found = extreme && !bound ? (await byExtreme(fitting, extreme)).slice(0, 1) : fitting;
    if (found.length === 0) return null;
    const ids = found.slice(0, SHOWN).map(({ id }) => id);
    const input: ProductSearchInput = { mode: 'measured', ids, query: text };
    if (named.length > 0 || text === '') return reading(SCORES.measured, input);
    return isOurs || bound ? reading(SCORES.measuredOverall, { ...input, overall: true }) : null;
  }

  /**
   * "Without nuts", "I am allergic to nickel": products said to be free of it first, never those said to contain it.
   */
  private async readExcluded(question: ProductQuestion): Promise<Reading<ProductSearchInput> | null> {
    const { excluded, text: whole, subject, hasCue, asksWhether, isDangerous, synonyms } = question;
    if (excluded.length === 0) return null;
    const text = subject || whole;
    const hits = await this.catalog.products({ text, limit: MOST_MEASURED });
    const [first] = hits;
    if (first && asksWhether && namesProduct(first, text, synonyms)) {
      const freedom = Math.max(...excluded.map((thing) => freeOf(first.product, thing)));
      const input: ProductSearchInput = { mode: 'find', ids: [first.product.id], query: text };
      if (freedom === 0) input.unanswered = true;
      else input.affirms = freedom === 1;
      return freedom === 0
        ? reading(SCORES.freeUnanswered, input)
        : { ...reading(SCORES.freeAnswered, input), isStated: true };
    }
    const score = hasCue ? SCORES.excludedWithCue : SCORES.excluded;
    const named = relevantOnly(hits).map(({ product }) => product);
    const isFree = (product: FoundProduct) => excluded.some((thing) => freeOf(product, thing) === 1);
    const stated = await filterInSlices(named, isFree);
    const free = stated.length > 0 ? stated : await this.freeAnywhere(question, isFree);
    const input: ProductSearchInput = { mode: 'find', query: text };
    if (free.length > 0) {
      const ids = free.slice(0, SHOWN).map(({ id }) => id);
      return { ...reading(score, { ...input, ids }), isStated: true };
    }
    if (isDangerous) return reading(score, { ...input, mode: 'none', isUnsafe: true });
    const unmentioned = await filterInSlices(named, (product) =>
      excluded.every((thing) => freeOf(product, thing) === 0),
    );
    // All of the kind have it: one of them would be what was not wanted.
    if (unmentioned.length === 0) return named.length > 0 ? reading(score, { ...input, mode: 'none' }) : null;
    const ids = unmentioned.slice(0, SHOWN).map(({ id }) => id);
    return reading(score, { ...input, ids, unmentioned: excluded.join(', ') });
  }

  /** Of a kind that the shop has, something else is not what was asked for; unless it is dangerous to eat or wear. */
  private async freeAnywhere(
    { subject, isDangerous }: ProductQuestion,
    isFree: (product: FoundProduct) => boolean,
  ): Promise<FoundProduct[]> {
    if (subject !== '' && !isDangerous) return [];
    return filterInSlices(await everything(this.catalog), isFree);
  }

  private async readPrices(
    question: ProductQuestion,
    memory: ProductMemory | null,
    { tenant }: ToolContext,
  ): Promise<Reading<ProductSearchInput> | null> {
    const { range, sort } = question;
    if (!range && !sort) return null;
    if (!range && !question.isOurs && (await this.isUnknownHere(question))) return null;
    const { currency } = tenant;
    const isWhole = await this.meansWholeShop(question, tenant.name);
    const kind = isWhole ? await this.narrower(question) : null;
    const own = isWhole ? (kind?.text ?? '') : question.text;
    const query = own || (question.continues && !question.text ? (memory?.text ?? '') : '');
    const input: ProductSearchInput = {
      mode: sort ? (sort === 'price-asc' ? 'cheapest' : 'dearest') : 'list',
      sort: sort ?? 'relevance',
    };
    if (query) input.query = query;
    if (kind?.unmentioned) input.unmentioned = kind.unmentioned;
    if (question.age !== null) input.age = question.age;
    if (range && range.minMinor !== null) input.minPrice = formatAmount({ minor: range.minMinor, currency });
    if (range && range.maxMinor !== null) input.maxPrice = formatAmount({ minor: range.maxMinor, currency });
    await this.resolve(input, question, currency);
    // "The order would be about 180": an amount that no goods are asked for.
    if (input.mode === 'none' && !sort && !question.hasCue) return null;
    return reading(question.hasCue || !question.text ? SCORES.priced : SCORES.pricedWithoutCue, input);
  }

  /** Looks the products up, so that the evidence for them is known. */
  private async resolve(
    input: ProductSearchInput,
    question: ProductQuestion,
    currency: string,
  ): Promise<void> {
    const { found, overall, isNearest } = await searchPriced(this.catalog, input, currency);
    const [first] = found;
    input.ids = found.slice(0, LISTED).map(({ id }) => id);
    if (overall) input.overall = true;
    if (isNearest) input.isNearest = true;
    if (input.mode === 'list') input.more = Math.max(0, found.length - LISTED);
    if (!first) input.mode = 'none';
    else if (input.query && !overall)
      input.evidence = { ...evidenceOf({ ...question, subject: input.query }, first, 1), basis: 'figures' };
  }

  /** "Books" at a bookshop match everything; "perfumes" at a perfumery, where half the goods have the word, do not. */
  private async meansWholeShop({ text }: ProductQuestion, shop: string): Promise<boolean> {
    if (!namesWholeShop(text, shop)) return false;
    const called = relevantOnly(await this.catalog.products({ text, limit: MOST_MEASURED }));
    const all = await everything(this.catalog);
    return called.length < all.length * SHARE_OF_KIND;
  }

  /**
   * "Men's perfumes" at a perfumery: the words beside the shop's own kind of goods narrow the list when some goods have
   * them; else it is said that the goods do not mention them. Null without such words.
   */
  private async narrower({
    text,
    narrowed,
    synonyms,
  }: ProductQuestion): Promise<{ text: string; unmentioned?: string } | null> {
    const rest = distinctiveWords(narrowed === text ? '' : narrowed);
    if (rest.length === 0) return null;
    const hits = await this.catalog.products({ text: rest.join(' '), limit: MOST_MEASURED });
    const having = await filterInSlices(hits, ({ product }) => {
      const written = new LiteralWords(textOf(product));
      return rest.some((word) => written.has(word) || coverage(word, textOf(product), synonyms) >= HAS_IT);
    });
    return having.length > 0 ? { text: rest.join(' ') } : { text: '', unmentioned: rest.join(', ') };
  }

  /** "The most expensive car in the world" does not ask about the shop's goods. */
  private async isUnknownHere({ text }: ProductQuestion): Promise<boolean> {
    if (!isConcrete(text)) return false;
    return relevantOnly(await this.catalog.products({ text, limit: 1 })).length === 0;
  }
}

function comparison({ extreme, sort }: ProductQuestion): ProductSearchInput {
  const input: ProductSearchInput = {
    mode: 'compare',
    verdict: sort === 'price-desc' ? 'dearer' : 'cheaper',
  };
  if (extreme) input.extreme = extreme;
  return input;
}
