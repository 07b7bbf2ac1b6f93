import type { Channel as ChannelName } from '../../conversations/conversation.types.js';

/** The messaging platforms that a business can connect. */
export const MESSENGER_KINDS = [
  'telegram',
  'whatsapp',
  'messenger',
  'instagram',
  'slack',
  'sms',
  'email',
] as const satisfies readonly ChannelName[];
export type MessengerKind = (typeof MESSENGER_KINDS)[number];

export function isMessenger(name: string): name is MessengerKind {
  return (MESSENGER_KINDS as readonly string[]).includes(name);
}

/** What a business has set: `open` is shown, `secret` never. */
export interface ChannelSettings {
  open: Record<string, unknown>;
  secret: Record<string, string>;
}

/** An account at a platform that a business has connected. */
export interface Channel {
  id: string;
  kind: MessengerKind;
  name: string;
  enabled: boolean;
  /** The platform's own id and name of the account. */
  account: { id: string; name: string | null };
  settings: Record<string, unknown>;
  /** Which secrets are set. */
  secrets: string[];
  secretsAt: Date;
  /** Why nothing can be sent, since when; null while all is well, as far as is known. */
  failure: { since: Date; reason: string } | null;
  lastReceivedAt: Date | null;
  lastRefused: { at: Date; reason: RefusalReason } | null;
  createdAt: Date;
  updatedAt: Date;
}

/** A channel with what it is called and checked with. */
export interface OpenChannel {
  id: string;
  kind: MessengerKind;
  enabled: boolean;
  accountId: string;
  settings: ChannelSettings;
}

/** Why a delivery was refused. To the sender all of them look alike. */
export const REFUSAL_REASONS = [
  'no_secret',
  'no_signature',
  'several_signatures',
  'wrong_signature',
  'too_old',
  'disabled',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/**
 * How far a message has come on its way to the customer. Only ever later ones follow. `partly`: some of its parts have come,
 * the others never will by themselves.
 */
export const DELIVERY_STATUSES = ['queued', 'sent', 'delivered', 'read', 'partly', 'failed'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export interface Delivery {
  /** The message's id. */
  id: string;
  conversationId: string | null;
  status: DeliveryStatus;
  reason: string | null;
  attempts: number;
  createdAt: Date;
  sentAt: Date | null;
}

/** One step of a test of a channel. */
export interface ChannelCheck {
  name: 'account' | 'webhook' | 'mailbox' | 'sending';
  ok: boolean;
  detail: string;
}
