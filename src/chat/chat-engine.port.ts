import type { Observable } from 'rxjs';
import type { Citation, Standing } from '../assistant/chat-tool.js';
import type { KeptTrace } from './kept-trace.types.js';
import type { TurnTrace } from './turn-trace.types.js';

export type Responder = 'model' | 'builtin' | 'cache';

export type HandoffReason =
  | 'asked_for'
  | 'low_confidence'
  | 'no_knowledge'
  | 'listed_topic'
  | 'trouble'
  | 'emergency'
  | 'anger'
  | 'budget'
  | 'fault';

/** A message that the visitor may send with one tap. */
export interface Suggestion {
  /** 1 to 200 characters. */
  text: string;
}

/** The assistant's state of a conversation between turns. Small JSON, opaque to all but the responder that wrote it. */
export type ConversationMemory = Record<string, unknown>;

/** One turn to answer. Serialisable: the engine may run in another process. */
export interface ChatRequest {
  tenantId: string;
  conversationId: string;
  turnId: string;
  visitorId: string;
  /** Verified by the business, in lower case; never from a message. */
  verifiedEmail: string | null;
  /** The visitor's message, 1 to 8,000 characters; several that follow each other have a line each. */
  text: string;
  /** How many messages the text joins. Absent means 1. */
  messages?: number;
  /** Earlier messages of this conversation, oldest first, at most 20. */
  history: { from: 'visitor' | 'assistant' | 'member' | 'system'; text: string }[];
  memory: ConversationMemory;
  /** BCP 47 hint of the visitor's browser or app, if it gave one. */
  locale: string | null;
  /** The channel's name; absent where there is no conversation. */
  channel?: string;
  /** How the visitor stands with the team; absent in a first message. */
  standing?: Standing;
  /** Asked by the business to test the assistant: neither conversation nor visitor exist. Absent means false. */
  isTrial?: boolean;
  /** ISO 8601 UTC, when the message arrived. */
  at: string;
  /** For how long it has waited until its turn began, in milliseconds. Absent means 0. */
  waitedMs?: number;
  /** The last event tells how the answer was made, and the cache has no part in it. Absent means false. */
  isTraced?: boolean;
  /** The last event tells in short how the answer was made, to be stored. Absent means false. */
  keepsTrace?: boolean;
}

/** What the models behind an answer have cost. */
export interface AnswerCost {
  /** Of the model that spoke last. */
  model: string;
  inputTokens: number;
  cachedInputTokens: number;
  outputTokens: number;
  /** Millionths of a US dollar; null when the model has no price. */
  microUsd: number | null;
}

export interface Answer {
  text: string;
  citations: Citation[];
  tools: { name: string; ok: boolean }[];
  handoff: { reason: HandoffReason } | null;
  /** 0..1, calibrated: the share of such answers that are right. */
  confidence: number;
  /** What the visitor may send next when the answer is not sure, best first, at most 3; empty when it is. */
  suggestions: Suggestion[];
  /** Replaces the conversation's memory. */
  memory: ConversationMemory;
  /** The unanswered question, for the tenant's list; null when everything was answered. */
  unanswered: string | null;
  /** True when a dependency was unavailable, so that less was found: a tool, or the search by meaning. */
  degraded: boolean;
  /** Absent when no model was asked. */
  cost?: AnswerCost;
  /** True when the text ends before its end: the model was cut off. Absent means false. */
  isIncomplete?: boolean;
  /** What a model's answer had cost, in millionths of a US dollar, that this turn got from the cache. Null: no price. */
  savedMicroUsd?: number | null;
  /** How many sentences of the model were held back, because nothing held what they stated. Absent means 0. */
  heldBack?: number;
}

/**
 * The joined `delta` texts of a turn equal `completed.answer.text`. `started` comes first, and again before the first
 * `delta` when another responder has to take over; `completed` is the last event.
 */
export type TurnEvent =
  | { type: 'started'; responder: Responder }
  | { type: 'delta'; text: string }
  | { type: 'tool-started'; name: string }
  | { type: 'tool-finished'; name: string; ok: boolean }
  | { type: 'citation'; citation: Citation }
  | { type: 'handoff'; reason: HandoffReason }
  | { type: 'completed'; answer: Answer; trace?: TurnTrace; kept?: KeptTrace };

/** After which a turn is stopped, milliseconds, so that an engine that hangs does not block the conversation. */
export const LONGEST_TURN_MS = 75_000;

/** The port between conversations and the engine. Unsubscribing cancels the work. */
export abstract class ChatEngine {
  abstract answer(request: ChatRequest): Observable<TurnEvent>;

  /** Of an engine in other processes: rejects while none of them can answer. Null: it is in this process. */
  reach(): Promise<void> | null {
    return null;
  }
}
