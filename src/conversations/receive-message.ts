import type { OutboxEntry } from '../platform/queueing/outbox.js';
import { statusAfter, type ConversationEvent } from './conversation-state.js';
import {
  CONVERSATION_STATUSES,
  type Channel,
  type ConversationStatus,
  type Message,
  type Turn,
} from './conversation.types.js';
import { owedReturn } from './handoff/record-handoff.js';
import { MESSAGE_COLUMNS, messageColumnsOf, toMessage, type MessageRow } from './message.row.js';
import { LONGEST_WAIT_MS, MOST_CHARACTERS, MOST_MESSAGES } from './turns/gathering.js';

/** A conversation, or the newest one that a visitor has on a channel. */
export type MessageTarget = { conversationId: string } | { visitorId: string; channel: Channel };

export type IncomingMessage = MessageTarget & {
  from: 'visitor' | 'member';
  text: string;
  clientId: string | null;
  /** Of a member; absent where nobody has said it. */
  memberName?: string;
  /** Of a member who is signed in, whose name is known by it. */
  memberId?: string;
  /** Of a member: refused when another one has written after the message with this number. */
  expectedSeq?: number;
  /** Of a visitor: it asks nothing, as a button that opens the chat does, so it gets no turn. */
  isSilent?: true;
};

export interface StoredMessage {
  message: Message;
  /** False when a message with the same `clientId` was stored before. */
  isNew: boolean;
  turnId: string | null;
  /** The turn as it stood when the message was stored just now; null when there is none, or it is older. */
  present: Turn | null;
  /** The message joined a turn that has not spoken yet. */
  joins: boolean;
  /** The job to send; null when there is none, or it has been sent. */
  outbox: OutboxEntry | null;
  /** When to send it; 0: at once. */
  waitMs: number;
}

export interface ReceivedRow extends MessageRow {
  is_new: boolean;
  own_turn_id: string | null;
  turn_created_at: Date | null;
  turn_status: Turn['status'] | null;
  /** Null of an older turn. */
  message_ids: string[] | null;
  joins: boolean;
  /** Of a turn that waits for further messages. */
  wait_ms: number | null;
  /** The outbox row of the turn that the message joined. */
  joined_outbox_id: string | null;
}

/** The status after somebody's message, by the status before. */
function statusesAfter(event: ConversationEvent): Record<string, ConversationStatus> {
  return Object.fromEntries(
    CONVERSATION_STATUSES.map((status) => [status, statusAfter(status, event) ?? status]),
  );
}

export const AFTER = { visitor: statusesAfter('visitor_spoke'), member: statusesAfter('member_spoke') };

/** Whoever answers a conversation that nobody has takes it. */
const ASSIGNEE = `CASE WHEN $16::uuid IS NULL OR (c.status = 'member' AND c.assignee_id IS NOT NULL) THEN c.assignee_id
    ELSE $16::uuid END`;
/** Read from the row itself: a statement that has waited for its lock sees its columns anew, but no other row. */
const IS_EXPECTED = `($17::bigint IS NULL OR c.answered_seq <= $17::bigint
    OR (c.answered_by IS NOT DISTINCT FROM $16::uuid AND $16::uuid IS NOT NULL))`;

/** Excludes visitors who are being erased. */
const TARGET = `c.id = COALESCE($3::uuid, (SELECT l.id FROM conversations l
    WHERE l.visitor_id = $4::uuid AND l.channel = $5::text AND l.left_at IS NULL ORDER BY l.id DESC LIMIT 1))
  AND v.tenant_id = c.tenant_id AND v.id = c.visitor_id AND v.erasing_at IS NULL`;

const IS_ANSWERED = `$6::text = 'visitor' AND c.status = ANY ($10::text[])`;
/** Of a gathering turn `t`: it has room for the message. */
const FITS = `(t.asked_chars + length($7::text) < ${MOST_CHARACTERS}
      AND cardinality(t.more_message_ids) < ${MOST_MESSAGES - 1})`;
const QUIET = `($15::jsonb ->> c.channel)::integer * interval '1 millisecond'`;
const MS_TO_COME = (turn: string) =>
  `ceil(extract(epoch FROM ${turn}.due_at - now()) * 1000)::integer AS wait_ms`;

/**
 * The update locks the conversation's row, so numbers follow the order of commits, and its status is the last committed
 * one. If the `client_id` is known already, its message is returned instead.
 *
 * The message joins the turn that still gathers (`g`, `j`), else it gets one (`t`). A turn's row that somebody has locked
 * is passed over, because whoever commits an answer locks the turn first and the conversation then; and a turn that was
 * committed while this statement waited is not visible to it. Both break the index `turns_gathering`, and the whole is
 * tried again.
 */
