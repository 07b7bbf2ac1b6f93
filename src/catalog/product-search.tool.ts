import { formatAmount, parseAmount } from '../kernel/money.js';
import {
  ChatTool,
  type ToolContext,
  type ToolParameters,
  type ToolResult,
} from '../platform/tools/chat-tool.js';
import type { Clause, Dialogue, Reading, Said, SkilledTool } from '../platform/tools/skill.js';
import { conceptsIn, coverage } from '../platform/language/search-text.js';
import { words } from '../platform/language/fold.js';
import { wordWeight } from '../platform/language/stop-words.js';
import { kindOf as conceptKind } from '../platform/language/concept-matcher.js';
import { CatalogSearch, type FoundProduct, type ProductHit, type ProductQuery } from './catalog-search.js';
import { freeOf } from './product-exclusions.js';
import { ageFit, isAnsweredBy } from './product-facts.js';
import { isOnlyNear, judge, ofThatName, suiting } from './product-fit.js';
import { byExtreme, isWithin } from './product-measures.js';
import {
  allOfKind,
  arrange,
  chosen,
  kindOf,
  LEAST_SCORE,
  namesProduct,
  rankByAge,
  relevantOnly,
  SHOWN,
  SUPERLATIVE_SHARE,
  tellsProperty,
} from './product-ranking.js';
import { namesWholeShop, partsOf, readProductQuestion, type ProductQuestion } from './product-question.js';
import { citationOf, isAvailable, viewOf } from './product-view.js';
import { ORDINALS, PRODUCT_WORDS } from './product-search.phrases.js';
import type { ProductMemory, ProductSearchData, ProductSearchInput } from './product-search.types.js';
import { sayProducts } from './say-products.js';

const CLEAR_SCORE = 0.6;
const LEAST_WITHOUT_CUE = 0.42;
const LEAST_OF_PROPERTY = 0.36;
/** An article may know what the product's description leaves out. */
const UNANSWERED_LOSS = 0.12;
const NAMED_ATTRIBUTE = 0.87;
/** "How long does it take?" asks for a service more often than for goods. */
const SERVICE_LOSS = 0.2;
/** Of the score that words shared with the name and description give. */
const LEAST_ALIKE = 0.1;
const PRICE_FACTOR = 2.5;
const MOST_BY_AGE = 100;
const MOST_MEASURED = 100;
const SHARE_OF_KIND = 0.3;
const LISTED = 5;
const CANDIDATES = 20;
const MOST_REMEMBERED = 6;

/** Price, stock, comparison, superlatives and details of the business's products, with alternatives when sold out. */
@ChatTool()
export class ProductSearchTool implements SkilledTool<ProductSearchInput, ProductSearchData> {
  readonly name = 'product_search';
  readonly description =
    'Search the products of the business by words and price: name, price, stock, description. Also the cheapest or most expensive, and alternatives in stock for what is sold out.';
  readonly parameters: ToolParameters = {
    type: 'object',
    properties: {
      query: { type: 'string', description: 'What is looked for; leave out to list by price' },
      minPrice: { type: 'string', description: 'Decimal amount in the currency of the business' },
      maxPrice: { type: 'string', description: 'Decimal amount in the currency of the business' },
      inStock: { type: 'boolean' },
      sort: { type: 'string', enum: ['relevance', 'price-asc', 'price-desc'] },
    },
    additionalProperties: false,
  };

  constructor(private readonly catalog: CatalogSearch) {}

  async read(
    clause: Clause,
    dialogue: Dialogue,
    context: ToolContext,
  ): Promise<Reading<ProductSearchInput> | null> {
    const question = readProductQuestion(clause, context.tenant.currency, context.tenant.name);
    const memory = isProductMemory(dialogue.memory) ? dialogue.memory : null;
    return (
      (await this.readComparison(clause, question, memory)) ??
      (await this.readMeasured(question, memory)) ??
      (await this.readExcluded(question)) ??
      (await this.readPrices(question, memory, context)) ??
      (await this.readFollowUp(clause, question, memory, dialogue)) ??
      (await this.readSearch(clause, question, context)) ??
      null
    );
  }

