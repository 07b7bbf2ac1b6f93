import type { Client } from 'pg';
import { randomUUID } from 'node:crypto';

export interface SeededVisitor {
  visitorId: string;
  /** In the order of the index, so that a scan reads the last one last. */
  conversationIds: string[];
}

/**
 * A visitor with finished turns in so many conversations, each turn a question and its answer, an unanswered question a
 * conversation, and a stored outcome. Written without the product's checks, so that tens of thousands take a second or
 * two.
 * @param client The superuser's.
 */
export async function seedTalk(
  client: Client,
  tenantId: string,
  { turns, conversations }: { turns: number; conversations: number },
): Promise<SeededVisitor> {
  const visitorId = randomUUID();
  const conversationIds = Array.from({ length: conversations }, () => randomUUID()).sort();
  const all = [tenantId, conversationIds];
  await client.query('BEGIN; SET LOCAL session_replication_role = replica');
  await client.query('INSERT INTO visitors (tenant_id, id) VALUES ($1, $2)', [tenantId, visitorId]);
  await client.query(
    `INSERT INTO conversations (tenant_id, id, channel, visitor_id, last_seq)
     SELECT $1, unnest($2::uuid[]), 'api', $3, $4`,
    [...all, visitorId, 2 * turns],
  );
  await client.query(
    `INSERT INTO messages (tenant_id, id, conversation_id, seq, author, text)
     SELECT $1, gen_random_uuid(), ($2::uuid[])[1 + n % $3], 2 * n + 1, 'visitor', 'question ' || n
     FROM generate_series(0, $4 - 1) n`,
    [...all, conversations, turns],
  );
  await client.query(
    `INSERT INTO turns (tenant_id, id, conversation_id, message_id, status, finished_at)
     SELECT tenant_id, gen_random_uuid(), conversation_id, id, 'completed', now() FROM messages
     WHERE tenant_id = $1 AND conversation_id = ANY ($2)`,
    all,
  );
  await client.query(
    `INSERT INTO messages (tenant_id, id, conversation_id, seq, author, text, turn_id)
     SELECT m.tenant_id, gen_random_uuid(), m.conversation_id, m.seq + 1, 'assistant', 'answer', t.id
     FROM turns t JOIN messages m ON m.tenant_id = t.tenant_id AND m.id = t.message_id
     WHERE t.tenant_id = $1 AND t.conversation_id = ANY ($2)`,
    all,
  );
  await client.query(
    `UPDATE turns t SET answer_id = m.id FROM messages m
     WHERE t.tenant_id = $1 AND t.conversation_id = ANY ($2) AND m.tenant_id = t.tenant_id AND m.turn_id = t.id`,
    all,
  );
  await client.query(
    `INSERT INTO turn_traces (tenant_id, turn_id, trace)
     SELECT tenant_id, id, '{"language": "en"}' FROM turns WHERE tenant_id = $1 AND conversation_id = ANY ($2)`,
    all,
  );
  await client.query(
    `INSERT INTO handoffs (tenant_id, id, conversation_id, reason)
     SELECT $1, gen_random_uuid(), id, 'asked_for' FROM unnest($2::uuid[]) id`,
    all,
  );
  await client.query(
    `INSERT INTO model_spending (tenant_id, scope, starts, subject)
     SELECT $1::uuid, 'conversation', '2026-11-01'::date, unnest($2::uuid[])
     UNION ALL SELECT $1::uuid, 'visitor', '2026-11-23'::date, $3::uuid`,
    [...all, visitorId],
  );
  await client.query(
    `INSERT INTO unanswered_questions (tenant_id, id, question, question_key, conversation_id)
     SELECT $1, gen_random_uuid(), id, id, id::uuid FROM unnest($2::text[]) id`,
    all,
  );
  await client.query(
    `INSERT INTO idempotency_keys (tenant_id, route, key, request_hash, locked_until, subject_id)
     SELECT $1, 'POST /v1/conversations', id, '', now(), id::uuid FROM unnest($2::text[]) id`,
    all,
  );
  await client.query('COMMIT');
  return { visitorId, conversationIds };
}
