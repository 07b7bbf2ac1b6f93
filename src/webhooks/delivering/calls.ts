import { newId } from '../../kernel/ids.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import type { TenantTransaction } from '../../platform/database/tenant-db.js';
import type { DeliveryAttempt, OwedDelivery, WebhookDeliveryStatus } from '../webhook.types.js';
import { holdAfter } from './schedule.js';

/** What becomes of a delivery by a call. */
interface Outcome {
  status: WebhookDeliveryStatus;
  reason: string | null;
  /** Milliseconds until the next attempt; null without one. */
  pauseMs: number | null;
}

const END_CALL = `UPDATE webhook_deliveries SET attempts = attempts + 1, status = $3, reason = $4,
    next_attempt_at = now() + $5::integer * interval '1 millisecond',
    ended_at = CASE WHEN $5::integer IS NULL THEN now() END
  WHERE id = $1 AND status = $2 RETURNING id`;

const NOTE_CALL = `INSERT INTO webhook_attempts (tenant_id, id, delivery_id, url, request_headers, status, problem,
    response_headers, response_body, duration_ms, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

/**
 * Notes a call and what becomes of its delivery, unless that was decided during the call: then the call counts, and the
 * decision stays.
 * @param isThere whether the event's content is: what was answered is kept only then, because an answer may repeat it
 * @returns whether the delivery was still as it was when the call began
 */
export async function noteCall(
  sql: TenantTransaction,
  { id, status: before }: OwedDelivery,
  call: DeliveryAttempt,
  isThere: boolean,
  { status, reason, pauseMs }: Outcome,
): Promise<boolean> {
  const open = await sql.query(END_CALL, [id, before, status, reason, pauseMs]);
  const isOpen = open.length > 0;
  const isKept =
    isOpen ||
    (
      await sql.query('UPDATE webhook_deliveries SET attempts = attempts + 1 WHERE id = $1 RETURNING id', [
        id,
      ])
    ).length > 0;
  // Its webhook was removed.
  if (!isKept) return false;
  await sql.query(NOTE_CALL, [
    ...[currentTenantId(), newId(), id, call.url, JSON.stringify(call.requestHeaders)],
    ...[call.status, call.problem, JSON.stringify(isThere ? call.responseHeaders : {})],
    ...[isThere ? call.responseBody : null, call.durationMs, call.at],
  ]);
  return isOpen;
}

/**
 * Counts a failure, and holds what else waits for the receiver. Of the calls that were under way together one is enough: a
 * call that began before the last hold had ended tells nothing new, and one of an address that was changed meanwhile tells
 * nothing of the new one.
 */
export async function noteFailure(
  sql: TenantTransaction,
  { webhookId, url }: OwedDelivery,
  durationMs: number,
  retryAfterSeconds: number | null,
): Promise<void> {
  const [endpoint] = await sql.query<{ failures: number; isNews: boolean }>(
    `SELECT failures,
       COALESCE(held_until <= now() - $2::integer * interval '1 millisecond', true) AS "isNews"
     FROM webhook_endpoints WHERE id = $1 AND url = $3 FOR NO KEY UPDATE`,
    [webhookId, durationMs, url],
  );
  if (!endpoint) return;
  const failures = endpoint.failures + (endpoint.isNews ? 1 : 0);
  const holdMs = holdAfter(endpoint.isNews ? failures : 0, retryAfterSeconds);
  await sql.query(
    `UPDATE webhook_endpoints SET failures = $2, failing_since = COALESCE(failing_since, now()),
       held_until = CASE WHEN $3::integer > 0
         THEN GREATEST(held_until, now() + $3::integer * interval '1 millisecond') ELSE held_until END
     WHERE id = $1`,
    [webhookId, failures, holdMs],
  );
}