  async execute(input: ProductSearchInput, context: ToolContext): Promise<ToolResult<ProductSearchData>> {
    if (input.mode === 'none')
      return { ok: false, data: { products: [], alternatives: [], more: false }, citations: [] };
    const { currency } = context.tenant;
    const { found, overall } = input.ids
      ? { found: await this.catalog.productsById(input.ids), overall: Boolean(input.overall) }
      : await this.search(input, currency);
    const shown = found.slice(0, limitOf(input));
    const alternatives = await this.alternativesTo(shown, input);
    const products = shown.map(viewOf);
    const more = !input.ids && input.mode === 'list' && found.length > shown.length;
    const data = { products, alternatives: alternatives.map(viewOf), more, overall };
    return { ok: products.length > 0, data, citations: products.map(citationOf) };
  }

  say(input: ProductSearchInput, result: ToolResult<ProductSearchData>, clause: Clause): Said {
    const { data } = result;
    if (data.products.length === 0) {
      const sentences = PRODUCT_WORDS[clause.language];
      const isPriced = Boolean(input.minPrice ?? input.maxPrice);
      return { text: isPriced ? sentences.nothingInRange : sentences.none, confidence: isPriced ? 0.7 : 0.4 };
    }
    const ids = [...data.products, ...data.alternatives].map(({ id }) => id).slice(0, MOST_REMEMBERED);
    const memory: ProductMemory = { ids, text: input.query ?? '' };
    const text = sayProducts(input, data, clause.language);
    return { text, memory, confidence: input.unanswered ? 0.4 : 0.9 };
  }

  private async readComparison(
    clause: Clause,
    question: ProductQuestion,
    memory: ProductMemory | null,
  ): Promise<Reading<ProductSearchInput> | null> {
    if (!question.compares) return null;
    const named = await this.nameEach(partsOf(clause));
    const compare = comparison(question);
    if (named.length >= 2) return reading(0.92, { ...compare, ids: named, query: question.text });
    const seen = memory?.ids.slice(0, 2) ?? [];
    if (seen.length < 2 || question.text.split(' ').length > 3) return null;
    return reading(0.75, { ...compare, ids: seen, query: question.text });
  }

  /** "Your lightest shoe", "a flask over one litre": by the figures that names and descriptions give. */
  private async readMeasured(
    { extreme, bound, text, isOurs }: ProductQuestion,
    memory: ProductMemory | null,
  ): Promise<Reading<ProductSearchInput> | null> {
    if (!extreme && !bound) return null;
    const hits = text === '' ? [] : relevantOnly(await this.catalog.products({ text, limit: MOST_MEASURED }));
    const seen =
      text === '' && memory && memory.ids.length > 1 ? await this.catalog.productsById(memory.ids) : [];
    const named = hits.length > 0 ? hits.map(({ product }) => product) : seen;
    const goods = named.length > 0 ? named : await this.everything();
    const fitting = bound ? goods.filter((product) => isWithin(product, bound)) : goods;
    const found = extreme && !bound ? byExtreme(fitting, extreme).slice(0, 1) : fitting;
    if (found.length === 0) return null;
    const ids = found.slice(0, SHOWN).map(({ id }) => id);
    const input: ProductSearchInput = { mode: 'measured', ids, query: text };
    if (named.length > 0 || text === '') return reading(0.88, input);
    return isOurs || bound ? reading(0.8, { ...input, overall: true }) : null;
  }

  /** "Without nuts", "I am allergic to nickel": what is written to be free of it first, never what is written to have it. */
  private async readExcluded({
    excluded,
    text,
    hasCue,
    asksWhether,
  }: ProductQuestion): Promise<Reading<ProductSearchInput> | null> {
    if (excluded.length === 0) return null;
    const hits = await this.catalog.products({ text, limit: MOST_MEASURED });
    const [first] = hits;
    if (first && asksWhether && namesProduct(first, text)) {
      const freedom = Math.max(...excluded.map((thing) => freeOf(first.product, thing)));
      const input: ProductSearchInput = { mode: 'find', ids: [first.product.id], query: text };
      if (freedom === 0) input.unanswered = true;
      else input.affirms = freedom === 1;
      return reading(freedom === 0 ? 0.7 : 0.92, input);
    }
    const all = await this.everything();
    const found = [relevantOnly(hits).map(({ product }) => product), all].flatMap((goods) => [
      goods.filter((product) => excluded.some((thing) => freeOf(product, thing) === 1)),
    ]);
    const free = found.find((goods) => goods.length > 0);
    if (!free) return null;
    return reading(hasCue ? 0.9 : 0.82, {
      mode: 'find',
      ids: free.slice(0, SHOWN).map(({ id }) => id),
      query: text,
    });
  }

