import { parseAmount } from '../../../kernel/money.js';
import { ChatTool, type ToolContext, type ToolResult } from '../../../assistant/chat-tool.js';
import type { Dialogue, Reading, Said, SkilledTool } from '../../../assistant/skill.js';
import { EVIDENCE, type Evidence } from '../../../assistant/evidence.js';
import type { Clause } from '../../../assistant/clause.js';
import { CatalogSearch, type FoundProduct, type ProductQuery } from '../../search/catalog-search.port.js';
import { ProductFigureReadings } from './figure-readings.js';
import { suiting } from './fit.js';
import { ProductFollowUp } from './follow-up.js';
import { isConcrete } from './lookup.js';
import { ProductNamedReadings } from './named-readings.js';
import { readProductQuestion } from './question.js';
import { arrange, goodsWordsOf, LEAST_SCORE, relevantOnly, SHOWN, SUPERLATIVE_SHARE } from './ranking.js';
import { PRODUCT_WORDS } from './words/words.js';
import {
  PRODUCT_SEARCH_INPUT,
  type ProductMemory,
  type ProductSearchData,
  type ProductSearchInput,
} from './input.js';
import { citationOf, isAvailable, viewOf } from './view.js';
import { sayProducts } from './sentences.js';

const FIGURES: Evidence = { basis: 'figures' };
/** Least search score of an alternative, which only needs to share some words. */
const LEAST_ALIKE = 0.1;
const PRICE_FACTOR = 2.5;
const LISTED = 5;
const CANDIDATES = 20;
const MOST_REMEMBERED = 6;

/** Answers about products: price, stock, comparison, superlatives and details, with alternatives when sold out. */
@ChatTool()
export class ProductSearchTool implements SkilledTool<ProductSearchInput, ProductSearchData> {
  readonly name = 'product_search';
  readonly description =
    'Search the products of the business by words and price: name, price, stock, description. Also the cheapest or most expensive, and alternatives in stock for what is sold out.';
  readonly input = PRODUCT_SEARCH_INPUT;

  constructor(private readonly catalog: CatalogSearch) {}

  async read(
    clause: Clause,
    dialogue: Dialogue,
    context: ToolContext,
  ): Promise<Reading<ProductSearchInput> | null> {
    const question = readProductQuestion(clause, context.tenant.currency, context.tenant.name);
    const memory = isProductMemory(dialogue.memory) ? dialogue.memory : null;
    const recent = dialogue.previousTool === this.name;
    const catalog = this.catalog.during(context);
    return (
      (await new ProductFigureReadings(catalog).read(clause, question, memory, context)) ??
      (await new ProductFollowUp(catalog).read(clause, question, memory, recent)) ??
      (await new ProductNamedReadings(catalog).read(clause, question, context))
    );
  }

  warmUp(clause: Clause, _dialogue: Dialogue, { tenant }: ToolContext): unknown {
    return readProductQuestion(clause, tenant.currency, tenant.name);
  }

  async execute(input: ProductSearchInput, context: ToolContext): Promise<ToolResult<ProductSearchData>> {
    if (input.mode === 'none')
      return { ok: false, data: { products: [], alternatives: [], more: false }, citations: [] };
    const { currency } = context.tenant;
    const catalog = this.catalog.during(context);
    const { found, overall } = input.ids
      ? { found: await catalog.productsById(input.ids), overall: Boolean(input.overall) }
      : await search(catalog, input, currency);
    const shown = found.slice(0, limitOf(input));
    const alternatives = await alternativesTo(catalog, shown, input);
    const products = shown.map(viewOf);
    const more = !input.ids && input.mode === 'list' && found.length > shown.length;
    const data = { products, alternatives: alternatives.map(viewOf), more, overall };
    return { ok: products.length > 0, data, citations: products.map(citationOf) };
  }

  say(input: ProductSearchInput, result: ToolResult<ProductSearchData>, clause: Clause): Said {
    const { data } = result;
    if (data.products.length === 0) {
      const sentences = PRODUCT_WORDS[clause.language].sentences;
      const isPriced = Boolean(input.minPrice ?? input.maxPrice);
      return {
        text: isPriced ? sentences.nothingInRange : sentences.none,
        evidence: EVIDENCE.nothing,
      };
    }
    const ids = [...data.products, ...data.alternatives].map(({ id }) => id).slice(0, MOST_REMEMBERED);
    const memory: ProductMemory = { ids, text: input.query ?? '' };
    const text = sayProducts(input, data, clause.language);
    const evidence = { ...(input.evidence ?? FIGURES), isUnstated: Boolean(input.unanswered) };
    return { text, memory, evidence };
  }
}

async function search(catalog: CatalogSearch, input: ProductSearchInput, currency: string): Promise<Found> {
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
  const hits = await catalog.products(query);
  const isSuperlative = input.mode === 'cheapest' || input.mode === 'dearest';
  const relevant = input.query ? relevantOnly(hits, isSuperlative ? SUPERLATIVE_SHARE : undefined) : hits;
  if (relevant.length === 0 && input.query && input.mode && input.mode !== 'find')
    return withoutText(catalog, query, input);
  return { found: arrange(await suiting(relevant, input.age), input), overall: false };
}

/** When a price was given, words without results ("something nice under 20") are ignored. */
async function withoutText(
  catalog: CatalogSearch,
  { text: _text, ...query }: ProductQuery,
  input: ProductSearchInput,
): Promise<Found> {
  const hits = await catalog.products({ ...query, sort: input.sort ?? 'relevance' });
  return { found: arrange(await suiting(hits, input.age), input), overall: isConcrete(input.query ?? '') };
}

async function alternativesTo(
  catalog: CatalogSearch,
  shown: FoundProduct[],
  input: ProductSearchInput,
): Promise<FoundProduct[]> {
  const [first] = shown;
  if (input.mode !== 'find' || !first || shown.some(isAvailable)) return [];
  for (const text of [input.query ?? '', goodsWordsOf(first)]) {
    if (text.trim() === '') continue;
    const hits = await catalog.products({ text, limit: SHOWN, inStock: true });
    const fitting = hits
      .filter(({ product, score }) => isAvailable(product) && score >= LEAST_SCORE)
      .slice(0, 2);
    if (fitting.length > 0) return fitting.map(({ product }) => product);
  }
  return alikeInStock(catalog, first);
}

/** If nothing of the same kind is in stock: products with common words and about the same price. */
async function alikeInStock(catalog: CatalogSearch, product: FoundProduct): Promise<FoundProduct[]> {
  const text = `${product.name} ${product.description}`;
  const hits = await catalog.products({ text, limit: CANDIDATES, inStock: true });
  return hits
    .filter(({ product: other, score }) => isAvailable(other) && score >= LEAST_ALIKE)
    .map(({ product: other }) => other)
    .filter((other) => Number(other.priceMinor) <= Number(product.priceMinor) * PRICE_FACTOR)
    .filter((other) => Number(product.priceMinor) <= Number(other.priceMinor) * PRICE_FACTOR)
    .slice(0, 2);
}

interface Found {
  found: FoundProduct[];
  overall: boolean;
}

function limitOf({ mode, ids }: ProductSearchInput): number {
  if (ids) return SHOWN;
  return mode === 'cheapest' || mode === 'dearest' ? 2 : LISTED;
}

function isProductMemory(value: unknown): value is ProductMemory {
  return typeof value === 'object' && value !== null && Array.isArray((value as { ids?: unknown }).ids);
}
