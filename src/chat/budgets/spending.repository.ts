import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import { currentContext, currentTenantId } from '../../platform/context/request-context.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { Cap } from './caps.js';
import type { BudgetScope } from './model-budget.port.js';

/** A budget in one of its periods: a row of `model_spending`. */
export interface Account {
  scope: BudgetScope;
  /** The tenant, the conversation or the visitor. */
  subject: string;
  /** `YYYY-MM-DD` */
  starts: string;
  cap: Cap;
}

/** The most that a call can cost. */
export interface WorstCase {
  inputTokens: number;
  outputTokens: number;
  /** Of the platform's money, in millionths of a US dollar; 0 when it pays nothing, or there is no price. */
  microUsd: number;
  isPriced: boolean;
}

/** What a call has really cost. */
export interface Booking {
  inputTokens: number;
  cachedInputTokens: number;
  outputTokens: number;
  microUsd: number;
  /** Paid by the business to its own provider. */
  ownKeyMicroUsd: number;
  /** By what the provider had in its cache. */
  savedMicroUsd: number;
  isPriced: boolean;
  isEstimated: boolean;
}

export type ReserveOutcome =
  | { kind: 'reserved'; warned: BudgetScope[] }
  | { kind: 'exhausted'; scope: BudgetScope; warned: BudgetScope[] }
  /** An account has no row yet: see `open`. */
  | { kind: 'unopened' };

interface JudgedRow {
  found: number;
  fits: boolean | null;
  exhausted: BudgetScope | null;
  warned: BudgetScope[];
}

/** Of a budget, at which it is warned of. */
export const WARNING_PERCENT = 80;
const BATCH = 100;
/** Rows of finished periods that each opening deletes: more than it makes, so that none are left over. */
const SWEPT = 8;

/**
 * Locks the accounts in the order of their key, which all statements share, then judges and books them; so parallel
 * calls queue up, and each sees what the one before has booked. A row for a warning is written at most once.
 * $1 tenant, $2 reservation, $3 now, $4 expiry, $5 input tokens, $6 output tokens, $7 money, $8 priced, $9 correlation,
 * $10 to $15 the accounts.
 */
const RESERVE = `WITH account AS (
    SELECT * FROM unnest($10::text[], $11::uuid[], $12::date[], $13::bigint[], $14::bigint[], $15::uuid[])
      AS a (scope, subject, starts, most_tokens, most_micro_usd, warning_id)),
  locked AS (
    SELECT s.scope, s.starts, s.subject, a.most_tokens, a.most_micro_usd, a.warning_id, s.warned_at,
      s.reserved_tokens + s.input_tokens + s.output_tokens + $5::bigint + $6::bigint AS tokens,
      s.reserved_micro_usd + s.micro_usd + $7::bigint AS micro_usd
    FROM model_spending s JOIN account a USING (scope, starts, subject)
    ORDER BY s.scope, s.starts, s.subject FOR UPDATE OF s),
  judged AS (
    SELECT l.*, tokens <= most_tokens AND ($7::bigint = 0 OR micro_usd <= most_micro_usd) AS has_room,
      warned_at IS NULL AND scope IN ('tenant_day', 'tenant_month') AND (
        most_tokens > 0 AND tokens * 100 >= most_tokens * ${WARNING_PERCENT} OR
        $7::bigint > 0 AND most_micro_usd > 0 AND micro_usd * 100 >= most_micro_usd * ${WARNING_PERCENT}
      ) AS is_near
    FROM locked l),
  verdict AS (
    SELECT count(*)::int AS found, count(*) = cardinality($10::text[]) AND bool_and(has_room) AS fits,
      (array_agg(scope ORDER BY array_position($10::text[], scope)) FILTER (WHERE NOT has_room))[1] AS exhausted
    FROM judged),
  booked AS (
    UPDATE model_spending s SET
      reserved_tokens = s.reserved_tokens + CASE WHEN v.fits THEN $5::bigint + $6::bigint ELSE 0 END,
      reserved_micro_usd = s.reserved_micro_usd + CASE WHEN v.fits THEN $7::bigint ELSE 0 END,
      warned_at = CASE WHEN j.is_near THEN $3::timestamptz ELSE s.warned_at END,
      warning_id = CASE WHEN j.is_near THEN j.warning_id ELSE s.warning_id END
    FROM judged j, verdict v
    WHERE s.scope = j.scope AND s.starts = j.starts AND s.subject = j.subject
      AND v.found = cardinality($10::text[]) AND (v.fits OR j.is_near)
    RETURNING s.scope, s.warning_id, j.is_near),
  r AS (
    INSERT INTO model_reservations (tenant_id, id, day, month, conversation_id, visitor_id, input_tokens, output_tokens,
      micro_usd, is_priced, expires_at)
    SELECT $1::uuid, $2::uuid, (SELECT starts FROM account WHERE scope = 'tenant_day'),
      (SELECT starts FROM account WHERE scope = 'tenant_month'),
      (SELECT subject FROM account WHERE scope = 'conversation'), (SELECT subject FROM account WHERE scope = 'visitor'),
      $5::bigint, $6::bigint, $7::bigint, $8::boolean, $4::timestamptz
    FROM verdict WHERE fits),
  o AS (
    INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id)
    SELECT $1::uuid, warning_id, 'budget.warn', warning_id, $9::text FROM booked WHERE is_near)
  SELECT found, fits, exhausted, ARRAY(SELECT scope FROM booked WHERE is_near) AS warned FROM verdict`;

