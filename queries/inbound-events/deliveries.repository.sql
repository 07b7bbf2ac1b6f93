-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- DeliveriesRepository.receive
WITH
  d AS (
    INSERT INTO
      event_deliveries AS d (tenant_id, id, source_id, dedupe_key, event_id, type, kind, status, reason, body, handled_at)
    SELECT
      $1::uuid,
      $2::uuid,
      $3::uuid,
      $4::text,
      $5::text,
      $6::text,
      $7::text,
      CASE
        WHEN $7::text IS NULL THEN 'ignored'
        ELSE 'queued'
      END,
      $8::text,
      CASE
        WHEN $7::text IS NULL THEN NULL
        ELSE $9::bytea
      END,
      CASE
        WHEN $7::text IS NULL THEN now()
      END
    ON CONFLICT (tenant_id, source_id, dedupe_key) DO UPDATE
    SET
      status = 'queued',
      reason = NULL,
      handled_at = NULL,
      body = EXCLUDED.body
    WHERE
      EXCLUDED.status = 'queued'
      AND (
        d.status = 'failed'
        OR d.status = 'queued'
        AND NOT EXISTS (
          SELECT
          FROM
            outbox x
          WHERE
            x.tenant_id = d.tenant_id
            AND x.id = d.id
        )
      )
    RETURNING
      id,
      kind,
      status
  ),
  o AS (
    INSERT INTO
      outbox (tenant_id, id, kind, reference, correlation_id)
    SELECT
      $1::uuid,
      d.id,
      'event.' || d.kind,
      d.id,
      $10::text
    FROM
      d
    WHERE
      d.status = 'queued'
    ON CONFLICT (tenant_id, id) DO NOTHING
    RETURNING
      id,
      kind
  ),
  s AS (
    UPDATE event_sources
    SET
      last_received_at = now()
    WHERE
      id = $3
      AND (
        last_received_at IS NULL
        OR last_received_at < now() - interval '5 seconds'
      )
  )
SELECT
  id,
  kind
FROM
  o;

-- DeliveriesRepository.list
SELECT
  *
FROM
  (
    SELECT
      d.id,
      d.type,
      d.kind,
      d.reason,
      d.event_id,
      d.order_id,
      d.created_at,
      d.handled_at,
      CASE
        WHEN d.status = 'queued'
        AND NOT EXISTS (
          SELECT
          FROM
            outbox o
          WHERE
            o.tenant_id = d.tenant_id
            AND o.id = d.id
        ) THEN 'failed'
        ELSE d.status
      END AS status
    FROM
      event_deliveries d
    WHERE
      d.source_id = $1
      AND (
        $3::uuid IS NULL
        OR d.id < $3
      )
      AND (
        $5::text IS NULL
        OR d.event_id = $5
      )
  ) shown
WHERE
  $4::text IS NULL
  OR status = $4
ORDER BY
  id DESC
LIMIT
  $2;

-- DeliveriesRepository.owed
SELECT
  d.id,
  d.source_id,
  s.kind AS source_kind,
  d.type,
  d.kind,
  d.status,
  d.body,
  d.created_at
FROM
  event_deliveries d
  JOIN event_sources s ON s.tenant_id = d.tenant_id
  AND s.id = d.source_id
WHERE
  d.id = $1;

-- DeliveriesRepository.handle
BEGIN;

SELECT
  body
FROM
  event_deliveries
WHERE
  id = $1
FOR UPDATE;

UPDATE event_deliveries
SET
  status = $2,
  reason = $3,
  order_id = $4,
  body = NULL,
  handled_at = now()
WHERE
  id = $1;

DELETE FROM outbox
WHERE
  id = $1;

COMMIT;

-- DeliveriesRepository.noteReason
UPDATE event_deliveries
SET
  reason = $2
WHERE
  id = $1
  AND status = 'queued';

-- DeliveriesRepository.fail
BEGIN;

UPDATE event_deliveries
SET
  status = 'failed',
  reason = $2,
  handled_at = now()
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

-- DeliveriesRepository.settle
BEGIN;

DELETE FROM outbox
WHERE
  id = $1;

COMMIT;
