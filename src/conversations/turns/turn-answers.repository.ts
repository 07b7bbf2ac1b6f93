import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import type { Answer, ConversationMemory, Responder } from '../../chat/chat-engine.port.js';
import type { KeptTrace } from '../../chat/kept-trace.types.js';
import { supported } from '../../language/detection/detect-language.js';
import { currentContext, currentTenantId } from '../../platform/context/request-context.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { Embeddings } from '../../platform/embeddings/embeddings.port.js';
import { statusAfter } from '../conversation-state.js';
import { handoffParts } from '../handoff/record-handoff.js';
import { CONVERSATION_STATUSES, type ClaimedTurn, type Message } from '../conversation.types.js';
import { KEY_VERSION, LONGEST_QUESTION, questionKey } from '../unanswered/question-key.js';
import { MESSAGE_COLUMNS, messageColumnsOf, toMessage, type MessageRow } from '../message.row.js';

/** Why a turn ended without an answer. */
export const TAKEN_OVER = 'taken_over';
/** Why a turn ended early, with what it had said, or without an answer. */
export const CANCELLED = 'cancelled';

/** An answer that was stopped has no confidence. */
export type SpokenAnswer = Omit<Answer, 'confidence'> & { confidence: number | null };

/** What a turn has said, who answered, and how that came about. */
export interface SpokenTurn {
  responder: Responder;
  answer: SpokenAnswer;
  trace: KeptTrace | null;
}

interface CompletedRow extends MessageRow {
  is_held: boolean;
  is_present: boolean;
  is_said: boolean;
}

/** The parameters that every completion has; those of further writes follow. */
const PARAMETERS = 20;
const HANDOFF_PARAMETERS = 2;

/**
 * Questions that ask the same are one row with a count, in the words and with the conversation of whoever asked last, so
 * that both go when that visitor is erased. Where there is an embedding model, one whose meaning is not known by it owes the
 * business a job that groups it. @param after the parameters before its own
 */
const unansweredPart = (after: number): string => `u AS (
    INSERT INTO unanswered_questions AS u (tenant_id, id, question, question_key, key_version, conversation_id)
    SELECT $1::uuid, $${after + 1}::uuid, $${after + 2}::text, $${after + 3}::text, ${KEY_VERSION}, m.conversation_id
    FROM m
    ON CONFLICT (tenant_id, question_key) DO UPDATE SET count = u.count + 1, last_asked_at = now(),
      question = EXCLUDED.question, conversation_id = EXCLUDED.conversation_id, status = 'open',
      meaning = CASE WHEN u.question = EXCLUDED.question THEN u.meaning END,
      meaning_model = CASE WHEN u.question = EXCLUDED.question THEN u.meaning_model END
    RETURNING u.tenant_id, u.meaning_model),
    g AS (INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id)
      SELECT u.tenant_id, $${after + 4}::uuid, 'questions.regroup', u.tenant_id, $${after + 5}::text FROM u
      WHERE $${after + 6}::text IS NOT NULL AND u.meaning_model IS DISTINCT FROM $${after + 6}::text),`;

/**
 * Locks the turn's row first, which keeps its lease; then the conversation's, whose status is the last committed one.
 * @param also further writes; a table may be named only when it is written, because naming locks it
 */
function completing(also: string): string {
  return `WITH held AS (
      SELECT t.id FROM turns t
        JOIN conversations c ON c.tenant_id = t.tenant_id AND c.id = t.conversation_id
        JOIN visitors v ON v.tenant_id = c.tenant_id AND v.id = c.visitor_id AND v.erasing_at IS NULL
      WHERE t.id = $2 AND t.lease = $3 AND t.status = 'running' FOR UPDATE OF t),
    c AS (UPDATE conversations c SET last_seq = c.last_seq + 1, status = $5::jsonb ->> c.status, updated_at = now(),
        memory = $6::jsonb, handoff_reason = COALESCE($7::jsonb ->> 'reason', c.handoff_reason)
      FROM held WHERE c.id = $4::uuid AND $5::jsonb ->> c.status IS NOT NULL RETURNING c.id, c.last_seq),
    m AS (INSERT INTO messages (tenant_id, id, conversation_id, seq, author, text, citations, tools, handoff,
        confidence, suggestions, status, turn_id)
      SELECT $1::uuid, $8::uuid, c.id, c.last_seq, 'assistant', $9::text, $10::jsonb, $11::jsonb, $7::jsonb,
        $12::real, $16::jsonb, $17::text, $2::uuid FROM c RETURNING ${MESSAGE_COLUMNS}),
    f AS (UPDATE turns t SET finished_at = clock_timestamp(), leased_until = NULL, gathers = false, answer_id = m.id,
        status = CASE WHEN m.id IS NULL THEN 'failed' ELSE 'completed' END,
        error_code = CASE WHEN m.id IS NULL THEN '${TAKEN_OVER}' ELSE $19::text END,
        responder = CASE WHEN m.id IS NULL THEN t.responder ELSE $13::text END,
        degraded = m.id IS NOT NULL AND $14::boolean, cached = m.id IS NOT NULL AND $13::text = 'cache',
        model = $18::jsonb ->> 'model', input_tokens = ($18::jsonb ->> 'inputTokens')::integer,
        output_tokens = ($18::jsonb ->> 'outputTokens')::integer,
        cost_micro_usd = ($18::jsonb ->> 'microUsd')::bigint,
        saved_micro_usd = ($18::jsonb ->> 'savedMicroUsd')::bigint,
        held_back = COALESCE(($18::jsonb ->> 'heldBack')::integer, 0)
      FROM held LEFT JOIN m ON true WHERE t.id = held.id),
    tr AS (INSERT INTO turn_traces (tenant_id, turn_id, trace)
      SELECT $1::uuid, held.id, $20::jsonb FROM held WHERE $20::jsonb IS NOT NULL),
    ${also}
    d AS (DELETE FROM outbox o USING held WHERE o.id = $15::uuid)
    SELECT EXISTS (SELECT FROM held) AS is_held, m.id IS NOT NULL AS is_said,
      EXISTS (SELECT FROM conversations p
        JOIN visitors v ON v.tenant_id = p.tenant_id AND v.id = p.visitor_id AND v.erasing_at IS NULL
        WHERE p.id = $4::uuid) AS is_present, ${messageColumnsOf('m')}
    FROM (SELECT) one LEFT JOIN m ON true`;
}