/** Rows of an erased visitor have no conversation and no visitor: those accounts are gone. */
const ACCOUNTS_OF_R = `SELECT k.scope, k.starts, k.subject, r.* FROM r CROSS JOIN LATERAL (VALUES
    ('tenant_day', r.day, r.tenant_id), ('tenant_month', r.month, r.tenant_id),
    ('conversation', r.month, r.conversation_id), ('visitor', r.day, r.visitor_id)) AS k (scope, starts, subject)`;

const LOCKED = `SELECT s.scope, s.starts, s.subject FROM model_spending s
    WHERE (s.scope, s.starts, s.subject) IN (SELECT scope, starts, subject FROM part)
    ORDER BY s.scope, s.starts, s.subject FOR UPDATE OF s`;

@Injectable()
export class SpendingRepository {
  constructor(private readonly db: TenantDb) {}

  /**
   * Books the worst case on all accounts, or on none when one of them has no room; in one statement.
   * @param id of the reservation @param expiresAt from then on `bookExpired` takes it as spent
   */
  async reserve(
    id: string,
    accounts: readonly Account[],
    most: WorstCase,
    { now, expiresAt }: { now: Date; expiresAt: Date },
  ): Promise<ReserveOutcome> {
    const [row] = await this.db.query<JudgedRow>(RESERVE, [
      ...[currentTenantId(), id, now, expiresAt, most.inputTokens, most.outputTokens, most.microUsd],
      ...[most.isPriced, currentContext().correlationId],
      ...keysOf(accounts),
      ...[accounts.map(({ cap }) => cap.tokens), accounts.map(({ cap }) => cap.microUsd)],
      accounts.map(() => newId()),
    ]);
    if (row?.found !== accounts.length) return { kind: 'unopened' };
    const { exhausted, warned } = row;
    return exhausted === null
      ? { kind: 'reserved', warned }
      : { kind: 'exhausted', scope: exhausted, warned };
  }

  /** Makes the missing rows of these accounts, and deletes some of visitors and conversations whose period is over. */
  async open(accounts: readonly Account[], day: string, month: string): Promise<void> {
    await this.db.query(
      `WITH gone AS (DELETE FROM model_spending WHERE ctid = ANY (ARRAY(SELECT ctid FROM model_spending
           WHERE scope = 'visitor' AND starts < $5::date - 1 OR scope = 'conversation' AND starts < $6::date - 1
           LIMIT ${SWEPT} FOR UPDATE SKIP LOCKED)))
       INSERT INTO model_spending (tenant_id, scope, subject, starts)
       SELECT $1::uuid, scope, subject, starts FROM unnest($2::text[], $3::uuid[], $4::date[]) AS a (scope, subject, starts)
       ORDER BY scope, starts, subject ON CONFLICT (tenant_id, scope, starts, subject) DO NOTHING`,
      [currentTenantId(), ...keysOf(accounts), day, month],
    );
  }

