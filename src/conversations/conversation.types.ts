import type { Citation } from '../assistant/chat-tool.js';
import type { ConversationMemory, Responder, Suggestion } from '../chat/chat-engine.port.js';

/** The channels. Only a channel's folder names its own; a constraint of the table checks the values. */
export const CHANNELS = [
  'api',
  'widget',
  'telegram',
  'whatsapp',
  'messenger',
  'instagram',
  'slack',
  'sms',
  'email',
] as const;
export type Channel = (typeof CHANNELS)[number];

/** The channels on which a website's visitor must stay on the page, or come back to it, to read a reply. */
const ON_A_PAGE: readonly Channel[] = ['widget'];
/** Channels in which a reply reaches a visitor who has left: the business's own app or their messenger shows it. */
export const REPLIES_REACH: readonly Channel[] = CHANNELS.filter((channel) => !ON_A_PAGE.includes(channel));

/**
 * Who answers: the assistant; the assistant what it surely knows, until a member takes over; a member; nobody, it is
 * resolved.
 */
export const CONVERSATION_STATUSES = ['assistant', 'waiting', 'member', 'resolved'] as const;
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number];

/** Filter value for conversations without an assignee. */
export const NOBODY = 'none';

export interface Visitor {
  id: string;
  externalId: string | null;
  name: string | null;
  email: string | null;
  locale: string | null;
}

export interface KnownVisitor extends Visitor {
  /** From a signed identity; lower case. */
  verifiedEmail: string | null;
  /** The page of the website that the last session began on. */
  page: string | null;
  createdAt: Date;
  /** Its erasure has been requested and is under way. */
  erasing: boolean;
}

export interface NewVisitor extends Partial<Omit<Visitor, 'id'>> {
  /** Only from a signed identity; lower case. */
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
  assignee: { id: string; name: string } | null;
  handoffReason: string | null;
  rating: Rating | null;
  createdAt: Date;
  updatedAt: Date;
}

export type Author = 'visitor' | 'assistant' | 'member' | 'system';

/** Who of the team has written a message. */
export interface MessageAuthor {
  /** Null when a program has sent it for somebody; kept when they have left the business. */
  id: string | null;
  name: string;
}

export interface Message {
  id: string;
  conversationId: string;
  /** The message's number in its conversation, from 1. */
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
  suggestions: Suggestion[];
  turnId: string | null;
  /** Who wrote it, of a member's message that says so. */
  member: MessageAuthor | null;
}

export type TurnStatus = 'queued' | 'running' | 'completed' | 'failed';

export interface Turn {
  id: string;
  conversationId: string;
  /** The visitor's messages that it answers, in order; at least one. */
  messageIds: string[];
  answerId: string | null;
  status: TurnStatus;
  responder: Responder | null;
  degraded: boolean;
  cached: boolean;
  /** Why it ended without an answer, or early. */
  errorCode: string | null;
  /** Somebody has asked for its end. */
  isCancelled: boolean;
  createdAt: Date;
  finishedAt: Date | null;
}

/** A visitor's message that a turn answers. */
export interface AskedMessage {
  id: string;
  seq: number;
  text: string;
  createdAt: Date;
}

/** A claimed turn with the data needed to answer it. */
export interface ClaimedTurn {
  id: string;
  conversationId: string;
  /** Fencing token: a worker that has lost its lease must not commit. */
  lease: number;
  attempts: number;
  /** How often a process has crashed or blocked while running it. */
  stops: number;
  /** The visitor's messages that it answers, in order. */
  messages: [AskedMessage, ...AskedMessage[]];
  /** Its end was asked for before it was claimed. */
  isCancelled: boolean;
  /** The visitor seems to be a program that answers by itself. */
  isLooping: boolean;
  visitor: { id: string; locale: string | null; verifiedEmail: string | null; reachable: boolean };
  channel: Channel;
  /** When it was claimed. */
  conversationStatus: ConversationStatus;
  memory: ConversationMemory;
  history: { from: Author; text: string }[];
}
