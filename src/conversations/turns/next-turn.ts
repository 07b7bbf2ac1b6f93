import { currentTenantId } from '../../platform/context/request-context.js';
import type { OutboxEntry } from '../../platform/queueing/outbox.js';
import type { ClaimedTurn, Message } from '../conversation.types.js';

/** A row of the outbox whose turn waits. */
export interface WaitingRow {
  id: string;
  reference: string;
  correlation_id: string;
}

/** The conversation's next turn that waits. */
export const NEXT_WAITING = `SELECT o.id, o.reference, o.correlation_id FROM outbox o
   JOIN turns t ON t.tenant_id = o.tenant_id AND t.id = o.reference
 WHERE o.kind = 'turn.answer' AND t.conversation_id = $1 AND t.status = 'queued'
   AND (t.due_at IS NULL OR t.due_at <= now())
 ORDER BY t.id LIMIT 1`;

/**
 * Whether no message of another turn stands between the turn's first message and its answer. Then none waits: earlier
 * turns are over, or this one could not have been claimed, and the answer's number was given under the lock of the
 * conversation, which a later message takes too.
 */
export function isAlone({ messages }: ClaimedTurn, { seq }: Message): boolean {
  return seq - messages[0].seq === messages.length;
}

/** What the next turn is sent to the queue as; null when none waits. */
export function toEntry([next]: WaitingRow[]): OutboxEntry | null {
  if (!next) return null;
  const { id: outboxId, reference, correlation_id: correlationId } = next;
  return {
    kind: 'turn.answer',
    payload: { tenantId: currentTenantId(), outboxId, reference, correlationId },
  };
}
