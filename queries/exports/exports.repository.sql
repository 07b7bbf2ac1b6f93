-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- ExportsRepository.create
BEGIN;

INSERT INTO
  exports (tenant_id, id, visitor_id)
SELECT
  $1,
  $2,
  $3
WHERE
  $3::uuid IS NULL
  OR EXISTS (
    SELECT
    FROM
      visitors
    WHERE
      id = $3
      AND erasing_at IS NULL
  )
RETURNING
  id,
  visitor_id,
  created_at,
  downloads,
  downloaded_at;

DELETE FROM exports
WHERE
  id IN (
    SELECT
      id
    FROM
      exports
    ORDER BY
      id DESC
    OFFSET
      100
  );

COMMIT;

-- ExportsRepository.list
SELECT
  id,
  visitor_id,
  created_at,
  downloads,
  downloaded_at
FROM
  exports
WHERE
  (
    $2::uuid IS NULL
    OR id < $2
  )
  AND (
    $3::uuid IS NULL
    OR visitor_id = $3
  )
ORDER BY
  id DESC
LIMIT
  $1;

-- ExportsRepository.get
SELECT
  id,
  visitor_id,
  created_at,
  downloads,
  downloaded_at
FROM
  exports
WHERE
  id = $1;

-- ExportsRepository.begin
UPDATE exports
SET
  downloads = downloads + 1,
  downloaded_at = now()
WHERE
  id = $1
RETURNING
  id,
  visitor_id,
  created_at,
  downloads,
  downloaded_at;
