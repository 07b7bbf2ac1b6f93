-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- WebhookTendingRepository.get
SELECT
  status,
  pause_reason AS "pauseReason",
  failures > 0 AS "isFailing",
  COALESCE(held_until > now(), false) AS "isHeld"
FROM
  webhook_endpoints
WHERE
  id = $1;

-- WebhookTendingRepository.cancel
BEGIN;

SELECT
  d.id,
  COALESCE(d.created_at <= w.paused_at, false)
  OR (
    w.status <> 'active'
    AND d.cause <> 'test'
  ) AS "isStopped"
FROM
  webhook_deliveries d
  JOIN webhook_endpoints w ON w.tenant_id = d.tenant_id
  AND w.id = d.endpoint_id
WHERE
  d.endpoint_id = $1
  AND d.status = 'queued'
  AND d.id > $2
ORDER BY
  d.id
LIMIT
  500;

WITH
  stopped AS (
    SELECT
      id
    FROM
      webhook_deliveries
    WHERE
      id = ANY ($1)
      AND status = 'queued'
    ORDER BY
      id
    FOR UPDATE
  )
UPDATE webhook_deliveries d
SET
  status = 'cancelled',
  reason = $2,
  next_attempt_at = NULL,
  ended_at = now()
FROM
  stopped
WHERE
  d.id = stopped.id
RETURNING
  d.id;

DELETE FROM outbox
WHERE
  kind = 'webhook.deliver'
  AND reference = ANY ($1);

COMMIT;

-- WebhookTendingRepository.release
WITH
  parked AS (
    SELECT
      id
    FROM
      webhook_deliveries
    WHERE
      endpoint_id = $2
      AND status = 'queued'
      AND next_attempt_at IS NULL
      AND id > $3
    ORDER BY
      id
    LIMIT
      $4
    FOR UPDATE
  ),
  due AS (
    UPDATE webhook_deliveries d
    SET
      next_attempt_at = now()
    FROM
      parked
    WHERE
      d.id = parked.id
    RETURNING
      d.id,
      d.event_id
  )
INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id)
SELECT
  $1,
  uuidv7(),
  'webhook.deliver',
  due.id,
  e.correlation_id
FROM
  due
  JOIN webhook_events e ON e.id = due.event_id
RETURNING
  reference AS id;

-- WebhookTendingRepository.purge
BEGIN;

SELECT
  id,
  event_id
FROM
  webhook_deliveries
WHERE
  endpoint_id = $1
  AND id > $2
ORDER BY
  id
LIMIT
  100;

DELETE FROM webhook_events
WHERE
  id IN (
    SELECT
      e.id
    FROM
      webhook_events e
    WHERE
      e.id = ANY ($1)
      AND NOT EXISTS (
        SELECT
        FROM
          webhook_deliveries d
          JOIN webhook_endpoints w ON w.id = d.endpoint_id
        WHERE
          d.event_id = e.id
      )
    ORDER BY
      e.id
    FOR UPDATE
  );

DELETE FROM webhook_deliveries
WHERE
  id = ANY ($1);

DELETE FROM outbox
WHERE
  kind = 'webhook.deliver'
  AND reference = ANY ($1);

COMMIT;

-- WebhookTendingRepository.settle
BEGIN;

SELECT
  id
FROM
  webhook_endpoints
WHERE
  id = $1
FOR NO KEY UPDATE;

UPDATE outbox
SET
  is_queued = false,
  sent_at = GREATEST(w.held_until, now() + $3::integer * interval '1 second')
FROM
  webhook_endpoints w
WHERE
  outbox.id = $1
  AND w.id = $2
  AND EXISTS (
    SELECT
    FROM
      webhook_deliveries d
    WHERE
      d.endpoint_id = w.id
      AND d.status = 'queued'
      AND d.next_attempt_at IS NULL
  )
RETURNING
  outbox.id;

DELETE FROM outbox
WHERE
  id = $1;

COMMIT;

-- WebhookTendingRepository.goOn
UPDATE outbox
SET
  is_queued = false,
  sent_at = now()
WHERE
  id = $1;
