/** What is told to a business's own systems. */
export const WEBHOOK_EVENTS = [
  'message.created',
  'conversation.handoff',
  'conversation.resolved',
  'order.updated',
  'import.done',
  'question.unanswered',
  'budget.warning',
] as const;
export type WebhookEventType = (typeof WEBHOOK_EVENTS)[number];

export const WEBHOOK_STATUSES = ['active', 'disabled', 'paused'] as const;
export type WebhookStatus = (typeof WEBHOOK_STATUSES)[number];

/** What is left out does not count. */
export interface WebhookFilter {
  url?: string;
  status?: WebhookStatus;
}

/** `failing`: every delivery has failed for days; `gone`: it has answered 410. */
export const PAUSE_REASONS = ['failing', 'gone'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

export interface Webhook {
  id: string;
  url: string;
  description: string;
  events: WebhookEventType[];
  status: WebhookStatus;
  pauseReason: PauseReason | null;
  pausedAt: Date | null;
  /** Since when every call has failed; null when the last one went well. */
  failingSince: Date | null;
  lastDeliveredAt: Date | null;
  secret: SecretDates;
  createdAt: Date;
  updatedAt: Date;
}

export interface SecretDates {
  createdAt: Date;
  /** When the last of the secrets before it ends; null when none signs any more. */
  previousExpiresAt: Date | null;
}

export interface SealedSecret {
  id: string;
  sealed: Buffer;
}

export const DELIVERY_STATUSES = ['queued', 'delivered', 'failed', 'cancelled'] as const;
export type WebhookDeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export const DELIVERY_CAUSES = ['event', 'test', 'replay'] as const;
export type DeliveryCause = (typeof DELIVERY_CAUSES)[number];

export interface WebhookDelivery {
  id: string;
  webhookId: string;
  eventId: string;
  type: WebhookEventType;
  cause: DeliveryCause;
  status: WebhookDeliveryStatus;
  reason: string | null;
  attempts: number;
  nextAttemptAt: Date | null;
  correlationId: string;
  createdAt: Date;
  endedAt: Date | null;
}

/** What came of one call. */
export interface DeliveryAttempt {
  at: Date;
  durationMs: number;
  url: string;
  /** Without signatures. */
  requestHeaders: Record<string, string>;
  status: number | null;
  /** Why there was no answer; null when there was one. */
  problem: string | null;
  responseHeaders: Record<string, string>;
  /** Its beginning, without what looks like a secret or an address; null without one. */
  responseBody: string | null;
}

export interface WholeDelivery extends WebhookDelivery {
  /** What was sent, or will be; null when its visitor was erased. */
  body: string | null;
  calls: DeliveryAttempt[];
}

/** The facts that a body is made of. */
export interface ToldEvent {
  id: string;
  type: WebhookEventType;
  at: Date;
  /** Null when its visitor was erased. */
  data: unknown;
  correlationId: string;
  traceparent: string | null;
}

/** A delivery that is to be made. */
export interface OwedDelivery {
  id: string;
  cause: DeliveryCause;
  status: WebhookDeliveryStatus;
  /** Failed ones so far. */
  attempts: number;
  event: ToldEvent;
  webhookId: string;
  webhookStatus: WebhookStatus;
  url: string;
  /** Until when nothing was to be sent to the webhook when this was read, as PostgreSQL writes it. */
  heldUntil: string | null;
  /** Nothing is sent to the webhook for a while. */
  isHeld: boolean;
  /** It was owed before the webhook was last paused or disabled. */
  isFromBefore: boolean;
  secrets: SealedSecret[];
}

/** The bytes that are signed and sent, the same at each attempt. */
export function bodyOf({ type, at, data }: Pick<ToldEvent, 'type' | 'at' | 'data'>): string {
  return JSON.stringify({ type, timestamp: at.toISOString(), data });
}
