import type { Observable } from 'rxjs';
import type { Citation, Standing } from '../assistant/chat-tool.js';

export type Responder = 'model' | 'builtin' | 'cache';

export type HandoffReason =
  | 'asked_for'
  | 'low_confidence'
  | 'no_knowledge'
  | 'listed_topic'
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
  /** The visitor's message, 1 to 8,000 characters. */
  text: string;
  /** Earlier messages of this conversation, oldest first, at most 20. */
  history: { from: 'visitor' | 'assistant' | 'member' | 'system'; text: string }[];
  memory: ConversationMemory;
  /** BCP 47 hint of the visitor's browser or app, if it gave one. */
  locale: string | null;
  /** How the visitor stands with the team; absent in a first message. */
  standing?: Standing;
  /** ISO 8601 UTC, when the message arrived. */
  at: string;
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
  /** True when a dependency was unavailable, so the answer is incomplete. */
  degraded: boolean;
}

/** The joined `delta` texts of a turn equal `completed.answer.text`. `completed` is the last event. */
export type TurnEvent =
  | { type: 'started'; responder: Responder }
  | { type: 'delta'; text: string }
  | { type: 'tool-started'; name: string }
  | { type: 'tool-finished'; name: string; ok: boolean }
  | { type: 'citation'; citation: Citation }
  | { type: 'handoff'; reason: HandoffReason }
  | { type: 'completed'; answer: Answer };

/** The port between conversations and the engine. Unsubscribing cancels the work. */
export abstract class ChatEngine {
  abstract answer(request: ChatRequest): Observable<TurnEvent>;
}