  /** "Books" at a bookshop are everything, "perfumes" at a perfumery that says it of half its goods are not. */
  private async meansWholeShop({ text }: ProductQuestion, shop: string): Promise<boolean> {
    if (!namesWholeShop(text, shop)) return false;
    const called = relevantOnly(await this.catalog.products({ text, limit: MOST_MEASURED }));
    const all = await this.everything();
    return called.length < all.length * SHARE_OF_KIND;
  }

  /** "The most expensive car in the world" is none of ours. */
  private async isUnheardOf({ text }: ProductQuestion): Promise<boolean> {
    if (!isConcrete(text)) return false;
    return relevantOnly(await this.catalog.products({ text, limit: 1 })).length === 0;
  }

  private async everything(): Promise<FoundProduct[]> {
    const hits = await this.catalog.products({ limit: MOST_MEASURED });
    return hits.map(({ product }) => product);
  }

  private async readPrices(
    question: ProductQuestion,
    memory: ProductMemory | null,
    { tenant }: ToolContext,
  ): Promise<Reading<ProductSearchInput> | null> {
    const { range, sort } = question;
    if (!range && !sort) return null;
    if (!range && !question.isOurs && (await this.isUnheardOf(question))) return null;
    const { currency } = tenant;
    const own = (await this.meansWholeShop(question, tenant.name)) ? '' : question.text;
    const query = own || (question.continues && !question.text ? (memory?.text ?? '') : '');
    const input: ProductSearchInput = {
      mode: sort ? (sort === 'price-asc' ? 'cheapest' : 'dearest') : 'list',
      sort: sort ?? 'relevance',
    };
    if (query) input.query = query;
    if (question.age !== null) input.age = question.age;
    if (range && range.minMinor !== null) input.minPrice = formatAmount({ minor: range.minMinor, currency });
    if (range && range.maxMinor !== null) input.maxPrice = formatAmount({ minor: range.maxMinor, currency });
    return reading(question.hasCue || !question.text ? 0.88 : 0.8, input);
  }

  /** "How big is it?", "and the second one?": about what was shown before. */
  private async readFollowUp(
    clause: Clause,
    question: ProductQuestion,
    memory: ProductMemory | null,
    dialogue: Dialogue,
  ): Promise<Reading<ProductSearchInput> | null> {
    if (!memory || memory.ids.length === 0) return null;
    const recent = dialogue.previousTool === this.name;
    const saysNothingNew = question.text === '' && (question.hasCue || question.wantsCount);
    if (!question.pointsBack && !(recent && (question.continues || saysNothingNew))) return null;
    const ids = focusOf(clause, memory);
    const [product] = await this.catalog.productsById(ids);
    if (!product) return null;
    const about = withoutPointers(question.text);
    if (about !== '' && (await this.namesAnother(about, product))) return null;
    const isAnswered = isAnsweredBy(product, about, question.attributes);
    const input: ProductSearchInput = { mode: 'find', ids: [product.id], query: memory.text };
    if (question.wantsCount) input.count = true;
    if (!isAnswered) input.unanswered = true;
    const base = recent ? 0.86 : 0.6;
    return reading(isAnswered ? base : question.attributes.length > 0 ? 0.55 : 0.4, input);
  }

  private async readSearch(
    clause: Clause,
    question: ProductQuestion,
    { tenant }: ToolContext,
  ): Promise<Reading<ProductSearchInput> | null> {
    if (question.text === '') return question.listsAll ? reading(0.8, { mode: 'list', inStock: true }) : null;
    const parts = await this.readParts(clause, question);
    if (parts) return parts;
    const near = rankByAge(await this.findGoods(question), question.age);
    const hits = ofThatName(near, clause);
    if (hits.length === 0 && near.length > 0) return this.readMiss(question, tenant.name);
    const best = hits[0]?.score ?? 0;
    const unnamed = question.asksWhether ? LEAST_OF_PROPERTY : LEAST_WITHOUT_CUE;
    const least = question.hasCue || namesProduct(hits[0], question.text) ? LEAST_SCORE : unnamed;
    if (best < least) return (await this.readAge(question)) ?? this.readMiss(question, tenant.name);
    const input: ProductSearchInput = {
      mode: 'find',
      ids: question.listsKind ? allOfKind(hits) : chosen(hits),
      query: question.goods,
    };
    if (hits[0] && isOnlyNear(hits[0].product, clause)) input.near = true;
    if (question.asksWhether && input.ids?.length === 1 && hits[0]) judge(hits[0].product, question, input);
    if (question.wantsCount) input.count = true;
    const isForService = question.concepts.has('processing_time') && question.attributes.length === 0;
    const score = 0.42 + 0.46 * best + (question.hasCue ? 0.1 : 0) - (isForService ? SERVICE_LOSS : 0);
    const [first] = hits;
    if (first && tellsProperty(first.product, question) && namesProduct(first, question.goods))
      return reading(Math.max(score, 0.92), input);
    if (!first || question.attributes.length === 0) return reading(Math.min(0.95, score), input);
    const isAnswered = isAnsweredBy(first.product, question.text, question.attributes);
    if (!isAnswered) {
      input.unanswered = true;
      return reading(Math.min(0.95, score - UNANSWERED_LOSS), input);
    }
    const floor = namesProduct(first, question.goods) ? NAMED_ATTRIBUTE : 0;
    return reading(Math.min(0.95, Math.max(score + 0.1, floor)), input);
  }

