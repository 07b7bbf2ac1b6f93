-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- VisitorsRepository.list
SELECT
  id,
  external_id,
  name,
  email,
  verified_email,
  locale,
  page,
  created_at,
  erasing_at IS NOT NULL AS erasing
FROM
  visitors
WHERE
  (
    $2::uuid IS NULL
    OR id < $2
  )
  AND (
    $3::text IS NULL
    OR external_id = $3
  )
  AND (
    $4::text IS NULL
    OR lower(email) = lower($4)
    OR verified_email = lower($4)
  )
ORDER BY
  id DESC
LIMIT
  $1;

-- VisitorsRepository.get
SELECT
  id,
  external_id,
  name,
  email,
  verified_email,
  locale,
  page,
  created_at,
  erasing_at IS NOT NULL AS erasing
FROM
  visitors
WHERE
  id = $1;

-- VisitorsRepository.present
SELECT
  id
FROM
  visitors
WHERE
  id = ANY ($1::uuid[])
  AND erasing_at IS NULL;

-- VisitorsRepository.markErasing
BEGIN;

SELECT
  erasing_at IS NOT NULL AS erasing
FROM
  visitors
WHERE
  id = $1
FOR UPDATE;

UPDATE visitors
SET
  erasing_at = now()
WHERE
  id = $1;

INSERT INTO
  outbox (tenant_id, id, kind, reference, correlation_id, is_retry)
VALUES
  ($1, $2, $3, $4, $5, $6);

COMMIT;
