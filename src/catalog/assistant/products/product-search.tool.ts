import { formatAmount } from '../../../kernel/money.js';
import { ChatTool, type ToolContext, type ToolResult } from '../../../assistant/chat-tool.js';
import type { Dialogue, Reading, Said, SkilledTool } from '../../../assistant/skill.js';
import { EVIDENCE, type Evidence } from '../../../assistant/evidence.js';
import { LEAST_TOLD } from '../../../assistant/scores.js';
import { confidenceOf, UNSURE } from '../../../assistant/confidence.js';
import { MOST_SUGGESTIONS, sayNotSure } from '../../../assistant/unsure.js';
import { UNSURE_SENTENCES } from '../../../assistant/words/words.js';
import type { Clause } from '../../../assistant/clause.js';
import type { Speech } from '../../../language/speech.js';
import { textPattern } from '../../../language/text/text-pattern.js';
import { WEEKDAY_SOURCE } from '../../../language/time/weekday-names.js';
import { CatalogSearch, type FoundProduct } from '../../search/catalog-search.port.js';
import { ProductFigureReadings } from './figure-readings.js';
import { ProductFollowUp } from './follow-up.js';
import { searchPriced } from './price-search.js';
import { ProductNamedReadings } from './named-readings.js';
import { readProductQuestion } from './question.js';
import { LISTED, SHOWN } from './ranking.js';
import { PRODUCT_SENTENCES } from './words/words.js';
import {
  PRODUCT_SEARCH_INPUT,
  type ProductMemory,
  type ProductSearchData,
  type ProductSearchInput,
} from './input.js';
import { isTooUnlikely } from '../meaning/choice.js';
import { weighedSources } from '../meaning/weighed-sources.js';
import { learnSynonyms } from '../own-words.js';
import { proposalsFor } from '../proposals.js';
import { ProductMeaning } from './meaning.js';
import { citationOf } from './citation.js';
import { isProperName } from './fit.js';
import { isOfShown, isPricedWithin } from './lookup.js';
import { alternativesTo, restockOf } from './restock.js';
import { SCORES } from './scores.js';
import { besideOf, ProductTotals, sumOf } from './totals.js';
import { viewOf, type ProductView } from './view.js';
import { sayAskedVariants, sayProducts } from './sentences.js';

/** Of products that were shown before, or named in parts. */
const SHOWN_BEFORE: Evidence = { basis: 'product' };
/** Share of the question's words that a product must have to be proposed. */
const LEAST_LIKE = 0.3;
const CANDIDATES = 20;
const MOST_REMEMBERED = 6;
const NAMES_WEEKDAY = textPattern(`(?<!\\p{L})(?:${WEEKDAY_SOURCE})`, 'u');

/** Answers about products: price, stock, comparison, superlatives and details, with alternatives when sold out. */
@ChatTool()
export class ProductSearchTool implements SkilledTool<ProductSearchInput, ProductSearchData> {
  readonly name = 'product_search';
  readonly description =
    'Search the products of the business by words and price: name, price, stock, description. Also the cheapest or most expensive, and alternatives in stock for what is sold out.';
  readonly input = PRODUCT_SEARCH_INPUT;
  readonly scope = 'catalog:read';

  constructor(private readonly catalog: CatalogSearch) {}

  async read(
    clause: Clause,
    dialogue: Dialogue,
    context: ToolContext,
  ): Promise<Reading<ProductSearchInput> | null> {
    const catalog = this.catalog.during(context);
    await learnSynonyms(clause, catalog);
    const question = readProductQuestion(clause, context.tenant.currency, context.tenant.name);
    const memory = isProductMemory(dialogue.memory) ? dialogue.memory : null;
    const recent = dialogue.previousTool === this.name;
    const reading =
      (await new ProductTotals(catalog).read(
        clause,
        question,
        memory,
        recent,
        dialogue.clauses.indexOf(clause) > 0,
      )) ??
      (await new ProductFigureReadings(catalog).read(clause, question, memory, context)) ??
      (await new ProductFollowUp(catalog).read(clause, question, memory, recent)) ??
      (await new ProductNamedReadings(catalog).read(clause, question, context, dialogue.clauses));
    if (reading && memory?.isGuess && !reading.input.evidence && isOfShown(reading.input, memory))
      reading.input.isGuess = true;
    if (reading && question.restocks) reading.input.restocks = true;
    if (reading && isUnsure(reading.input)) reading.input.like ??= await proposalsFor(catalog, clause);
    return reading;
  }

