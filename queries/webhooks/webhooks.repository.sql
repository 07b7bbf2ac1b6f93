-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- WebhooksRepository.create
BEGIN;

SELECT
  pg_advisory_xact_lock(hashtextextended ($1, 0));

INSERT INTO
  webhook_endpoints (tenant_id, id, url, description, events)
SELECT
  $1,
  $2,
  $3,
  $4,
  $5
WHERE
  (
    SELECT
      count(*)
    FROM
      webhook_endpoints
  ) < $6
RETURNING
  id;

INSERT INTO
  webhook_secrets (tenant_id, id, endpoint_id, sealed_secret)
VALUES
  ($1, $2, $3, $4);

COMMIT;

-- WebhooksRepository.list
SELECT
  w.id,
  w.url,
  w.description,
  w.events,
  w.status,
  w.pause_reason,
  w.paused_at,
  w.failing_since,
  w.last_delivered_at,
  w.created_at,
  w.updated_at,
  k.created_at AS secret_at,
  (
    SELECT
      max(k.expires_at)
    FROM
      webhook_secrets k
    WHERE
      k.endpoint_id = w.id
      AND k.expires_at > now()
  ) AS previous
FROM
  webhook_endpoints w
  JOIN webhook_secrets k ON k.tenant_id = w.tenant_id
  AND k.endpoint_id = w.id
  AND k.expires_at IS NULL
WHERE
  $2::uuid IS NULL
  OR w.id < $2
ORDER BY
  w.id DESC
LIMIT
  $1;

-- WebhooksRepository.get
SELECT
  w.id,
  w.url,
  w.description,
  w.events,
  w.status,
  w.pause_reason,
  w.paused_at,
  w.failing_since,
  w.last_delivered_at,
  w.created_at,
  w.updated_at,
  k.created_at AS secret_at,
  (
    SELECT
      max(k.expires_at)
    FROM
      webhook_secrets k
    WHERE
      k.endpoint_id = w.id
      AND k.expires_at > now()
  ) AS previous
FROM
  webhook_endpoints w
  JOIN webhook_secrets k ON k.tenant_id = w.tenant_id
  AND k.endpoint_id = w.id
  AND k.expires_at IS NULL
WHERE
  w.id = $1;

-- WebhooksRepository.update
BEGIN;

UPDATE webhook_endpoints
SET
  url = COALESCE($2, url),
  description = COALESCE($3, description),
  events = COALESCE($4::text[], events),
  status = COALESCE($5, status),
  updated_at = now(),
  pause_reason = CASE
    WHEN $5::text IS NULL THEN pause_reason
  END,
  paused_at = CASE
    WHEN $5::text IS NULL THEN paused_at
  END,
  failures = CASE
    WHEN $5::text IS NULL
    AND $2::text IS NULL THEN failures
    ELSE 0
  END,
  failing_since = CASE
    WHEN $5::text IS NULL
    AND $2::text IS NULL THEN failing_since
  END,
  held_until = CASE
    WHEN $5::text IS NULL
    AND $2::text IS NULL THEN held_until
  END
WHERE
  id = $1
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

COMMIT;

-- WebhooksRepository.rotate
BEGIN;

SELECT
FROM
  webhook_endpoints
WHERE
  id = $1
FOR UPDATE;

DELETE FROM webhook_secrets
WHERE
  endpoint_id = $1
  AND expires_at <= now();

SELECT
  id
FROM
  webhook_secrets
WHERE
  endpoint_id = $1;

UPDATE webhook_secrets
SET
  expires_at = LEAST(expires_at, now() + $2::integer * interval '1 hour')
WHERE
  endpoint_id = $1;

INSERT INTO
  webhook_secrets (tenant_id, id, endpoint_id, sealed_secret)
VALUES
  ($1, $2, $3, $4);

COMMIT;

-- WebhooksRepository.remove
BEGIN;

UPDATE webhook_endpoints
SET
  url = COALESCE($2, url),
  description = COALESCE($3, description),
  events = COALESCE($4::text[], events),
  status = COALESCE($5, status),
  updated_at = now(),
  pause_reason = CASE
    WHEN $5::text IS NULL THEN pause_reason
  END,
  paused_at = CASE
    WHEN $5::text IS NULL THEN paused_at
  END,
  failures = CASE
    WHEN $5::text IS NULL
    AND $2::text IS NULL THEN failures
    ELSE 0
  END,
  failing_since = CASE
    WHEN $5::text IS NULL
    AND $2::text IS NULL THEN failing_since
  END,
  held_until = CASE
    WHEN $5::text IS NULL
    AND $2::text IS NULL THEN held_until
  END
WHERE
  id = $1
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

COMMIT;

DELETE FROM webhook_deliveries
WHERE
  id IN (
    SELECT
      id
    FROM
      webhook_deliveries
    WHERE
      endpoint_id = $1
    LIMIT
      2000
  )
RETURNING
  1 AS gone;

DELETE FROM webhook_endpoints
WHERE
  id = $1
RETURNING
  id;
