import type { DeliveryStatus } from '../channel.types.js';

export const MEDIA_KINDS = [
  'voice',
  'image',
  'video',
  'file',
  'sticker',
  'location',
  'contact',
  'other',
] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

export type InboundContent =
  | { kind: 'text'; text: string }
  /** The customer opens the chat, without a question. */
  | { kind: 'start' }
  /** A button of one of our messages. @property label as the platform shows it, which may be cut */
  | { kind: 'choice'; messageId: string; index: number; label: string }
  /** The number of a suggestion, where there are no buttons. @property text as it was written */
  | { kind: 'number'; index: number; text: string }
  /** A word by which a customer wants no more messages, or to know what this is. @property text as it was written */
  | { kind: 'stop' | 'help'; text: string }
  | { kind: 'media'; media: MediaKind; caption: string | null };

export interface InboundUser {
  name: string | null;
  /** BCP 47. */
  locale: string | null;
  /** E.164, as the platform tells it: whoever is told of it is written to at it, so a wrong one learns nothing. */
  phone: string | null;
}

export interface InboundMessage {
  /** Equal when the platform sends the same again; unique in the chat. */
  id: string;
  chat: string;
  user: InboundUser;
  at: Date;
  content: InboundContent;
  /** What an answer must name of it; stored with the chat, JSON. */
  thread?: object;
}

/** What has become of a message of ours. */
export interface InboundStatus {
  externalId: string;
  status: Exclude<DeliveryStatus, 'queued' | 'partly'>;
  /** The part's key, where the platform returns it. */
  key: string | null;
  reason: string | null;
  /** It is so of everything before it in the chat. */
  isUpTo?: true;
}

/** What one delivery of a platform tells. */
export interface Inbound {
  messages: InboundMessage[];
  statuses: InboundStatus[];
  /** Chats that can be written to no more, or again. */
  reach: { chat: string; reachable: boolean }[];
  /** How many things in it nothing is done with. */
  ignored: number;
  /** The accounts of the things in it that are not this channel's, one for each thing. */
  foreign: string[];
  /** Nothing in it is of this channel's account. */
  isForeign: boolean;
  /** What the platform takes as a call in the answer. */
  reply: Record<string, unknown> | null;
}

export function nothingIn(): Inbound {
  return { messages: [], statuses: [], reach: [], ignored: 0, foreign: [], isForeign: false, reply: null };
}