const HANDED_OFF = handoffParts(
  `$${PARAMETERS + 1}`,
  `$7::jsonb ->> 'reason'`,
  `$${PARAMETERS + 2}`,
  'FROM m',
);

/** By what the answer does besides: hands off, leaves a question unanswered. */
const STATEMENTS = {
  said: completing(''),
  unanswered: completing(unansweredPart(PARAMETERS)),
  handedOff: completing(`${HANDED_OFF},`),
  both: completing(`${HANDED_OFF},\n    ${unansweredPart(PARAMETERS + HANDOFF_PARAMETERS)}`),
};

/** Commits the answers of turns. */
@Injectable()
export class TurnAnswersRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly embeddings: Embeddings,
  ) {}

  /**
   * Answer, turn, trace, memory, handoff, unanswered question and the end of the outbox row, in one statement. A conversation
   * that a person has taken over or closed gets no answer: the assistant must not answer after a member took over.
   * @param code why the answer ends early
   * @returns the answer, `taken_over` when a person has, or null when the lease was lost and nothing was written.
   * @throws DomainError `not_found` when the visitor is being erased.
   */
  async complete(
    turn: ClaimedTurn,
    { responder, answer, trace }: SpokenTurn,
    outboxId: string,
    code: string | null = null,
  ): Promise<Message | typeof TAKEN_OVER | null> {
    const { text, citations, tools, handoff, confidence, suggestions, memory, degraded, unanswered } = answer;
    const event = handoff ? 'assistant_handed_off' : 'assistant_answered';
    const next = CONVERSATION_STATUSES.map((status) => [status, statusAfter(status, event)]);
    const [row] = await this.db.query<CompletedRow>(statementFor(answer), [
      ...[currentTenantId(), turn.id, turn.lease, turn.conversationId],
      ...[
        JSON.stringify(Object.fromEntries(next)),
        JSON.stringify(memory),
        handoff && JSON.stringify(handoff),
      ],
      ...[newId(), text, JSON.stringify(citations), JSON.stringify(tools), confidence],
      ...[responder, degraded, outboxId, JSON.stringify(suggestions)],
      ...[answer.isIncomplete ? 'incomplete' : 'complete', JSON.stringify(spentOn(answer)), code],
      trace && JSON.stringify(trace),
      ...(handoff ? [newId(), currentContext().correlationId] : []),
      ...(unanswered === null ? [] : [newId(), ...questionAndKey(unanswered, memory), ...this.regrouping()]),
    ]);
    if (!row?.is_held && !row?.is_present) throw notFound('conversation');
    if (!row.is_held) return null;
    return row.is_said ? toMessage(row) : TAKEN_OVER;
  }

  /** Id and correlation of the job that groups the question by its meaning, and the model that tells it, if there is one. */
  private regrouping(): [id: string, correlationId: string, modelId: string | null] {
    return [newId(), currentContext().correlationId, this.embeddings.modelId];
  }
}

/** Written with the turn, also when a person has taken over: the models were paid for. */
function spentOn({ cost, heldBack, savedMicroUsd }: SpokenAnswer): object {
  if (savedMicroUsd !== undefined) return { savedMicroUsd: savedMicroUsd && Math.round(savedMicroUsd) };
  if (!cost) return {};
  const { model, inputTokens, outputTokens, microUsd } = cost;
  return { model, inputTokens, outputTokens, microUsd: microUsd && Math.round(microUsd), heldBack };
}

function statementFor({ handoff, unanswered: question }: SpokenAnswer): string {
  if (handoff) return question === null ? STATEMENTS.handedOff : STATEMENTS.both;
  return question === null ? STATEMENTS.said : STATEMENTS.unanswered;
}

function questionAndKey(question: string, { language }: ConversationMemory): [text: string, key: string] {
  const text = question.slice(0, LONGEST_QUESTION);
  // A hint, which the built-in responder leaves there; the text tells the language when it is long enough.
  return [text, questionKey(text, supported(typeof language === 'string' ? language : null))];
}
