import { newId } from '../../kernel/ids.js';
import { currentContext, currentTenantId } from '../../platform/context/request-context.js';
import type { TenantTransaction } from '../../platform/database/tenant-db.js';

/** The first look whether nobody came; the handler then waits as long as the business wants. */
const FIRST_LOOK = `now() + interval '1 minute'`;

/**
 * Owes the look whether somebody came, at most once for each conversation: the outbox row has the conversation's id. A
 * `sent_at` to come is the time at which the relay sends a row first.
 * @param conversation SQL of the conversation's id @param correlation SQL of the correlation id
 */
export function owedReturn(conversation: string, correlation: string, from: string): string {
  return `INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id, sent_at)
    SELECT $1::uuid, ${conversation}, 'conversation.return', ${conversation}, ${correlation}, ${FIRST_LOOK} ${from}
    ON CONFLICT (tenant_id, id) DO NOTHING`;
}

/**
 * The parts of a statement that record a handoff and owe what follows: the business is told, and the assistant takes
 * over again when nobody comes. $1 is the tenant.
 * @param from SQL with the conversation's id as `conversation_id`; no row, no handoff
 */
export function handoffParts(id: string, reason: string, correlation: string, from: string): string {
  return `h AS (INSERT INTO handoffs (tenant_id, id, conversation_id, reason)
      SELECT $1::uuid, ${id}::uuid, conversation_id, ${reason} ${from} RETURNING id, conversation_id),
    n AS (INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id)
      SELECT $1::uuid, h.id, 'handoff.notify', h.id, ${correlation}::text FROM h),
    r AS (${owedReturn('h.conversation_id', `${correlation}::text`, 'FROM h')})`;
}

const RECORD = `WITH ${handoffParts('$2', '$4::text', '$5', 'FROM (SELECT $3::uuid AS conversation_id) c')} SELECT 1`;

/** Records a handoff in the transaction that makes it. The relay sends its jobs. */
export async function recordHandoff(
  sql: TenantTransaction,
  conversationId: string,
  reason: string,
): Promise<void> {
  const { correlationId } = currentContext();
  await sql.query(RECORD, [currentTenantId(), newId(), conversationId, reason, correlationId]);
}
