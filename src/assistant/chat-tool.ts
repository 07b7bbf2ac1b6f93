import { applyDecorators, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Scope } from '../platform/auth/scopes.js';
import type { TenantProfile } from '../platform/tenancy/tenant-profiles.js';
import type { ToolInput } from './tool-input.js';

/**
 * Marks a provider as an ability of the assistant. The engine discovers every such provider at start, so a new ability
 * is one class in the feature that owns the data, and `chat` needs no change.
 */
const ToolMarker = DiscoveryService.createDecorator();

export const CHAT_TOOL_KEY = ToolMarker.KEY;

export function ChatTool(): ClassDecorator {
  return applyDecorators(Injectable(), ToolMarker());
}

/** How the visitor stands with the business's team. */
export interface Standing {
  /** Waits for a person already: nothing is handed off again, and only what is surely known is answered. */
  waiting: boolean;
  /** The business knows an e-mail address of the visitor. */
  reachable: boolean;
  /** Replies are seen only where the visitor writes, so one who has left the page learns nothing of them. */
  staysOnPage: boolean;
}

/** Added by the server from the session; never taken from a message or a model's arguments. */
export interface ToolContext {
  tenant: TenantProfile;
  conversationId: string;
  visitorId: string;
  /** The e-mail address that the business has verified, in lower case: proves the visitor's identity. */
  verifiedEmail: string | null;
  /** Absent where there is no conversation with a team. */
  standing?: Standing;
  /** The business tests the assistant: nothing may be kept or counted that a visitor would meet. Absent means false. */
  isTrial?: boolean;
  /** The moment the visitor's message arrived. */
  now: Date;
}

export type CitationKind = 'product' | 'article' | 'order' | 'opening_hours';

/** A source of an answer, shown to the visitor, with what a client needs to draw it as a card. */
export interface Citation {
  kind: CitationKind;
  id: string;
  title: string;
  /** Of a long article: what the passage stands under. */
  heading?: string;
  url?: string;
  product?: CitedProduct;
  /** Only in an answer to somebody who has proven the order. */
  order?: CitedOrder;
  article?: CitedArticle;
}

/** As the row said when the answer was given. */
export interface CitedProduct {
  /** Decimal text in `currency`; null without a price. */
  price: string | null;
  /** True when `price` is the lowest of several variants. */
  isFrom: boolean;
  currency: string;
  /** null: not counted. */
  stock: number | null;
  imageUrl: string | null;
}

export interface CitedOrder {
  number: string;
  status: string;
  /** `YYYY-MM-DD`; null when unknown, and once it has no meaning. */
  expectedAt: string | null;
  /** Under way, and the expected day is over in the business's time zone. */
  isLate: boolean;
  /** So far, decimal text; null when nothing was. Absent in answers of versions that did not tell. */
  refunded?: string | null;
  shipments: { carrier: string; trackingNumber: string; trackingUrl: string | null }[];
}

export interface CitedArticle {
  /** Plain text, cut at {@link LONGEST_CITED}. */
  text: string;
}

/** Characters of a cited article. */
export const LONGEST_CITED = 2000;

/** `ok: false`: refused or not found, which the answer tells the visitor. A fault is thrown instead. */
export interface ToolResult<Data> {
  ok: boolean;
  data: Data;
  citations: Citation[];
  /** How well sources fit what was searched for, 0..1, by their ids; those that were not searched for have none. */
  scores?: Readonly<Record<string, number>>;
}

/** One ability of the assistant: read-only unless documented otherwise; runs with the visitor's rights. */
export interface AssistantTool<Input = unknown, Data = unknown> {
  /** snake_case, shown in `tool.started` and in `message.tools`. */
  readonly name: string;
  /** Tells a model when to use it. */
  readonly description: string;
  /** The published fields. `execute` also accepts internal ones from the built-in responder. */
  readonly input: ToolInput<Input>;
  /** What a key needs to call it from outside (MCP). Absent: it has a meaning within a conversation alone. */
  readonly scope?: Scope;
  execute(input: Input, context: ToolContext): Promise<ToolResult<Data>>;
}
