-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- WebhookDeliveriesRepository.list
SELECT
  d.id,
  d.endpoint_id,
  d.event_id,
  e.type,
  d.cause,
  CASE
    WHEN d.status = 'queued'
    AND d.next_attempt_at IS NOT NULL
    AND NOT EXISTS (
      SELECT
      FROM
        outbox o
      WHERE
        o.tenant_id = d.tenant_id
        AND o.reference = d.id
    ) THEN 'failed'
    ELSE d.status
  END AS status,
  d.reason,
  d.attempts,
  CASE
    WHEN d.status = 'queued' THEN COALESCE(d.next_attempt_at, w.held_until)
  END AS next_attempt_at,
  e.correlation_id,
  d.created_at,
  d.ended_at
FROM
  webhook_deliveries d
  JOIN webhook_events e ON e.tenant_id = d.tenant_id
  AND e.id = d.event_id
  JOIN webhook_endpoints w ON w.tenant_id = d.tenant_id
  AND w.id = d.endpoint_id
WHERE
  (
    $1::uuid IS NULL
    OR d.endpoint_id = $1
  )
  AND (
    $3::uuid IS NULL
    OR d.id < $3
  )
  AND (
    $4::text IS NULL
    OR CASE
      WHEN d.status = 'queued'
      AND d.next_attempt_at IS NOT NULL
      AND NOT EXISTS (
        SELECT
        FROM
          outbox o
        WHERE
          o.tenant_id = d.tenant_id
          AND o.reference = d.id
      ) THEN 'failed'
      ELSE d.status
    END = $4
  )
  AND (
    $5::text IS NULL
    OR e.type = $5
  )
ORDER BY
  d.id DESC
LIMIT
  $2;

-- WebhookDeliveriesRepository.get
SELECT
  d.id,
  d.endpoint_id,
  d.event_id,
  e.type,
  d.cause,
  CASE
    WHEN d.status = 'queued'
    AND d.next_attempt_at IS NOT NULL
    AND NOT EXISTS (
      SELECT
      FROM
        outbox o
      WHERE
        o.tenant_id = d.tenant_id
        AND o.reference = d.id
    ) THEN 'failed'
    ELSE d.status
  END AS status,
  d.reason,
  d.attempts,
  CASE
    WHEN d.status = 'queued' THEN COALESCE(d.next_attempt_at, w.held_until)
  END AS next_attempt_at,
  e.correlation_id,
  d.created_at,
  d.ended_at,
  e.created_at AS event_at,
  e.data
FROM
  webhook_deliveries d
  JOIN webhook_events e ON e.tenant_id = d.tenant_id
  AND e.id = d.event_id
  JOIN webhook_endpoints w ON w.tenant_id = d.tenant_id
  AND w.id = d.endpoint_id
WHERE
  d.id = $1;

SELECT
  created_at,
  duration_ms,
  url,
  request_headers,
  status,
  problem,
  response_headers,
  response_body
FROM
  webhook_attempts
WHERE
  delivery_id = $1
ORDER BY
  id
LIMIT
  50;

-- WebhookDeliveriesRepository.addTest
BEGIN;

INSERT INTO
  webhook_events (tenant_id, id, type, data, correlation_id, traceparent)
VALUES
  ($1, $2, $3, $4, $5, $6);

INSERT INTO
  webhook_deliveries (tenant_id, id, endpoint_id, event_id, cause, next_attempt_at)
SELECT
  $1,
  $2,
  w.id,
  $4,
  $5,
  now()
FROM
  webhook_endpoints w
WHERE
  w.id = $3
FOR KEY SHARE
RETURNING
  id;

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id, is_retry)
VALUES
  ($1, $2, $3, $4, $5, $6);

COMMIT;

-- WebhookDeliveriesRepository.addReplay
BEGIN;

INSERT INTO
  webhook_deliveries (tenant_id, id, endpoint_id, event_id, cause, next_attempt_at)
SELECT
  $1,
  $2,
  w.id,
  $4,
  $5,
  now()
FROM
  webhook_endpoints w
WHERE
  w.id = $3
FOR KEY SHARE
RETURNING
  id;

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id, is_retry)
VALUES
  ($1, $2, $3, $4, $5, $6);

COMMIT;
