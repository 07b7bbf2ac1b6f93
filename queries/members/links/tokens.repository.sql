-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- TokensRepository.createLink
BEGIN;

SELECT
FROM
  people
WHERE
  id = $1
FOR NO KEY UPDATE;

INSERT INTO
  one_time_tokens (id, purpose, person_id, business_id, ends_at)
SELECT
  $1,
  $2,
  $3,
  $4,
  now() + interval '15 minutes'
WHERE
  (
    SELECT
      count(*)
    FROM
      one_time_tokens
    WHERE
      person_id = $3
      AND created_at > now() - interval '15 minutes'
  ) < 5
RETURNING
  id;

UPDATE one_time_tokens
SET
  used_at = now()
WHERE
  person_id = $1
  AND id <> $2
  AND used_at IS NULL;

COMMIT;

-- TokensRepository.createForInvitation
INSERT INTO
  one_time_tokens (id, purpose, business_id, invitation_id, ends_at, token_hash)
VALUES
  ($1, 'invitation', $2, $3, $4, $5);

-- TokensRepository.removeOfInvitation
DELETE FROM one_time_tokens
WHERE
  business_id = $1
  AND invitation_id = $2;

-- TokensRepository.arm
UPDATE one_time_tokens
SET
  token_hash = $2
WHERE
  id = $1
  AND used_at IS NULL
  AND ends_at > now()
RETURNING
  id,
  purpose,
  person_id,
  business_id,
  invitation_id;

-- TokensRepository.find
SELECT
  id,
  purpose,
  person_id,
  business_id,
  invitation_id,
  (
    SELECT
      password_hash
    FROM
      people p
    WHERE
      p.id = person_id
  )
FROM
  one_time_tokens
WHERE
  token_hash = $1
  AND used_at IS NULL
  AND ends_at > now();

-- TokensRepository.invitation
SELECT
  i.id,
  i.tenant_id,
  i.email,
  i.role
FROM
  invitations i
  JOIN tenants t ON t.id = i.tenant_id
WHERE
  i.tenant_id = $2
  AND i.id = $1
  AND i.ends_at > now()
  AND t.status = 'active';

-- TokensRepository.use
UPDATE one_time_tokens
SET
  used_at = now()
WHERE
  id = $1
  AND used_at IS NULL
RETURNING
  id;

-- TokensRepository.reset
BEGIN;

SELECT
FROM
  people
WHERE
  id = $1
FOR NO KEY UPDATE;

UPDATE one_time_tokens
SET
  used_at = now()
WHERE
  id = $1
  AND used_at IS NULL
RETURNING
  id;

UPDATE people
SET
  password_hash = $2,
  updated_at = now()
WHERE
  id = $1;

DELETE FROM sessions
WHERE
  person_id = $1;

DELETE FROM one_time_tokens
WHERE
  person_id = $1;

COMMIT;

-- TokensRepository.join: somebody new
BEGIN;

DELETE FROM invitations
WHERE
  tenant_id = $1
  AND id = $2
  AND ends_at > now()
RETURNING
  id;

DELETE FROM one_time_tokens
WHERE
  business_id = $1
  AND invitation_id = $2;

INSERT INTO
  people (id, email, name, password_hash)
VALUES
  ($1, $2, $3, $4)
RETURNING
  name;

INSERT INTO
  members (tenant_id, id, person_id, email, name, role)
VALUES
  ($1, $2, $3, $4, $5, $6);

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

-- TokensRepository.join: somebody with an account
BEGIN;

DELETE FROM invitations
WHERE
  tenant_id = $1
  AND id = $2
  AND ends_at > now()
RETURNING
  id;

DELETE FROM one_time_tokens
WHERE
  business_id = $1
  AND invitation_id = $2;

SELECT
  name
FROM
  people
WHERE
  id = $1
  AND password_hash = $2
FOR UPDATE;

INSERT INTO
  members (tenant_id, id, person_id, email, name, role)
VALUES
  ($1, $2, $3, $4, $5, $6);

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