  private async findGoods({ goods, narrowed }: ProductQuestion): Promise<ProductHit[]> {
    const hits = await this.catalog.products({ text: goods, limit: CANDIDATES });
    if (narrowed === goods || (hits[0]?.score ?? 0) >= CLEAR_SCORE) return hits;
    const closer = await this.catalog.products({ text: narrowed, limit: CANDIDATES });
    return (closer[0]?.score ?? 0) > (hits[0]?.score ?? 0) ? closer : hits;
  }

  /** "For a one year old": what is written to suit that age, when the words find nothing. */
  private async readAge({ age, text }: ProductQuestion): Promise<Reading<ProductSearchInput> | null> {
    if (age === null) return null;
    const hits = await this.catalog.products({ limit: MOST_BY_AGE });
    const ids = hits.filter(({ product }) => ageFit(product, age) === 1).map(({ product }) => product.id);
    return ids.length > 0 ? reading(0.8, { mode: 'list', ids: ids.slice(0, SHOWN), query: text }) : null;
  }

  private readMiss(question: ProductQuestion, shop: string): Reading<ProductSearchInput> | null {
    if (question.listsAll || (question.hasCue && namesWholeShop(question.text, shop)))
      return reading(0.8, { mode: 'list', inStock: true });
    if (isService(question)) return null;
    if (question.concepts.has('gift')) return reading(0.5, { mode: 'list', inStock: true });
    return question.hasCue ? reading(0.32, { mode: 'none', query: question.text }) : null;
  }

  /** "Candles and mugs": each named thing found on its own. */
  private async readParts(
    clause: Clause,
    question: ProductQuestion,
  ): Promise<Reading<ProductSearchInput> | null> {
    const parts = partsOf(clause);
    if (parts.length < 2 || parts.length > 4) return null;
    const named = await this.nameEach(parts);
    if (named.length < 2 || named.length < parts.length) return null;
    const [whole] = await this.catalog.products({ text: question.text, limit: 1 });
    if (whole && whole.score >= 0.8) return null;
    return reading(0.9, { mode: 'find', ids: named, query: question.text, count: question.wantsCount });
  }

  /** Ids of the product that each part names clearly, without repeats. */
  private async nameEach(parts: readonly string[]): Promise<string[]> {
    const ids = new Set<string>();
    for (const text of parts) {
      const [hit] = await this.catalog.products({ text, limit: 1 });
      if (hit && hit.score >= 0.55) ids.add(hit.product.id);
    }
    return [...ids];
  }

  /** Whether the words name a product other than the one spoken of. */
  private async namesAnother(text: string, product: FoundProduct): Promise<boolean> {
    const [hit] = await this.catalog.products({ text, limit: 1 });
    if (!hit || hit.product.id === product.id || hit.score < 0.45) return false;
    const own = coverage(text, `${product.name} ${product.description}`);
    return (
      coverage(text, hit.product.name) > own + 0.1 ||
      (own < 0.2 && hit.score >= 0.6 && coverage(text, hit.product.name) >= 0.4)
    );
  }

