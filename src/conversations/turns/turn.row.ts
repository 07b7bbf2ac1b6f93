import type { Responder } from '../../chat/chat-engine.port.js';
import type { AskedMessage, ClaimedTurn, Turn, TurnStatus } from '../conversation.types.js';

const HISTORY = 20;

export interface TurnRow {
  id: string;
  conversation_id: string;
  message_ids: string[];
  answer_id: string | null;
  status: TurnStatus;
  responder: Responder | null;
  degraded: boolean;
  cached: boolean;
  error_code: string | null;
  is_cancelled: boolean;
  created_at: Date;
  finished_at: Date | null;
}

export interface ClaimRow {
  id: string;
  conversation_id: string;
  lease: number;
  attempts: number;
  stops: number;
  messages: { id: string; seq: number; text: string; createdAt: string }[];
  is_cancelled: boolean;
  is_looping: boolean;
  visitor: ClaimedTurn['visitor'];
  channel: ClaimedTurn['channel'];
  conversation_status: ClaimedTurn['conversationStatus'];
  memory: ClaimedTurn['memory'];
  history: ClaimedTurn['history'];
}

/** A visitor who says only this many different things, so often in ten minutes, is a program that answers by itself. */
const FEW_TEXTS = 3;
const LOOP_MESSAGES = 30;
const SEEMS_LOOPING = `(c.last_seq >= ${2 * LOOP_MESSAGES} AND (
    SELECT count(*) FILTER (WHERE r.author = 'visitor') >= ${LOOP_MESSAGES}
      AND count(DISTINCT lower(r.text)) FILTER (WHERE r.author = 'visitor') <= ${FEW_TEXTS}
      AND count(*) FILTER (WHERE r.author = 'member') = 0
    FROM messages r WHERE r.tenant_id = t.tenant_id AND r.conversation_id = t.conversation_id
      AND r.seq > c.last_seq - ${3 * LOOP_MESSAGES} AND r.created_at > now() - interval '10 minutes'))`;

/**
 * Reads what is needed to answer the turn `t`. History is all but what the turn answers and what later turns do: an
 * answer to an earlier message may have come between its messages.
 */
export const WITH_MESSAGES = `SELECT t.id, t.conversation_id, t.lease, t.attempts, t.stops, c.memory, c.channel,
    t.cancelled_at IS NOT NULL AS is_cancelled, ${SEEMS_LOOPING} AS is_looping, c.status AS conversation_status,
    jsonb_build_object('id', v.id, 'locale', v.locale, 'verifiedEmail', v.verified_email,
      'reachable', COALESCE(v.verified_email, v.email) IS NOT NULL) AS visitor, m.messages,
    (SELECT COALESCE(jsonb_agg(jsonb_build_object('from', h.author, 'text', h.text) ORDER BY h.seq), '[]')
       FROM (SELECT author, text, seq FROM messages x WHERE x.tenant_id = t.tenant_id
         AND x.conversation_id = t.conversation_id AND x.id <> ALL (t.message_id || t.more_message_ids)
         AND (x.author <> 'visitor' OR x.seq < m.last_seq) ORDER BY seq DESC LIMIT ${HISTORY}) h) AS history
  FROM t
    JOIN conversations c ON c.tenant_id = t.tenant_id AND c.id = t.conversation_id
    JOIN visitors v ON v.tenant_id = c.tenant_id AND v.id = c.visitor_id
    JOIN LATERAL (SELECT max(q.seq) AS last_seq, jsonb_agg(jsonb_build_object('id', q.id, 'seq', q.seq, 'text', q.text,
        'createdAt', q.created_at) ORDER BY q.seq) AS messages
      FROM messages q WHERE q.tenant_id = t.tenant_id AND q.id = ANY (t.message_id || t.more_message_ids)) m ON true`;

export const TURN_COLUMNS = `t.id, t.conversation_id, t.message_id || t.more_message_ids AS message_ids, t.answer_id, t.status,
  t.responder, t.degraded, t.cached, t.error_code, t.cancelled_at IS NOT NULL AS is_cancelled, t.created_at, t.finished_at`;

export function toTurn(row: TurnRow): Turn {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    messageIds: row.message_ids,
    answerId: row.answer_id,
    status: row.status,
    responder: row.responder,
    degraded: row.degraded,
    cached: row.cached,
    errorCode: row.error_code,
    isCancelled: row.is_cancelled,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  };
}

export function toClaimed(claimed: ClaimRow): ClaimedTurn {
  const {
    conversation_id: conversationId,
    conversation_status: conversationStatus,
    is_cancelled: isCancelled,
    is_looping: isLooping,
    messages: [first, ...more],
    ...row
  } = claimed;
  if (!first) throw new Error('The turn has no message.');
  const messages: ClaimedTurn['messages'] = [toAsked(first), ...more.map(toAsked)];
  return { ...row, conversationId, conversationStatus, isCancelled, isLooping, messages };
}

function toAsked(message: ClaimRow['messages'][number]): AskedMessage {
  return { ...message, createdAt: new Date(message.createdAt) };
}
