import type { ConversationStatus } from '../conversation.types.js';

/** Longer than the time between two renewals, and short enough for a visitor who waits. */
export const LEASE_SECONDS = 6;

/** A turn during which a process crashed or blocked this often is not run again: it would stop the next process too. */
export const MOST_STOPS = 2;

/** Queued and not waiting for further messages, or its lease has expired; and every earlier turn of the conversation is finished. */
export const CLAIMABLE = `(due_at IS NULL OR due_at <= now()) AND (status = 'queued' OR (status = 'running' AND leased_until < now()))
  AND NOT EXISTS (SELECT FROM turns e
    JOIN messages asked ON asked.tenant_id = t.tenant_id AND asked.id = t.message_id
    JOIN messages earlier ON earlier.tenant_id = e.tenant_id AND earlier.id = e.message_id
    WHERE e.tenant_id = t.tenant_id AND e.conversation_id = t.conversation_id
      AND e.status IN ('queued', 'running') AND earlier.seq < asked.seq)`;

/**
 * Stops of a turn that process $2 claims. A turn that is still `running` was not released by its process. A lease of
 * the claiming process itself does not count: it has only expired, as while PostgreSQL was away.
 */
export const STOPS = `stops + (status = 'running' AND leased_by IS DISTINCT FROM $2)::integer`;

/** Of a turn whose lease is renewed. */
export const RENEWED = `leased_until = now() + interval '${LEASE_SECONDS} seconds'`;

/** What a renewal tells of the turn `t`: `TurnStanding`. */
export const STANDING = `cancelled_at IS NOT NULL AS "isCancelled", cardinality(more_message_ids) + 1 AS asked,
  (SELECT c.status FROM conversations c WHERE c.tenant_id = t.tenant_id AND c.id = t.conversation_id)
    AS "conversationStatus"`;

/** What others have done to a turn that runs. */
export interface TurnStanding {
  isCancelled: boolean;
  /** How many messages it has to answer by now. */
  asked: number;
  conversationStatus: ConversationStatus;
}
