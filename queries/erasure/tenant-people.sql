-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- TenantPeople.erase
BEGIN;

DELETE FROM sessions
WHERE
  business_id = $1
RETURNING
  id;

DELETE FROM one_time_tokens
WHERE
  business_id = $1
RETURNING
  id;

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

DELETE FROM people
WHERE
  id = ANY ($1)
  AND NOT EXISTS (
    SELECT
    FROM
      members m
    WHERE
      m.person_id = people.id
  )
RETURNING
  id;

COMMIT;