  readMeaning(
    clause: Clause,
    own: Reading<ProductSearchInput> | null,
    context: ToolContext,
  ): Promise<Reading<ProductSearchInput> | null> {
    return new ProductMeaning(this.catalog.during(context), context.tenant).read(clause, own);
  }

  async readProposed(
    title: string,
    message: Clause,
    context: ToolContext,
  ): Promise<Reading<ProductSearchInput> | null> {
    const catalog = this.catalog.during(context);
    if (isTooUnlikely(title, await weighedSources(message, catalog))) return null;
    const hits = await catalog.products({ text: title, limit: CANDIDATES });
    const found = hits.find(({ product }) => product.name === title);
    const { range } = readProductQuestion(message, context.tenant.currency, context.tenant.name);
    if (!found || !isPricedWithin(found.product, range)) return null;
    return {
      score: SCORES.shown,
      input: { mode: 'find', ids: [found.product.id], query: title, isGuess: true },
    };
  }

  warmUp(clause: Clause, _dialogue: Dialogue, { tenant }: ToolContext): unknown {
    return readProductQuestion(clause, tenant.currency, tenant.name);
  }

  async execute(input: ProductSearchInput, context: ToolContext): Promise<ToolResult<ProductSearchData>> {
    const catalog = this.catalog.during(context);
    if (input.mode === 'none') return nothingFound(catalog, input);
    const { currency } = context.tenant;
    const { found, overall } = input.ids
      ? { found: await catalog.productsById(input.ids), overall: Boolean(input.overall) }
      : await searchPriced(catalog, input, currency);
    const shown = found.slice(0, limitOf(input));
    const alternatives = await alternativesTo(catalog, shown, input);
    const products = shown.map(viewOf);
    const more = !input.ids && input.mode === 'list' ? found.length - shown.length : (input.more ?? 0);
    const beside = await besideOf(catalog, input, currency);
    const sum = input.total ? sumOf(shown, beside?.told ?? null) : null;
    const data = {
      products,
      alternatives: alternatives.map(viewOf),
      more,
      overall,
      ...(beside && { beside: beside.told }),
      ...(sum !== null && { sum: formatAmount({ minor: sum, currency }) }),
    };
    const scores = scoresOf(catalog, shown);
    const citations = [...shown.map(citationOf), ...(beside ? [beside.citation] : [])];
    return { ok: products.length > 0, data, citations, scores };
  }

  say(
    input: ProductSearchInput,
    result: ToolResult<ProductSearchData>,
    clause: Clause,
    _dialogue: Dialogue,
    context: ToolContext,
  ): Said {
    const { data } = result;
    if (data.products.length === 0) return sayNone(input, data, clause);
    const ids = [...data.products, ...data.alternatives].map(({ id }) => id).slice(0, MOST_REMEMBERED);
    const evidence = {
      ...(input.evidence ?? SHOWN_BEFORE),
      isUnstated: !isSaidOf(input) || isGuessedKind(input) || input.isGuess === true,
    };
    const memory: ProductMemory = { ids, text: input.query ?? '', ...(input.isGuess && { isGuess: true }) };
    if (confidenceOf(evidence) < UNSURE && input.evidence && isSaidOf(input))
      return sayUnsure(input, data, evidence, clause);
    const restock = input.restocks ? restockOf(data, clause.speech, context) : null;
    const isUnstated = evidence.isUnstated || restock?.isUnknown === true;
    const offersPerson = restock?.isUnknown === true;
    const asked = sayAskedVariants(input, data, clause);
    const body = asked ?? sayProducts(input, data, clause.speech);
    const text = restock ? `${body}\n${restock.text}` : body;
    const [only, ...others] = data.products;
    return {
      text,
      memory,
      ...(only && others.length === 0 && NAMES_WEEKDAY.test(clause.folded) && { asksTimesOf: only.name }),
      evidence: { ...evidence, isUnstated: asked ? offersPerson || input.isGuess === true : isUnstated },
      offersPerson,
    };
  }
}

/** Whether the texts of the products state what was asked of them: "made without leather" is not what none mentions. */
function isSaidOf({ unanswered, unmentioned }: ProductSearchInput): boolean {
  return unanswered !== true && unmentioned === undefined;
}

