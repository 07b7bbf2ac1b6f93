-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- AlertTestsRepository.list
SELECT
  id,
  started_by,
  sent_at,
  receivers,
  unreached,
  acknowledged_by,
  acknowledged_with,
  acknowledged_at
FROM
  alert_tests
WHERE
  $2::uuid IS NULL
  OR id < $2
ORDER BY
  id DESC
LIMIT
  $1;

-- AlertTestsRepository.get
SELECT
  id,
  started_by,
  sent_at,
  receivers,
  unreached,
  acknowledged_by,
  acknowledged_with,
  acknowledged_at
FROM
  alert_tests
WHERE
  id = $1;

-- AlertTestsRepository.create
INSERT INTO
  alert_tests (id, started_by, link_hash)
VALUES
  ($1, $2, $3)
ON CONFLICT (id) DO UPDATE
SET
  link_hash = excluded.link_hash,
  sent_at = now();

-- AlertTestsRepository.noteReceivers
UPDATE alert_tests
SET
  receivers = $2,
  unreached = $3
WHERE
  id = $1
RETURNING
  id,
  started_by,
  sent_at,
  receivers,
  unreached,
  acknowledged_by,
  acknowledged_with,
  acknowledged_at;

-- AlertTestsRepository.acknowledge
UPDATE alert_tests
SET
  acknowledged_by = COALESCE(acknowledged_by, $2),
  acknowledged_with = COALESCE(acknowledged_with, $3),
  acknowledged_at = COALESCE(acknowledged_at, now())
WHERE
  id = $1
  AND (
    $4::bytea IS NULL
    OR link_hash = $4
  )
RETURNING
  id,
  started_by,
  sent_at,
  receivers,
  unreached,
  acknowledged_by,
  acknowledged_with,
  acknowledged_at;
