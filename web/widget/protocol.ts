import type { Address } from '../../src/kernel/address.js';

/** The widget's side of the API contract: what arrives over `/widget/v1`. */

export type CitationKind = 'product' | 'article' | 'order' | 'opening_hours';

export interface Citation {
  kind: CitationKind;
  id: string;
  title: string;
  /** Of a long article: what the passage stands under; an older server has none. */
  heading?: string;
  url?: string;
  product?: CitedProduct;
  order?: CitedOrder;
  article?: { text: string };
}

export interface CitedProduct {
  /** Decimal text in `currency`; null without a price. */
  price: string | null;
  /** The price is the lowest of several variants. */
  isFrom?: boolean;
  currency: string;
  /** null when it is not counted: then nothing is said of it. */
  stock: number | null;
  imageUrl: string | null;
}

/** Of an order that the visitor has proven. */
export interface CitedOrder {
  number: string;
  status: string;
  /** `YYYY-MM-DD` */
  expectedAt: string | null;
  isLate: boolean;
  shipments: { carrier: string; trackingNumber: string; trackingUrl: string | null }[];
}

export interface Message {
  id: string;
  conversationId: string;
  from: 'visitor' | 'assistant' | 'member' | 'system';
  text: string;
  /** ISO 8601 UTC. */
  createdAt: string;
  clientId?: string | null;
  status: 'complete' | 'incomplete';
  citations: Citation[];
  tools: { name: string; ok: boolean }[];
  handoff: { reason: string } | null;
  confidence: number | null;
  /** What the visitor may ask next; an older server has none. */
  suggestions?: { text: string }[];
  /** Who of the team wrote it, where that is known. */
  member?: { name: string } | null;
}

export interface MessagePage {
  /** Newest first. */
  data: Message[];
  page: { next: string | null; hasMore: boolean };
}

export interface WidgetConfig {
  name: string;
  assistant: {
    name: string;
    /** In the business's language, `locale`. */
    greeting: string;
    disclosure: string;
    /** How visitors are spoken to; an older server does not say. */
    address?: Address;
    /** By language tag, for visitors of other languages. */
    greetings?: Record<string, string>;
  };
  widget: { color: string; position: 'left' | 'right' };
  locale: string;
  dir?: 'ltr' | 'rtl';
}

export interface VisitorSession {
  token: string;
  visitorId: string;
  conversationId: string | null;
  /** ISO 8601 UTC. */
  expiresAt: string;
}

export interface Accepted {
  message: Message;
  turn: { id: string; status?: string } | null;
}

export type ConversationEvent =
  | { type: 'turn.started'; turnId: string; messageId: string; responder: string }
  | { type: 'text.delta'; turnId: string; text: string }
  | { type: 'tool.started'; turnId: string; name: string }
  | { type: 'tool.finished'; turnId: string; name: string; ok: boolean }
  | { type: 'citation'; turnId: string; citation: Citation }
  | { type: 'handoff'; reason: string }
  | { type: 'message.created'; message: Message }
  | { type: 'message.completed'; turnId: string; message: Message }
  | { type: 'turn.failed'; turnId: string; code: string; detail: string };

const EVENT_TYPES: ReadonlySet<string> = new Set<ConversationEvent['type']>([
  'turn.started',
  'text.delta',
  'tool.started',
  'tool.finished',
  'citation',
  'handoff',
  'message.created',
  'message.completed',
  'turn.failed',
]);

/** Null for an event name this version does not know, so that a newer server stays usable, and for bad JSON. */
export function readEvent(name: string, data: string): ConversationEvent | null {
  if (!EVENT_TYPES.has(name)) return null;
  try {
    return { ...(JSON.parse(data) as object), type: name } as ConversationEvent;
  } catch {
    return null;
  }
}