  private async search(input: ProductSearchInput, currency: string): Promise<Found> {
    const query: ProductQuery = {
      limit: CANDIDATES,
      sort: input.query ? 'relevance' : (input.sort ?? 'relevance'),
    };
    if (input.query) query.text = input.query;
    if (input.inStock) query.inStock = true;
    const min = input.minPrice === undefined ? null : parseAmount(input.minPrice, currency);
    const max = input.maxPrice === undefined ? null : parseAmount(input.maxPrice, currency);
    if (min !== null) query.minPriceMinor = min;
    if (max !== null) query.maxPriceMinor = max;
    const hits = await this.catalog.products(query);
    const isSuperlative = input.mode === 'cheapest' || input.mode === 'dearest';
    const relevant = input.query ? relevantOnly(hits, isSuperlative ? SUPERLATIVE_SHARE : undefined) : hits;
    if (relevant.length === 0 && input.query && input.mode && input.mode !== 'find')
      return this.withoutText(query, input);
    return { found: arrange(suiting(relevant, input.age), input), overall: false };
  }

  /** Words that meet nothing ("something nice under 20") are left out when a price was given. */
  private async withoutText(
    { text: _text, ...query }: ProductQuery,
    input: ProductSearchInput,
  ): Promise<Found> {
    const hits = await this.catalog.products({ ...query, sort: input.sort ?? 'relevance' });
    return { found: arrange(suiting(hits, input.age), input), overall: isConcrete(input.query ?? '') };
  }

  private async alternativesTo(shown: FoundProduct[], input: ProductSearchInput): Promise<FoundProduct[]> {
    const [first] = shown;
    if (input.mode !== 'find' || !first || shown.some(isAvailable)) return [];
    for (const text of [input.query ?? '', kindOf(first)]) {
      if (text.trim() === '') continue;
      const hits = await this.catalog.products({ text, limit: SHOWN, inStock: true });
      const fitting = hits
        .filter(({ product, score }) => isAvailable(product) && score >= LEAST_SCORE)
        .slice(0, 2);
      if (fitting.length > 0) return fitting.map(({ product }) => product);
    }
    return this.alikeInStock(first);
  }

  /** What shares words with it and costs about as much, for want of anything of its kind. */
  private async alikeInStock(product: FoundProduct): Promise<FoundProduct[]> {
    const text = `${product.name} ${product.description}`;
    const hits = await this.catalog.products({ text, limit: CANDIDATES, inStock: true });
    return hits
      .filter(({ product: other, score }) => isAvailable(other) && score >= LEAST_ALIKE)
      .map(({ product: other }) => other)
      .filter((other) => Number(other.priceMinor) <= Number(product.priceMinor) * PRICE_FACTOR)
      .filter((other) => Number(product.priceMinor) <= Number(other.priceMinor) * PRICE_FACTOR)
      .slice(0, 2);
  }
}

interface Found {
  found: FoundProduct[];
  overall: boolean;
}

function comparison({ extreme, sort }: ProductQuestion): ProductSearchInput {
  const input: ProductSearchInput = {
    mode: 'compare',
    verdict: sort === 'price-desc' ? 'dearer' : 'cheaper',
  };
  if (extreme) input.extreme = extreme;
  return input;
}

function isService({ concepts }: ProductQuestion): boolean {
  return [...concepts].some((id) => conceptKind(id) === 'service' && id !== 'children' && id !== 'abroad');
}

function reading(score: number, input: ProductSearchInput): Reading<ProductSearchInput> {
  return { score, input };
}

function limitOf({ mode, ids }: ProductSearchInput): number {
  if (ids) return SHOWN;
  return mode === 'cheapest' || mode === 'dearest' ? 2 : LISTED;
}

function focusOf(clause: Clause, { ids }: ProductMemory): string[] {
  for (const [pattern, position] of ORDINALS) {
    const id = ids[position];
    if (id && pattern.test(clause.folded)) return [id];
  }
  return ids.slice(0, 1);
}

const POINTERS =
  /(?<!\p{L})(?:first|second|third|other|last|erste\p{L}*|zweite\p{L}*|dritte\p{L}*|premier|deuxieme|primero|segundo|الاول|الثاني|اول|ثاني)(?!\p{L})/gu;

function withoutPointers(text: string): string {
  return text.replace(POINTERS, ' ').replace(/\s+/g, ' ').trim();
}

/** Names goods, rather than "something nice". */
function isConcrete(text: string): boolean {
  return words(text).some((word) => {
    const concepts = conceptsIn([word]);
    return wordWeight(word) === 1 && word.length > 3 && !concepts.has('gift') && !concepts.has('children');
  });
}

function isProductMemory(value: unknown): value is ProductMemory {
  return typeof value === 'object' && value !== null && Array.isArray((value as { ids?: unknown }).ids);
}
