-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- MembersRepository.list
SELECT
  id,
  person_id,
  email,
  name,
  role,
  created_at
FROM
  members
WHERE
  $2::uuid IS NULL
  OR id < $2
ORDER BY
  id DESC
LIMIT
  $1;

-- MembersRepository.change: get
BEGIN;

SELECT
FROM
  tenants
FOR NO KEY UPDATE;

SELECT
  id,
  person_id,
  email,
  name,
  role,
  created_at
FROM
  members
WHERE
  id = $1;

COMMIT;

-- MembersRepository.change: hasOtherOwner
BEGIN;

SELECT
FROM
  tenants
FOR NO KEY UPDATE;

SELECT
FROM
  members
WHERE
  role = 'owner'
  AND id <> $1
LIMIT
  1;

COMMIT;

-- MembersRepository.change: setRole
BEGIN;

SELECT
FROM
  tenants
FOR NO KEY UPDATE;

UPDATE members
SET role = $2
WHERE
  id = $1;

COMMIT;

-- MembersRepository.change: remove
BEGIN;

SELECT
FROM
  tenants
FOR NO KEY UPDATE;

DELETE FROM members
WHERE
  id = $1;

UPDATE conversations
SET
  assignee_id = NULL
WHERE
  assignee_id = $1;

DELETE FROM conversation_reads
WHERE
  member_id = $1;

COMMIT;
