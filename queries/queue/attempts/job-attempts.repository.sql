-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- JobAttemptsRepository.begin
UPDATE outbox
SET
  begun_at = now(),
  attempts = attempts + COALESCE((begun_at < now() - interval '20 seconds')::integer, 0),
  first_failed_at = CASE
    WHEN begun_at < now() - interval '20 seconds' THEN COALESCE(first_failed_at, begun_at)
    ELSE first_failed_at
  END,
  last_failed_at = CASE
    WHEN begun_at < now() - interval '20 seconds' THEN begun_at
    ELSE last_failed_at
  END,
  error = CASE
    WHEN begun_at < now() - interval '20 seconds' THEN $2
    ELSE error
  END
WHERE
  id = $1
RETURNING
  attempts;

-- JobAttemptsRepository.ended
UPDATE outbox
SET
  is_queued = false,
  begun_at = NULL,
  attempts = 0,
  first_failed_at = NULL,
  last_failed_at = NULL,
  error = NULL
WHERE
  id = $1;

-- JobAttemptsRepository.interrupted
UPDATE outbox
SET
  is_queued = false,
  begun_at = NULL
WHERE
  id = $1;

-- JobAttemptsRepository.failed
UPDATE outbox
SET
  begun_at = NULL,
  attempts = attempts + 1,
  first_failed_at = COALESCE(first_failed_at, now()),
  last_failed_at = now(),
  error = $2
WHERE
  id = $1
RETURNING
  attempts;

-- JobAttemptsRepository.postpone
UPDATE outbox
SET
  is_queued = false,
  sent_at = now() + $2::integer * interval '1 millisecond'
WHERE
  id = $1;

-- JobAttemptsRepository.giveUp
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