export const RECEIVE = `WITH c AS (
    UPDATE conversations c SET last_seq = c.last_seq + 1, status = $9::jsonb ->> c.status, updated_at = now(),
      visitor_seq = CASE WHEN $6::text = 'visitor' THEN c.last_seq + 1 ELSE c.visitor_seq END,
      answered_seq = CASE WHEN $6::text = 'member' THEN c.last_seq + 1 ELSE c.answered_seq END,
      answered_by = CASE WHEN $6::text = 'member' THEN $16::uuid ELSE c.answered_by END,
      assignee_id = ${ASSIGNEE}
    FROM visitors v
    WHERE ${TARGET} AND ${IS_EXPECTED} AND NOT EXISTS (SELECT FROM messages e
      WHERE e.tenant_id = c.tenant_id AND e.conversation_id = c.id AND e.client_id = $8::text)
    RETURNING c.id, c.last_seq, c.status, c.channel),
  m AS (INSERT INTO messages (tenant_id, id, conversation_id, seq, author, text, client_id, member_name, member_id)
    SELECT $1::uuid, $2::uuid, c.id, c.last_seq, $6::text, $7::text, $8::text,
      COALESCE($14::text, (SELECT b.name FROM members b WHERE b.id = $16::uuid)), $16::uuid FROM c RETURNING ${MESSAGE_COLUMNS}),
  g AS (SELECT t.id FROM c JOIN turns t ON t.conversation_id = c.id
    WHERE t.gathers AND ${IS_ANSWERED} FOR UPDATE OF t SKIP LOCKED),
  j AS (UPDATE turns t SET gathers = ${FITS},
      more_message_ids = CASE WHEN ${FITS} THEN t.more_message_ids || m.id ELSE t.more_message_ids END,
      asked_chars = t.asked_chars + CASE WHEN ${FITS} THEN length($7::text) + 1 ELSE 0 END,
      due_at = CASE WHEN t.due_at IS NOT NULL AND ${FITS}
        THEN LEAST(now() + ${QUIET}, t.created_at + interval '${LONGEST_WAIT_MS} milliseconds') ELSE t.due_at END
    FROM g, c, m WHERE t.id = g.id RETURNING t.id, t.created_at, t.gathers, t.due_at, t.status,
      t.message_id || t.more_message_ids AS message_ids),
  t AS (INSERT INTO turns (tenant_id, id, conversation_id, message_id, gathers, asked_chars, due_at)
    SELECT $1::uuid, $11::uuid, c.id, m.id, true, length($7::text), CASE WHEN EXISTS (SELECT FROM messages p
        WHERE p.conversation_id = c.id AND p.seq >= c.last_seq - 3 AND p.author = 'visitor'
          AND p.created_at > now() - ${QUIET}) THEN now() + ${QUIET} END
    FROM c, m WHERE ${IS_ANSWERED} AND NOT EXISTS (SELECT FROM j WHERE j.gathers)
    RETURNING id, created_at, due_at),
  o AS (INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id)
    SELECT $1::uuid, $12::uuid, 'turn.answer', t.id, $13::text FROM t),
  r AS (${owedReturn('c.id', '$13::text', `FROM c WHERE $6::text = 'member'`)})
  SELECT true AS is_new, t.id AS own_turn_id, t.created_at AS turn_created_at, 'queued' AS turn_status,
      ARRAY[m.id] AS message_ids, false AS joins, ${MS_TO_COME('t')},
      NULL::uuid AS joined_outbox_id, ${messageColumnsOf('m')}
    FROM m LEFT JOIN t ON true WHERE NOT EXISTS (SELECT FROM j WHERE j.gathers)
  UNION ALL
  SELECT true, j.id, j.created_at, j.status, j.message_ids, true, ${MS_TO_COME('j')}, (SELECT p.id FROM outbox p
      WHERE p.kind = 'turn.answer' AND p.reference = j.id), ${messageColumnsOf('m')}
    FROM m, j WHERE j.gathers
  UNION ALL
  SELECT false, t.id, t.created_at, t.status, NULL, false, NULL, NULL, ${messageColumnsOf('e')}
    FROM visitors v, conversations c
      JOIN messages e ON e.tenant_id = c.tenant_id AND e.conversation_id = c.id AND e.client_id = $8::text
      LEFT JOIN turns t ON t.tenant_id = e.tenant_id AND t.conversation_id = e.conversation_id
        AND e.id = ANY (t.message_id || t.more_message_ids)
    WHERE ${TARGET}`;

export function toStored(row: ReceivedRow, outbox: OutboxEntry): StoredMessage {
  const { is_new: isNew, own_turn_id: turnId, joins, wait_ms: waitMs } = row;
  const message = toMessage(row);
  const present = isNew ? presentTurn(row) : null;
  const job = joins ? laterJob(row, outbox) : present && outbox;
  return { message, isNew, turnId, present, joins, outbox: job, waitMs: Math.max(waitMs ?? 0, 0) };
}

/** The job of a turn that waits is sent again for each message that it waits for, and finds the turn due at the last. */
function laterJob(row: ReceivedRow, { kind, payload }: OutboxEntry): OutboxEntry | null {
  const { wait_ms: waitMs, joined_outbox_id: outboxId, own_turn_id: reference } = row;
  if (waitMs === null || outboxId === null || reference === null) return null;
  return { kind, payload: { ...payload, outboxId, reference } };
}

function presentTurn(row: ReceivedRow): Turn | null {
  const { own_turn_id: id, conversation_id: conversationId, turn_created_at: createdAt } = row;
  const { turn_status: status, message_ids: messageIds } = row;
  if (id === null || createdAt === null || status === null || messageIds === null) return null;
  return {
    ...{ id, conversationId, messageIds, answerId: null, status, responder: null, degraded: false },
    ...{ cached: false, errorCode: null, isCancelled: false, createdAt, finishedAt: null },
  };
}
