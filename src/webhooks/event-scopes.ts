import { AUTH_ERRORS } from '../platform/auth/auth.errors.js';
import { covers, type Scope } from '../platform/auth/scopes.js';
import type { WebhookEventType } from './webhook.types.js';

/** What a key must hold to have each event told, or to read what was told of it: no webhook widens a key. */
const EVENT_SCOPES: Record<WebhookEventType, Scope> = {
  'message.created': 'conversations:read',
  'conversation.handoff': 'conversations:read',
  'conversation.resolved': 'conversations:read',
  'order.updated': 'orders:read',
  'import.done': 'sources:read',
  'question.unanswered': 'conversations:read',
  'budget.warning': 'usage:read',
};

/** @param held by the calling key @throws DomainError `missing_scope` */
export function requireEventScopes(held: readonly string[], events: readonly WebhookEventType[]): void {
  for (const event of events) {
    const scope = EVENT_SCOPES[event];
    if (!covers(held, scope))
      throw AUTH_ERRORS.missing_scope(`For the event "${event}" a key needs the scope "${scope}" as well.`);
  }
}
