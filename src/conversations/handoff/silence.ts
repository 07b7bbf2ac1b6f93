import type { TenantTransaction } from '../../platform/database/tenant-db.js';
import type { ConversationStatus } from '../conversation.types.js';

/** Since when nobody of the team has written in a conversation that is theirs, or taken it. */
export interface Silence {
  status: ConversationStatus;
  since: Date;
}

/** Of a conversation `c`: the team has it. */
export const WITH_TEAM = `c.status IN ('waiting', 'member')`;

/** $1 is the conversation; no row when there is none, or it is not with the team. */
export const SILENCE = `SELECT c.status, COALESCE(GREATEST(
       (SELECT max(created_at) FROM handoffs h WHERE h.conversation_id = c.id),
       (SELECT max(created_at) FROM messages m WHERE m.conversation_id = c.id AND m.author = 'member'),
       c.taken_at),
     c.updated_at) AS since
   FROM conversations c WHERE c.id = $1 AND ${WITH_TEAM}`;

/**
 * The condition to give a conversation back, in a transaction that has locked it; it also ends the job that does so.
 * False, and the job stays, when somebody has written since `seen` was read: they must not be interrupted.
 */
export function ifStillSilent(conversationId: string, seen: Silence, outboxId: string) {
  return async (sql: TenantTransaction): Promise<boolean> => {
    const [now] = await sql.query<Silence>(SILENCE, [conversationId]);
    if (now?.status !== seen.status || now.since.getTime() !== seen.since.getTime()) return false;
    await sql.query('DELETE FROM outbox WHERE id = $1', [outboxId]);
    return true;
  };
}
