/** What can send events: three platforms, and any system that signs as Standard Webhooks 1.0 has it. */
export const EVENT_SOURCE_KINDS = ['stripe', 'shopify', 'woocommerce', 'signed'] as const;
export type EventSourceKind = (typeof EVENT_SOURCE_KINDS)[number];

/** What an event is about; each is a kind of job. */
export const EVENT_KINDS = ['payment', 'order', 'refund', 'stock'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export const DELIVERY_STATUSES = ['queued', 'applied', 'ignored', 'failed'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export interface EventSource {
  id: string;
  kind: EventSourceKind;
  name: string;
  enabled: boolean;
  /** The newest secret; null when there is none, and every delivery is refused. */
  secret: SecretDates | null;
  lastReceivedAt: Date | null;
  lastRefused: { at: Date; reason: RefusalReason } | null;
  createdAt: Date;
  updatedAt: Date;
}

export interface SecretDates {
  createdAt: Date;
  /** Null of a short secret. */
  lastFour: string | null;
  /** When the last of the secrets before it ends; null when none is valid any more. */
  previousExpiresAt: Date | null;
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

/** What a trusted delivery says of itself. */
export interface Envelope {
  /** The platform's name of the event: `orders/updated`. */
  type: string;
  /** Null for an event that nothing is done with. */
  kind: EventKind | null;
  /** Why nothing is done with it. */
  reason: string | null;
  /** The platform's own id of the event. */
  eventId: string | null;
  /** Equal when the platform sends the same again. */
  dedupeKey: string;
}

export interface Delivery {
  id: string;
  type: string;
  kind: EventKind | null;
  status: DeliveryStatus;
  reason: string | null;
  eventId: string | null;
  /** The order that it was about, as far as it is known. */
  orderId: string | null;
  receivedAt: Date;
  handledAt: Date | null;
}

/** A delivery that is to be handled. */
export interface OwedDelivery {
  id: string;
  sourceId: string;
  sourceKind: EventSourceKind;
  type: string;
  kind: EventKind;
  status: DeliveryStatus;
  /** Null when it was handled. */
  body: Buffer | null;
  receivedAt: Date;
}
