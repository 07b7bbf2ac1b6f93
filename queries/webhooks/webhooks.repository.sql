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
  CASE
    WHEN w.status = 'paused' THEN w.paused_at
  END AS paused_at,
  w.failing_since,
  w.last_delivered_at,
  w.created_at,
  w.updated_at,
  w.row_version,
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
  (
    $2::uuid IS NULL
    OR w.id < $2
  )
  AND (
    $3::text IS NULL
    OR w.url = $3
  )
  AND (
    $4::text IS NULL
    OR w.status = $4
  )
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
  CASE
    WHEN w.status = 'paused' THEN w.paused_at
  END AS paused_at,
  w.failing_since,
  w.last_delivered_at,
  w.created_at,
  w.updated_at,
  w.row_version,
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
    WHEN $5::text = 'disabled' THEN now()
    ELSE paused_at
  END,
  failures = CASE
    WHEN $6::boolean THEN 0
    ELSE failures
  END,
  failing_since = CASE
    WHEN $6::boolean THEN NULL
    ELSE failing_since
  END,
  held_until = CASE
    WHEN $6::boolean THEN NULL
    ELSE held_until
  END
WHERE
  id = $1
  AND require_match (row_version)
RETURNING
  id;

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id, is_retry)
VALUES
  ($1, $2, $3, $4, $5, $6);

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

UPDATE webhook_endpoints
SET
  updated_at = now()
WHERE
  id = $1;

COMMIT;

-- WebhooksRepository.remove
BEGIN;

DELETE FROM webhook_endpoints
WHERE
  id = $1
  AND require_match (row_version)
RETURNING
  id;

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id, is_retry)
VALUES
  ($1, $2, $3, $4, $5, $6);

COMMIT;
