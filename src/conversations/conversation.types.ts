import type { Citation } from '../assistant/chat-tool.js';
import type { ConversationMemory, HandoffReason, Responder } from '../chat/chat-engine.port.js';

/** Ways that a visitor comes by. The channel's folder alone names its own; the table checks them by a constraint. */
export const CHANNELS = ['api', 'widget'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Who speaks: the assistant; nobody until a person comes; a person; nobody, it is over. */
export const CONVERSATION_STATUSES = ['assistant', 'waiting', 'member', 'resolved'] as const;
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number];

/** Stands for the assignee of a conversation that no member has. */
export const NOBODY = 'none';

export interface Visitor {
  id: string;
  externalId: string | null;
  name: string | null;
  email: string | null;
  locale: string | null;
}

export interface KnownVisitor extends Visitor {
  /** Vouched for by a signed identity; lower case. */
  verifiedEmail: string | null;
  createdAt: Date;
  /** Asked to be erased; gone in a moment. */
  erasing: boolean;
}

export interface NewVisitor extends Partial<Omit<Visitor, 'id'>> {
  /** Vouched for by a signed identity, and only then; lower case. */
  verifiedEmail?: string | null;
}

export interface Rating {
  score: number;
  comment: string | null;
}

export interface Conversation {
  id: string;
  channel: Channel;
  status: ConversationStatus;
  visitor: Visitor;
  /** The member who has it. */
  assigneeId: string | null;
  handoffReason: string | null;
  rating: Rating | null;
  createdAt: Date;
  updatedAt: Date;
}

export type Author = 'visitor' | 'assistant' | 'member' | 'system';

export interface Message {
  id: string;
  conversationId: string;
  /** Counts the messages of the conversation from 1. */
  seq: number;
  from: Author;
  text: string;
  createdAt: Date;
  clientId: string | null;
  status: 'complete' | 'incomplete';
  citations: Citation[];
  tools: { name: string; ok: boolean }[];
  handoff: { reason: string } | null;
  confidence: number | null;
  turnId: string | null;
}

export type TurnStatus = 'queued' | 'running' | 'completed' | 'failed';

export interface Turn {
  id: string;
  conversationId: string;
  messageId: string;
  answerId: string | null;
  status: TurnStatus;
  responder: Responder | null;
  degraded: boolean;
  cached: boolean;
  errorCode: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}

/** What a claimed turn needs to be answered. */
export interface ClaimedTurn {
  id: string;
  conversationId: string;
  /** Fences the commit: a worker that lost its lease cannot finish. */
  lease: number;
  attempts: number;
  /** How often its process has died or stood still while it ran. */
  stops: number;
  message: { id: string; seq: number; text: string; createdAt: Date };
  visitor: { id: string; locale: string | null; verifiedEmail: string | null };
  memory: ConversationMemory;
  history: { from: Author; text: string }[];
}

export type HandoffCause = HandoffReason | 'by_request';