/** A kind that no product's name has: nobody can say that none of it has such a price. */
function isGuessedKind({ isNearest, evidence }: ProductSearchInput): boolean {
  return isNearest === true && evidence?.coverage?.titled === 0;
}

/** With what comes closest. */
async function nothingFound(
  catalog: CatalogSearch,
  { closest: id }: ProductSearchInput,
): Promise<ToolResult<ProductSearchData>> {
  const none = { products: [], alternatives: [], more: 0 };
  const [closest] = id === undefined ? [] : await catalog.productsById([id]);
  if (!closest) return { ok: false, data: none, citations: [] };
  return { ok: false, data: { ...none, closest: viewOf(closest) }, citations: [citationOf(closest)] };
}

function sayNone(input: ProductSearchInput, { closest }: ProductSearchData, { speech }: Clause): Said {
  const sentences = PRODUCT_SENTENCES[speech];
  if (input.asksBack) return { text: sentences.asksBack, evidence: EVIDENCE.question };
  if (input.isUnsafe)
    return {
      text: `${sentences.notStatedFree} ${UNSURE_SENTENCES[speech].person}`,
      evidence: EVIDENCE.nothing,
    };
  const isPriced = Boolean(input.minPrice ?? input.maxPrice);
  const { like = [] } = input;
  if (closest && !isPriced) return sayClosest(closest, like, speech);
  const text = isPriced ? sentences.nothingInRange : sentences.none;
  return { text, choices: like, suggestions: like, evidence: EVIDENCE.nothing };
}

function sayClosest(closest: ProductView, like: readonly string[], speech: Speech): Said {
  const data = { products: [closest], alternatives: [], more: 0 };
  const told = sayProducts({ mode: 'find' }, data, speech);
  const choices = like.filter((text) => text !== closest.name);
  const { near } = PRODUCT_SENTENCES[speech];
  return { text: `${near}\n${told}`, choices, suggestions: like, evidence: EVIDENCE.nothing };
}

/** Whether what was found may not be what is meant. */
function isUnsure({ mode, evidence, isUnsafe, asksBack }: ProductSearchInput): boolean {
  if (isUnsafe || asksBack) return false;
  return mode === 'none' || (evidence !== undefined && confidenceOf(evidence) < UNSURE);
}

/**
 * Products that have too little of the question are only proposed, by name, and those without any of it not at all. Of
 * one whose own name is in the question, its facts are told.
 */
function sayUnsure(
  input: ProductSearchInput,
  data: ProductSearchData,
  evidence: Evidence,
  { words, speech }: Clause,
): Said {
  const { products } = data;
  const isLike = (evidence.coverage?.covered ?? 0) >= LEAST_LIKE;
  const found = isLike ? products.map(({ name }) => name) : [];
  const suggestions = [...new Set([...found, ...(input.like ?? [])])].slice(0, MOST_SUGGESTIONS);
  const isTold = evidence.nearness !== undefined && confidenceOf(evidence) >= LEAST_TOLD;
  const named = isTold
    ? products[0]
    : products.find(({ name }) => words.some((word) => isProperName(word, name)));
  if (named) {
    const { notStated, person } = UNSURE_SENTENCES[speech];
    const told = sayProducts({ mode: 'find' }, { ...data, products: [named] }, speech);
    const choices = suggestions.filter((text) => text !== named.name);
    const offer = choices.length > 0 ? [] : [person];
    return { text: [notStated, told, ...offer].join('\n'), choices, suggestions, evidence };
  }
  const isNothing = suggestions.length > 0;
  const text = isNothing ? sayNotSure(suggestions, speech) : PRODUCT_SENTENCES[speech].none;
  return { text, isNothing, choices: suggestions, suggestions, evidence };
}

function scoresOf(catalog: CatalogSearch, products: readonly FoundProduct[]): Record<string, number> {
  const scored = products.flatMap(({ id }) => {
    const score = catalog.scoreOf(id);
    return score === undefined ? [] : [[id, score] as const];
  });
  return Object.fromEntries(scored);
}

function limitOf({ mode, ids }: ProductSearchInput): number {
  if (mode === 'cheapest' || mode === 'dearest') return 2;
  return ids && mode !== 'list' ? SHOWN : LISTED;
}

function isProductMemory(value: unknown): value is ProductMemory {
  return typeof value === 'object' && value !== null && Array.isArray((value as { ids?: unknown }).ids);
}
