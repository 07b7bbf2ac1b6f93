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
  w.held_until::text AS "heldUntil",
  COALESCE(w.held_until > now(), false) AS "isHeld",
  COALESCE(d.created_at <= w.paused_at, false) AS "isFromBefore",
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
      AND octet_length(k.sealed_secret) > 0
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

SELECT
  data IS NOT NULL AS "isThere"
FROM
  webhook_events
WHERE
  id = $1
FOR SHARE;

UPDATE webhook_endpoints
SET
  failures = 0,
  failing_since = NULL,
  last_delivered_at = now(),
  held_until = CASE
    WHEN held_until IS DISTINCT FROM $2::timestamptz THEN held_until
  END
WHERE
  id = $1
  AND url = $3
  AND (
    failures > 0
    OR held_until > now()
    OR last_delivered_at IS NULL
    OR last_delivered_at < now() - interval '5 seconds'
  )
RETURNING
  held_until IS NULL
  AND (
    old.failures > 0
    OR old.held_until IS NOT NULL
  ) AS "isWell";

UPDATE webhook_deliveries
SET
  attempts = attempts + 1,
  status = $3,
  reason = $4,
  next_attempt_at = now() + $5::integer * interval '1 millisecond',
  ended_at = CASE
    WHEN $5::integer IS NULL THEN now()
  END
WHERE
  id = $1
  AND status = $2
RETURNING
  id;

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

DELETE FROM outbox
WHERE
  id = $1;

COMMIT;

-- OwedDeliveriesRepository.delivered: it was cancelled during the call
BEGIN;

SELECT
  data IS NOT NULL AS "isThere"
FROM
  webhook_events
WHERE
  id = $1
FOR SHARE;

UPDATE webhook_endpoints
SET
  failures = 0,
  failing_since = NULL,
  last_delivered_at = now(),
  held_until = CASE
    WHEN held_until IS DISTINCT FROM $2::timestamptz THEN held_until
  END
WHERE
  id = $1
  AND url = $3
  AND (
    failures > 0
    OR held_until > now()
    OR last_delivered_at IS NULL
    OR last_delivered_at < now() - interval '5 seconds'
  )
RETURNING
  held_until IS NULL
  AND (
    old.failures > 0
    OR old.held_until IS NOT NULL
  ) AS "isWell";

UPDATE webhook_deliveries
SET
  attempts = attempts + 1,
  status = $3,
  reason = $4,
  next_attempt_at = now() + $5::integer * interval '1 millisecond',
  ended_at = CASE
    WHEN $5::integer IS NULL THEN now()
  END
WHERE
  id = $1
  AND status = $2
RETURNING
  id;

UPDATE webhook_deliveries
SET
  attempts = attempts + 1
WHERE
  id = $1
RETURNING
  id;

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

DELETE FROM outbox
WHERE
  id = $1;

COMMIT;

-- OwedDeliveriesRepository.delivered: it ends a failure
BEGIN;

SELECT
  data IS NOT NULL AS "isThere"
FROM
  webhook_events
WHERE
  id = $1
FOR SHARE;

UPDATE webhook_endpoints
SET
  failures = 0,
  failing_since = NULL,
  last_delivered_at = now(),
  held_until = CASE
    WHEN held_until IS DISTINCT FROM $2::timestamptz THEN held_until
  END
WHERE
  id = $1
  AND url = $3
  AND (
    failures > 0
    OR held_until > now()
    OR last_delivered_at IS NULL
    OR last_delivered_at < now() - interval '5 seconds'
  )
RETURNING
  held_until IS NULL
  AND (
    old.failures > 0
    OR old.held_until IS NOT NULL
  ) AS "isWell";

UPDATE webhook_deliveries
SET
  attempts = attempts + 1,
  status = $3,
  reason = $4,
  next_attempt_at = now() + $5::integer * interval '1 millisecond',
  ended_at = CASE
    WHEN $5::integer IS NULL THEN now()
  END
WHERE
  id = $1
  AND status = $2
RETURNING
  id;

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

DELETE FROM outbox
WHERE
  id = $1;

SELECT
  1 AS parked
FROM
  webhook_deliveries
WHERE
  endpoint_id = $1
  AND status = 'queued'
  AND next_attempt_at IS NULL
LIMIT
  1;

UPDATE outbox
SET
  sent_at = now()
