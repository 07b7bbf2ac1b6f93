import { getCountryForTimezone } from 'countries-and-timezones';
import {
  CatalogSearch,
  type ArticleHit,
  type FoundArticle,
  type FoundProduct,
  type ProductHit,
  type ProductQuery,
} from '../../src/catalog/search/catalog-search.port.js';
import { isWithin } from '../../src/catalog/search/price-range.js';
import { ArticleSearchTool } from '../../src/catalog/assistant/articles/article-search.tool.js';
import { plainLine, plainText } from '../../src/catalog/markup/plain-text.js';
import { familyProduct, type StoredProduct } from '../../src/catalog/variants/family-product.js';
import { KnowledgeIndex } from '../../src/catalog/search/knowledge-index.js';
import { ProductSearchTool } from '../../src/catalog/assistant/products/product-search.tool.js';
import { handoffTool } from '../stand-ins/team.js';
import { BuiltinResponder } from '../../src/chat/responders/builtin/builtin-responder.js';
import type { Answer, ConversationMemory, TurnEvent } from '../../src/chat/chat-engine.port.js';
import { parseAmount } from '../../src/kernel/money.js';
import type { OrderRow } from '../../src/orders/dto/order.dto.js';
import type { OrderStatus } from '../../src/orders/order-lookup.port.js';
import { OrderStatusTool } from '../../src/orders/assistant/order-status.tool.js';
import type { TenantProfile } from '../../src/platform/tenancy/tenant-profiles.js';
import type { Standing } from '../../src/assistant/chat-tool.js';
import type { SkilledTool } from '../../src/assistant/skill.js';
import type { Schedule, Week, Weekday } from '../../src/opening-hours/schedule.types.js';
import { lookUpIn } from './memory-orders.js';

/** A business in the format of `businesses.json`. */
export interface SampleBusiness {
  slug: string;
  name: string;
  locale: string;
  timezone: string;
  currency: string;
  country?: string;
  handoffTopics?: string[];
  hours: Record<Weekday, [string, string][]>;
  closures: { date: string; reason: string; hours?: [string, string][] }[];
  articles: { question: string; answer: string; locale?: string; tags?: string[] }[];
  products: {
    sku: string;
    name: string;
    price?: string | null;
    parentSku?: string;
    options?: Record<string, string>;
    stock?: number | null;
    description?: string;
    tags?: string[];
    attributes?: Record<string, string>;
  }[];
  orders: {
    number: string;
    status: OrderStatus;
    total: string;
    email?: string;
    phone?: string;
    placedAt?: string;
    expectedAt: string | null;
    /** SKU, quantity, price of one. */
    items: ([string, number] | [string, number, string])[];
    lines?: OrderRow['lines'];
    /** One parcel; `shipments` are several. */
    carrier?: string;
    trackingNumber?: string;
    shipments?: OrderRow['shipments'];
    note?: string;
  }[];
}

export interface SampleQuestion {
  id: string;
  business: string;
  kind: string;
  lang?: string;
  ask: string[];
  must?: string[];
  mustNot?: string[];
}

export interface Outcome {
  question: SampleQuestion;
  answers: Answer[];
  passed: boolean;
  leaked: boolean;
  /** Longest turn, milliseconds. */
  milliseconds: number;
}

/** Products and articles of one business, found by the same index as in production. */
export class MemoryCatalog extends CatalogSearch {
  private readonly rows: StoredProduct[];
  private readonly texts: FoundArticle[];
  private readonly index: KnowledgeIndex;

  constructor(business: SampleBusiness) {
    super();
    this.rows = business.products.map((product, position) => ({
      id: `product-${String(position).padStart(5, '0')}`,
      sku: product.sku,
      name: plainLine(product.name),
      description: plainText(product.description ?? ''),
      parentSku: product.parentSku ?? null,
      options: product.options ?? {},
      priceMinor: product.price == null ? null : parseAmount(product.price, business.currency),
      currency: business.currency,
      stock: product.stock ?? null,
      url: null,
      tags: product.tags ?? [],
      attributes: product.attributes ?? {},
    }));
    this.texts = business.articles.map(({ question, answer, locale, tags }, position) => ({
      id: `article-${String(position).padStart(5, '0')}`,
      question: plainLine(question),
      answer: plainText(answer),
      locale: locale ?? null,
      tags: tags ?? [],
    }));
    this.index = KnowledgeIndex.build(this.rows, this.texts);
  }

  during(): this {
    return this;
  }

  async products(query: ProductQuery): Promise<ProductHit[]> {
    const hits = query.text
      ? this.index.products(query.text, 200)
      : this.rows.map(({ id }) => ({ id, score: 1 }));
    const fitting = this.families(hits).filter(({ product }) => fits(product, query));
    const direction = query.sort === 'price-asc' ? 1 : query.sort === 'price-desc' ? -1 : 0;
    if (direction !== 0)
      fitting.sort((a, b) => direction * Number((a.product.priceMinor ?? 0n) - (b.product.priceMinor ?? 0n)));
    return fitting.slice(0, query.limit);
  }