  /**
   * Replaces a reservation by what the call has cost; null gives it back. Changes nothing when there is none any more.
   */
  async close(id: string, booking: Booking | null): Promise<void> {
    const { inputTokens = 0, cachedInputTokens = 0, outputTokens = 0, microUsd = 0 } = booking ?? {};
    const { ownKeyMicroUsd = 0, savedMicroUsd = 0, isPriced = true, isEstimated = false } = booking ?? {};
    await this.db.query(
      `WITH r AS (DELETE FROM model_reservations WHERE id = $1 RETURNING *),
       part AS (${ACCOUNTS_OF_R}), locked AS (${LOCKED})
       UPDATE model_spending s SET
         reserved_tokens = s.reserved_tokens - p.input_tokens - p.output_tokens,
         reserved_micro_usd = s.reserved_micro_usd - p.micro_usd,
         input_tokens = s.input_tokens + $2::bigint, cached_input_tokens = s.cached_input_tokens + $3::bigint,
         output_tokens = s.output_tokens + $4::bigint, micro_usd = s.micro_usd + $5::bigint,
         own_key_micro_usd = s.own_key_micro_usd + $6::bigint, saved_micro_usd = s.saved_micro_usd + $7::bigint,
         calls = s.calls + $8::int, unpriced_calls = s.unpriced_calls + $9::int,
         estimated_calls = s.estimated_calls + $10::int
       FROM locked l JOIN part p USING (scope, starts, subject)
       WHERE s.scope = l.scope AND s.starts = l.starts AND s.subject = l.subject`,
      [
        ...[id, inputTokens, cachedInputTokens, outputTokens, microUsd, ownKeyMicroUsd, savedMicroUsd],
        ...[booking ? 1 : 0, isPriced ? 0 : 1, isEstimated ? 1 : 0],
      ],
    );
  }

  /** Books reservations whose call has never been settled as spent, whole. @returns how many, at most a batch */
  async bookExpired(now: Date): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      `WITH r AS (DELETE FROM model_reservations WHERE id IN (SELECT id FROM model_reservations
           WHERE expires_at <= $1::timestamptz ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING *),
       part AS (SELECT scope, starts, subject, sum(input_tokens)::bigint AS input_tokens,
           sum(output_tokens)::bigint AS output_tokens, sum(micro_usd)::bigint AS micro_usd, count(*)::int AS calls,
           count(*) FILTER (WHERE NOT is_priced)::int AS unpriced
         FROM (${ACCOUNTS_OF_R}) each GROUP BY scope, starts, subject),
       locked AS (${LOCKED}),
       booked AS (UPDATE model_spending s SET
           reserved_tokens = s.reserved_tokens - p.input_tokens - p.output_tokens,
           reserved_micro_usd = s.reserved_micro_usd - p.micro_usd,
           input_tokens = s.input_tokens + p.input_tokens, output_tokens = s.output_tokens + p.output_tokens,
           micro_usd = s.micro_usd + p.micro_usd, calls = s.calls + p.calls,
           unpriced_calls = s.unpriced_calls + p.unpriced, estimated_calls = s.estimated_calls + p.calls
         FROM locked l JOIN part p USING (scope, starts, subject)
         WHERE s.scope = l.scope AND s.starts = l.starts AND s.subject = l.subject)
       SELECT count(*)::int AS count FROM r`,
      [now],
    );
    return row?.count ?? 0;
  }
}

function keysOf(accounts: readonly Account[]): [scopes: string[], subjects: string[], starts: string[]] {
  return [
    accounts.map(({ scope }) => scope),
    accounts.map(({ subject }) => subject),
    accounts.map(({ starts }) => starts),
  ];
}
