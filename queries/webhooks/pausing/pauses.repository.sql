-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- PausesRepository.get
SELECT
  url,
  pause_reason,
  paused_at,
  failing_since
FROM
  webhook_endpoints
WHERE
  id = $1
  AND status = 'paused';

-- PausesRepository.postpone
UPDATE outbox
SET
  sent_at = $2
WHERE
  id = $1;

-- PausesRepository.giveUp
BEGIN;

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

-- PausesRepository.settle
DELETE FROM outbox
WHERE
  id = $1;
