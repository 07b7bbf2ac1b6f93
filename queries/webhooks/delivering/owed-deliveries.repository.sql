-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- OwedDeliveriesRepository.owed
SELECT
  d.id,
  d.cause,
  d.status,
  d.attempts,
  d.event_id,
  e.type,
  e.created_at AS event_at,
  e.data,
  e.correlation_id,
  e.traceparent,
  d.endpoint_id,
  w.status AS endpoint_status,
  w.url,
  w.failures,
  w.failing_since,
  w.held_until,
  (
    SELECT
      jsonb_agg(
        jsonb_build_object('id', k.id, 'sealed', encode(k.sealed_secret, 'hex'))
        ORDER BY
          k.created_at DESC
      )
    FROM
      webhook_secrets k
    WHERE
      k.endpoint_id = w.id
      AND (
        k.expires_at IS NULL
        OR k.expires_at > now()
      )
  ) AS secrets
FROM
  webhook_deliveries d
  JOIN webhook_events e ON e.tenant_id = d.tenant_id
  AND e.id = d.event_id
  JOIN webhook_endpoints w ON w.tenant_id = d.tenant_id
  AND w.id = d.endpoint_id
WHERE
  d.id = $1;

-- OwedDeliveriesRepository.delivered
BEGIN;

INSERT INTO
  webhook_attempts (
    tenant_id,
    id,
    delivery_id,
    url,
    request_headers,
    status,
    problem,
    response_headers,
    response_body,
    duration_ms,
    created_at
  )
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

UPDATE webhook_deliveries
SET
  status = 'delivered',
  reason = NULL,
  attempts = attempts + 1,
  next_attempt_at = NULL,
  ended_at = now()
WHERE
  id = $1;

UPDATE webhook_endpoints
SET
  failures = 0,
  failing_since = NULL,
  held_until = NULL,
  last_delivered_at = now()
WHERE
  id = $1
  AND (
    failures > 0
    OR last_delivered_at IS NULL
    OR last_delivered_at < now() - interval '5 seconds'
  );

DELETE FROM outbox
WHERE
  id = $1;

COMMIT;

-- OwedDeliveriesRepository.failed: it is tried again
BEGIN;

INSERT INTO
  webhook_attempts (
    tenant_id,
    id,
    delivery_id,
    url,
    request_headers,
    status,
    problem,
    response_headers,
    response_body,
    duration_ms,
    created_at
  )
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

UPDATE webhook_deliveries
SET
  status = CASE
    WHEN $3::integer IS NULL THEN 'failed'
    ELSE 'queued'
  END,
  reason = $2,
  attempts = attempts + 1,
  next_attempt_at = now() + $3::integer * interval '1 millisecond',
  ended_at = CASE
    WHEN $3::integer IS NULL THEN now()
  END
WHERE
  id = $1;

UPDATE webhook_endpoints
SET
  failures = failures + 1,
  failing_since = COALESCE(failing_since, now()),
  held_until = CASE
    WHEN $2::integer > 0 THEN GREATEST(held_until, now() + $2::integer * interval '1 millisecond')
    ELSE held_until
  END
WHERE
  id = $1;

UPDATE outbox
SET
  sent_at = now() + $2::integer * interval '1 millisecond',
  is_queued = false
WHERE
  id = $1;

COMMIT;

-- OwedDeliveriesRepository.failed: it is given up
BEGIN;

INSERT INTO
  webhook_attempts (
    tenant_id,
    id,
    delivery_id,
    url,
    request_headers,
    status,
    problem,
    response_headers,
    response_body,
    duration_ms,
    created_at
  )
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

UPDATE webhook_deliveries
SET
  status = CASE
    WHEN $3::integer IS NULL THEN 'failed'
    ELSE 'queued'
  END,
  reason = $2,
  attempts = attempts + 1,
  next_attempt_at = now() + $3::integer * interval '1 millisecond',
  ended_at = CASE
    WHEN $3::integer IS NULL THEN now()
  END
WHERE
  id = $1;

UPDATE webhook_endpoints
SET
  failures = failures + 1,
  failing_since = COALESCE(failing_since, now()),
  held_until = CASE
    WHEN $2::integer > 0 THEN GREATEST(held_until, now() + $2::integer * interval '1 millisecond')
    ELSE held_until
  END
WHERE
  id = $1;

WITH
  owed AS (
    DELETE FROM outbox
    WHERE
      id = $1
    RETURNING
      *
  )
INSERT INTO
  dead_letters (tenant_id, id, kind, reference, correlation_id, attempts, error, first_failed_at, last_failed_at)
SELECT
  tenant_id,
  $2,
  kind,
  reference,
  correlation_id,
  GREATEST(attempts, $4::integer),
  COALESCE($3, error, 'It failed.'),
  COALESCE(first_failed_at, now()),
  COALESCE(last_failed_at, now())
FROM
  owed;

COMMIT;

-- OwedDeliveriesRepository.hold
BEGIN;

UPDATE webhook_deliveries
SET
  next_attempt_at = now() + $2::integer * interval '1 millisecond'
WHERE
  id = $1;

UPDATE outbox
SET
  sent_at = now() + $2::integer * interval '1 millisecond',
  is_queued = false
WHERE
  id = $1;

COMMIT;

-- OwedDeliveriesRepository.cancel
BEGIN;

UPDATE webhook_deliveries
SET
  status = 'cancelled',
  reason = $2,
  next_attempt_at = NULL,
  ended_at = now()
WHERE
  id = $1
  AND status IN ('queued', 'failed');

DELETE FROM outbox
WHERE
  id = $1;

COMMIT;

-- OwedDeliveriesRepository.settle
BEGIN;

DELETE FROM outbox
WHERE
  id = $1;

COMMIT;

-- OwedDeliveriesRepository.pause
BEGIN;

UPDATE webhook_endpoints
SET
  status = 'paused',
  pause_reason = $2,
  paused_at = now(),
  updated_at = now()
WHERE
  id = $1
  AND status = 'active'
  AND (
    $2 = 'gone'
    OR failing_since < now() - $3::integer * interval '1 day'
  )
RETURNING
  id;

WITH
  gone AS (
    UPDATE webhook_deliveries
    SET
      status = 'cancelled',
      reason = $2,
      next_attempt_at = NULL,
      ended_at = now()
    WHERE
      endpoint_id = $1
      AND status = 'queued'
    RETURNING
      id
  )
DELETE FROM outbox
WHERE
  reference IN (
    SELECT
      id
    FROM
      gone
  );

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id, is_retry)
VALUES
  ($1, $2, $3, $4, $5, $6);

COMMIT;
