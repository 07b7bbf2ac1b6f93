-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- PeopleSweeper.run
WITH
  old AS (
    SELECT
      id,
      last_used_at AS age
    FROM
      sessions
    WHERE
      last_used_at >= $1::timestamptz
      AND last_used_at < now() - interval '14 days'
      AND true
    ORDER BY
      last_used_at
    LIMIT
      500
  ),
  gone AS (
    DELETE FROM sessions
    WHERE
      (id) IN (
        SELECT
          id
        FROM
          old
      )
      AND true
  )
SELECT
  count(*)::integer AS count,
  max(age)::text AS newest
FROM
  old;

WITH
  old AS (
    SELECT
      id,
      ends_at AS age
    FROM
      sessions
    WHERE
      ends_at >= $1::timestamptz
      AND ends_at < now() - interval '0 days'
      AND true
    ORDER BY
      ends_at
    LIMIT
      500
  ),
  gone AS (
    DELETE FROM sessions
    WHERE
      (id) IN (
        SELECT
          id
        FROM
          old
      )
      AND true
  )
SELECT
  count(*)::integer AS count,
  max(age)::text AS newest
FROM
  old;

WITH
  old AS (
    SELECT
      id,
      ends_at AS age
    FROM
      one_time_tokens
    WHERE
      ends_at >= $1::timestamptz
      AND ends_at < now() - interval '7 days'
      AND true
    ORDER BY
      ends_at
    LIMIT
      500
  ),
  gone AS (
    DELETE FROM one_time_tokens
    WHERE
      (id) IN (
        SELECT
          id
        FROM
          old
      )
      AND true
  )
SELECT
  count(*)::integer AS count,
  max(age)::text AS newest
FROM
  old;

BEGIN;

SELECT
  id
FROM
  people
WHERE
  (
    $1::uuid IS NULL
    OR id = $1
  )
  AND NOT EXISTS (
    SELECT
    FROM
      members m
    WHERE
      m.person_id = people.id
  )
FOR UPDATE;

COMMIT;