  async productsById(ids: string[]): Promise<FoundProduct[]> {
    return this.families(ids.map((id) => ({ id, score: 1 }))).map(({ product }) => product);
  }

  private families(hits: readonly { id: string; score: number }[]): ProductHit[] {
    const seen = new Set<string>();
    const families = new Set<string>();
    return hits.flatMap(({ id, score }) => {
      const ids = this.index.familyOf(id);
      const [first = id] = ids;
      if (seen.has(id) || families.has(first)) return [];
      families.add(first);
      for (const each of ids) seen.add(each);
      const rows = ids.flatMap((each) => this.rows.filter((row) => row.id === each));
      return rows.length === 0 ? [] : [{ product: familyProduct(rows), score }];
    });
  }

  async articles(text: string, limit: number): Promise<ArticleHit[]> {
    return this.index
      .articles(text, limit)
      .flatMap(({ id, score }) =>
        this.texts.filter((row) => row.id === id).map((article) => ({ article, score })),
      );
  }
}

function fits(product: FoundProduct, query: ProductQuery): boolean {
  return !(query.inStock && product.stock !== null && product.stock <= 0) && isWithin(product, query);
}

export function scheduleOf(business: SampleBusiness): Schedule {
  const days = Object.entries(business.hours).map(
    ([day, intervals]) => [day, intervals.map(toInterval)] as const,
  );
  return {
    timezone: business.timezone,
    week: Object.fromEntries(days) as Week,
    closures: business.closures.map(({ date, reason, hours }) => ({
      date,
      reason,
      hours: (hours ?? []).map(toInterval),
    })),
  };
}

function toInterval([open, close]: [string, string]): { open: string; close: string } {
  return { open, close };
}

/** The country of the time zone, as a new business gets it. */
function countryOf({ country, timezone }: SampleBusiness): string | null {
  return country ?? getCountryForTimezone(timezone)?.id ?? null;
}

function profileOf(business: SampleBusiness): TenantProfile {
  return {
    id: business.slug,
    name: business.name,
    locale: business.locale,
    timezone: business.timezone,
    currency: business.currency,
    country: countryOf(business),
    knowledgeVersion: 1,
    assistant: { name: 'Assistant', greeting: '', handoffTopics: business.handoffTopics ?? [] },
  };
}

/** One business with all its tools in memory, and the built-in responder. */
export class OfflineDesk {
  private readonly responder = new BuiltinResponder();
  private readonly tools: SkilledTool[];

  constructor(
    private readonly business: SampleBusiness,
    private readonly now: Date,
    hours: SkilledTool | null,
  ) {
    const catalog = new MemoryCatalog(business);
    this.tools = [
      handoffTool(),
      new OrderStatusTool(lookUpIn(business, countryOf(business))),
      ...(hours ? [hours] : []),
      new ProductSearchTool(catalog),
      new ArticleSearchTool(catalog),
    ] as SkilledTool[];
  }

  /** @param locale of the visitor's browser */
  async ask(
    text: string,
    memory: ConversationMemory,
    locale: string | null = null,
    standing?: Standing,
  ): Promise<{ answer: Answer; events: TurnEvent[] }> {
    const events: TurnEvent[] = [];
    const ids = {
      tenantId: this.business.slug,
      conversationId: 'conversation',
      turnId: 'turn',
      visitorId: 'visitor',
      verifiedEmail: null,
    };
    const request = {
      ...ids,
      text,
      history: [],
      memory,
      locale,
      at: this.now.toISOString(),
      ...(standing && { standing }),
    };
    for await (const event of this.responder.respond(request, profileOf(this.business), this.tools))
      events.push(event);
    const last = events.at(-1);
    if (last?.type !== 'completed') throw new Error('the turn did not complete');
    return { answer: last.answer, events };
  }

  async run(question: SampleQuestion): Promise<Outcome> {
    let memory: ConversationMemory = {};
    let milliseconds = 0;
    const answers: Answer[] = [];
    for (const text of question.ask) {
      const started = performance.now();
      const { answer } = await this.ask(text, memory);
      milliseconds = Math.max(milliseconds, performance.now() - started);
      memory = JSON.parse(JSON.stringify(answer.memory)) as ConversationMemory;
      answers.push(answer);
    }
    const said = answers.map(({ text }) => text);
    const leaked = (question.mustNot ?? []).some((pattern) =>
      said.some((text) => new RegExp(pattern, 'iu').test(text)),
    );
    const last = said.at(-1) ?? '';
    const found = (question.must ?? []).every((pattern) => new RegExp(pattern, 'iu').test(last));
    return { question, answers, passed: found && !leaked, leaked, milliseconds };
  }
}