WHERE
  kind = 'webhook.tend'
  AND reference = $1
  AND NOT is_queued
  AND sent_at > now();

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id, sent_at)
SELECT
  w.tenant_id,
  uuidv7(),
  'webhook.tend',
  w.id,
  e.correlation_id,
  COALESCE(w.held_until, now())
FROM
  webhook_endpoints w,
  webhook_events e
WHERE
  w.id = $1
  AND e.id = $2
  AND NOT EXISTS (
    SELECT
    FROM
      outbox o
    WHERE
      o.kind = 'webhook.tend'
      AND o.reference = $1
  );

COMMIT;

-- OwedDeliveriesRepository.failed: it is tried again
BEGIN;

SELECT
  data IS NOT NULL AS "isThere"
FROM
  webhook_events
WHERE
  id = $1
FOR SHARE;

SELECT
  failures,
  COALESCE(held_until <= now() - $2::integer * interval '1 millisecond', true) AS "isNews"
FROM
  webhook_endpoints
WHERE
  id = $1
  AND url = $3
FOR NO KEY UPDATE;

UPDATE webhook_endpoints
SET
  failures = $2,
  failing_since = COALESCE(failing_since, now()),
  held_until = CASE
    WHEN $3::integer > 0 THEN GREATEST(held_until, now() + $3::integer * interval '1 millisecond')
    ELSE held_until
  END
WHERE
  id = $1;

UPDATE webhook_deliveries
SET
  attempts = attempts + 1,
  status = $3,
  reason = $4,
  next_attempt_at = now() + $5::integer * interval '1 millisecond',
  ended_at = CASE
    WHEN $5::integer IS NULL THEN now()
  END
WHERE
  id = $1
  AND status = $2
RETURNING
  id;

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

UPDATE outbox
SET
  sent_at = now() + $2::integer * interval '1 millisecond',
  is_queued = false
WHERE
  id = $1;

COMMIT;

-- OwedDeliveriesRepository.failed: it is given up
BEGIN;

SELECT
  data IS NOT NULL AS "isThere"
FROM
  webhook_events
WHERE
  id = $1
FOR SHARE;

SELECT
  failures,
  COALESCE(held_until <= now() - $2::integer * interval '1 millisecond', true) AS "isNews"
FROM
  webhook_endpoints
WHERE
  id = $1
  AND url = $3
FOR NO KEY UPDATE;

UPDATE webhook_endpoints
SET
  failures = $2,
  failing_since = COALESCE(failing_since, now()),
  held_until = CASE
    WHEN $3::integer > 0 THEN GREATEST(held_until, now() + $3::integer * interval '1 millisecond')
    ELSE held_until
  END
WHERE
  id = $1;

UPDATE webhook_deliveries
SET
  attempts = attempts + 1,
  status = $3,
  reason = $4,
  next_attempt_at = now() + $5::integer * interval '1 millisecond',
  ended_at = CASE
    WHEN $5::integer IS NULL THEN now()
  END
WHERE
  id = $1
  AND status = $2
RETURNING
  id;

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

-- OwedDeliveriesRepository.park
BEGIN;

SELECT
  id
FROM
  webhook_endpoints
WHERE
  id = $1
FOR NO KEY UPDATE;

UPDATE webhook_deliveries d
SET
  next_attempt_at = NULL
FROM
  webhook_endpoints w
WHERE
  d.id = $1
  AND d.status = 'queued'
  AND w.id = d.endpoint_id
  AND w.held_until > now()
RETURNING
  d.id;

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id, sent_at)
SELECT
  w.tenant_id,
  uuidv7(),
  'webhook.tend',
  w.id,
  e.correlation_id,
  COALESCE(w.held_until, now())
FROM
  webhook_endpoints w,
  webhook_events e
WHERE
  w.id = $1
  AND e.id = $2
  AND NOT EXISTS (
    SELECT
    FROM
      outbox o
    WHERE
      o.kind = 'webhook.tend'
      AND o.reference = $1
  );

DELETE FROM outbox
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
  AND url = $4
  AND status = 'active'
  AND (
    $2 = 'gone'
    OR failing_since < now() - $3::integer * interval '1 day'
  )
RETURNING
  id;

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id, is_retry)
VALUES
  ($1, $2, $3, $4, $5, $6);

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id, is_retry)
VALUES
  ($1, $2, $3, $4, $5, $6);

COMMIT;
