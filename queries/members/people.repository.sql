-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- PeopleRepository.get
SELECT
  id,
  email,
  name
FROM
  people
WHERE
  id = $1;

-- PeopleRepository.account
SELECT
  id,
  email,
  name,
  password_hash,
  EXISTS (
    SELECT
    FROM
      sessions s
    WHERE
      s.person_id = p.id
      AND s.address_hash = $2
  ) AS is_known
FROM
  people p
WHERE
  email = $1;

-- PeopleRepository.memberships
SELECT
  m.id,
  m.role,
  t.id AS tenant_id,
  t.slug,
  t.name,
  t.status
FROM
  members m
  JOIN tenants t ON t.id = m.tenant_id
WHERE
  m.person_id = $1
  AND t.status IN ('active', 'suspended')
ORDER BY
  (
    SELECT
      max(s.last_used_at)
    FROM
      sessions s
    WHERE
      s.person_id = m.person_id
      AND s.business_id = m.tenant_id
  ) DESC NULLS LAST,
  m.id;

-- PeopleRepository.left
BEGIN;

SELECT
FROM
  people
WHERE
  id = $1
FOR UPDATE;

DELETE FROM sessions
WHERE
  person_id = $1
  AND business_id = $2;

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

-- PeopleRepository.forgetStrangers
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
