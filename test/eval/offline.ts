import { getCountryForTimezone } from 'countries-and-timezones';
import { ArticleSearchTool } from '../../src/catalog/assistant/articles/article-search.tool.js';
import { ProductSearchTool } from '../../src/catalog/assistant/products/product-search.tool.js';
import { handoffTool } from '../stand-ins/team.js';
import { BuiltinResponder } from '../../src/chat/responders/builtin/builtin-responder.js';
import type { TurnResponder } from '../../src/chat/responders/turn-responder.port.js';
import type { Answer, ChatRequest, ConversationMemory, TurnEvent } from '../../src/chat/chat-engine.port.js';
import type { TurnTrace } from '../../src/chat/turn-trace.types.js';
import type { OrderRow } from '../../src/orders/dto/order.dto.js';
import type { OrderStatus } from '../../src/orders/order-lookup.port.js';
import { OrderStatusTool } from '../../src/orders/assistant/order-status.tool.js';
import type { AssistantProfile, TenantProfile } from '../../src/platform/tenancy/tenant-profiles.js';
import type { Standing } from '../../src/assistant/chat-tool.js';
import type { SkilledTool } from '../../src/assistant/skill.js';
import type { Schedule, Week, Weekday } from '../../src/opening-hours/schedule.types.js';
import { lookUpIn } from './memory-orders.js';
import { MemoryCatalog } from './memory-catalog.js';

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

/** One turn as it came out. */
export interface AskedTurn {
  answer: Answer;
  events: TurnEvent[];
  /** Of a desk whose turns are traced. */
  trace?: TurnTrace;
  milliseconds: number;
}

/** Who answers at a desk; the built-in responder when left out. */
export interface Answering {
  responder: TurnResponder;
  mode: NonNullable<AssistantProfile['mode']>;
}

export interface Outcome {
  question: SampleQuestion;
  turns: AskedTurn[];
  answers: Answer[];
  passed: boolean;
  leaked: boolean;
  /** Longest turn, milliseconds. */
  milliseconds: number;
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

function profileOf(business: SampleBusiness, answering?: Answering): TenantProfile {
  return {
    id: business.slug,
    name: business.name,
    locale: business.locale,
    timezone: business.timezone,
    currency: business.currency,
    country: countryOf(business),
    knowledgeVersion: 1,
    assistant: {
      name: 'Assistant',
      greeting: '',
      handoffTopics: business.handoffTopics ?? [],
      ...(answering && { mode: answering.mode }),
    },
  };
}

/** One business with all its tools in memory. */
export class OfflineDesk {
  private readonly responder: TurnResponder;
  private readonly tools: SkilledTool[];

  constructor(
    private readonly business: SampleBusiness,
    private readonly now: Date,
    hours: SkilledTool | null,
    private readonly answering?: Answering,
  ) {
    const catalog = new MemoryCatalog(business);
    this.responder = answering?.responder ?? new BuiltinResponder();
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
    history: ChatRequest['history'] = [],
  ): Promise<AskedTurn> {
    const started = performance.now();
    const events: TurnEvent[] = [];
    const ids = {
      tenantId: this.business.slug,
      conversationId: 'conversation',
      turnId: 'turn',
      visitorId: 'visitor',
      verifiedEmail: null,
    };
    const request = {
      ...{ ...ids, text, history, memory, locale },
      at: this.now.toISOString(),
      isTraced: this.answering !== undefined,
      ...(standing && { standing }),
    };
    const profile = profileOf(this.business, this.answering);
    const { signal } = new AbortController();
    for await (const event of this.responder.respond(request, profile, this.tools, signal))
      events.push(event);
    const last = events.at(-1);
    if (last?.type !== 'completed') throw new Error('the turn did not complete');
    const { answer, trace } = last;
    return { answer, events, milliseconds: performance.now() - started, ...(trace && { trace }) };
  }

  async run(question: SampleQuestion): Promise<Outcome> {
    let memory: ConversationMemory = {};
    const history: ChatRequest['history'] = [];
    const turns: AskedTurn[] = [];
    for (const text of question.ask) {
      const turn = await this.ask(text, memory, null, undefined, [...history]);
      memory = JSON.parse(JSON.stringify(turn.answer.memory)) as ConversationMemory;
      history.push({ from: 'visitor', text }, { from: 'assistant', text: turn.answer.text });
      turns.push(turn);
    }
    const answers = turns.map(({ answer }) => answer);
    const said = answers.map(({ text }) => text);
    const leaked = (question.mustNot ?? []).some((pattern) =>
      said.some((text) => new RegExp(pattern, 'iu').test(text)),
    );
    const last = said.at(-1) ?? '';
    const found = (question.must ?? []).every((pattern) => new RegExp(pattern, 'iu').test(last));
    const milliseconds = Math.max(...turns.map((turn) => turn.milliseconds));
    return { question, turns, answers, passed: found && !leaked, leaked, milliseconds };
  }
}
