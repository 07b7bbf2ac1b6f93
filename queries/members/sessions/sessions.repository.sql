-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- SessionsRepository.find
SELECT
  s.id,
  s.person_id,
  s.business_id,
  m.id AS member_id,
  m.role,
  LEAST(s.ends_at, s.last_used_at + interval '14 days') AS ends_at
FROM
  sessions s
  JOIN members m ON m.person_id = s.person_id
  AND m.tenant_id = s.business_id
WHERE
  s.token_hash = $1
  AND s.ends_at > now()
  AND s.last_used_at > now() - interval '14 days';

-- SessionsRepository.create
BEGIN;

INSERT INTO
  sessions (id, token_hash, person_id, business_id, address_hash, ends_at)
SELECT
  $1,
  $2,
  p.id,
  m.tenant_id,
  $5,
  now() + interval '90 days'
FROM
  people p
  JOIN members m ON m.person_id = p.id
WHERE
  p.id = $3
  AND m.tenant_id = $4
  AND p.password_hash = $6
FOR SHARE OF
  p,
  m
RETURNING
  id;

DELETE FROM sessions
WHERE
  id IN (
    SELECT
      id
    FROM
      sessions
    WHERE
      person_id = $1
      AND id <> $2
    ORDER BY
      last_used_at DESC,
      id DESC
    OFFSET
      49
    FOR UPDATE
      SKIP LOCKED
  );

COMMIT;

-- SessionsRepository.replace
BEGIN;

SELECT
  password_hash
FROM
  people
WHERE
  id = $1
FOR SHARE;

DELETE FROM sessions
WHERE
  id = $1
RETURNING
  id;

INSERT INTO
  sessions (id, token_hash, person_id, business_id, address_hash, ends_at)
SELECT
  $1,
  $2,
  p.id,
  m.tenant_id,
  $5,
  now() + interval '90 days'
FROM
  people p
  JOIN members m ON m.person_id = p.id
WHERE
  p.id = $3
  AND m.tenant_id = $4
  AND p.password_hash = $6
FOR SHARE OF
  p,
  m
RETURNING
  id;

DELETE FROM sessions
WHERE
  id IN (
    SELECT
      id
    FROM
      sessions
    WHERE
      person_id = $1
      AND id <> $2
    ORDER BY
      last_used_at DESC,
      id DESC
    OFFSET
      49
    FOR UPDATE
      SKIP LOCKED
  );

COMMIT;

-- SessionsRepository.remove
DELETE FROM sessions
WHERE
  token_hash = $1
RETURNING
  person_id;

-- SessionsRepository.saveUse
UPDATE sessions
SET
  last_used_at = now()
WHERE
  id = $1
  AND last_used_at <= now() - interval '1 minute';
