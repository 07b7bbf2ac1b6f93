-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- Limits.tenants
SELECT
  id
FROM
  tenants
WHERE
  retention <> '{}'
  AND status <> 'erasing'
  AND (
    $1::uuid IS NULL
    OR id > $1
  )
ORDER BY
  id
LIMIT
  $2;

-- Limits.get
SELECT
  retention
FROM
  tenants
WHERE
  status <> 'erasing';
